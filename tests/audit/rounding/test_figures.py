"""Printed figures as terms: families of places, exact counts, computed figures as text."""

from fractions import Fraction

from perfeval.audit.rounding.figures import (
    comparable,
    decimals,
    families_of,
    plain,
    shown,
    shown_percent,
    shown_ratio,
    term,
    together,
    unit_word,
)
from perfeval.numbers.amounts import Amount, wan_yuan, yuan
from perfeval.numbers.cells import Nil
from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.printed import Count, Percent, Points
from tests.tables import each_row

WAN = 10**4 * ATOMS


def test_the_family_is_the_most_places_of_a_table() -> None:
    """3557.6 beside 1028.69 stands for 3557.60; 万元 and 元 are families of their own."""
    figures = [wan_yuan("3557.6"), wan_yuan("1028.69"), yuan("5"), Nil("")]
    families = families_of(figures)
    assert families == {"万元": 2, "元": 0}
    short = term(wan_yuan("3557.6"), families)
    assert (short.step, short.own) == (WAN // 100, WAN // 10)


def test_a_percentage_has_its_own_places() -> None:
    """79% beside 8.7% stands for 79 ± 0.5."""
    families = families_of([Percent("79%"), Percent("8.7%")])
    assert term(Percent("79%"), families).step == ATOMS


@each_row(
    ("text", "step"),
    [
        ("713752件", 0),
        ("44.1053万件", 0),
        ("300.69万条", 100 * ATOMS),
        ("1.5亿人次", 10**7 * ATOMS),
        ("29.5亩", ATOMS // 10),
    ],
)
def test_a_count_is_exact_unless_printed_in_wan_or_with_decimals(text: str, step: int) -> None:
    """713752件 is exact; 300.69万条 stands for an interval of 100 条."""
    assert term(Count(text), {}).own == step


def test_points_are_exact() -> None:
    """A score has no tolerance."""
    families = families_of([Points("22.5")])
    assert families == {"分": 0}
    assert term(Points("22.5"), families).step == 0


def test_only_figures_of_one_kind_compare() -> None:
    """Money with money, counts with points, percentages with percentages."""
    assert comparable([wan_yuan("1"), yuan("5")])
    assert comparable([Count("99"), Points("99分")])
    assert not comparable([Count("99"), Percent("99%")])
    assert not comparable([Count("99"), wan_yuan("99")])


@each_row(
    ("atoms", "like", "text"),
    [
        (523785 * WAN // 100, wan_yuan("5238.85"), "5237.85"),
        (1740000 * ATOMS, yuan("2026400"), "1740000"),
        (WAN + WAN // 10**6, wan_yuan("1"), "1.000001"),
        (10006 * ATOMS // 100, Percent("0.08%"), "100.06%"),
        (238 * ATOMS, Count("310个"), "238"),
        (3001000 * ATOMS, Count("300.69万条"), "300.1万"),
        (45 * ATOMS // 2, Points("22"), "22.5"),
    ],
)
def test_a_computed_figure_is_shown_in_the_unit_of_the_printed_one(
    atoms: int, like: Amount | Count | Percent | Points, text: str
) -> None:
    """Without trailing zeros."""
    assert shown(atoms, like) == text


@each_row(
    ("made", "text"),
    [
        (decimals(Fraction(5, 2), 0), "3"),
        (decimals(Fraction(-5, 2), 0), "-3"),
        (decimals(Fraction(-1, 300), 2), "0.00"),
        (decimals(Fraction(201, 200), 2), "1.01"),
        (plain(Fraction(1, 3)), "0.3333"),
        (plain(Fraction(100), 2), "100"),
        (plain(Fraction(1, 20), 1), "0.1"),
        (shown_percent(2, 3, 0), "67%"),
        (shown_percent(2, 3, 2), "66.67%"),
        (shown_ratio(2, 3, 0), "1"),
        (shown_ratio(2, 3, 2), "0.67"),
    ],
)
def test_a_computed_figure_is_rounded_half_up(made: str, text: str) -> None:
    """At the places that are printed, or at no more than are needed."""
    assert made == text


def test_the_amounts_of_several_cells() -> None:
    """What is no amount says nothing."""
    assert together([Nil(""), wan_yuan("80"), "约五万", yuan("5")]) == wan_yuan("80.0005")
    assert together([wan_yuan("80")]) == wan_yuan("80")
    assert together([Nil(""), "约五万"]) is None


def test_money_alone_has_a_unit_word() -> None:
    """5238.85万元, but 18倍 and 99% already say their unit."""
    assert (unit_word(wan_yuan("1")), unit_word(Count("18倍"))) == ("万元", "")
