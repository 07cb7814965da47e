"""What is asked of every rule, a stranger's too."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import PluginError, RubricError
from perfeval.measures import EXECUTION_RATE, Kind, Measured
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rubric.criteria import Criterion
from perfeval.rules import (
    Assessed,
    Award,
    Because,
    ByState,
    Composite,
    Direction,
    EitherOr,
    Judged,
    Level,
    Option,
    Proportional,
    SubRule,
)
from perfeval.rules.checked import (
    accepted,
    checked_award,
    checked_direction,
    checked_edges,
    checked_problem,
    checked_rule,
    is_own_rule,
    is_simple,
)
from perfeval.rules.fit import misfit
from perfeval.rules.rule import Edge
from tests.conformance.tampering import tampered
from tests.given import rate
from tests.subclasses import OwnInt
from tests.tables import each_row

FIVE = Points("5")
WHY = Because("x", "理由", "reason")
WHERE = "过程 / 预算执行 / 执行率"
LEVEL = Level(words=("达成",), low="0%", high="100%")


class OwnFraction(Fraction):
    """A fraction that answers for itself."""

    __slots__ = ()

    def __le__(self, other: object) -> bool:
        raise RuntimeError

    __ge__ = __lt__ = __gt__ = __eq__ = __le__
    __hash__ = None  # type: ignore[assignment]


class RefusalError(RubricError):
    """A refusal of a stranger's class, which may say anything."""

    def __str__(self) -> Any:
        return print


class Stranger:
    """A rule of a plugin, of a plain class, that gives whatever it is told to give."""

    def __init__(self, given: Any = None, accepts: Any = Kind.RATE) -> None:
        self.given = given
        self.takes = accepts

    @property
    def accepts(self) -> Any:
        return self._give(self.takes)

    @property
    def direction(self) -> Direction:
        return Direction.NONE

    def award(self, measured: Measured, points: Points) -> Any:  # noqa: ARG002
        return self._give(self.given)

    def problem(self, points: Points) -> Any:  # noqa: ARG002
        return self._give(self.given)

    def edges(self) -> tuple[Edge, ...]:
        return ()

    def _give(self, given: Any) -> Any:
        if isinstance(given, BaseException):
            raise given
        return given


def own_numerator() -> Fraction:
    """A fraction whose numerator is of a stranger's class."""
    fraction = Fraction(1)
    fraction._numerator = OwnInt(1)  # type: ignore[attr-defined]
    return fraction


def wordless() -> Because:
    """A reason whose English sentence is no text."""
    because = Because("x", "理由", "reason")
    object.__setattr__(because, "sentence", tampered(because.sentence, en=5))
    return because


@each_row("earned", [None, Fraction(0), Fraction(1, 3), Fraction(5)])
def test_an_award_that_keeps_the_promise_passes(earned: Fraction | None) -> None:
    """From nothing to all the points, or unscored."""
    award = Award(earned, WHY)
    assert checked_award(Stranger(award), rate("1%"), FIVE, WHERE) == award


@each_row(
    ("given", "problem"),
    [
        (Award(Fraction(501, 100), WHY), "its rule earned '501/100' of 5 points"),
        (Award(Fraction(-1), WHY), "its rule earned '-1' of 5 points"),
        (Award(5, WHY), "its rule earned int where a Fraction is due"),  # type: ignore[arg-type]
        (Award(4.5, WHY), "its rule earned float where"),  # type: ignore[arg-type]
        (Award(True, WHY), "its rule earned bool"),  # type: ignore[arg-type]
        (Award(Fraction(1), "because"), "its rule gave Award where"),  # type: ignore[arg-type]
        (Award(None, WHY, "达成"), "its rule gave '达成' where a Level is due"),  # type: ignore[arg-type]
        (Award(None, wordless()), "its rule failed with InputError: the en of a reason"),
        (Award(Fraction(10**3000), WHY), "its rule earned '1000000"),
        (Award(Fraction(10**3100), WHY), "its rule earned a Fraction of more than 3,000 digits"),
        (Award(Fraction(1, 10**3100), WHY), "its rule earned a Fraction of more than 3,000"),
        (Award(OwnFraction(1), WHY), "its rule earned OwnFraction where a Fraction is due"),
        (Award(OwnInt(1), WHY), "its rule earned OwnInt where"),  # type: ignore[arg-type]
        (Award(own_numerator(), WHY), "its rule earned a Fraction of other parts than two int"),
        (Award(None, WHY, tampered(LEVEL, low="0%")), "its rule failed with InputError: a rate"),
        (Fraction(5), "its rule gave Fraction where an Award is due"),
        (None, "its rule gave NoneType where"),
        (ZeroDivisionError("x"), "its rule failed with ZeroDivisionError"),
        (RefusalError("mine", "no"), "its rule failed with RefusalError"),
        (RubricError("mine", FIVE), "its rule failed with RubricError"),  # type: ignore[arg-type]
        (PluginError("x", "y", "z"), "its rule failed with PluginError"),
        (SystemExit(3), "its rule failed with SystemExit: 3"),
        (GeneratorExit(), "its rule failed with GeneratorExit"),
    ],
)
def test_what_breaks_the_promise_names_the_row(given: Any, problem: str) -> None:
    """It is never clamped, and no foreign exception escapes."""
    with pytest.raises(RubricError) as caught:
        checked_award(Stranger(given), rate("1%"), FIVE, WHERE)
    assert caught.value.where == WHERE
    assert caught.value.problem.startswith(problem)


