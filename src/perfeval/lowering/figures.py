"""The figures that a rubric asks for, and how they become integers: checked once for a filing.

Formulas ask for facts in groups: all of one group are stated in one kind, or none of its figures
counts, and the interpreter says why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

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

_NOTHING: Final = (None,)
_TRUTH: Final = frozenset((bool,))


def _stated(facts: tuple[str, ...], given: _Given) -> list[Any] | None:
    """The values of facts, all of which are stated."""
    try:
        return [given(fact).value for fact in facts]  # type: ignore[union-attr]
    except AttributeError:
        return None


def _number(fact: str, *kinds: type) -> _Read:
    """One figure of one of these kinds."""

    def read(given: _Given) -> Sequence[int | None]:
        found = given(fact)
        if found is not None and type(found.value) in kinds:
            return (found.value.atoms,)  # type: ignore[union-attr]
        return _NOTHING

    return read


def _numbers(facts: tuple[str, ...]) -> _Read:
    """Figures that are all amounts, or all counts of one unit."""
    none = [None] * len(facts)

    def read(given: _Given) -> Sequence[int | None]:
        values = _stated(facts, given)
        if values is None:
            return none
        kind = type(values[0])
        if kind is Count:
            if len({value.unit for value in values if type(value) is Count and value.unit}) > 1:
                return none
        elif kind is not Amount:
            return none
        for value in values:
            if type(value) is not kind:
                return none
        return [value.atoms for value in values]

    return read


def _ticks(facts: tuple[str, ...]) -> _Read:
    """Statements that are all true or false."""
    none = [None] * len(facts)

    def read(given: _Given) -> Sequence[int | None]:
        values = _stated(facts, given)
        if values is None or not _TRUTH.issuperset(map(type, values)):
            return none
        return [*map(int, values)]

    return read


def _word(fact: str, codes: Mapping[str, int]) -> _Read:
    """A word that has a number."""

    def read(given: _Given) -> Sequence[int | None]:
        found = given(fact)
        if found is not None and type(found.value) is str:
            return (codes.get(found.value.strip()),)
        return _NOTHING

    return read


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

    def amounts_or_counts(self, facts: tuple[str, ...]) -> tuple[Input, ...]:
        """Amounts, or counts of one unit; not a mixture."""
        return self._asked(len(facts), _numbers(facts))

    def amount(self, fact: str) -> Input:
        """One amount, in atoms of a yuan."""
        return self._asked(1, _number(fact, Amount))[0]

    def count(self, fact: str) -> Input:
        """One count, in atoms."""
        return self._asked(1, _number(fact, Count))[0]

    def percent(self, fact: str) -> Input:
        """One percentage, in atoms of a percent."""
        return self._asked(1, _number(fact, Percent))[0]

    def ticks(self, facts: tuple[str, ...]) -> tuple[Input, ...]:
        """Statements: 1 for a true one, 0 for one that is denied."""
        return self._asked(len(facts), _ticks(facts))

    def word(self, fact: str) -> Word:
        """A state in words, by its number among those that rules know."""
        codes: dict[str, int] = {}
        return Word(self._asked(1, _word(fact, codes))[0], codes)

    def _asked(self, many: int, read: _Read) -> tuple[Input, ...]:
        """The places of so many figures that are read together."""
        self._reads.append(read)
        start, self.width = self.width, self.width + many
        return tuple(map(Input, range(start, self.width)))

    def of(self, facts: Facts) -> Integers:
        """The integers of a filing, which keeps them for the next time."""
        return facts.kept(self, self._read)

    def _read(self, facts: Facts) -> Integers:
        given, found = facts.by_id().get, list[int | None]()
        for read in self._reads:
            found += read(given)
        return tuple(found)
