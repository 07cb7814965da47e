"""Slips of whole rows: numbers, orders and names that are not those of their own clause."""

from __future__ import annotations

from typing import Any, Final

from attrs import evolve

from perfeval import Criterion, FormKind, NotApplicable, Pool
from perfeval.conformance.laws.domains import valley_problems
from perfeval.conformance.laws.editions import form_problems
from perfeval.conformance.laws.extras import extra_problems
from perfeval.conformance.laws.order import order_problems
from perfeval.conformance.laws.said.rows import row_problems
from perfeval.conformance.laws.said.unprinted import unprinted_problems
from perfeval.measures import (
    Checks,
    Formula,
    GivenCount,
    GivenRate,
    GivenState,
    Several,
    Term,
)
from perfeval.rules import (
    Bands,
    Checklist,
    Composite,
    Deduct,
    EqualShares,
    Gain,
    Joined,
    Judged,
    MissingItems,
    Option,
    PerCase,
    Proportional,
    Rule,
    States,
    Steps,
    SubRule,
    Together,
)
from tests.conformance.author_rows import CASES, RATE, measured, one, pool, row
from tests.given import rubric
from tests.tables import each_row

BANDS: Final = Bands.at_least(("90%", "10"), ("80%", "6"), otherwise="0")
ABOVE: Final = Deduct.above("100%", "1", per="1%", steps=Steps.WHOLE)
NEAR: Final = Deduct.both("100%", "1", per="1%", steps=Steps.WHOLE, free="5%")
OFF: Final = PerCase(deduct="1")
COUNTED: Final = Bands.at_most(("2", "10"), ("5", "6"), otherwise="0", least="0")
EACH_STEP: Final = Bands.at_least(
    ("0%", "10"), ("-1%", "8"), ("-2%", "6"), ("-3%", "4"), otherwise="0", least=None
)
STATE: Final = GivenState(term=Term(fact="our.state", name="情形"))


@each_row(
    ("rule", "clause", "formula", "told"),
    [
        (BANDS, "90%以上10分，80%-90% 6分，80%以下不得分", RATE, ""),
        (BANDS, "90%以上10分，80%-90%的扣4分", RATE, ""),
        (BANDS, "90%以上10分，80%-90%计分值的60%，共3分", RATE, ""),
        (BANDS, "90%以上10分，80%-90% 5分", RATE, "its rule has 6 points, which its clause does"),
        (BANDS, "90%以上10分，80%-90%计一半分", RATE, ""),
        (BANDS, "90%以上10分，80%-90%每降一档扣3分", RATE, ""),
        (BANDS, "90%以上123456789.5分", RATE, "its rule has 80%"),
        (BANDS, "达到目标10分，基本达到6分", RATE, ""),
        (BANDS, "90%以上满分，85%-90%较低", RATE, "its rule has 80%, which its clause does not"),
        (BANDS, "0.9以上10分，0.8以上6分，不超过100%", RATE, ""),
        (evolve(OFF, cap="3"), "每例扣1分，扣完为止", CASES, "its rule has 3 points"),
        (evolve(OFF, cap="3"), "每例扣1分，最多扣3分", CASES, ""),
        (OFF, "每例扣1分", CASES, ""),
        (Gain(each="2"), "每次加2分", CASES, ""),
        (ABOVE, "不超过100%的满分，每超1%扣1分", RATE, ""),
        (evolve(ABOVE, standard="10%"), "不超过100%的满分，每超1%扣1分", RATE, "has 10%"),
        (evolve(ABOVE, standard="105%"), "超支5%以内的满分，每超1%扣1分", RATE, ""),
        (NEAR, "±5%以内的不扣分，每超1%扣1分", RATE, ""),
        (States.of(优="10", 良="8", 差="0"), "优10分，良7分，差不得分", STATE, "has 8 points"),
        (EACH_STEP, "0以上10分，每超支1%扣2分，超支3%及以上不得分", RATE, ""),
        (EACH_STEP, "0以上10分，每超支3%扣2分，超支3%及以上不得分", RATE, "has -1%"),
        (COUNTED, "2例以内10分，5例以内6分，占50%以上", CASES, ""),
        (COUNTED, "2例以内10分，每多3例扣2分", CASES, ""),
        (COUNTED, "2例以内10分，每多3例扣3分", CASES, "its rule has 6 points"),
        (States.of(优="10", 良="8", 差="0"), "优、良、差分别得10、8、0分", STATE, ""),
    ],
)
def test_a_number_of_a_rule_is_one_of_its_clause(
    rule: Rule, clause: str, formula: Formula, told: str
) -> None:
    """Where the clause prints others of its kind, and says none in words."""
    one(unprinted_problems(rubric(row(rule, clause, measure=measured(formula)))), told)


@each_row(
    ("rule", "told"),
    [
        (BANDS, ""),
        (
            Bands.at_least(("90%", "10"), ("80%", "5"), ("70%", "8"), otherwise="0"),
            "bands of 8, 5 and 10 points follow on each other",
        ),
        (Bands.at_most(("80%", "5"), ("100%", "10"), otherwise="0"), ""),
        (ABOVE, ""),
    ],
)
def test_no_band_earns_less_than_both_its_neighbours(rule: Rule, told: str) -> None:
    """The middle may be the best, never the worst."""
    one(valley_problems(rubric(row(rule))), told)


