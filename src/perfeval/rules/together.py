"""Together: several indicators are all assessed, by the lowest, or by all that is lost or won."""

from __future__ import annotations

import enum
from fractions import Fraction
from typing import ClassVar, Final

from attrs import field, frozen

from perfeval.errors import Phrase
from perfeval.filing.structure import many, of_kind
from perfeval.lowering import Quotient, Tree, Value
from perfeval.lowering.trees import then, together
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.rules.because import Because, Sentence
from perfeval.rules.checked import checked_award, problem_among
from perfeval.rules.choices import of_choices
from perfeval.rules.composite import NAMED
from perfeval.rules.either_or import Option, options_in_words
from perfeval.rules.lowered import lowered
from perfeval.rules.rule import (
    Award,
    Direction,
    Edge,
    checked_points,
    ratio_of,
    value_of,
    values_of,
)
from perfeval.rules.steps import limited

__all__ = ["Joined", "Together"]


class Joined(enum.Enum):
    """What the row earns: what the lowest does (孰低), the points less all that is lost, or all
    that is earned, at most the points.

    >>> Joined("losses").name
    'LOSSES'
    """

    LOWEST = "lowest"
    LOSSES = "losses"
    GAINS = "gains"


_LOWEST: Final = Sentence("lowest", "孰低者：{because}", "the lowest: {because}")
_NOTHING_LOST: Final = Sentence("full", "{parts}，计满分", "{parts}: full points")
_LOST: Final = Sentence("deducted", "{parts}；共扣 {lost} 分{limit}", "{parts}; {lost} off{limit}")
_EARNED: Final = Sentence(
    "gained", "{parts}；共计 {earned} 分{limit}", "{parts}; {earned} in all{limit}"
)
_AT_MOST: Final = Sentence("at_most", "，以 {earned} 分为限", ", at most {earned}")
_OUTSIDE: Final = Sentence(
    "outside", "{values} 个分项值，应为 {parts} 个", "{values} values for {parts} parts"
)

_SAID: Final = {
    Joined.LOWEST: Sentence(
        "rule", "分别计分，取得分最低的：{options}", "each is scored, the lowest counts: {options}"
    ),
    Joined.LOSSES: Sentence(
        "rule",
        "各项所扣的分相加，扣完为止：{options}",
        "what each takes off is added up, down to zero: {options}",
    ),
    Joined.GAINS: Sentence(
        "rule",
        "各项所得的分相加，以本行分值为限：{options}",
        "what each earns is added up, at most the points of the row: {options}",
    ),
}


@of_choices(joined=Joined)
@frozen(kw_only=True)
class Together:
    """两项孰低; 每例扣2分，重大的每例扣10分，扣完为止: one row, several rules, all of them count.

    Each option is a rule worth all the points of the row, and takes the value of its own formula
    (`Several`). With `Joined.LOWEST` the row earns what the lowest does; with `Joined.LOSSES` what
    each takes off is added up, down to zero: one floor over all; with `Joined.GAINS` what each
    earns, up to the points: 市级每篇1分，省级每篇2分，最高4分. One that cannot be scored leaves the
    whole row unscored.

    >>> from perfeval.rules import PerCase
    >>> rule = Together(joined=Joined.LOSSES, options=(
    ...     Option(name="一般", rule=PerCase(deduct="2")),
    ...     Option(name="重大", rule=PerCase(deduct="10"))))
    >>> cases = tuple(Measured(Kind.COUNT, Count(n)) for n in ("3", "1"))
    >>> rule.award(Measured(Kind.SEVERAL, cases), Points("20")).earned
    Fraction(4, 1)
    """

    accepts: ClassVar[Kind | None] = Kind.SEVERAL
    direction: ClassVar[Direction] = Direction.NONE

    options: tuple[Option, ...] = many("the options of a rule", Option, least=2)
    joined: Joined = field(**of_kind("how the options count", Joined))

    def award(self, measured: Measured, points: Points) -> Award:
        """The lowest award, the points less every loss, or every gain up to the points."""
        full = checked_points(points).fraction
        values = value_of(measured, Kind.SEVERAL, tuple)
        if len(values) != len(self.options):
            return Award(None, _OUTSIDE.because(values=len(values), parts=len(self.options)))
        parts: list[tuple[Fraction, Because]] = []
        for option, value in zip(self.options, values, strict=True):
            award = checked_award(option.rule, value, points, option.name)
            because = NAMED.because(name=option.name, because=award.because)
            if award.earned is None:
                return Award(None, because)
            parts.append((award.earned, because))
        if self.joined is Joined.LOWEST:
            earned, because = min(parts, key=lambda part: part[0])
            return Award(earned, _LOWEST.because(because=because))
        told = tuple([because for _, because in parts])
        if self.joined is Joined.GAINS:
            won = sum((earned for earned, _ in parts), Fraction(0))
            most = _AT_MOST.because(earned=full) if won > full else None
            won = min(won, full)
            return Award(won, _EARNED.because(parts=told, earned=won, limit=most))
        lost, limit = limited(sum((full - earned for earned, _ in parts), Fraction(0)), points)
        if not lost:
            return Award(full, _NOTHING_LOST.because(parts=told))
        return Award(full - lost, _LOST.because(parts=told, lost=lost, limit=limit))

    def lower(self, value: Value, points: Points) -> Tree:
        """The same of integers."""
        pairs = zip(self.options, values_of(value), strict=True)
        trees = [lowered(option.rule, each, points) for option, each in pairs]
        if self.joined is Joined.LOWEST:
            return together(trees, Quotient.or_other)
        earned = together(trees, Quotient.with_other)
        if self.joined is Joined.GAINS:
            return then(earned, lambda all_: ratio_of(all_).no_more_than(points.fraction))
        beyond = (len(trees) - 1) * points.fraction
        return then(earned, lambda all_: ratio_of(all_).plus(-beyond).no_less_than(Fraction(0)))

    def problem(self, points: Points) -> str | Phrase | None:
        """Each option must be worth exactly the row's points."""
        return problem_among((each.name, each.rule, points) for each in self.options)

    def text(self, lang: str) -> str:
        """The options, and how they count."""
        options = options_in_words(self.options)
        return _SAID[self.joined].because(options=options).text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """None of its own: each option has its edges."""
        return ()
