"""The criteria that are computed by columns, each as a tree with the figures it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from perfeval.columns.arithmetic import Arithmetic
from perfeval.columns.figures import Shape
from perfeval.columns.headings import Heading, Kind
from perfeval.columns.numbers import Mask, Number
from perfeval.columns.written import Written
from perfeval.filing import Fact
from perfeval.lowering import DOUBT, Figures, Input, Tree, Word
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.placed import Placed
from perfeval.scoring.compiled.plan import is_own, tree_of

__all__ = ["Lowered", "lowered"]


@frozen
class _Read:
    """Figures that a formula asks for together: the facts, and what their cells may be."""

    facts: tuple[str, ...]
    start: int
    kinds: tuple[Kind, ...]

    def kind(self, table: Mapping[str, Heading]) -> Kind | None:
        """What the cells of all the figures are; None where they can not be asked for as they are.

        The fund row of a form is in no table; figures of different kinds or units are no group.
        """
        heads = [table[fact] for fact in self.facts if fact in table]
        kinds, units = {head.kind for head in heads}, {head.unit for head in heads} - {""}
        if len(heads) < len(self.facts) or len(kinds) > 1 or not kinds <= {*self.kinds}:
            return None
        (kind,) = kinds
        return None if kind is Kind.COUNT and len(units) > 1 else kind


class _Asked(Figures):
    """The figures that a formula asks for, and as what."""

    def __init__(self) -> None:
        super().__init__()
        self.reads: list[_Read] = []
        self.words: list[Word] = []

    def amounts_or_counts(self, facts: tuple[str, ...]) -> tuple[Input, ...]:
        """Amounts, or counts of one unit; not a mixture."""
        return self._kept(super().amounts_or_counts(facts), facts, Kind.AMOUNT, Kind.COUNT)

    def amount(self, fact: str) -> Input:
        """One amount."""
        return self._kept((super().amount(fact),), (fact,), Kind.AMOUNT)[0]

    def count(self, fact: str) -> Input:
        """One count."""
        return self._kept((super().count(fact),), (fact,), Kind.COUNT)[0]

    def percent(self, fact: str) -> Input:
        """One percentage."""
        return self._kept((super().percent(fact),), (fact,), Kind.RATE)[0]

    def ticks(self, facts: tuple[str, ...]) -> tuple[Input, ...]:
        """Statements."""
        return self._kept(super().ticks(facts), facts, Kind.CHECK)

    def word(self, fact: str) -> Word:
        """A state in words."""
        word = super().word(fact)
        self._kept((word.figure,), (fact,), Kind.STATE)
        self.words.append(word)
        return word

    def _kept(
        self, inputs: tuple[Input, ...], facts: tuple[str, ...], *kinds: Kind
    ) -> tuple[Input, ...]:
        self.reads.append(_Read(facts, inputs[0].position, kinds))
        return inputs


@frozen
class Lowered:
    """A row of the rubric as a tree, and the figures that it asks for."""

    key: str
    tree: Tree
    reads: Sequence[_Read]
    words: Mapping[int, Word]

    def states(self, table: Mapping[str, Heading]) -> Iterator[tuple[str, str, dict[str, int]]]:
        """The columns of states that the row asks for: a name, the fact, and the states."""
        for read in self.reads:
            if read.kind(table) is Kind.STATE:
                codes = self.words[read.start].codes
                said = {name: code for name, code in codes.items() if _is_said(name)}
                yield self._name(read), read.facts[0], said

    def written(
        self, arithmetic: Arithmetic, table: Mapping[str, Heading], shapes: Mapping[str, Shape]
    ) -> Written:
        """What writes the row of columns of these shapes, which stand there by their names."""
        figures, missing = dict[int, Number](), dict[int, Mask]()
        for read in self.reads:
            kind, places = read.kind(table), range(read.start, read.start + len(read.facts))
            away: Mask = kind is None
            names = [self._name(read)] if kind is Kind.STATE else read.facts
            for place, name in zip(places, names, strict=True) if kind else ():
                shape = shapes[name]
                figures[place] = arithmetic.column(name, shape.range, shape.type).times(
                    10**shape.power
                )
                if shape.gaps:
                    away = arithmetic.either(away, arithmetic.mask(name))
            missing |= dict.fromkeys(places, away)
        return Written(arithmetic, figures, missing)

    def _name(self, read: _Read) -> str:
        """The name of a column of states; a number goes by its fact."""
        return f"{read.facts[0]}, {self.key}, {read.start}"


def _is_said(name: str) -> bool:
    """Whether a fact says just this state: 无 is a blank mark, and 5% a rate."""
    value = Fact(id="state", value=name).value
    return type(value) is str and value == name == name.strip()


def lowered(places: Sequence[Placed[Criterion]]) -> Iterator[Lowered]:
    """The rows that are computed by columns: those of our own rules that have a tree."""
    for place in places:
        if is_own(place.item):
            asked = _Asked()
            tree = tree_of(place.item, asked)
            if tree is not DOUBT:
                words = {word.figure.position: word for word in asked.words}
                yield Lowered(place.item.key, tree, asked.reads, words)
