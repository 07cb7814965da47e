"""Coefficients of levels, and equal shares of conditions."""

from __future__ import annotations

from fractions import Fraction

import pytest

from perfeval.errors import InputError, RubricError
from perfeval.measures import Balance, Kind, Term
from perfeval.numbers.printed import Points
from perfeval.rules import Coefficient, Coefficients, Direction, EqualShares
from perfeval.rules.fit import misfit
from tests.given import checks, earned, rate, state
from tests.tables import each_row

GRADES = Coefficients.of(优="100%", 良="80%", 中="60%", 差="0%")
LEAST = Points("0.00000001")
SHARES = EqualShares(items=("①数量", "②质量", "③时效"))


@each_row(
    ("word", "points"), [("优", 5), ("良", 4), ("中", 3), ("差", 0), ("优秀", None), ("", None)]
)
def test_a_level_earns_its_share(word: str, points: int | None) -> None:
    """Of whatever the row is worth; another word earns nothing and is not scored."""
    assert earned(GRADES, state(word), "5") == points


def test_the_reason_names_level_and_share() -> None:
    """A level may have several words."""
    rule = Coefficients(
        levels=(
            Coefficient(words=("良", "良好"), share="80%"),
            Coefficient(words=("优",), share="100%"),
        )
    )
    assert rule.award(state("良好"), Points("2.5")).because.zh == "“良好”，系数 80%，计 2.5 × 80%"
    assert rule.award(state("可"), Points("2.5")).because.code == "outside"


@each_row(
    ("shares", "problem"),
    [
        ({"优": "90%", "差": "0%"}, "no level earns 100% of the points"),
        ({"优": "110%", "差": "0%"}, "优: 110% of the points"),
        ({"优": "100%", "差": "-1%"}, "差: -1% of the points"),
        ({"优": "100%", " ": "0%"}, "a level has no name"),
    ],
)
def test_shares_go_from_nothing_to_everything(shares: dict[str, str], problem: str) -> None:
    """Otherwise the rule cannot be made."""
    with pytest.raises(RubricError, match=problem):
        Coefficients.of(**shares)


def test_a_word_names_one_level() -> None:
    """And there are at least two."""
    level = Coefficient(words=("优",), share="100%")
    with pytest.raises(RubricError, match="优 stands twice"):
        Coefficients(levels=(level, level))
    with pytest.raises(InputError, match="at least 2"):
        Coefficients(levels=(level,))


@each_row(
    ("met", "points"),
    [
        ((True, True, True), Fraction(10)),
        ((True, True, False), Fraction(20, 3)),
        ((False, True, False), Fraction(10, 3)),
        ((False, False, False), Fraction(0)),
        ((True, True), None),
    ],
)
def test_conditions_share_the_points_equally(
    met: tuple[bool, ...], points: Fraction | None
) -> None:
    """Exactly, though 10 cannot be divided by 3."""
    assert earned(SHARES, checks(*met), "10") == points


def test_the_reason_names_what_is_not_met() -> None:
    """And the division."""
    award = SHARES.award(checks(True, True, False), Points("10"))
    assert award.because.zh == "2/3 项符合，各项平分，计 10 × 2 ÷ 3；不符合：③时效"


def test_both_are_worth_any_row() -> None:
    """Of more than 0 points."""
    for rule, problem in ((GRADES, "a coefficient needs"), (SHARES, "equal shares need")):
        assert rule.problem(Points("7")) is rule.problem(LEAST) is None
        assert str(rule.problem(Points("0"))) == f"{problem} points above 0"
        assert (rule.edges(), rule.direction) == ((), Direction.NONE)
        with pytest.raises(InputError, match=f"a measured {rule.accepts and rule.accepts.value}"):
            rule.award(rate("1%"), Points("7"))
    balance = Balance(
        balance=Term(fact="b", name="结余"), brought_forward=Term(fact="f", name="上年结转")
    )
    assert str(misfit(GRADES, balance, "行")) == (
        "its rule has a state 优, its measure only none, within, above"
    )
    assert GRADES.accepts is Kind.STATE