def _checks(*names: str) -> Checks:
    return Checks(terms=tuple(Term(fact=f"our.{n}", name=each) for n, each in enumerate(names)))


def _counts(*names: str) -> Several:
    return Several(
        formulas=tuple(
            GivenCount(term=Term(fact=f"our.{n}", name=each)) for n, each in enumerate(names)
        )
    )


PRICES: Final = Together(
    joined=Joined.LOSSES,
    options=tuple(Option(name=each, rule=OFF) for each in ("一般问题", "严重问题")),
)
PARTS: Final = Composite(
    parts=tuple(
        SubRule(name=each, points="5", rule=Proportional()) for each in ("到位率", "办结率")
    )
)
DONE: Final = GivenRate(term=Term(fact="our.done", name="办结率"))
PAID: Final = GivenRate(term=Term(fact="our.paid", name="资金到位率"))


DATES: Final = Checklist.of(("6月底达到45%", "3"), ("9月底达到75%", "3"), ("11月底达到90%", "4"))
TERMS: Final = EqualShares(items=("6月底完成", "9月底完成"))
TWICE: Final = EqualShares(items=("制定办法", "制定办法"))


@each_row(
    ("rule", "formula", "told"),
    [
        (Checklist.of(("①制定办法", "4"), ("②执行到位", "6")), _checks("①制定办法", "②执行"), ""),
        (
            Checklist.of(("①制定办法", "4"), ("②执行到位", "6")),
            _checks("②执行到位", "①制定办法"),
            "1 is ①制定办法 in its rule, in its measure ②执行到位",
        ),
        (
            MissingItems(items=("制定办法", "执行到位"), deduct="1"),
            _checks("执行到位", "制定办法"),
            "1 is 制定办法",
        ),
        (EqualShares(items=("制定办法", "执行到位")), _checks("执行", "办法"), "1 is 制定办法"),
        (EqualShares(items=("制定办法", "执行到位")), _checks("甲", "乙"), ""),
        (DATES, _checks("6月底达到45%", "9月底达到75%", "11月底达到90%"), ""),
        (DATES, _checks("11月底达到90%", "9月底达到75%", "6月底达到45%"), "1 is 6月底达到45%"),
        (TERMS, _checks("9月底完成", "6月底完成"), "1 is 6月底完成"),
        (TERMS, _checks("6月底已完成", "9月底已完成"), ""),
        (TWICE, _checks("制定办法", "执行到位"), "the condition 制定办法 stands twice"),
        (PRICES, _counts("一般问题个数", "严重问题个数"), ""),
        (PRICES, _counts("严重问题个数", "一般问题个数"), "in its measure 严重问题个数"),
        (PARTS, Several(formulas=(DONE, PAID)), "1 is 到位率 in its rule, in its measure 办结率"),
        (PARTS, Several(formulas=(PAID, DONE)), ""),
        (BANDS, RATE, ""),
    ],
)
def test_a_rule_and_its_measure_have_one_order(rule: Rule, formula: Formula, told: str) -> None:
    """They are paired by their places; names that say nothing prove nothing."""
    one(order_problems(rubric(row(rule, measure=measured(formula)))), told)


def test_three_conditions_that_went_round_are_told() -> None:
    """Each by its own place."""
    listed = _checks("9月底达到75%", "11月底达到90%", "6月底达到45%")
    told = list(map(str, order_problems(rubric(row(DATES, measure=measured(listed))))))
    assert {each.partition(" is ")[0][-1] for each in told} == {"1", "2"}


def test_a_row_that_is_judged_has_no_order() -> None:
    """Nor has a pool."""
    one(order_problems(rubric(pool(Judged()), row(Judged(), measure=None))), "")


@each_row(
    ("item", "told"),
    [
        (row(Judged(), "由评审组判定，满分10分。", measure=None), ""),
        (row(Judged(), "由评审组判定，满分6分。", measure=None), "says 满分6分, its row has 10"),
        (row(Judged(), "由评审组判定，分值为６分。", measure=None), "says 分值为6分"),
        (row(Judged(), "按百分制，满分100分。", measure=None), ""),
        (row(Judged(), "满分123456789.5分。", measure=None), ""),
        (pool(Judged(), "产出指标50分，由单位分配"), ""),
        (pool(Judged(), "产出（40分），由单位分配"), "says 40分, its row has 50 points"),
        (pool(Judged(), "由单位分配产出"), ""),
        (pool(Judged(), "由单位分配"), ""),
    ],
)
def test_a_row_has_the_points_of_its_clause(item: Criterion | Pool, told: str) -> None:
    """Also where people judge it; 满分100分 is the scale of a form."""
    one(row_problems(rubric(item)), told)


