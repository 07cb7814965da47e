"""绩效目标审核表 as reviewers fill it: levels in words or ticked, beside one question or two."""

from __future__ import annotations

from collections.abc import Callable

from perfeval import get_rubric, score
from perfeval.filing import GoalReview
from perfeval.forms import read
from tests.forms.paper import OVER, Row, Wide, as_excel, as_word
from tests.tables import each_row

QUESTIONS = (
    "绩效目标填报格式是否规范、符合规定要求",
    "绩效目标填报内容是否完整、准确、详实，是否无缺项、错项",
    "绩效指标是否细化、量化，便于监控和评估；难以量化的，定性描述是否充分、具体",
)
NAMES: Row = ["项目名称", "停车场建设", "", "预算单位", "某局", ""]
SCORED: list[Row] = [
    NAMES,
    ["审核方面", "审核要点", "审核内容", "分值", "定性审核意见", "定量审核得分"],
    ["完整性审核", "规范完整性", QUESTIONS[0], "5", "优", "4.8"],
    [OVER, OVER, QUESTIONS[1].replace("，", ","), "5", "良好", "4"],
    ["相关性审核", "指标科学性", QUESTIONS[2].replace("；", ";"), "7", "待定", "6"],
    [Wide("总分", 3), "17", "", "14.8"],
    ["综合评定等级", Wide("良", 5)],
]
TICKED: list[Row] = [
    ["审核方面", "审核要点", "审核内容", "分值", "审核意见"],
    ["完整性审核", "规范完整性", f"1.{QUESTIONS[0]}；", "5", "优☑ 良□ 中□ 差□"],
    [OVER, OVER, f"2.{QUESTIONS[1]}；", "5", OVER],
    ["相关性审核", "指标科学性", f"1.{QUESTIONS[2]}；", "7", "优□ 良□ 中□ 差□"],
    ["综合评定等级", Wide("优□ 良☑ 中□ 差□", 4)],
]


@each_row(
    ("table", "make", "levels"),
    [
        (SCORED, as_word, ("优", "良好", "")),
        (SCORED, as_excel, ("优", "良好", "")),
        (TICKED, as_word, ("优", "优", "")),
        (TICKED, as_excel, ("优", "优", "")),
    ],
)
def test_each_level_is_a_fact_of_the_review(
    table: list[Row], make: Callable[..., bytes], levels: tuple[str, ...]
) -> None:
    """A merged level is that of both rows; what is no level, or not ticked, states none."""
    filing = read(make("附件2-5", "市级部门预算绩效目标审核表", table))
    (form,) = filing.forms
    assert isinstance(form, GoalReview)
    stated = {fact.id: fact.value for fact in form.own_facts()}
    assert stated == dict(
        zip(("goal_review.format-1", "goal_review.format-2"), levels, strict=False)
    )
    assert form.claimed_rating == "良"
    assert form.project_name == ("停车场建设" if table is SCORED else "")
    assert [note.at for note in filing.notes if "名称" in note.at or "等级" in note.at] == []
    card = score(filing, get_rubric("zhengzhou-goal-review"))
    first, second, third = (card.scores[place] for place in (0, 1, 7))
    assert "“优”：在分值的 [90%, 100%] 内由评价人判定" in first.reason()
    assert third.because.code == "missing"
    claims = ("4.8", "4", "6") if table is SCORED else (None, None, None)
    printed = tuple(each.claimed and each.claimed.plain for each in (first, second, third))
    assert printed == claims
