"""岳阳市 附件3-1 (2020): every criterion just below, at and above its edges; clauses and points."""

from __future__ import annotations

from perfeval import (
    BudgetUnit,
    Criterion,
    Fact,
    Filing,
    FiscalYears,
    FormKind,
    Jurisdiction,
    Points,
    Pool,
    Score,
    get_rubric,
    score,
)
from perfeval.filing import ScoreSheet
from perfeval.rules import Deduct
from tests.published import filing_of
from tests.tables import each_row

RUBRIC = get_rubric("yueyang-annex-3-1")

# A tiny part more or less: one hundred-millionth of a percentage point, where 100 stands for 100%.
LESS, MORE = ".99999999", ".00000001"


def scored(key: str, **facts: str | bool) -> Score:
    """The score of one criterion by facts, whose ids have `__` for a dot."""
    given = tuple(Fact(id=fact.replace("__", "."), value=value) for fact, value in facts.items())
    card = score(Filing(unit=BudgetUnit(name="某局"), year=2020, facts=given), RUBRIC)
    (found,) = (each for each in card.scores if each.key == key)
    return found


def earned(each: Score) -> str | None:
    """What it earned, without trailing zeros."""
    return None if each.earned is None else each.earned.plain


def test_what_it_is() -> None:
    """The sheet of the city of 岳阳 for 2020; it prints no scale of ratings."""
    assert (RUBRIC.id, RUBRIC.edition, RUBRIC.form) == (
        "yueyang-annex-3-1",
        "2020",
        FormKind.SCORE_SHEET,
    )
    assert RUBRIC.jurisdiction == Jurisdiction(code="430600", name="岳阳市")
    assert RUBRIC.years == FiscalYears(2020, 2020)
    assert RUBRIC.source.cite() == "岳阳市财政局《部门整体支出绩效评价评分表》 附件3-1"
    assert (RUBRIC.ratings, RUBRIC.places, RUBRIC.distribution) == ((), 2, "perfeval 0.1.0")


def test_the_points_of_every_row() -> None:
    """投入 15, 过程 40, 产出 25, 效果 20: 25 rows, 100 points."""
    rows = [(" / ".join(path), item.key, item.points.plain) for path, item in RUBRIC.walk()]
    assert rows == [
        ("投入 / 预算配置", "staffing", "5"),
        ("投入 / 预算配置", "three_public_change", "5"),
        ("投入 / 预算配置", "priority_spending", "5"),
        ("过程 / 预算执行", "budget_adjustment", "3"),
        ("过程 / 预算执行", "fund_releases", "3"),
        ("过程 / 预算执行", "balance", "3"),
        ("过程 / 预算执行", "three_public_control", "6"),
        ("过程 / 预算管理", "budget_rules", "3"),
        ("过程 / 预算管理", "regularity", "3"),
        ("过程 / 预算管理", "disclosure", "3"),
        ("过程 / 预算管理", "procurement", "3"),
        ("过程 / 预算管理", "official_card", "3"),
        ("过程 / 资产管理", "asset_rules", "3"),
        ("过程 / 资产管理", "asset_safety", "4"),
        ("过程 / 资产管理", "asset_utilisation", "3"),
        ("产出 / 职责履行", "output", "25"),
        ("效果 / 履职效益", "benefit", "15"),
        ("效果 / 履职效益", "satisfaction", "5"),
    ]
    assert [section.points.plain for section in RUBRIC.sections] == ["15", "40", "25", "20"]
    pools = {item.key: item for _, item in RUBRIC.walk() if isinstance(item, Pool)}
    assert [row.points and row.points.plain for row in pools["output"].rows] == list("575224")
    assert [row.points for row in pools["benefit"].rows] == [None] * 3
    assert (pools["output"].shared, pools["benefit"].shared) == (False, True)
    assert sum(len(pool.rows) for pool in pools.values()) + len(rows) - len(pools) == 25


def test_every_clause_stands_as_the_sheet_prints_it() -> None:
    """Names, points and 评分标准 agree with the sheet that was filed, row by row."""
    filing = filing_of("yueyang-2020")
    (sheet,) = (form for form in filing.forms if isinstance(form, ScoreSheet))
    printed = [(row.name, str(row.points), row.clause) for row in sheet.rows]
    expected: list[tuple[str, str, str]] = []
    for _, item in RUBRIC.walk():
        if isinstance(item, Criterion):
            expected.append((item.name, item.points.plain, item.clause))
        elif item.shared:  # a merged cell: its one weight stands in the first of its rows
            weights = [item.points.plain, *[""] * (len(item.rows) - 1)]
            expected += [
                (row.name, weight, item.clause)
                for row, weight in zip(item.rows, weights, strict=True)
            ]
        else:
            expected += [(row.name, str(row.points), item.clause) for row in item.rows]
    assert printed == expected


