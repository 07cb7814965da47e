"""Scorecards and rubrics as plain text."""

from __future__ import annotations

from attrs import evolve

from perfeval.criteria import Criterion, Pool, PoolRow
from perfeval.filing import FormKind
from perfeval.numbers import Points
from perfeval.registry import get_rubric
from perfeval.render.text import rubric_text, scorecard_text
from perfeval.rubric import Rating, Reading, Rubric, Section
from perfeval.rules import Because, ByTarget, InProportion, Judged
from perfeval.scorecard import Scorecard
from perfeval.scores import PoolCap, Score
from perfeval.sources import FiscalYears, Jurisdiction, Source

FULL = Because("full", "29 ÷ 30 = 96.67%，不超过 100%，计满分", "29 ÷ 30 = 96.67%, full points")
MISSING = Because("missing", "缺少“三公经费”预算数", "missing: three-public budget")


def row(
    name: str,
    earned: str | None,
    out_of: str,
    because: Because = FULL,
    *,
    path: tuple[str, ...] = ("投入", "预算配置"),
    claimed: str | None = None,
    judged: str | None = None,
) -> Score:
    return Score(
        key=name,
        path=path,
        name=name,
        out_of=Points(out_of),
        earned=None if earned is None else Points(earned),
        because=because,
        claimed=None if claimed is None else Points(claimed),
        judged=None if judged is None else Points(judged),
    )


CARD = Scorecard(
    rubric="yueyang-annex-3-1",
    edition="2020",
    digest="0",
    distribution="perfeval 0.1.0",
    library="0.1.0",
    form="annex-3-1",
    unit="岳阳市政务服务中心",
    year=2020,
    out_of=Points("20"),
    places=2,
    scores=(
        row("财政供养人员控制率", "5", "5", claimed="5"),
        row("资金结余", "2", "3", claimed="2", judged="1.5", path=("过程", "预算执行")),
        row("“三公经费”控制率", None, "6", MISSING, claimed="6", path=("过程", "预算执行")),
        row("群众\n满意率", None, "6", MISSING, path=("效果", "")),
    ),
)

LIST = """\
岳阳市政务服务中心  2020 年度
评分标准 yueyang-annex-3-1（2020）  perfeval 0.1.0  表 annex-3-1

投入 / 预算配置
  财政供养人员控制率   5 / 5    29 ÷ 30 = 96.67%，不超过 100%，计满分   自评 5

过程 / 预算执行
  资金结余             2 / 3    29 ÷ 30 = 96.67%，不超过 100%，计满分   自评 2   判定 1.5
  “三公经费”控制率     未计分   缺少“三公经费”预算数                    自评 6

效果
  群众 满意率          未计分   缺少“三公经费”预算数

计算得分   7 / 8       满分 20
自评得分   13
评价得分   12.5 / 14
"""

LIST_EN = """\
岳阳市政务服务中心  fiscal year 2020
rubric yueyang-annex-3-1 (2020)  perfeval 0.1.0  form annex-3-1

投入 / 预算配置
  财政供养人员控制率   5 / 5      29 ÷ 30 = 96.67%, full points   claimed 5

过程 / 预算执行
  资金结余             2 / 3      29 ÷ 30 = 96.67%, full points   claimed 2   judged 1.5
  “三公经费”控制率     unscored   missing: three-public budget    claimed 6

效果
  群众 满意率          unscored   missing: three-public budget

computed   7 / 8       of 20 in all
claimed    13
reviewed   12.5 / 14
"""


def totals(card: Scorecard, lang: str = "zh") -> list[str]:
    return scorecard_text(card, lang).split("\n\n")[-1].splitlines()


def test_a_scorecard_stands_in_columns_under_its_labels() -> None:
    """Unit, year and rubric; each row with points, reason, claim and judgement; the totals."""
    assert scorecard_text(CARD, "zh") == LIST


def test_in_english_the_official_names_stay_chinese() -> None:
    """Reasons and words of ours are English."""
    assert scorecard_text(CARD, "en") == LIST_EN


def test_a_card_of_facts_alone_has_no_form_and_maybe_no_distribution() -> None:
    """What is not there leaves no gap."""
    bare = evolve(CARD, form="", distribution="")
    assert scorecard_text(bare, "zh").splitlines()[1] == "评分标准 yueyang-annex-3-1（2020）"


def test_a_complete_total_needs_no_word_on_the_whole() -> None:
    """Of how many points it is, is the whole."""
    complete = evolve(CARD, scores=CARD.scores[:1], out_of=Points("5"))
    assert totals(complete) == ["计算得分   5 / 5", "自评得分   5", "评价得分   5 / 5"]


def test_a_rating_stands_only_where_the_rubric_prints_a_scale() -> None:
    """On a complete total its name; otherwise that it is not given, and why."""
    scale = (("优", Points("4")), ("差", Points("0")))
    complete = evolve(CARD, scores=CARD.scores[:1], out_of=Points("5"), ratings=scale)
    assert totals(complete)[-1] == "评价等次   优"
    assert totals(complete, "en")[-1] == "rating     优"
    assert totals(evolve(CARD, ratings=scale))[-1] == "评价等次   未评定（计分不完整）"


