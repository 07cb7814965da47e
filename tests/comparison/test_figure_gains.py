"""Which figure wins how many points, and the least change that alters the rating."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from perfeval import gains, get_rubric, nearest_rating, what_if
from perfeval.comparison import FigureGain
from perfeval.errors import InputError
from perfeval.filing import Actual, BudgetUnit, Fact, Filing, Indicator, Target, UnitForm
from perfeval.measures import BALANCE, AnyOf, Balance, GivenRate, Measure, Several, Term
from perfeval.numbers.printed import Points
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section
from perfeval.rules import (
    Assessed,
    Bands,
    ByRate,
    ByState,
    ByTarget,
    EitherOr,
    InProportion,
    Linear,
    Option,
    Overshoot,
    Reduce,
    SubRule,
)
from tests.comparison.test_changes import FILING, RUBRIC, Derived
from tests.extras import EXTRAS, PENALTY, RATINGS, VETO, rubric
from tests.tables import each_row

ANNEX_3_1 = get_rubric("yueyang-annex-3-1")
BARE = Filing(unit=BudgetUnit(name="某局"), year=2023)


def stating(**facts: Any) -> Filing:
    """A filing of facts alone; `__` stands for the dot of an id."""
    made = (Fact(id=key.replace("__", "."), value=value) for key, value in facts.items())
    return evolve(BARE, facts=tuple(made))


def shown(value: object) -> str:
    return str(getattr(value, "text", value))


def told(found: tuple[FigureGain, ...]) -> dict[str, tuple[str, str, str, str]]:
    """Of each figure the nearest value with its points, and the one that wins most with its."""
    return {
        each.nearest.figure: (
            shown(each.nearest.after), each.nearest.points.plain,
            shown(each.most.after), each.most.points.plain,
        )
        for each in found
    }  # fmt: skip


def table(target: str, actual: str, unit: str = "", **more: Any) -> Filing:
    """An 附件2 of one indicator."""
    aim, attained = Target(text=target, unit=unit), Actual(text=actual, unit=unit)
    row = Indicator(
        level1="产出指标", name="办件量", target=aim, actual=attained, points=Points("50")
    )
    return evolve(BARE, forms=(UnitForm(key="unit", indicators=(evolve(row, **more),)),))


PARTED = Linear(full_at="100%", base_at="60%", base_share="0%")


def by_target(**changes: Any) -> Rubric:
    """The rubric of 附件2 with another rule for all of its pools."""
    rule = evolve(ByTarget(missed_rate=InProportion(), missed_count=ByRate(rule=PARTED)), **changes)

    def section(each: Section) -> Section:
        items = tuple(evolve(i, rule=rule) if isinstance(i, Pool) else i for i in each.items)
        return evolve(each, items=items, sections=tuple(map(section, each.sections)))

    return evolve(RUBRIC, sections=tuple(map(section, RUBRIC.sections)))


BEYOND = evolve(EXTRAS, vetoes=(VETO,))
PENALISED = rubric(penalties=(PENALTY,))
BANDS = Bands.at_least(("90%", "100"), ("80%", "60"), otherwise="20")
A, B = (GivenRate(term=Term(fact=f"rate.{each}", name=f"{each}率")) for each in "ab")


def one_row(formula: Any, rule: Any) -> Rubric:
    """A rubric of one row."""
    row = Criterion(
        key="row", name="某率", points="100", clause="某", rule=rule,
        measure=Measure(id="rate", name="某率", formula=formula),
    )  # fmt: skip
    return rubric(sections=(Section(name="过程", points="100", items=(row,)),))


EITHER = one_row(
    AnyOf(formulas=(A, B)),
    EitherOr(
        options=(Option(name="甲", rule=BANDS), Option(name="乙", rule=BANDS)),
        assessed=Assessed.BEST,
    ),
)
RESULT = BALANCE.formula
assert isinstance(RESULT, Balance)
BY_STATE = one_row(
    Several(formulas=(RESULT, A)),
    ByState(
        cases=tuple(
            SubRule(name=name, points=points, rule=Bands.at_least(("90%", points), otherwise="0"))
            for name, points in (("none", "100"), ("within", "50"), ("above", "0"))
        )
    ),
)


@each_row(
    ("filing", "by", "expected"),
    [
        (
            FILING,
            RUBRIC,
            {
                "单位支出预算执行率": ("100.00", "1", "100.00", "1"),
                "群众满意率": ("100", "1", "100", "1"),
            },
        ),
        (
            stating(staff__in_post="31人", staff__authorised_posts="30人"),
            ANNEX_3_1,
            {
                "staff.in_post": ("30", "1.5", "30", "1.5"),
                "staff.authorised_posts": ("31", "1.5", "31", "1.5"),
            },
        ),
        (
            stating(balance__current_year="12.5万元", balance__brought_forward="12.4万元"),
            ANNEX_3_1,
            {
                "balance.current_year": ("12.4", "2", "0.0", "3"),
                "balance.brought_forward": ("12.5", "2", "12.5", "2"),
            },
        ),
        (
            stating(satisfaction__rate="79.9%"),
            ANNEX_3_1,
            {"satisfaction.rate": ("85.0", "2", "95.0", "4")},
        ),
        (stating(regularity__violations="x"), ANNEX_3_1, {}),
        (table("≥50个", "29个"), by_target(), {"办件量": ("31", "2.5", "50", "50")}),
        (table("≥50", "29", "年"), by_target(), {"办件量": ("31", "2.5", "50", "50")}),
        (table("≥5.0万件", "0.5万件"), by_target(), {"办件量": ("3.1", "2.5", "5.0", "50")}),
        (table("≤50个", "0个"), by_target(), {}),
        (
            table("≥50个", "80个"),
            by_target(overshoot=Overshoot(beyond="30%", reduce=Reduce.NOTHING)),
            {"办件量": ("65", "50", "65", "50")},
        ),
        (
            table("≥90%", "50%"),
            by_target(own_rate=ByRate(rule=PARTED)),
            {"办件量": ("61", "1.25", "100", "50")},
        ),
        (table("≥50个", "一些"), by_target(), {}),
        (table("出台", "29个"), by_target(), {}),
        (table("≥50个", "29人"), by_target(), {}),
        (table("≥50个", "29个", name="fund.final"), by_target(), {}),
        (evolve(BARE, forms=(Derived(key="a"),)), RUBRIC, {}),
        (
            stating(
                budget__final="100元",
                budget__outturn="98元",
                awards="1次",
                faults="2个",
                grave=True,
            ),
            BEYOND,
            {"grave": ("False", "98", "False", "98")},
        ),
        (
            stating(
                budget__final="100元",
                budget__outturn="88元",
                awards="1次",
                faults="2个",
                grave=False,
            ),
            BEYOND,
            {
                "budget.final": ("99", "0.89", "88", "12"),
                "budget.outturn": ("89", "1", "100", "12"),
                "awards": ("2", "2", "3", "3"),
                "faults": ("1", "1", "0", "2"),
            },
        ),
        (
            stating(rate__a="79%", rate__b="70%"),
            EITHER,
            {"rate.a": ("80", "40", "90", "80"), "rate.b": ("80", "40", "90", "80")},
        ),
        (
            stating(balance__current_year="12元", balance__brought_forward="11元", rate__a="95%"),
            BY_STATE,
            {
                "balance.current_year": ("11", "50", "0", "100"),
                "balance.brought_forward": ("12", "50", "12", "50"),
            },
        ),
        (
            stating(three_public__budget="12元", three_public__prior_budget="10.00元"),
            ANNEX_3_1,
            {
                "three_public.budget": ("10", "5", "10", "5"),
                "three_public.prior_budget": ("10.91", "0.5", "11.89", "5"),
            },
        ),
        (
            stating(
                budget__adjustments="-31元",
                budget__adjustments__excluded="0元",
                budget__original="100元",
            ),
            ANNEX_3_1,
            {
                "budget.adjustments": ("-30", "0.5", "0", "3"),
                "budget.original": ("104", "0.5", "310", "2"),
            },
        ),
    ],
)
def test_each_figure_wins_at_its_nearest_value(
    filing: Filing, by: Rubric, expected: dict[str, tuple[str, ...]]
) -> None:
    """And what is told is what `what_if` gives."""
    found = gains(filing, by)
    cut = {
        name: tuple(text.rstrip("人个年件万次%") for text in row)
        for name, row in told(found).items()
    }
    assert cut == expected
    for each in found:
        for change in dict.fromkeys((each.nearest, each.most)):
            made = what_if(filing, by, {change.figure: change.after})
            assert (made.change, made.total_after) == (change.points, change.total)


@each_row(
    ("facts", "by", "expected"),
    [
        ({"outturn": "91.0元"}, BEYOND, ("budget.outturn", "92.0", "1", "优")),
        ({"outturn": "88.0元"}, BEYOND, ("budget.outturn", "92.0", "4", "优")),
        ({"outturn": "95元", "awards": "0次"}, BEYOND, ("budget.final", "104", "-3.65", "良")),
        ({"outturn": "95元", "grave": True}, BEYOND, ("grave", "False", "93", "优")),
        ({"outturn": "95元", "grave": "x"}, BEYOND, None),
        ({"outturn": "95元"}, rubric(ratings=()), None),
        ({"outturn": "95元"}, rubric(ratings=RATINGS[-1:]), None),
    ],
)
def test_the_least_change_alters_the_rating(
    facts: dict[str, Any], by: Rubric, expected: tuple[str, ...] | None
) -> None:
    """By its share of the figure; none without a rating."""
    stated = {"awards": "0次", "faults": "2个", "grave": False, "fraud": False, **facts}
    outturn = stated.pop("outturn")
    filing = stating(budget__final="100元", budget__outturn=outturn, **stated)
    made = nearest_rating(filing, by)
    found = made and (made.figure, shown(made.after).rstrip("次"), made.points.plain, made.rating)
    assert found == expected


@given(outturn=st.integers(1, 150), final=st.integers(50, 150), faults=st.integers(0, 4))
def test_each_gain_is_true_and_none_is_nearer(outturn: int, final: int, faults: int) -> None:
    """Scored by `what_if`: the value told wins what is told, no value between wins anything."""
    filing = stating(
        budget__final=f"{final}元", budget__outturn=f"{outturn}元", faults=f"{faults}个"
    )
    for each in gains(filing, PENALISED):
        for change, before in ((each.nearest, Points("0")), (each.most, each.nearest.points)):
            made = what_if(filing, PENALISED, {change.figure: change.after})
            assert made.change == change.points >= before
        now, then = (int(shown(v).rstrip("个")) for v in (each.nearest.before, each.nearest.after))
        unit = "个" if each.nearest.figure == "faults" else "元"
        side = 1 if then > now else -1
        for value in range(then - side, max(now, then - 3 * side, key=lambda v: v * side), -side):
            between = what_if(filing, PENALISED, {each.nearest.figure: f"{value}{unit}"})
            assert between.change.atoms <= 0


@frozen(kw_only=True)
class Theirs(UnitForm):
    """A table of a plugin, which might derive facts from its indicators."""


def test_a_form_of_a_plugin_is_scored_as_a_whole() -> None:
    """And one of our own by the row that changes: both tell the same."""
    by, own = by_target(), table("≥50个", "29个")
    (form,) = own.forms
    theirs = Theirs(key=form.key, indicators=form.indicators)
    assert gains(evolve(own, forms=(theirs,)), by) == gains(own, by)


def test_what_is_no_form_is_refused() -> None:
    """As `score` refuses it."""
    for ask in (gains, nearest_rating):
        with pytest.raises(InputError, match="no filled"):
            ask(BARE, RUBRIC)