def test_every_reading_is_told() -> None:
    """What the clauses leave open: the clause, the choice and why."""
    assert [reading.key for reading in RUBRIC.readings] == [
        "whole-steps",
        "whole-steps.three-public",
        "whole-steps.purchases-and-cards",
        "whole-steps.assets",
        "balance-as-stated",
        "procurement-above-100",
        "adjustment-magnitude",
        "priority-is-not-project",
        "staff-in-post",
    ]
    assert all(each.clause and each.choice and each.why for each in RUBRIC.readings)


def test_the_reading_of_a_part_step_quotes_the_clause_of_its_rows() -> None:
    """Each row with steps has its own words in one of the readings, and each reading its rows."""
    quoted = {each.clause for each in RUBRIC.readings if each.key.startswith("whole-steps")}
    clauses = [
        item.clause
        for _, item in RUBRIC.walk()
        if isinstance(item, Criterion) and isinstance(item.rule, Deduct)
    ]
    found = [[quote for quote in quoted if quote in clause] for clause in clauses]
    assert [len(each) for each in found] == [1] * 6
    assert {quote for (quote,) in found} == quoted


STAFFING = [
    ("0", "5"),
    ("99" + LESS, "5"),
    ("100", "5"),
    ("100" + MORE, "5"),
    ("100" + LESS, "5"),
    ("101", "4.5"),
    ("101" + MORE, "4.5"),
    ("101" + LESS, "4.5"),
    ("102", "4"),
    ("109" + LESS, "0.5"),
    ("110", "0"),
    ("110" + MORE, "0"),
    ("500", "0"),
]


@each_row(("staff", "points"), STAFFING)
def test_staffing(staff: str, points: str) -> None:
    """Up to 100% full; 0.5 off for each whole percentage point above."""
    each = scored("staffing", staff__in_post=staff, staff__authorised_posts="100")
    assert earned(each) == points


@each_row(
    ("this_year", "points"),
    [
        ("0", "5"),
        ("50", "5"),
        ("99" + LESS, "5"),
        ("100", "5"),
        ("100" + MORE, "5"),
        ("100" + LESS, "5"),
        ("101", "4.5"),
        ("101" + LESS, "4.5"),
        ("105", "2.5"),
        ("109" + LESS, "0.5"),
        ("110", "0"),
        ("200", "0"),
    ],
)
def test_three_public_change(this_year: str, points: str) -> None:
    """No increase full; 0.5 off for each whole percentage point of increase."""
    each = scored(
        "three_public_change",
        three_public__budget=f"{this_year}万元",
        three_public__prior_budget="100万元",
    )
    assert earned(each) == points


@each_row(
    ("priority", "points"),
    [
        ("0", "0"),
        ("59" + LESS, "0"),
        ("60", "2"),
        ("60" + MORE, "2"),
        ("69" + LESS, "2"),
        ("70", "3"),
        ("70" + MORE, "3"),
        ("79" + LESS, "3"),
        ("80", "4"),
        ("80" + MORE, "4"),
        ("89" + LESS, "4"),
        ("90", "5"),
        ("90" + MORE, "5"),
        ("100", "5"),
    ],
)
def test_priority_spending(priority: str, points: str) -> None:
    """Bands closed below: 90, 80, 70, 60."""
    each = scored(
        "priority_spending", priority__outturn=f"{priority}万元", project__outturn="100万元"
    )
    assert earned(each) == points


def test_project_spending_is_not_priority_spending() -> None:
    """项目支出 alone leaves the row unscored and names 重点项目支出."""
    each = scored("priority_spending", project__outturn="71.08万元", budget__outturn="100万元")
    assert (earned(each), each.reason()) == (None, "缺少重点项目支出")


