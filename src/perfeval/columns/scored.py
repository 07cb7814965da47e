"""A table of forms scored by a rubric, column by column; what is in doubt is scored row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from perfeval.columns.doubts import Doubts
from perfeval.columns.engine import polars, table_of
from perfeval.columns.figures import Numbers, cells_of
from perfeval.columns.headings import Heading, headings
from perfeval.columns.plan import Plan
from perfeval.columns.points import Points
from perfeval.columns.totals import Totals, summed
from perfeval.errors import InputError
from perfeval.numbers.printed import Points as PrintedPoints
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.placed import Placed
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scorecard import Scorecard

__all__ = ["score_columns"]

_Columns = Mapping[str, Any]
_MADE: Final = "points of "
_BLOCK: Final = 100_000
"""So many rows are computed at a time, so that what is needed on the way does not grow."""


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
    blocks = [
        pl.DataFrame([*_Scored(plan, given.slice(start, _BLOCK), heads).columns(rows=rows)])
        for start in range(0, max(given.height, 1), _BLOCK)
    ]
    made = pl.concat(blocks)
    return kept.hstack(made) if kept.width else made


class _Scored:
    """The points of one block of a table, and its totals."""

    def __init__(self, plan: Plan, table: Any, heads: Mapping[str, Heading]) -> None:
        self._plan, self._size = plan, table.height
        columns = {fact: table[head.name].rename(fact) for fact, head in heads.items()}
        cells = {fact: cells_of(column, heads[fact]) for fact, column in columns.items()}
        self._doubts = Doubts(plan.rubric, columns, heads)
        found = self._computed(columns, cells, heads) if plan.adds_up else {}
        self._points = [self._made(place, found) for place in plan.places]
        self._totals = self._summed() if plan.adds_up else self._by_cards()

    def columns(self, *, rows: bool) -> Iterator[Any]:
        """The totals, and with `rows` the points of each criterion and why there are none."""
        yield from self._totals.columns(self._plan)
        if rows:
            yield from (each.shown(self._plan.places_shown) for each in self._points)
            yield from (each.unscored() for each in self._points)

    def _made(self, place: Placed[Criterion], found: _Columns) -> Points:
        pl = polars()
        key = place.item.key
        counts = found.get(f"{_MADE}{key}")
        if counts is None:
            counts = pl.repeat(None, self._size, dtype=pl.Int64, eager=True)
        return Points(key, self._plan.out_of(place), counts)

    def _computed(
        self,
        columns: _Columns,
        cells: Mapping[str, Numbers | None],
        heads: Mapping[str, Heading],
    ) -> _Columns:
        """What the columns compute, by the key of the criterion; null where it is in doubt."""
        pl = polars()
        plan, made = self._plan, list[Any]()
        out_of = {place.item.key: plan.out_of(place) for place in plan.places}
        for row in plan.rows:
            expression = row.expression(heads, cells, plan.unit)
            if expression is None:
                continue  # no whole number of the engine is large enough
            counts, most = expression.cast(pl.Int64), out_of[row.key]
            if plan.factor > 1:
                counts = counts * plan.factor
            if most % plan.factor:  # rounded up it would be more than the row is worth
                counts = pl.when(counts > most).then(most).otherwise(counts)
            made.append(counts.alias(f"{_MADE}{row.key}"))
        numbers = [
            (columns[fact] if each is None else each.column).rename(fact)
            for fact, each in cells.items()
        ]
        found = pl.DataFrame(numbers).lazy().with_columns(made).collect()
        return {name: found[name] for name in found.columns if name.startswith(_MADE)}

    def _summed(self) -> Totals:
        """Totals that are the sum of the rows, after the interpreter settled what is in doubt."""
        plan, away = self._plan, set[int]()
        for place, points in zip(plan.places, self._points, strict=True):
            if not points.counts.null_count():
                continue
            rows = points.counts.is_null().arg_true()
            counts, codes = list[int | None](), dict[int, str]()
            for row, said in zip(rows.to_list(), self._doubts.settled(place, rows), strict=True):
                counts.append(None if said.atoms is None else plan.counted(said.atoms))
                if said.code is not None:
                    codes[row] = said.code
                if not said.applies:
                    away.add(row)  # the rest of the form is rescaled
            points.put(rows, counts, codes)
        totals = summed(plan, self._points)
        totals.put(plan, dict(self._cards(sorted(away))))
        return totals

    def _by_cards(self) -> Totals:
        """Everything from scorecards: the total is more than the sum of the rows."""
        plan = self._plan
        given = dict(self._cards(range(self._size)))
        for points in self._points:
            counts, codes = list[int | None](), dict[int, str]()
            for row, card in given.items():
                earned, code = _of_row(card, points.key)
                counts.append(None if earned is None else plan.counted(earned.atoms))
                if code is not None:
                    codes[row] = code
            points.put(range(self._size), counts, codes)
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
    rows = (*card.scores, *card.bonuses, *card.penalties)
    score = next(score for score in rows if score.key == key)
    return score.earned, None if score.earned is not None else score.because.code
