"""The figures of a reason: each is printed in one way."""

from __future__ import annotations

from fractions import Fraction

from perfeval.filing import Actual, Indicator, Target
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rules.figures import Beside, Cells, Figure, printed
from tests.given import rate
from tests.tables import each_row


@each_row(
    ("figure", "text"),
    [
        (Fraction(1, 3), "≈0.33333333"),
        (Fraction(2, 3), "≈0.66666667"),
        (Fraction(5, 2), "2.5"),
        (Fraction(1, 10**8), "0.00000001"),
        (Fraction(1, 10**9), "≈0"),
        (Fraction(7), "7"),
        (Points("5.00"), "5"),
        (Count("1.2万封"), "12000"),
        (Rate("99.995%"), "99.995%"),
        (Rate(1, 3), "33.33%"),
        (7, "7"),
        ("{已}制定 {0}", "{已}制定 {0}"),
        (None, ""),
        ((), ""),
    ],
)
def test_a_figure_is_exact_or_said_not_to_be(figure: Figure, text: str) -> None:
    """No rounding goes unsaid, and a text stands as it is."""
    assert printed(figure, "zh") == printed(figure, "en") == text


def test_several_figures_stand_in_a_row() -> None:
    """With the mark of the language."""
    assert printed(("甲", Points("1.50")), "zh") == "甲；1.5"
    assert printed(("甲", Points("1.50")), "en") == "甲; 1.5"


@each_row(
    ("figure", "text"),
    [
        (Points("1"), "1 point"),
        (Points("1.0"), "1 point"),
        (Points("0.5"), "0.5 points"),
        (Points("2"), "2 points"),
        (Points("0"), "0 points"),
        (Points("-1"), "-1 points"),
        (Fraction(10**9 + 1, 10**9), "≈1 point"),
    ],
)
def test_one_is_singular(figure: Figure, text: str) -> None:
    """1 point, 0.5 points."""
    assert f"{printed(figure):point}" == text
    assert type(f"{printed(figure)}") is str


def test_a_value_stands_on_its_side_of_the_edges() -> None:
    """99.995% is neither 100% nor printed as such; edges of another kind say nothing."""
    assert Beside(Rate("94.9999%"), (Rate("95%"), Count("3"))).text("zh") == "94.9999%"
    assert Beside(Rate("94.9999%")).text("zh") == "95%"
    assert Beside(Count("1.2万封"), (Rate("95%"),)).text("zh") == "12000"


@each_row(
    ("words", "text"),
    [("29 ÷ 30", "29 ÷ 30 = 96.67%"), ("满意度", "满意度 96.67%"), ("", "96.67%")],
)
def test_a_formula_gets_an_equals_sign_and_a_name_does_not(words: str, text: str) -> None:
    """29 ÷ 30 = 96.67%; 满意度 96.67%; a bare value stands alone."""
    assert Beside(Rate(29, 30), (), rate("29/30", words)).text("en") == text


def test_cells_are_quoted_and_cut_where_they_are_long() -> None:
    """A blank is called one."""
    long = Cells(Indicator(target=Target(text="长" * 80), actual=Actual(text="短" * 81)))
    assert long.text("zh") == f"实际完成值 {'短' * 80}…，目标 {'长' * 80}"
    blank = Cells(Indicator(target=Target(text=""), actual=Actual(text="")))
    assert blank.text("zh") == "实际完成值 空白，目标 空白"
    assert blank.text("en") == "actual blank, target blank"
