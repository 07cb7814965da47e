"""Clauses become the rule that they say, or are left: none is read wrongly."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from perfeval import Points, check_rubric
from perfeval.drafts import draft_rubric
from perfeval.rules import Deduct, Steps
from perfeval.rules.checked import rule_text
from perfeval.text.policy import without_forbidden
from tests.drafts.clauses import EDGES, LEFT, SEEN, UNSEEN, Case
from tests.drafts.county import ROWS, Row, county_sheet
from tests.drafts.kinds import KINDS
from tests.drafts.sheets import draft_of, drafted, row_of, rule_of
from tests.few_trials import few_trials
from tests.tables import each_row


@each_row("case", [*SEEN, *UNSEEN, *EDGES])
def test_a_clause_is_read_as_it_says(case: Case) -> None:
    """The same rule, number by number; or none, and a reason."""
    name, points, clause, rule = case
    row = drafted(name, points, clause)
    assert rule_of(row) == rule
    assert bool(row.why) is (rule is None)


@each_row(("name", "points", "clause", "why"), LEFT)
def test_a_clause_that_is_not_plain_is_left_with_its_reason(
    name: str, points: str, clause: str, why: str
) -> None:
    """The reason says in words what is not plain."""
    row = drafted(name, points, clause)
    assert rule_of(row) is None
    assert why in row.why


_OF_KINDS = [(kind, *row) for kind, rows in KINDS.items() for row in rows]


@each_row(("kind", "name", "points", "clause", "said"), _OF_KINDS)
def test_each_kind_is_read_however_it_is_said(
    kind: str, name: str, points: str, clause: str, said: str
) -> None:
    """And none of its near misses: those are left to people, with a reason."""
    row = drafted(name, points, clause)
    found = rule_of(row)
    words = rule_text(found, "zh", name) if found else ""
    assert words + ("（待选）" if row.is_open else "") == said, kind
    assert bool(row.why) is not bool(said)


@each_row(
    ("clause", "choice"),
    [
        ("满意度90%以上得5分，否则不得分。", "90%整计入数值较高的一档"),
        ("满意度90%（含）以上得5分，否则不得分。", ""),
        ("满意度90%以上得5分，低于90%不得分。", ""),
        (
            "90%以上得5分，80%-90%得3分，80%以下不得分。",
            "80%整计入数值较高的一档；90%整计入数值较高的一档",
        ),
        ("90分以上得5分，否则不得分。", "90分整计入数值较高的一档"),
        ("变动率20%以内得5分，20%以上不得分。", "20%整计入数值较低的一档"),
        ("变动率20%（含）以内得5分，20%以上不得分。", ""),
        ("每逾期1天扣1分，逾期3天以上不得分。", "3天整计入不得分的一侧"),
        ("每逾期1天扣1分，逾期3天及以上不得分。", ""),
    ],
)
def test_an_edge_that_only_the_law_gives_to_a_side_is_told(clause: str, choice: str) -> None:
    """以上 and 以内 take their number in; what the clause says itself needs no reading."""
    understood = drafted("收入变动率" if "变动" in clause else "满意度", "5", clause).understood
    assert understood is not None
    assert [each.choice for each in understood.assumed] == ([choice] if choice else [])


@each_row("row", ROWS)
def test_a_county_that_was_not_seen_before_is_read_or_left(row: Row) -> None:
    """19 of 26 rows have a rule, and none has a wrong one."""
    _, name, points, clause, words = row
    found = rule_of(drafted(name, points, clause))
    assert (rule_text(found, "zh", name) if found else "") == words


def test_the_title_of_a_sheet_says_its_place() -> None:
    """Behind 附件 and the year, too; 某县 is none."""
    sheet = county_sheet()
    titles = (sheet.title, f"附件3：{sheet.title}", "2024年度临澧县部门整体支出绩效评价评分表")
    places = [draft_rubric(evolve(sheet, title=title)).place for title in titles]
    assert [place and place.code for place in places] == ["430724"] * 3
    assert draft_rubric(evolve(sheet, title="某县评分表")).place is None


_KINDS = [row for rows in KINDS.values() for row in rows]


@pytest.mark.unmeasured
def test_what_is_read_keeps_the_laws_of_rubrics(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every rule that is read awards what its clause says, by `check_rubric`."""
    few_trials(monkeypatch)
    rows = [
        row_of(f"{name}", points, clause, level1=f"第{number}块")
        for number, (name, points, clause, rule) in enumerate(
            [*SEEN, *UNSEEN, *EDGES, *_KINDS[::2]]
        )
        if rule
    ]
    report = check_rubric(draft_of(*rows).rubric(steps=Steps.WHOLE))
    told = [problem for problem in report.problems if "neither issuer" not in problem]
    assert told == []


_SAID = {
    Steps.WHOLE: ("不足1个百分点的不计", "不足一个百分点不扣分"),
    Steps.STARTED: ("不足1个百分点按1个百分点计", "不满1%的按1%扣分"),
    Steps.PRO_RATA: ("不足1个百分点的按比例扣减", "不足1%按比例扣分"),
}
_STEPS = ("，每超过1个百分点扣1分", "。每超1%（{}）扣1分", "，超过100%的，每增加1个百分点扣1分")


@given(st.data())
def test_a_rule_has_the_steps_that_its_clause_says_wherever_it_says_so(data: st.DataObject) -> None:
    """Before, between or behind; without such words the reading is open, and nobody chose it."""
    steps = data.draw(st.sampled_from(Steps))
    words = data.draw(st.sampled_from(_SAID[steps]))
    head, price = "控制率≤100%得5分", data.draw(st.sampled_from(_STEPS))
    tails = [f"，{words}，扣完为止。", f"（{words}），扣完为止", f"；扣完为止；{words}。"]
    inside = "{}" in price
    tail = "，扣完为止。" if inside else data.draw(st.sampled_from(tails))
    row = drafted("公用经费控制率", "5", head + price.format(words) + tail)
    assert not row.is_open
    for other in Steps:
        assert row.understood is not None
        rule = row.understood.chosen(other)
        assert isinstance(rule, Deduct)
        assert rule.steps is steps
    silent = drafted("公用经费控制率", "5", f"{head}{price.replace('（{}）', '')}，扣完为止。")
    assert silent.is_open


_PIECES = st.sampled_from(
    [
        piece
        for _, _, clause, _ in (*SEEN, *UNSEEN)
        for piece in clause.replace("；", "，").split("，")
    ]
)
_SIGNS = st.sampled_from(
    ["，", "；", "。", "", "\n", "每", "扣", "9" * 30, "%", "①", "（含）", "得"]
)


@given(
    st.lists(st.one_of(_PIECES, _SIGNS, st.text(max_size=6)), max_size=8)
    .map("".join)
    .map(without_forbidden)
)
def test_whatever_a_clause_says_it_is_read_or_left(clause: str) -> None:
    """No exception leaves, and a rule that is read is worth its row."""
    row = drafted("满意度", "5", clause)
    found = rule_of(row)
    assert (found is None) is bool(row.why)
    assert found is None or found.problem(Points("5")) is None