@each_row(
    ("adjusted", "excluded", "points"),
    [
        ("0", "0", "3"),
        ("0" + MORE, "0", "2"),
        ("9" + LESS, "0", "2"),
        ("10", "0", "2"),
        ("10" + MORE, "0", "1"),
        ("19" + LESS, "0", "1"),
        ("20", "0", "1"),
        ("20" + MORE, "0", "0.5"),
        ("29" + LESS, "0", "0.5"),
        ("30", "0", "0.5"),
        ("30" + MORE, "0", "0"),
        ("300", "0", "0"),
        ("30", "30", "3"),
        ("30", "20", "2"),
        ("30" + MORE, "20", "1"),
    ],
)
def test_budget_adjustment(adjusted: str, excluded: str, points: str) -> None:
    """Bands closed above: 0, 10, 20, 30; excluded adjustments are left out."""
    each = scored(
        "budget_adjustment",
        budget__adjustments=f"{adjusted}万元",
        budget__adjustments__excluded=f"{excluded}万元",
        budget__original="100万元",
    )
    assert earned(each) == points


def test_a_cut_is_an_adjustment_too() -> None:
    """By magnitude: −15% is in the band from 10% to 20%."""
    each = scored(
        "budget_adjustment",
        budget__adjustments="-15万元",
        budget__adjustments__excluded="0万元",
        budget__original="100万元",
    )
    assert earned(each) == "1"


@each_row(
    ("late", "points"),
    [("0", "3"), ("1个", "2.5"), ("2", "2"), ("5", "0.5"), ("6", "0"), ("7", "0"), ("0.5", None)],
)
def test_fund_releases(late: str, points: str | None) -> None:
    """0.5 off for each fund that was late; half a fund is none."""
    assert earned(scored("fund_releases", special_funds__late=late)) == points


@each_row(
    ("balance", "points"),
    [
        ("0", "3"),
        ("0" + MORE, "2"),
        ("99" + LESS, "2"),
        ("100", "2"),
        ("100" + MORE, "0"),
        ("1000", "0"),
        ("-0" + MORE, None),
    ],
)
def test_balance(balance: str, points: str | None) -> None:
    """None 3, not above last year's 2, above 0; the clause says nothing of a deficit."""
    each = scored(
        "balance",
        balance__current_year=f"{balance}万元",
        balance__brought_forward="100万元",
    )
    assert earned(each) == points


def test_no_balance_needs_no_amount_brought_forward() -> None:
    """无结余 stands by itself; a balance does not."""
    assert earned(scored("balance", balance__current_year="0元")) == "3"
    assert scored("balance", balance__current_year="1元").reason() == "缺少上年结转"


@each_row(
    ("outturn", "points"),
    [
        ("0", "6"),
        ("99" + LESS, "6"),
        ("100", "6"),
        ("100" + MORE, "6"),
        ("100" + LESS, "6"),
        ("101", "5"),
        ("101" + MORE, "5"),
        ("105" + LESS, "1"),
        ("106", "0"),
        ("106" + MORE, "0"),
        ("1000", "0"),
    ],
)
def test_three_public_control(outturn: str, points: str) -> None:
    """Up to 100% full; 1 off for each whole percentage point above."""
    each = scored(
        "three_public_control",
        three_public__outturn=f"{outturn}万元",
        three_public__budget="100万元",
    )
    assert earned(each) == points


CHECKLISTS = {
    "budget_rules": {
        "budget_rules__adopted": "1",
        "budget_rules__complete": "1",
        "budget_rules__enforced": "1",
    },
    "disclosure": {
        "disclosure__content": "1",
        "disclosure__on_time": "0.5",
        "disclosure__true": "0.5",
        "disclosure__complete": "0.5",
        "disclosure__accurate": "0.5",
    },
    "asset_rules": {"asset_rules__sound": "2", "asset_rules__enforced": "1"},
}


@each_row(("key", "conditions"), CHECKLISTS.items())
def test_checklists(key: str, conditions: dict[str, str]) -> None:
    """All met is full, none is 0; each alone earns its own points, and one unstated none."""
    unmet = dict.fromkeys(conditions, False)
    assert earned(scored(key, **dict.fromkeys(conditions, True))) == "3"
    assert earned(scored(key, **unmet)) == "0"
    for condition, points in conditions.items():
        assert earned(scored(key, **unmet | {condition: True})) == points
        left = {each: True for each in conditions if each != condition}
        assert scored(key, **left).because.code == "missing"


@each_row(("cases", "points"), [("0", "3"), ("1", "2"), ("2例", "1"), ("3", "0"), ("4", "0")])
def test_regularity(cases: str, points: str) -> None:
    """1 off for each case."""
    assert earned(scored("regularity", improper_spending__cases=cases)) == points


