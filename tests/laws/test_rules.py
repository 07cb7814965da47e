"""Laws of every kind of rule: exact at every edge, within the points, in order, alike anywhere."""

from __future__ import annotations

import copy
import decimal
import pickle
import re
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.errors import PerfevalError
from perfeval.filing import Actual, Indicator, Target
from perfeval.measures import Checks, Kind, Measured, Term
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rules import (
    Bands,
    ByRate,
    ByTarget,
    Checklist,
    Deduct,
    Direction,
    InProportion,
    Linear,
    MissingItems,
    PerStep,
    States,
    Steps,
)
from perfeval.rules.fit import misfit
from tests.given import indicator
from tests.laws.oracle import ATOM, COUNTED, Case, cases, hundredths, in_order, percent, ratio

values = st.fractions(-3, 5, max_denominator=10**10) | st.integers(-300, 500).map(
    lambda n: Fraction(n, 100)
)
narrow = decimal.Context(prec=1, traps=[decimal.Inexact, decimal.Rounded, decimal.InvalidOperation])


@given(cases)
def test_the_exact_points_around_every_edge(case: Case) -> None:
    """One hundred-millionth of a percentage point below, at and above; one for counts."""
    for value in case.probes():
        assert case.earned(value) == case.expected(value), value


@given(cases, values)
def test_the_exact_points_of_any_value(case: Case, value: Fraction) -> None:
    """As the oracle has them, from 0 to the points of the row."""
    if case.counts:
        value = Fraction(abs(round(value * 10)))
    earned = case.earned(value)
    assert earned == case.expected(value)
    assert earned is None or 0 <= earned <= case.points.fraction


@given(cases, st.lists(values, min_size=2, max_size=8))
def test_a_worse_value_never_earns_more(case: Case, some: list[Fraction]) -> None:
    """Where the rule declares a direction."""
    ordered = sorted({*some, *case.edges, *(edge + ATOM for edge in case.edges)})
    if case.counts:
        ordered = sorted({Fraction(abs(round(value * 10))) for value in ordered})
    earned = [points for value in ordered if (points := case.earned(value)) is not None]
    assert in_order(case.rule.direction, earned)


@given(cases)
def test_every_change_of_course_is_a_declared_edge(case: Case) -> None:
    """A rule names where its award begins to change; bands and lines name every place."""
    declared = {edge.fraction for edge in case.rule.edges()}
    assert declared
    assert declared <= set(case.edges)
    if isinstance(case.rule, Bands):
        assert declared == set(case.edges) - (set() if case.counts else {Fraction(0)})


@given(cases)
def test_a_reason_agrees_with_its_score(case: Case) -> None:
    """Full points are full; beside an edge no two scores have one reason; 1 is singular."""
    told: dict[tuple[str, str], Fraction | None] = {}
    for value in case.probes():
        award = case.rule.award(case.measured(value), case.points)
        because = award.because
        if because.code == "full":
            assert award.earned == case.points.fraction
        assert told.setdefault((because.zh, because.en), award.earned) == award.earned
        assert not re.search(r"(?<![\d.])1 (?:steps|points|percentage points)", because.en)


@given(cases)
def test_a_rule_is_worth_its_points_and_no_others(case: Case) -> None:
    """A definition knows what it can award."""
    assert case.rule.problem(case.points) is None
    if isinstance(case.rule, Bands):
        assert case.rule.problem(case.points + Points("0.00000001"))


@given(cases, values)
def test_the_award_is_the_same_everywhere(case: Case, value: Fraction) -> None:
    """Under any decimal context, in any thread, after pickle and copy."""
    measured = case.measured(abs(value))
    award = case.rule.award(measured, case.points)
    with decimal.localcontext(narrow):
        assert case.rule.award(measured, case.points) == award
    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(case.rule.award, measured, case.points) for _ in range(2)]
        assert [each.result() for each in futures] == [award] * 2
    again = pickle.loads(pickle.dumps(case.rule))
    assert again == case.rule == copy.deepcopy(case.rule)
    assert hash(again) == hash(case.rule)
    assert again.award(pickle.loads(pickle.dumps(measured)), case.points) == award


@given(st.lists(st.tuples(st.integers(1, 9), st.booleans()), min_size=1, max_size=8))
def test_a_checklist_adds_what_is_met(items: list[tuple[int, bool]]) -> None:
    """And a list of missing items takes off for what is not."""
    points = Points(sum(worth for worth, _ in items))
    met = Measured(Kind.CHECKS, tuple(yes for _, yes in items))
    checklist = Checklist.of(*((f"条件{n}", str(worth)) for n, (worth, _) in enumerate(items)))
    earned = sum(worth for worth, yes in items if yes)
    assert checklist.award(met, points).earned == earned
    missing = MissingItems(items=tuple(f"条件{n}" for n in range(len(items))), deduct="1")
    unmet = sum(not yes for _, yes in items)
    assert missing.award(met, points).earned == max(Fraction(0), points.fraction - unmet)
    terms = tuple(Term(fact="x", name="条件") for _ in items)
    assert misfit(checklist, Checks(terms=terms), "行") is None
    assert misfit(checklist, Checks(terms=(*terms, terms[0])), "行")


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 9), min_size=2))
def test_states_have_their_own_points(points: dict[str, int]) -> None:
    """And no other state has any."""
    rule = States.of(**{name: str(each) for name, each in points.items()})
    best = Points(max(points.values()))
    for name, each in points.items():
        assert rule.award(Measured(Kind.STATE, name), best).earned == each
    assert rule.award(Measured(Kind.STATE, "z"), best).earned is None


SIGNS = {"≥": 1, "不低于": 1, "≤": -1, "不超过": -1, "=": 0}


