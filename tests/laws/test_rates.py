"""Laws of rates: order, units, text, and print beside edges, for all ratios."""

from __future__ import annotations

import pickle
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.rates import Rate

ratios = st.builds(
    Rate.of_atoms, st.integers(-(10**12), 10**12), st.integers(1, 10**12)
) | st.builds(Rate, st.integers(-100, 200), st.integers(1, 150))
edges = st.integers(-2000, 2000).map(lambda tenths: Rate(tenths, 1000)) | ratios


@given(ratios, ratios)
def test_rates_are_ordered_as_fractions(one: Rate, other: Rate) -> None:
    """Equality, order and hash of rates go by their exact value."""
    left, right = one.fraction, other.fraction
    assert (one < other, one <= other, one > other, one >= other, one == other) == (
        left < right,
        left <= right,
        left > right,
        left >= right,
        left == right,
    )
    if left == right:
        assert hash(one) == hash(other)


@given(ratios, st.integers(1, 1000))
def test_a_rate_is_the_same_in_any_unit(rate: Rate, factor: int) -> None:
    """A ratio of 元 is the ratio of 万元, and one place in a set."""
    other = Rate.of_atoms(rate.numerator * factor, rate.denominator * factor)
    assert other == rate
    assert hash(other) == hash(rate)


@given(ratios)
def test_the_text_of_a_rate_reads_back(rate: Rate) -> None:
    """The text keeps numerator and denominator."""
    back = Rate(rate.text)
    assert (back.numerator, back.denominator) == (rate.numerator, rate.denominator)
    assert pickle.loads(pickle.dumps(rate)) == rate


def sign(value: Fraction) -> int:
    """−1, 0 or 1."""
    return (value > 0) - (value < 0)


@given(ratios, st.lists(edges, max_size=3), st.integers(0, 4))
def test_a_printed_percentage_keeps_its_side(rate: Rate, beside: list[Rate], places: int) -> None:
    """The printed number lies on the side of every edge on which the rate lies."""
    shown = Fraction(rate.percent(*beside, places=places).removesuffix("%")) / 100
    for edge in beside:
        if rate != edge:
            assert sign(shown - edge.fraction) == sign(rate.fraction - edge.fraction)
        elif Fraction(10**40) * rate.fraction % 1 == 0:
            assert shown == edge.fraction
    if not beside:
        assert abs(shown - rate.fraction) <= Fraction(1, 200 * 10**places)


@given(st.integers(-1000, 2000), st.sampled_from([-1, 0, 1]), st.integers(1, 8))
def test_one_step_beside_an_edge_is_printed_beside_it(tenths: int, step: int, places: int) -> None:
    """A hundred-millionth of a percentage point below or above an edge is seen."""
    edge = Rate(tenths, 1000)
    rate = Rate.of_atoms(tenths * ATOMS // 10 * 10**places + step, 100 * ATOMS * 10**places)
    shown = Fraction(rate.percent(edge).removesuffix("%")) / 100
    assert sign(shown - edge.fraction) == step
