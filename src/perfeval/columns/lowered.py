"""The criteria that are computed by columns, each as a tree with the figures it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import field, frozen

from perfeval.columns.bounds import Bounds
from perfeval.columns.degrees import is_free_of_unit
from perfeval.columns.engine import polars
from perfeval.columns.expressions import Expressions
from perfeval.columns.figures import Numbers
from perfeval.columns.headings import Heading, Kind
from perfeval.filing import Fact
from perfeval.lowering import DOUBT, Figures, Input, Tree, Word
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.placed import Placed
from perfeval.scoring.compiled.plan import is_own, tree_of

__all__ = ["Lowered", "lowered"]

_INT64: Final = 2**63
_INT128: Final = 2**127


@frozen
class _Read:
    """Figures that a formula asks for together: the facts, and what their cells may be."""

    facts: tuple[str, ...]
    start: int
    kinds: tuple[Kind, ...]

    @property
    def is_of_amounts(self) -> bool:
        """Whether amounts are among what is asked for."""
        return Kind.AMOUNT in self.kinds


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
    _made: dict[object, Any] = field(factory=dict, init=False)

    def expression(
        self, table: Mapping[str, Heading], cells: Mapping[str, Numbers | None], unit: int
    ) -> Any:
        """The points of the row in 1/`unit` of a point, as an expression over the cells by fact.

        That of the last cells is kept: of cells of the same shape, under headings of the same
        kinds, the expression is the same. None where no whole number of the engine can hold what is
        computed on the way.
        """
        asked = [fact for read in self.reads for fact in read.facts]
        shape = (unit, *[_shape(table.get(fact), cells.get(fact)) for fact in asked])
        made = self._made.get(shape)
        if made is None:
            made = self._expression(table, cells, unit, wide=True)
            if made is None:
                return self._expression(table, cells, unit, wide=False)
            self._made.clear()
            self._made[shape] = made
        return made

    def _expression(
        self,
        table: Mapping[str, Heading],
        cells: Mapping[str, Numbers | None],
        unit: int,
        *,
        wide: bool,
    ) -> Any:
        """The expression; of `wide` ranges, which many blocks share, only where 64 bits hold it."""
        amounts = {
            read.start + number
            for read in self.reads
            if read.is_of_amounts
            for number in range(len(read.facts))
        }
        least = 0
        if is_free_of_unit(self.tree, amounts):
            powers = [
                number.power
                for read in self.reads
                if read.is_of_amounts
                for number in map(cells.get, read.facts)
                if number is not None
            ]
            least = min(powers, default=0)
        figures: dict[int, tuple[str, int, tuple[int, int]]] = {}
        missing: dict[int, Any] = {}
        for read in self.reads:
            away = self._away(read, table, cells)
            for number, fact in enumerate(read.facts):
                place, numbers = read.start + number, cells.get(fact)
                if away is not None:
                    missing[place] = away
                if numbers is None:  # words; asked for as a number they are missing
                    codes = self.words[place].codes if place in self.words else ()
                    figures[place] = fact, 1, (0, len(codes))
                    continue
                factor = 10 ** (numbers.power - (least if read.is_of_amounts else 0))
                low, high = numbers.wide if wide else numbers.range
                figures[place] = fact, factor, (low * factor, high * factor)
        ranges = {place: range_ for place, (_, _, range_) in figures.items()}
        bounds = Bounds(self.tree, ranges, unit)
        most = bounds.largest
        if most >= (_INT64 if wide else _INT128):
            return None
        pl = polars()
        type_ = pl.Int64 if most < _INT64 else pl.Int128
        made = {
            place: _scaled(self._figure(place, fact), cells[fact], type_, factor)
            for place, (fact, factor, _) in figures.items()
            if fact in cells
        }
        return Expressions(made, missing, bounds, type_, unit).points(self.tree)

    def _figure(self, place: int, fact: str) -> Any:
        pl = polars()
        if place not in self.words:
            return pl.col(fact)  # a column of words is text: no number of it is ever asked for
        codes = self.words[place].codes
        named = {name: code for name, code in codes.items() if _is_said(name)}
        return pl.col(fact).replace_strict(named, default=None, return_dtype=pl.Int64)

    def _away(
        self, read: _Read, table: Mapping[str, Heading], cells: Mapping[str, Numbers | None]
    ) -> Any:
        """A condition for rows in which a figure is not there; None where all are in every row."""
        pl = polars()
        if not table.keys() >= {*read.facts}:
            return pl.lit(value=True)  # what only the fund row of a form says
        kinds = {table[fact].kind for fact in read.facts}
        units = {table[fact].unit for fact in read.facts} - {""}
        alike = len(kinds) == 1 and kinds <= {*read.kinds}
        if not alike or (kinds == {Kind.COUNT} and len(units) > 1):
            return pl.lit(value=True)
        nulls = []
        for number, fact in enumerate(read.facts):
            numbers = cells[fact]
            if numbers is None:
                nulls.append(self._figure(read.start + number, fact).is_null())
            elif numbers.has_nulls:
                nulls.append(pl.col(fact).is_null())
        return pl.any_horizontal(nulls) if nulls else None


def _shape(heading: Heading | None, numbers: Numbers | None) -> tuple[object, ...]:
    """All that an expression depends on of one figure."""
    kind = () if heading is None else (heading.kind, heading.unit)
    return kind if numbers is None else (*kind, *numbers.shape)


def _scaled(column: Any, numbers: Numbers | None, type_: Any, factor: int) -> Any:
    """A column of numbers so many times, as whole numbers of a type; most often as it is."""
    if numbers is None or numbers.column.dtype != type_:
        column = column.cast(type_)
    return column if factor == 1 else column * polars().lit(factor, dtype=type_)


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