@given(
    st.sampled_from(sorted(SIGNS)),
    hundredths,
    hundredths,
    st.integers(1, 30),
    st.integers(1, 300),
    st.sampled_from(Steps),
)
def test_a_rate_by_its_target(
    sign: str, target: int, actual: int, points: int, per: int, steps: Steps
) -> None:
    """Met is full; missed loses a point for each step, or earns the smaller over the larger."""
    row = indicator(f"{sign}{percent(target)}", percent(actual))
    side, (less, more) = SIGNS[sign], sorted((ratio(target), ratio(actual)))
    met = actual == target or (actual - target) * side > 0
    by_step = ByTarget(
        missed_rate=PerStep(deduct="1", per=percent(per), steps=steps),
        missed_count=InProportion(),
    )
    lost = COUNTED[steps]((more - less) / ratio(per))
    expected = points if met else max(Fraction(0), points - lost)
    assert by_step.award(row, Points(points)).earned == expected
    in_proportion = ByTarget(missed_rate=InProportion(), missed_count=InProportion())
    expected = Fraction(points) if met else points * less / more
    assert in_proportion.award(row, Points(points)).earned == expected


@given(hundredths, st.integers(0, 10_000))
def test_an_execution_rate_within_its_target_is_full(target: int, below: int) -> None:
    """≤100%: full at any rate up to and including it, however the missed ones are scored."""
    actual = max(0, target - below)
    for missed in (PerStep(deduct="1", per="1%", steps=Steps.STARTED), InProportion()):
        rule = ByTarget(missed_rate=missed, missed_count=InProportion())
        row = indicator(f"≤{percent(target)}", percent(actual))
        assert rule.award(row, Points("10")).earned == 10


@given(
    st.integers(1, 10**6),
    st.integers(0, 10**6),
    st.sampled_from(["", "万"]),
    st.sampled_from(["", "万"]),
)
def test_a_count_by_its_target(target: int, actual: int, scale: str, other: str) -> None:
    """万 on either side; completed ÷ target, and target ÷ completed for a ceiling."""
    rule = ByTarget(missed_rate=InProportion(), missed_count=InProportion())
    factor = {"": 1, "万": 10**4}
    aim, value = target * factor[scale], actual * factor[other]
    floor = rule.award(indicator(f"≥{target}{scale}个", f"{actual}{other}个"), Points("10"))
    assert floor.earned == min(Fraction(10), Fraction(10 * value, aim))
    ceiling = rule.award(indicator(f"≤{target}{scale}个", f"{actual}{other}个"), Points("10"))
    assert ceiling.earned == (10 if value <= aim else Fraction(10 * aim, value))


cells = st.text("0123456789.≥≤=<>＞%％万亿元个人件完成出台不适用/—- 　", max_size=9)


_PASS_MARK = ByRate(rule=Linear(full_at="100%", base_at="60%", base_share="0%"))


@pytest.mark.parametrize("missed", [InProportion(), _PASS_MARK])
def test_a_target_and_a_value_of_any_sign(missed: InProportion | ByRate) -> None:
    """Missed, a value or a target below 0 earns nothing; the most is never more than a part."""
    rule = ByTarget(missed_rate=missed, missed_count=missed)
    for sign, (target, actual), unit in product(
        SIGNS, product(range(-2, 3), repeat=2), ("%", "个")
    ):
        award = rule.award(indicator(f"{sign}{target}{unit}", f"{actual}{unit}"), Points("10"))
        met = actual == target or (actual - target) * SIGNS[sign] > 0
        assert award.earned is not None
        if met or min(target, actual) <= 0:
            assert award.earned == (10 if met else 0)
        assert 0 <= award.earned <= 10


@given(cells, cells, st.sampled_from(["", "%", "个"]), st.integers(0, 20))
def test_any_cells_give_an_award_within_the_points(
    target: str, actual: str, unit: str, points: int
) -> None:
    """Whatever a form prints: an award with reasons, never an exception."""
    row = Indicator(target=Target(text=target, unit=unit), actual=Actual(text=actual))
    for rule in (
        ByTarget(missed_rate=InProportion(), missed_count=InProportion(), met_words=("完成",)),
        ByTarget(
            missed_rate=PerStep(deduct="1", per="1%", steps=Steps.STARTED),
            missed_count=PerStep(deduct="1", per="1", steps=Steps.WHOLE),
        ),
        ByTarget(missed_rate=_PASS_MARK, missed_count=_PASS_MARK),
    ):
        award = rule.award(row, Points(points))
        assert award.earned is None or 0 <= award.earned <= points
        assert award.because.zh.startswith("实际完成值 ")
        assert award.because.en.startswith("actual ")


junk = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.text(max_size=3),
    st.binary(max_size=3),
    st.lists(st.integers(), max_size=2),
    st.just(object()),
    st.just(Points),
    st.sampled_from([Points("-1"), Count("3"), Rate("5%"), Direction.HIGHER]),
)


@given(cases, junk, junk)
def test_junk_gives_one_of_our_errors(case: Case, measured: object, points: object) -> None:
    """In the door of every rule."""
    award = case.rule.award
    with pytest.raises(PerfevalError):
        award(measured, case.points)  # type: ignore[arg-type]
    if not isinstance(points, Points):
        with pytest.raises(PerfevalError):
            award(case.measured(Fraction(1)), points)  # type: ignore[arg-type]


@given(junk, junk, junk)
def test_junk_defines_no_rule(standard: object, deduct: object, per: object) -> None:
    """A definition is refused with one of our errors, or is what it says."""
    try:
        rule = Deduct.above(standard, deduct, per=per, steps=Steps.WHOLE)  # type: ignore[arg-type]
    except PerfevalError:
        return
    assert rule.deduct.atoms > 0
    assert rule.per.numerator > 0
