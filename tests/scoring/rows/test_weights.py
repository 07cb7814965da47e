"""权重 set in principle: what a form prints stands where it adds up, else what the norm says."""

from __future__ import annotations

from attrs import evolve

from perfeval import BudgetUnit, Filing, Points, Scorecard, get_rubric, score, wan_yuan
from perfeval.audit import audit
from perfeval.filing import FundRow, Indicator, ProjectForm
from perfeval.measures import FUND_EXECUTION_RATE
from perfeval.numbers.cells import read_cell
from perfeval.rubric.criteria import Criterion, Pool, PoolRow
from perfeval.rules import Judged, Proportional
from perfeval.scoring.rows.weights import is_absent, misfits, moved_points
from tests.given import indicator, rubric
from tests.tables import each_row

RUBRIC = get_rubric("national-project")


def rows(**points: str) -> tuple[Indicator, ...]:
    """One met indicator for each 一级指标, of so many points."""
    return tuple(
        indicator("≥1个", "1个", points=each, claimed=each, level1=label, name=label)
        for label, each in points.items()
    )


def filed(*indicators: Indicator) -> Filing:
    """A project that spent all its money."""
    money = wan_yuan("1")
    fund = FundRow(label="合计", final=money, outturn=money, points=Points("10"))
    form = ProjectForm(key="project", fund=fund, indicators=indicators)
    return Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(form,))


def card(*indicators: Indicator) -> Scorecard:
    """The scorecard of such a project."""
    return score(filed(*indicators), RUBRIC)


@each_row(
    "points",
    [
        {"产出指标": "40", "效益指标": "30", "满意度指标": "20"},
        {"一、成本指标": "20", "二、产出指标": "40", "三、效益指标": "20", "四、满意度指标": "10"},
        {"产出指标": "60", "效益指标": "30"},
        {"产出指标": "50", "效益指标": "30", "服务对象满意度指标": "10"},
    ],
)
def test_moved_weights_that_add_up_are_scored_as_printed(points: dict[str, str]) -> None:
    """Every point can be earned; a part that the form does not have is none of it."""
    made = card(*rows(**points))
    assert (made.total.plain, made.scored_out_of.plain) == ("100", "100")
    assert not any(map(is_absent, made.scores))
    assert moved_points(made.scores, RUBRIC).keys() == {"output", "benefit", "satisfaction"}


@each_row(
    ("points", "total"),
    [
        ({"产出指标": "60", "效益指标": "40"}, "90"),
        ({"产出指标": "60", "效益指标": "20", "满意度指标": "5"}, "85"),
        ({"产出指标": "60", "其他指标": "30"}, "60"),
    ],
)
def test_weights_that_do_not_add_up_are_the_norms(points: dict[str, str], total: str) -> None:
    """Each part is capped at the points of the norm, and a missing one is named."""
    made = card(*rows(**points))
    assert made.total.plain == total
    assert moved_points(made.scores, RUBRIC) == {}
    assert any(map(is_absent, made.scores)) is ("满意度指标" not in points)


@each_row(
    ("points", "found"),
    [
        ({"产出指标": "40", "效益指标": "30", "满意度指标": "20"}, False),
        ({"产出指标": "60", "效益指标": "40"}, True),
    ],
)
def test_moved_weights_are_no_finding(points: dict[str, str], found: bool) -> None:
    """40/30/20 is a place's own choice; 60/40 beside 10 is a mistake."""
    filing = filed(*rows(**points))
    codes = {finding.code for finding in audit(filing, score(filing, RUBRIC))}
    assert ("points.pool" in codes) is found


MINE = Criterion(key="rules", name="制度", points="5", clause="健全", rule=Judged())
SPENT = Criterion(
    key="spent",
    name="执行率",
    points="10",
    clause="按比例",
    measure=FUND_EXECUTION_RATE,
    rule=Proportional(),
)
SHARED = Pool(
    key="benefit",
    name="效益",
    labels=("效益",),
    points="15",
    shared=True,
    clause="共15分",
    rule=Judged(),
    rows=(PoolRow(key="social", name="社会效益"), PoolRow(key="economic", name="经济效益")),
)
FIXED = Pool(key="output", name="产出", labels=("产出",), points="20", clause="分配", rule=Judged())
MOVED = evolve(FIXED, key="effect", name="效果", labels=("效果",), in_principle=True)
OWN = (("制度", "过程", "5"), ("甲", "产出", "12"), ("乙", "产出", "8"), ("社会效益", "效益", "15"))


def printed(*rows: tuple[str, str, str], fund: str = "", of_which: str = "") -> ProjectForm:
    """A form that prints rows of so many points; one is a part of another."""
    made = [
        indicator("≥1", "1", points, name=name, level1=part, of_which=name == of_which)
        for name, part, points in rows
    ]
    points = read_cell(Points, fund)
    told = FundRow(label="资金", final=wan_yuan("1"), outturn=wan_yuan("1"), points=points)
    return ProjectForm(key="project", fund=told if fund else None, indicators=tuple(made))


@each_row(
    ("form", "items", "found"),
    [
        (printed(*OWN), (MINE, FIXED, SHARED), []),
        (printed(("制度", "过程", "6"), *OWN[1:]), (MINE, FIXED, SHARED), ["过程 / 制度 6/5"]),
        (printed(("制度", "过程", ""), *OWN[1:3]), (MINE, FIXED, SHARED), []),
        (printed(("甲", "产出", "12")), (MINE, FIXED, SHARED), ["过程 / 产出 12/20"]),
        (printed(("甲", "产出", "")), (MINE, FIXED, SHARED), []),
        (printed(*OWN[1:3], ("丙", "产出", "3"), of_which="丙"), (FIXED,), []),
        (printed(("社会效益", "效益", "3")), (SHARED,), []),
        (printed(("旁", "其他", "3")), (MINE, FIXED, SHARED), None),
        (printed(), (MINE, FIXED), []),
        (printed(("甲", "产出", "3"), of_which="甲"), (FIXED,), None),
        (printed(fund="9"), (SPENT, MINE), ["过程 / 执行率 9/10"]),
        (printed(("甲", "效果", "21"), fund="9"), (SPENT, MOVED), []),
        (printed(("甲", "效果", "20"), fund="9"), (SPENT, MOVED),
         ["过程 / 执行率 9/10", "某县评分标准 29/30"]),
        (printed(("甲", "效果", "20"), ("乙", "效果", "1"), fund="9", of_which="乙"),
         (SPENT, MOVED), ["过程 / 执行率 9/10", "某县评分标准 29/30"]),
        (printed(("甲", "效果", "21"), ("制度", "过程", "4"), fund="10"), (SPENT, MINE, MOVED),
         ["过程 / 制度 4/5"]),
        (printed(("甲", "效果", ""), ("乙", "效果", "")), (MOVED,), []),
        (printed(("甲", "产出", "19"), ("制度", "过程", "5")), (MINE, FIXED),
         ["过程 / 产出 19/20"])
    ]
)  # fmt: skip
def test_where_a_form_prints_other_points(
    form: ProjectForm, items: tuple[Criterion | Pool, ...], found: list[str] | None
) -> None:
    """Row by row; a pool by what its rows add up to; a shared weight never; others as a whole."""
    told = misfits(form, rubric(*items))
    said = None if told is None else [f"{at} {own.plain}/{due.plain}" for at, own, due in told]
    assert said == found