class Kindless:
    """A measure that says nothing of what it gives."""

    kind = "rate"


def test_a_part_and_an_option_that_break_the_promise_are_named() -> None:
    """Not the row alone."""
    stranger = Stranger(5)
    part = SubRule(name="分项", points="3", rule=stranger)
    option = Option(name="选项", rule=stranger)
    for rule, name in (
        (Composite(parts=(part, part)), "分项"),
        (EitherOr(options=(option, option), assessed=Assessed.FIRST), "选项"),
    ):
        with pytest.raises(RubricError, match="its rule gave 5 where a problem") as caught:
            rule.problem(Points("6"))
        assert caught.value.where == name
        assert rule.accepts is not None
        values = Measured(rule.accepts, (rate("1%"), rate("1%")))
        with pytest.raises(RubricError, match="where an Award is due") as caught:
            rule.award(values, Points("6"))
        assert caught.value.where == name
    done, undone = (SubRule(name=name, points="6", rule=stranger) for name in ("完成", "未完成"))
    case = ByState(cases=(done, undone))
    values = Measured(Kind.SEVERAL, (Measured(Kind.STATE, "完成"), rate("1%")))
    with pytest.raises(RubricError, match="where an Award is due") as caught:
        case.award(values, Points("6"))
    assert caught.value.where == "完成"


def test_a_measure_that_cannot_say_what_it_gives_is_named() -> None:
    """By the row that it stands in."""
    with pytest.raises(RubricError, match="does not say what Kind") as caught:
        misfit(Judged(), Kindless(), WHERE)  # type: ignore[arg-type]
    assert caught.value.where == WHERE


def test_a_rule_that_cannot_say_what_it_takes_names_its_row() -> None:
    """Before the row comes into being."""
    with pytest.raises(RubricError, match="its rule takes 'rate', which is no Kind") as caught:
        Criterion(
            key="row",
            name="执行率",
            points="5",
            clause="执行率",
            measure=EXECUTION_RATE,
            rule=Stranger(accepts="rate"),
        )
    assert caught.value.where == "执行率"


def test_ctrl_c_in_a_rule_is_ctrl_c() -> None:
    """Only the user ends the process."""
    with pytest.raises(KeyboardInterrupt):
        checked_award(Stranger(KeyboardInterrupt()), rate("1%"), FIVE, WHERE)


def test_what_a_stranger_keeps_of_its_award_changes_nothing() -> None:
    """The award is made anew, of a plain reason and a plain level."""
    kept = Award(Fraction(1), Because("x", "理由", "reason"), evolve(LEVEL))
    award = checked_award(Stranger(kept), rate("1%"), FIVE, WHERE)
    assert award == kept
    object.__setattr__(kept.because.sentence, "zh", "改了")
    object.__setattr__(kept.level, "low", Rate("50%"))
    kept.earned._numerator = 9  # type: ignore[union-attr]
    assert award == Award(Fraction(1), WHY, LEVEL)


def test_an_own_rule_is_known_by_its_class() -> None:
    """Not by what it says of its module."""
    assert is_own_rule(Proportional())
    assert not is_own_rule(type("Proportional", (Proportional,), {})())
    assert not is_own_rule(Stranger())
    assert is_simple(object())  # it may say what it takes when it is made


