"""A table of forms scored by a rubric, column by column; what is in doubt is scored row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from perfeval.columns.compiled import computed
from perfeval.columns.doubts import Doubts
from perfeval.columns.engine import numpy, polars, table_of
from perfeval.columns.figures import Cells, cells_of, states_of
from perfeval.columns.headings import Heading, headings
from perfeval.columns.numbers import WHOLE, type_of
from perfeval.columns.plan import Plan
from perfeval.columns.points import Points
from perfeval.columns.totals import Totals, summed
from perfeval.errors import InputError
from perfeval.numbers.printed import Points as PrintedPoints
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scorecard import Scorecard

__all__ = ["score_columns"]

_BLOCK: Final = 3 << 15
"""So many rows are computed at a time: what is needed on the way stays near the processor.

A block costs 0.6 ms whatever its size, so that smaller ones take a tenth more."""


def score_columns(table: object, rubric: Rubric, *, rows: bool = True) -> Any:
    """A table of forms scored by a rubric: a form a row, a fact a column; exact, whatever its size.

    `table` is of polars or exports Arrow (pyarrow, pandas, DuckDB); its headings are the ids of the
    facts that the rubric asks for, with a unit in brackets (``budget.original（万元）``, 元 without
    one; see `columns_of`). Cells are whole numbers, decimals or text, checks are Boolean; an empty
    cell says that nothing is known. What is no plain number (29人, /, words) is read as a `Fact`.

    Gives a table of polars, with the rows in their order: the columns that the rubric does not ask
    for; ``total``, ``scored_out_of`` and ``rating``, as on a scorecard; and with `rows` for each
    measured criterion ``points.KEY``, and ``unscored.KEY``, the code of the reason where it has no
    points. All is as `score` gives it for the facts of the row. Columns decide no doubt: what is
    missing, of another kind or undefined, rules of plugins, and rubrics with weights, vetoes or
    caps are scored by the interpreter, row by row, which takes a hundred times as long.

    Raises `InputError` for a rubric that asks for the rows of a form, for a table that lacks a
    column, for a unit or a type that does not fit (a binary float is not exact), and
    `MissingExtraError` without the extra `columns`.

    >>> import polars
    >>> names = [each.fact for each in columns_of(get_rubric("yueyang-annex-3-1"))]
    >>> forms = {"staff.in_post": [29, 31], "staff.authorised_posts": [30, 30]}
    >>> table = polars.DataFrame({name: forms.get(name, [None, None]) for name in names})
    >>> card = score_columns(table, get_rubric("yueyang-annex-3-1"))
    >>> [str(total) for total in card["total"]], card["unscored.official_card"][0]
    (['5.00', '3.50'], 'missing')
    """
    plan = Plan.of(rubric)
    given = table_of(table)
    heads = headings(rubric, given.columns)
    own = {head.name for head in heads.values()}
    kept = given.select([name for name in given.columns if name not in own])
    pl = polars()
    twice = [name for name in plan.columns(rows=rows) if name in kept.columns]
    if twice:
        due = "other names for the columns that the rubric does not ask for"
        raise InputError("the columns of the table", twice[0], due)
    found = _Scored(plan, given, heads, rows=rows)
    made = pl.DataFrame([*found.columns()])
    return kept.hstack(made) if kept.width else made


class _Scored:
    """The points of a table, and its totals."""

    def __init__(self, plan: Plan, table: Any, heads: Mapping[str, Heading], *, rows: bool) -> None:
        self._plan, self._heads, self._size, self._rows = plan, heads, table.height, rows
        self._columns = {fact: table[head.name].rename(fact) for fact, head in heads.items()}
        cells = {fact: cells_of(column, heads[fact]) for fact, column in self._columns.items()}
        self._doubts = Doubts(plan.rubric, self._columns, heads)
        kept = self._size * rows
        self._points = [
            Points(key, most, numpy().zeros(kept, type_of((0, most))))
            for key, most in plan.out_of.items()
        ]
        if plan.adds_up:
            self._totals = self._summed({fact: each for fact, each in cells.items() if each})
        else:
            self._totals = self._by_cards()

    def columns(self) -> Iterator[Any]:
        """The totals, and with `rows` the points of each criterion and why there are none."""
        yield from self._totals.columns(self._plan)
        if self._rows:
            yield from (each.shown(self._plan.places_shown) for each in self._points)
            yield from (each.unscored() for each in self._points)

    def _summed(self, cells: Mapping[str, Cells]) -> Totals:
        """Totals that are the sum of the rows, after the interpreter settled what is in doubt."""
        plan, away = self._plan, set[int]()
        total, doubts = self._computed(cells)
        for place, points in zip(plan.places, self._points, strict=True):
            rows = doubts.get(points.key, range(self._size))
            for row, said in zip(rows, self._doubts.settled(place, rows), strict=True):
                if said.atoms is not None:
                    count = plan.counted(said.atoms)
                    total[row] += count
                    points.put(row, count)
                if said.code is not None:
                    points.codes[row] = said.code
                if not said.applies:
                    away.add(row)  # the rest of the form is rescaled
        totals = summed(plan, total, self._points)
        totals.put(plan, dict(self._cards(sorted(away))))
        return totals

    def _computed(self, cells: Mapping[str, Cells]) -> tuple[Any, dict[str, list[int]]]:
        """The sums of the rows, block by block; and which forms leave a row in doubt, by its key.

        What is computed of the rows is put into their points.
        """
        plan, rows = self._plan, self._rows
        total = numpy().zeros(self._size, WHOLE)
        doubts = {row.key: list[int]() for row in plan.rows}
        states = [state for row in plan.rows for state in row.states(self._heads)]
        for start in range(0, self._size, _BLOCK):
            size = min(_BLOCK, self._size - start)
            given = {fact: each.numbers(start, size) for fact, each in cells.items()}
            for name, fact, codes in states:
                given[name] = states_of(self._columns[fact].slice(start, size), codes)
            found = computed(plan, self._heads, given, size, rows=rows)
            total[start : start + size] = found.total
            for points in self._points:
                if points.key in found.rows:
                    points.counts[start : start + size] = found.rows[points.key]
            for key, numbers in found.doubts.items():
                doubts[key] += (numbers + start).tolist()
        return total, doubts

    def _by_cards(self) -> Totals:
        """Everything from scorecards: the total is more than the sum of the rows."""
        plan = self._plan
        given = dict(self._cards(range(self._size)))
        for points in self._points:
            for row, card in given.items():
                earned, code = _of_row(card, points.key)
                if earned is not None:
                    points.put(row, plan.counted(earned.atoms))
                if code is not None:
                    points.codes[row] = code
        totals = Totals.empty(self._size)
        totals.put(plan, given)
        return totals

    def _cards(self, rows: Sequence[int]) -> Iterator[tuple[int, Scorecard | InputError]]:
        """The scorecards of these rows of the table, each with its row."""
        return zip(rows, self._doubts.cards(rows), strict=True)


def _of_row(card: Scorecard | InputError, key: str) -> tuple[PrintedPoints | None, str | None]:
    """What a criterion earned, or why there is nothing."""
    if isinstance(card, InputError):
        return None, card.code
    rows = card.rows
    score = next(score for score in rows if score.key == key)
    return score.earned, None if score.earned is not None else score.because.code