@each_row(("cases", "points"), [("0", "4"), ("1", "3"), ("3", "1"), ("4", "0"), ("5", "0")])
def test_asset_safety(cases: str, points: str) -> None:
    """1 off for each case, of 4."""
    assert earned(scored("asset_safety", improper_assets__cases=cases)) == points


@each_row(
    ("outturn", "points"),
    [
        ("101", "3"),
        ("100" + MORE, "3"),
        ("100", "3"),
        ("99" + LESS, "3"),
        ("99" + MORE, "3"),
        ("99", "2.8"),
        ("98" + LESS, "2.8"),
        ("98", "2.6"),
        ("86", "0.2"),
        ("85" + MORE, "0.2"),
        ("85", "0"),
        ("84" + LESS, "0"),
        ("0", "0"),
    ],
)
def test_procurement(outturn: str, points: str) -> None:
    """100% and above full; 0.2 off for each whole percentage point below."""
    each = scored(
        "procurement", procurement__outturn=f"{outturn}万元", procurement__budget="100万元"
    )
    assert earned(each) == points


@each_row(
    ("rate", "points"),
    [
        ("100%", "3"),
        ("50.00000001%", "3"),
        ("50％", "3"),
        ("49.99999999%", "3"),
        ("49.00000001%", "3"),
        ("49%", "2.8"),
        ("48.99999999%", "2.8"),
        ("36%", "0.2"),
        ("35.00000001%", "0.2"),
        ("35%", "0"),
        ("0%", "0"),
    ],
)
def test_official_card(rate: str, points: str) -> None:
    """50% and above full; 0.2 off for each whole percentage point below."""
    assert earned(scored("official_card", official_card__use_rate=rate)) == points


@each_row(
    ("in_use", "points"),
    [
        ("100", "3"),
        ("99" + LESS, "3"),
        ("99" + MORE, "3"),
        ("99", "2.9"),
        ("98" + LESS, "2.9"),
        ("71", "0.1"),
        ("70" + MORE, "0.1"),
        ("70", "0"),
        ("0", "0"),
    ],
)
def test_asset_utilisation(in_use: str, points: str) -> None:
    """0.1 off for each whole percentage point below 100%."""
    each = scored("asset_utilisation", assets__in_use=f"{in_use}元", assets__total="100元")
    assert earned(each) == points


@each_row(
    ("rate", "points"),
    [
        ("0%", "0"),
        ("74.99999999%", "0"),
        ("75%", "1"),
        ("75.00000001%", "1"),
        ("84.99999999%", "1"),
        ("85%", "3"),
        ("85.00000001%", "3"),
        ("94.99999999%", "3"),
        ("95%", "5"),
        ("95.00000001%", "5"),
        ("100%", "5"),
    ],
)
def test_satisfaction(rate: str, points: str) -> None:
    """Bands closed below: 95, 85, 75."""
    assert earned(scored("satisfaction", satisfaction__rate=rate)) == points


@each_row(
    ("key", "facts"),
    [
        ("staffing", {"staff__in_post": "0", "staff__authorised_posts": "0"}),
        (
            "three_public_change",
            {"three_public__budget": "1万元", "three_public__prior_budget": "0元"},
        ),
        ("procurement", {"procurement__outturn": "0元", "procurement__budget": "0元"}),
    ],
)
def test_a_zero_denominator_is_undefined(key: str, facts: dict[str, str]) -> None:
    """0 ÷ 0 is neither 0% nor 100%."""
    each = scored(key, **facts)
    assert (earned(each), each.because.code) == (None, "undefined")


def test_a_row_that_does_not_apply_is_left_blank() -> None:
    """The sheet states no convention for 不适用: its points stay in the whole, unscored."""
    each = scored("procurement", procurement__outturn="不适用", procurement__budget="0元")
    assert (earned(each), each.out_of, each.applies) == (None, Points("3"), True)
    assert each.reason() == "实际政府采购金额：不适用，不计分"


def test_output_and_benefit_are_judged() -> None:
    """They have points but no rule: a reviewer's points count, capped at the row."""
    filing = Filing(unit=BudgetUnit(name="某局"), year=2020)
    card = score(filing, RUBRIC, judgements={"output.prosperity": "4.5", "benefit.economic": "20"})
    rows = {each.key: each for each in card.scores}
    assert rows["output.prosperity"].reviewed == Points("4.5")
    assert rows["benefit.economic"].reviewed == Points("15")
    assert (card.total.plain, card.reviewed_total.plain) == ("0", "19.5")