def test_edges_are_few_and_plain() -> None:
    """A thousand of them, made anew; anything else is told."""
    rule = Stranger()
    edges = [Rate("50%"), Count("3")] * 500
    rule.edges = lambda: iter(edges)  # type: ignore[method-assign, assignment, return-value]
    assert checked_edges(rule, WHERE) == tuple(edges)
    edges.append(Rate(1, 2))
    with pytest.raises(RubricError, match="its rule has more than 1000 edges"):
        checked_edges(rule, WHERE)
    for odd in (["50%"], [no_rate()], None):
        rule.edges = lambda odd=odd: odd  # type: ignore[method-assign, misc]
        with pytest.raises(RubricError, match=f"{WHERE}: its rule failed with"):
            checked_edges(rule, WHERE)


def test_a_direction_is_one_of_three() -> None:
    """Of a stranger's rule, too."""
    assert checked_direction(Stranger(), WHERE) is Direction.NONE
    with pytest.raises(RubricError, match="its rule gave an object where a Direction is due"):
        checked_direction(tampered_rule(direction=object()), WHERE)


def no_rate() -> Rate:
    """A rate changed behind the back of its checks."""
    rate = Rate(1, 2)
    object.__setattr__(rate, "denominator", 0)
    return rate


def tampered_rule(**fields: object) -> Any:
    """A rule of a stranger's class with these attributes."""
    return type("Odd", (Stranger,), fields)()


def test_a_rule_cannot_change_what_it_is_held_to() -> None:
    """More points than the row has are refused, though the rule has changed the row's points."""

    class Greedy(Stranger):
        def award(self, measured: Measured, points: Points) -> Award:  # noqa: ARG002
            object.__setattr__(points, "atoms", 10 * points.atoms)
            return Award(points.fraction, WHY)

    with pytest.raises(RubricError, match="its rule earned '50'"):
        checked_award(Greedy(), rate("1%"), Points("5"), WHERE)


def test_a_rule_may_refuse_itself() -> None:
    """A `RubricError` of its own passes."""
    with pytest.raises(RubricError, match="mine: no"):
        checked_award(Stranger(RubricError("mine", "no")), rate("1%"), FIVE, WHERE)


def test_what_a_rule_says_of_itself_is_asked_for_with_care() -> None:
    """Its problem, and the kind that it takes."""
    assert checked_problem(Stranger("too few"), FIVE, WHERE) == "too few"
    assert checked_problem(Stranger(), FIVE, WHERE) is None
    assert accepted(Stranger(), WHERE) is Kind.RATE
    assert accepted(Judged(), WHERE) is None
    with pytest.raises(RubricError, match="its rule failed with KeyError"):
        checked_problem(Stranger(KeyError("x")), FIVE, WHERE)
    with pytest.raises(RubricError, match="its rule failed with KeyError"):
        accepted(Stranger(accepts=KeyError("x")), WHERE)
    assert checked_problem(Stranger("x" * 10**6), FIVE, WHERE) == "x" * 500
    for odd, shown in (("", "''"), (" ", "' '"), (5, "5"), (True, "True")):
        with pytest.raises(RubricError, match=f"its rule gave {shown} where a problem in words is"):
            checked_problem(Stranger(odd), FIVE, WHERE)
    with pytest.raises(RubricError, match="its rule takes 'rate', which is no Kind"):
        accepted(Stranger(accepts="rate"), WHERE)


@each_row("rule", [Proportional(), Judged(), Stranger()])
def test_a_rule_is_what_keeps_the_protocol(rule: Any) -> None:
    """Of any class."""
    checked_rule(WHERE, rule)


@each_row(
    ("value", "problem"),
    [
        (Judged, "the class Judged is no rule; a rule is made of one"),
        (Stranger, "the class Stranger is no rule"),
        (None, "NoneType is no rule"),
        ("Judged()", "str is no rule"),
        (object(), "object is no rule"),
        (Stranger(accepts=ValueError("x")), "its rule failed with ValueError"),
    ],
)
def test_anything_else_is_no_rule(value: Any, problem: str) -> None:
    """A class without its brackets, above all."""
    with pytest.raises(RubricError, match=f"{WHERE}: {problem}"):
        checked_rule(WHERE, value)
