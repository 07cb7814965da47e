"""What columns leave in doubt: rows of a table that the interpreter scores, one by one.

Columns decide no doubt. Why a row has no points, only the interpreter says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from attrs import frozen

from perfeval.columns.headings import Heading, Kind
from perfeval.errors import InputError
from perfeval.filing import BudgetUnit, Fact, Facts, Filing
from perfeval.numbers.decimals import read_decimal
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.placed import Placed
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.compiled.plan import is_own
from perfeval.scoring.rows.row_scores import Basis, criterion_score
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scoring import scored

__all__ = ["Doubts", "Settled"]

_UNIT: Final = BudgetUnit(name="某单位")


@frozen
class Settled:
    """What the interpreter says of one row of the rubric: points in atoms, or a code for none.

    `applies` is false where the row does not apply, so that the rest is rescaled.
    """

    atoms: int | None
    code: str | None
    applies: bool = True


class Doubts:
    """The interpreter, for the rows of one table: `columns` are its columns of facts, by fact."""

    def __init__(
        self, rubric: Rubric, columns: Mapping[str, Any], headings: Mapping[str, Heading]
    ) -> None:
        self._rubric, self._columns, self._headings = rubric, columns, headings

    def settled(self, place: Placed[Criterion], rows: Sequence[int]) -> Iterator[Settled]:
        """What is said of a criterion in these rows of the table."""
        criterion = place.item
        asked: Iterable[str] = self._columns
        if is_own(criterion) and criterion.measure is not None:
            asked = criterion.measure.formula.facts
        for facts in self._facts([fact for fact in asked if fact in self._columns], rows):
            if isinstance(facts, InputError):
                yield Settled(None, facts.code)
                continue
            basis = Basis(facts, self._rubric)
            score = criterion_score(basis, place, None, criterion.points)
            earned = score.earned
            if earned is None:
                yield Settled(None, score.because.code, score.applies)
            else:
                yield Settled(earned.atoms, None, score.applies)

    def cards(self, rows: Sequence[int]) -> Iterator[Scorecard | InputError]:
        """The scorecards of these rows; where one states what no fact can be, why."""
        for facts in self._facts(list(self._columns), rows):
            if isinstance(facts, InputError):
                yield facts
            else:
                filing = Filing(unit=_UNIT, facts=tuple(facts))
                yield scored(filing, self._rubric, None)

    def _facts(self, asked: Sequence[str], rows: Sequence[int]) -> Iterator[Facts | InputError]:
        """The facts of these rows."""
        if not rows:
            return
        columns = [self._columns[fact].gather(rows).to_list() for fact in asked]
        headings = [self._headings[fact] for fact in asked]
        for cells in zip(*columns, strict=True):
            given = zip(headings, cells, strict=True)
            try:
                yield Facts([_fact(head, cell) for head, cell in given if cell is not None])
            except InputError as error:
                yield error


def _fact(heading: Heading, cell: object) -> Fact:
    """The fact that a cell states. Raises `InputError` where no fact can be that."""
    if heading.kind in (Kind.CHECK, Kind.STATE):
        return Fact(id=heading.fact, value=cell)
    text = cell if isinstance(cell, str) else _number_text(cell)
    if read_decimal(text) is not None:
        text = f"{text}{heading.unit}"
    return Fact(id=heading.fact, value=text)


def _number_text(cell: object) -> str:
    """A number of a table as text, without zeros at its end."""
    if isinstance(cell, Decimal):
        text = format(cell, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(cell)
