"""The interval rule: its worked table, its verdicts at their edges, and an oracle of fractions."""

from fractions import Fraction
from random import Random

from perfeval.audit import (
    Interval,
    Outcome,
    RatioOutcome,
    Verdict,
    ratio_verdict,
    same_verdict,
    subset_verdict,
    sum_verdict,
    whole_tasks,
)
from tests.audit.generated import oracle_ratio, oracle_sum, random_ratio, random_sum
from tests.effort import examples
from tests.tables import each_row


def cents(*figures: str) -> list[Interval]:
    """Figures of one table, in hundredths; `own` by the places that each one prints itself."""
    terms = []
    for text in figures:
        places = len(text.partition(".")[2])
        terms.append(Interval(int(Fraction(text) * 100), 1, int(10 ** (2 - places))))
    return terms


@each_row(
    ("total", "parts", "verdict", "residual"),
    [
        ("5238.85", ("1131.56", "3963.75", "142.54"), Verdict.MISMATCH, 100),
        ("3557.6", ("1028.69", "2528.92"), Verdict.WITHIN_ROUNDING, -1),
        ("1028.69", ("396.6", "633.09"), Verdict.MISMATCH, -100),
        ("3557.6", ("3506.6", "51"), Verdict.EXACT, 0),
        ("8.38", ("5.3", "3.08", "0", "0"), Verdict.EXACT, 0),
        ("1862.61", ("30.55", "1843.29", "-11.23"), Verdict.EXACT, 0),
        ("3557.6", ("1028.69", "2528.94"), Verdict.UNDECIDABLE, -3),
        ("1.00", ("0.50", "0.51"), Verdict.WEAK_TEST, -1),
    ],
)
def test_sums_of_the_worked_table(
    total: str, parts: tuple[str, ...], verdict: Verdict, residual: int
) -> None:
    """Rounding, a slip of 1.00, and figures that say too little to decide."""
    outcome = sum_verdict(cents(total)[0], [(1, term) for term in cents(*parts)])
    assert (outcome.verdict, outcome.residual) == (verdict, residual)
    assert outcome.computed == cents(total)[0].value - residual
    assert outcome.tolerance == len(parts) + 1
    assert outcome.verdict.fails is (verdict in {Verdict.MISMATCH, Verdict.UNDECIDABLE})


def test_exact_quantities_add_up_exactly() -> None:
    """Counts, points and scores have no tolerance."""
    total, parts = Interval(100), [(1, Interval(50)), (1, Interval(50))]
    assert sum_verdict(total, parts).verdict is Verdict.EXACT
    assert sum_verdict(Interval(101), parts).verdict is Verdict.MISMATCH


def test_many_parts_test_weakly() -> None:
    """A tolerance above 10 units says little, however large the total."""
    parts = [(1, Interval(10**6, 1, 1))] * 21
    assert sum_verdict(Interval(21 * 10**6 + 1, 1, 1), parts).verdict is Verdict.WEAK_TEST
    enough = sum_verdict(Interval(19 * 10**6 + 1, 1, 1), parts[:19])
    assert enough.verdict is Verdict.WITHIN_ROUNDING


@each_row(("total", "verdict"), [(149, Verdict.WEAK_TEST), (150, Verdict.WITHIN_ROUNDING)])
def test_small_figures_test_weakly(total: int, verdict: Verdict) -> None:
    """A total of fewer than fifty times what rounding explains."""
    parts = [(1, Interval(75, 1, 1)), (1, Interval(total - 76, 1, 1))]
    assert sum_verdict(Interval(total, 1, 1), parts).verdict is verdict


def test_a_sum_without_printed_parts_is_not_checkable() -> None:
    """Blank is never read as 0."""
    assert sum_verdict(Interval(5, 1, 1), []).verdict is Verdict.NOT_CHECKABLE
    assert subset_verdict(Interval(5, 1, 1), []).verdict is Verdict.NOT_CHECKABLE


def test_a_subset_may_be_less_but_not_more() -> None:
    """公用经费 60.42, of which 12.17 + 5.28; not of which 61.40."""
    total, office, utilities, more = cents("60.42", "12.17", "5.28", "61.40")
    within = subset_verdict(total, [(1, office), (1, utilities)])
    assert within == Outcome(Verdict.EXACT, computed=1745, residual=4297, tolerance=3)
    assert subset_verdict(total, [(1, more)]).verdict is Verdict.MISMATCH