def test_a_capped_pool_shows_in_the_total_not_in_its_rows() -> None:
    """Rows stand as they earned; the total is capped."""
    rows = tuple(
        evolve(row(name, "5", "5"), pool="output") for name in ("调研股室数量", "组织审批事项数")
    )
    pools = (PoolCap(key="output", points=Points("8")),)
    text = scorecard_text(evolve(CARD, scores=rows, pools=pools, out_of=Points("8")), "zh")
    assert text.count("5 / 5") == 2
    assert "计算得分   8 / 8" in text


def test_a_reason_of_a_strangers_rule_cannot_command_the_terminal() -> None:
    """Escapes and bidirectional controls are shown, not sent."""
    hostile = Because("x", "计满分\x1b[2J\u202e", "full\x07")
    card = evolve(CARD, scores=(row("资金结余", "1", "1", hostile),))
    assert "计满分\\u001b[2J\\u202e" in scorecard_text(card, "zh")
    assert "full\\u0007" in scorecard_text(card, "en")


RUBRIC = Rubric(
    id="some-county",
    edition="2023",
    name="某县评分标准",
    name_en="a county's rubric",
    form=FormKind.UNIT,
    jurisdiction=Jurisdiction(code="430723", name="澧县"),
    years=FiscalYears(2020, 2023),
    source=Source(title="绩效自评办法", issuer="澧县财政局"),
    sections=(
        Section(
            name="过程",
            name_en="process",
            points="20",
            sections=(
                Section(
                    name="预算管理",
                    points="20",
                    items=(
                        Criterion(
                            key="rules",
                            name="管理制度健全性",
                            name_en="rules in place",
                            points="20",
                            clause="①制度健全；\n②执行有效。",
                            rule=Judged(),
                        ),
                    ),
                ),
            ),
        ),
        Section(
            name="产出",
            points="80",
            items=(
                Pool(
                    key="output",
                    name="产出指标",
                    labels=("产出指标",),
                    points="40",
                    clause="未完成的按比例计分。",
                    rule=ByTarget(
                        missed_rate=InProportion(), missed_count=InProportion(), met_words=("完成",)
                    ),
                ),
                Pool(
                    key="duties",
                    name="职责履行",
                    points="25",
                    clause="由评价人判定。",
                    rule=Judged(),
                    rows=(PoolRow(key="reform", name="改革任务", points="25"),),
                ),
                Pool(
                    key="benefit",
                    name="效益",
                    points="15",
                    clause="由评价人判定。",
                    rule=Judged(),
                    shared=True,
                    rows=(
                        PoolRow(key="economic", name="经济效益"),
                        PoolRow(key="social", name="社会效益"),
                    ),
                ),
            ),
        ),
    ),
    ratings=(Rating(name="优", at_least="90"), Rating(name="差", at_least="0")),
    readings=(Reading(key="rows", clause="未完成的", choice="按完成值与指标值的比例"),),
)

TABLE = """\
某县评分标准
评分标准 some-county（2023）  澧县 430723  2020–2023  满分 100
依据 澧县财政局《绩效自评办法》

过程 20 分 / 预算管理 20 分
  管理制度健全性               20   ①制度健全； ②执行有效。

产出 80 分
  产出指标（由单位填列指标）   40   未完成的按比例计分。
  职责履行                     25   由评价人判定。
  · 改革任务                   25
  效益（各行合计）             15   由评价人判定。
  · 经济效益
  · 社会效益

评价等次
  优   不低于 90 分
  差   不低于 0 分

条文未写明之处
  未完成的   按完成值与指标值的比例
"""


def test_a_rubric_stands_as_its_official_table() -> None:
    """Sections with points; rows with points and clause; pools, ratings and readings."""
    assert rubric_text(RUBRIC, "zh") == TABLE


def test_a_rubric_in_english_takes_the_english_names_that_it_has() -> None:
    """Others, and the clauses, stay Chinese."""
    lines = rubric_text(RUBRIC, "en").splitlines()
    assert lines[0] == "a county's rubric"
    assert "process 20 points / 预算管理 20 points" in lines
    assert any(line.startswith("  rules in place ") for line in lines)
    assert any(line.startswith("  产出指标 (the unit's own indicators)   40") for line in lines)
    assert any(line.startswith("  效益 (all rows together) ") for line in lines)
    assert "  优   at least 90 points" in lines


def test_a_rubric_without_scale_and_readings_ends_with_its_table() -> None:
    """There is no empty heading."""
    text = rubric_text(evolve(RUBRIC, ratings=(), readings=()), "zh")
    assert text.endswith("  · 社会效益\n")


def test_an_installed_rubric_names_its_distribution() -> None:
    """So that a reader knows whose numbers these are."""
    rubric = get_rubric("yueyang-annex-3-1")
    text = rubric_text(rubric, "zh")
    assert rubric.distribution in text.splitlines()[1]
    assert text.count("\n  · ") == 9
