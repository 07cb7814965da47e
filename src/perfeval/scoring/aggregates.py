"""Aggregation of many forms: absolute values add, relative ones are weighed by money (norms 32)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from perfeval.errors import InputError, Phrase
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Score

__all__ = ["Aggregate", "AggregateRow", "aggregate"]


@frozen(kw_only=True)
class AggregateRow:
    """One row over all scorecards that scored it: the sums, and the weighed rate 得分率."""

    key: str
    name: str
    earned: Points
    out_of: Points
    rate: Rate | None
    count: int


@frozen(kw_only=True)
class Aggregate:
    """Many scorecards by one rubric: of how many forms and how much money, their sums and rates.

    `total` of `scored_out_of` of `out_of` points are sums. `rate` (得分率) is total ÷ scored points
    of each scorecard, weighed by its money; None where no scored form has money.
    """

    rubric: str
    count: int
    money: Amount
    total: Points
    scored_out_of: Points
    out_of: Points
    rate: Rate | None
    rows: tuple[AggregateRow, ...]


def aggregate(parts: Iterable[tuple[Scorecard, Amount]]) -> Aggregate:
    """The aggregate of scorecards by one rubric, each with the money of its form.

    Raises `InputError` for no scorecard, for scorecards by different rubrics, and for money below
    0. Scorecards that share a row by its key add up in it.

    >>> card = score(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))
    >>> both = aggregate([(card, wan_yuan("100")), (card, wan_yuan("300"))])
    >>> both.total.plain, both.out_of.plain, both.rate.percent()
    ('196', '200', '98%')
    """
    if not isinstance(parts, Iterable):
        raise InputError("the scorecards to aggregate", parts, "pairs of a scorecard and its money")
    pairs = tuple(_checked(pair) for pair in parts)
    if not pairs:
        raise InputError("the scorecards to aggregate", Phrase("none"), "at least one")
    digests = {card.digest for card, _ in pairs}
    if len(digests) > 1:
        names = ", ".join(dict.fromkeys(f"{card.rubric} {card.edition}" for card, _ in pairs))
        raise InputError("the scorecards to aggregate", names, "scorecards by one rubric")
    money = Amount.of_atoms(sum(amount.atoms for _, amount in pairs), pairs[0][1].unit)
    return Aggregate(
        rubric=pairs[0][0].rubric,
        count=len(pairs),
        money=money,
        total=Points.total([card.total for card, _ in pairs]),
        scored_out_of=Points.total([card.scored_out_of for card, _ in pairs]),
        out_of=Points.total([card.out_of for card, _ in pairs]),
        rate=_weighed([(card.total, card.scored_out_of, amount) for card, amount in pairs]),
        rows=_rows(pairs),
    )


def _checked(pair: object) -> tuple[Scorecard, Amount]:
    match pair:
        case (Scorecard() as card, Amount() as amount) if amount.atoms >= 0:
            return card, amount
    raise InputError("a part to aggregate", pair, "a scorecard and its money, not below 0")


def _rows(pairs: tuple[tuple[Scorecard, Amount], ...]) -> tuple[AggregateRow, ...]:
    found: dict[str, list[tuple[Score, Points, Amount]]] = {}
    for card, amount in pairs:
        for each in card.scores:
            if each.earned is not None:
                found.setdefault(each.key, []).append((each, each.earned, amount))
    return tuple(
        AggregateRow(
            key=key,
            name=scored[0][0].name,
            earned=Points.total([earned for _, earned, _ in scored]),
            out_of=Points.total([each.out_of for each, _, _ in scored]),
            rate=_weighed([(earned, each.out_of, amount) for each, earned, amount in scored]),
            count=len(scored),
        )
        for key, scored in found.items()
    )


def _weighed(parts: list[tuple[Points, Points, Amount]]) -> Rate | None:
    """Σ money × earned ÷ out of, over Σ money; None without money or points."""
    weighed = [(e.fraction / o.fraction, amount.atoms) for e, o, amount in parts if o.atoms]
    money = sum(atoms for _, atoms in weighed)
    if money == 0:
        return None
    mean = sum((share * atoms for share, atoms in weighed), Fraction(0)) / money
    return Rate.of_atoms(mean.numerator, mean.denominator)