def test_the_same_fact_may_differ_by_half_of_both_units() -> None:
    """8.38 and 8.39 are the same when rounded to two places; 8.38 and 8.40 are not."""
    one, near, far = cents("8.38", "8.39", "8.40")
    assert not same_verdict(one, near).verdict.fails
    assert same_verdict(one, far).verdict.fails


@each_row(
    ("numerator", "denominator", "percent", "verdict"),
    [
        ("0.88", "3557.6", "0.08", Verdict.MISMATCH),
        ("2528.92", "3557.6", "71.08", Verdict.WITHIN_ROUNDING),
        ("9.60", "9.72", "98.77", Verdict.WITHIN_ROUNDING),
        ("1239.52", "1250.75", "99.10", Verdict.WITHIN_ROUNDING),
        ("1393.97", "1393.97", "100.39", Verdict.MISMATCH),
        ("1393.97", "1388.56", "100.39", Verdict.WITHIN_ROUNDING),
        ("100.00", "100.00", "100.00", Verdict.EXACT),
        ("0", "0", "100.00", Verdict.NOT_COMPUTABLE),
        ("-1.00", "4.00", "-25.00", Verdict.EXACT),
        ("-1.00", "4.00", "-25.15", Verdict.WITHIN_ROUNDING),
        ("1.00", "-4.00", "-25.00", Verdict.EXACT),
        ("-1.00", "4.00", "25.00", Verdict.MISMATCH),
    ],
)
def test_ratios_of_the_worked_table(
    numerator: str, denominator: str, percent: str, verdict: Verdict
) -> None:
    """The interval of the quotient meets the interval of the printed rate, or it does not."""
    top, bottom, rate = cents(numerator, denominator, percent)
    found = ratio_verdict(top, bottom, rate, 10**4)
    assert found.verdict is verdict
    sign = -1 if bottom.value < 0 else 1
    assert (found.numerator, found.denominator) == (sign * top.value, sign * bottom.value)


def test_a_ratio_of_shortly_printed_figures_is_undecidable() -> None:
    """51 of 3557.6 at two places is 1.43%; 1.4% at 51.00 and 1.43% at 51.4 cannot be told apart."""
    top, bottom = cents("51", "3557.6")
    rate = Interval(144, 1, 1)
    found = ratio_verdict(top, bottom, rate, 10**4)
    assert found == RatioOutcome(Verdict.UNDECIDABLE, top.value, bottom.value)


def test_a_denominator_that_may_be_0_decides_nothing() -> None:
    """Printed 0.3 of a table at one place, short figures: the interval holds 0 only by its own."""
    assert ratio_verdict(Interval(5, 1, 1), Interval(3, 1, 10), Interval(9, 1, 1), 100).verdict is (
        Verdict.UNDECIDABLE
    )


def test_a_ratio_over_0_keeps_its_figures() -> None:
    """A message can still say what was divided."""
    ratio = ratio_verdict(Interval(5, 1, 1), Interval(0, 1, 1), Interval(10000, 1, 1), 10**4)
    assert (ratio.verdict, ratio.numerator, ratio.denominator) == (Verdict.NOT_COMPUTABLE, 5, 0)


def test_whole_tasks_of_a_completion() -> None:
    """121 items are 151.25% of 80 and of no other whole number; 865 are 122.29% of none."""
    assert list(whole_tasks(Interval(121), Interval(15125, 1), 10**4, 1)) == [80]
    assert not whole_tasks(Interval(865), Interval(12229, 1), 10**4, 1)


def test_whole_tasks_of_a_figure_that_is_rounded_itself() -> None:
    """1210 printed in tens is 1205 to 1215: 151.25% of 797 tasks, of 803, and of all between."""
    assert whole_tasks(Interval(1210, 10), Interval(15125, 1), 10**4, 1) == range(797, 804)
    assert whole_tasks(Interval(121, 1), Interval(15125, 1), 10**4, 10) == range(8, 9)


def test_every_verdict_on_a_sum_is_the_oracles() -> None:
    """Thousands of sums, some off by a little, against arithmetic on fractions."""
    random = Random(20231)
    for _ in range(examples(50)):
        total, parts = random_sum(random, wrong=random.random() < 0.5)
        assert sum_verdict(total, parts).verdict is oracle_sum(total, parts)


def test_every_verdict_on_a_ratio_is_the_oracles() -> None:
    """Thousands of ratios, negative ones too, against arithmetic on fractions."""
    random = Random(20232)
    for _ in range(examples(50)):
        top, bottom, rate = random_ratio(random)
        assert ratio_verdict(top, bottom, rate, 10**4).verdict is oracle_ratio(top, bottom, rate)
