"""The figures that a rubric asks for, and how they become integers: checked once for a filing.

Formulas ask for facts in groups: all of one group are stated in one kind, or none of its figures
counts, and the interpreter says why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from perfeval.filing.facts import Fact, Facts
from perfeval.lowering.terms import Input
from perfeval.lowering.trees import Word
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count, Percent

__all__ = ["Figures", "Integers"]

Integers = tuple[int | None, ...]
"""The figures of a filing: atoms, 1 and 0 for true and false, the number of a word, or nothing."""

_Given = Callable[[str], Fact | None]
_Read = Callable[[_Given], Sequence[int | None]]


def _of_one(fact: str, kinds: tuple[type, ...], number: Callable[[Any], int | None]) -> _Read:
    """One figure of one of these kinds, by what makes a number of it."""

    def read(given: _Given) -> tuple[int | None]:
        found = given(fact)
        fits = found is not None and type(found.value) in kinds
        return (number(found.value) if fits else None,)  # type: ignore[union-attr]

    return read


def _of_many(
    facts: tuple[str, ...], kinds: tuple[type, ...], number: Callable[[Any], int | None]
) -> _Read:
    """Figures that are all of one of these kinds; counts of one unit only."""

    def read(given: _Given) -> Sequence[int | None]:
        values = [None if found is None else found.value for found in map(given, facts)]
        kind, units = type(values[0]), set[str]()
        if kind is Count:
            units = {value.unit for value in values if isinstance(value, Count) and value.unit}
        if kind in kinds and len({*map(type, values)}) == 1 and len(units) <= 1:
            return [number(value) for value in values]
        return [None] * len(values)

    return read


def _atoms(value: Amount | Count | Percent) -> int:
    return value.atoms


class Figures:
    """Every figure that a rubric asks for, by its place; each formula asks for its own.

    >>> figures = Figures()
    >>> figures.amounts_or_counts(("staff.in_post", "staff.authorised_posts"))
    (Input(position=0), Input(position=1))
    >>> stated = [Fact(id="staff.in_post", value="29人"),
    ...           Fact(id="staff.authorised_posts", value="30人")]
    >>> figures.of(Facts(stated))
    (2900000000, 3000000000)
    """

    def __init__(self) -> None:
        self.width = 0  # how many there are
        self._reads: list[_Read] = []

    def amounts_or_counts(self, facts: Sequence[str]) -> tuple[Input, ...]:
        """Amounts, or counts of one unit; not a mixture."""
        return self._of(facts, (Amount, Count), _atoms)

    def amount(self, fact: str) -> Input:
        """One amount, in atoms of a yuan."""
        return self._of((fact,), (Amount,), _atoms)[0]

    def count(self, fact: str) -> Input:
        """One count, in atoms."""
        return self._of((fact,), (Count,), _atoms)[0]

    def percent(self, fact: str) -> Input:
        """One percentage, in atoms of a percent."""
        return self._of((fact,), (Percent,), _atoms)[0]

    def ticks(self, facts: Sequence[str]) -> tuple[Input, ...]:
        """Statements: 1 for a true one, 0 for one that is denied."""
        return self._of(facts, (bool,), int)

    def word(self, fact: str) -> Word:
        """A state in words, by its number among those that rules know."""
        codes: dict[str, int] = {}
        (figure,) = self._of((fact,), (str,), lambda word: codes.get(word.strip()))
        return Word(figure, codes)

    def _of(
        self, facts: Sequence[str], kinds: tuple[type, ...], number: Callable[[Any], int | None]
    ) -> tuple[Input, ...]:
        many = len(facts) > 1
        read = _of_many(tuple(facts), kinds, number) if many else _of_one(facts[0], kinds, number)
        self._reads.append(read)
        start, self.width = self.width, self.width + len(facts)
        return tuple(map(Input, range(start, self.width)))

    def of(self, facts: Facts) -> Integers:
        """The integers of a filing, which keeps them for the next time."""
        return facts.kept(self, self._read)

    def _read(self, facts: Facts) -> Integers:
        given, found = facts.by_id().get, list[int | None]()
        for read in self._reads:
            found += read(given)
        return tuple(found)