@each_row(
    ("rule", "clause", "name", "told"),
    [
        (OFF, "每例扣1分", "例数", ""),
        (OFF, "每发现1例扣1分", "例数", ""),
        (OFF, "每发现2例扣1分", "例数", "counts every 2例, its rule every single case"),
        (OFF, "每发现两例扣1分", "每两例算一例", ""),
        (OFF, "每月10日前报送的得满分，每迟报一次扣1分", "次数", ""),
        (OFF, "每少报5个百分点扣1分", "次数", ""),
        (Gain(each="1"), "每争取资金100万元加1分", "争取资金次数", "every 100万元"),
        (Gain(each="1"), "每争取资金100万元加1分", "争取资金数（每100万元算1）", ""),
        (COUNTED, "2例以内10分，5%以内6分", "例数", "says 5%, its rule counts cases: 5"),
        (COUNTED, "2例以内10分，5例以内6分，占0%或50%", "例数", ""),
        (BANDS, "每2例扣1分，90%以上10分", "例数", ""),
    ],
)
def test_a_rule_counts_what_its_clause_counts(
    rule: Rule, clause: str, name: str, told: str
) -> None:
    """Each case, so many cases, or a rate; the name of the measure may say so."""
    formula = RATE if rule is BANDS else GivenCount(term=Term(fact="our.n", name=name))
    one(row_problems(rubric(row(rule, clause, measure=measured(formula)))), told)


@each_row(
    ("clause", "taken", "told"),
    [
        ("没有此项支出的计满分", None, "says 没有此项支出的计满分; not_applicable is blank"),
        ("不适用的，得满分", NotApplicable.DROPPED, "not_applicable is dropped"),
        ("不适用的，得满分", NotApplicable.FULL, ""),
        ("不适用的不得分", NotApplicable.FULL, "says 不适用的不得分; not_applicable is full"),
        ("不适用的不得分", None, ""),
        ("不适用。完成的得满分", None, ""),
    ],
)
def test_what_does_not_apply_earns_what_the_clause_says(
    clause: str, taken: NotApplicable | None, told: str
) -> None:
    """Full points, or none."""
    one(row_problems(rubric(row(BANDS, clause, not_applicable=taken))), told)


def test_an_alias_is_of_no_other_row_of_its_part() -> None:
    """By it the score of the other would be taken for this; blocks are told apart by labels."""
    first = row(BANDS, aliases=("办结率",))
    other = row(BANDS, key="other", name="办结率")
    one(row_problems(rubric(first, other)), "its alias 办结率 is the name of another row")
    one(row_problems(rubric(first, penalties=(other,))), "")
    one(row_problems(rubric(row(BANDS, aliases=("某行",)))), "")
    block = evolve(pool(Judged()), key="p", name="效益", labels=("效益",))
    one(row_problems(rubric(pool(Judged()), block)), "")
    wrong = evolve(block, labels=("产出指标",))
    output = evolve(pool(Judged()), name="产出指标")
    one(row_problems(rubric(output, wrong)), "its alias 产出指标 is the name of another row")


def test_a_clause_speaks_of_its_own_row() -> None:
    """Copied from another row it names that one."""
    clause = "满意度90%以上的计10分"
    rows: dict[str, Any] = {"first": row(BANDS, clause, name="满意度")}
    for name, told in (("办结率", "its clause is that of 过程 / 满意度"), ("群众满意度", "")):
        more = row(BANDS, clause.replace("满意度", "群众满意度") if not told else clause)
        made = rubric(rows["first"], evolve(more, key="other", name=name))
        one(row_problems(made), told)


@each_row(
    ("kind", "clause", "told"),
    [
        ("bonuses", "获得表彰的，每次加2分", ""),
        ("bonuses", "发现问题的，每次扣2分", "its clause says 扣2分; it stands among the bonuses"),
        ("bonuses", "获得表彰的加2分，弄虚作假的扣2分", ""),
        ("penalties", "发现问题的，每次扣2分", ""),
        ("penalties", "获得表彰的，每次加2分", "says 加2分; it stands among the penalties"),
        ("penalties", "发现问题的，由评审组判定", ""),
    ],
)
def test_a_bonus_adds_and_a_penalty_takes_off(kind: str, clause: str, told: str) -> None:
    """Or it stands in the other list."""
    extra = row(Gain(each="2"), clause, measure=measured(CASES), key="extra", name="加减分")
    given: dict[str, Any] = {kind: (extra,)}
    most = "100" if kind == "bonuses" else None
    one(extra_problems(rubric(row(BANDS), total_at_most=most, **given)), told)


@each_row(
    ("name", "form", "told"),
    [
        ("某县部门整体支出绩效自评表", FormKind.UNIT, ""),
        ("某县项目支出绩效自评表", FormKind.UNIT, "speaks of 项目支出, the rubric is for"),
        ("某县整体支出和项目支出绩效自评表", FormKind.UNIT, ""),
        ("某县部门整体支出绩效自评表", FormKind.PROJECT, "speaks of 整体支出, the rubric is for"),
        ("某县项目支出绩效自评表", FormKind.SCORE_SHEET, ""),
    ],
)
def test_a_rubric_is_for_the_form_of_its_name(name: str, form: FormKind, told: str) -> None:
    """A 评分表 may be of either."""
    made = evolve(rubric(row(BANDS)), name=name, form=form)
    one(form_problems(made), told)
