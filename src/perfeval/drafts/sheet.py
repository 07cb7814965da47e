"""The rows of a sheet as they are drafted: labels, points, clause, and what was read of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve, frozen

from perfeval.drafts.clauses import Understood, UnreadError, read_clause
from perfeval.drafts.clauses.wording import quoted
from perfeval.drafts.measuring import UndecidedError, measure_of, stated_apart, taken_for
from perfeval.drafts.own_rates import with_named_terms
from perfeval.filing import Form
from perfeval.filing.foreign_form import scored_rows_of
from perfeval.filing.form import FormRow
from perfeval.measures import GivenRate, Measure
from perfeval.measures.formulas import terms_of
from perfeval.numbers.printed import Points

__all__ = ["NO_NAME", "DraftRow", "Heading", "heading_of", "rows_of_sheet"]

NO_NAME: Final = "（无名称）"
_WORTH: Final = re.compile(
    r"[（(](?:权重|分值|共|满分)?[:：]?(?P<points>[0-9]{1,4}(?:\.[0-9]{1,4})?)(?P<unit>分|%|％)?[)）]\Z"
)


@frozen
class Heading:
    """The label of a group without the points that it prints, and the points."""

    name: str
    points: Points | None


@frozen(kw_only=True)
class DraftRow:
    """One row of a draft.

    `points` is None where the sheet prints none; `meaning` is 指标解释, `reached` 完成情况.
    `shares` are the rows under the same points or of the same name, where it is not one.
    `understood` and `measure` are what was read, together or not at all; `why` says why not. Where
    only the measure is not certain, `among` has what each of those that it may be would give.
    `taken` says by which formula the rate is taken that the sheet does not print, or not so.
    """

    key: str
    labels: tuple[str, ...]
    name: str
    points: Points | None
    clause: str
    meaning: str = ""
    reached: str = ""
    understood: Understood | None = None
    measure: Measure | None = None
    why: str = ""
    taken: str = ""
    among: tuple[DraftRow, ...] = ()
    shares: tuple[FormRow, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a reading has to be chosen before the row can be scored."""
        return self.understood is not None and bool(self.understood.open_step)

    @property
    def left(self) -> DraftRow:
        """The row left to people."""
        return evolve(self, understood=None, measure=None)


def heading_of(label: str) -> Heading:
    """A label of a group and the points that stand behind it: 过程（40分）."""
    match = _WORTH.search(label)
    if match is None or not label[: match.start()].strip():
        return Heading(label.strip(), None)
    return Heading(label[: match.start()].strip(), Points(match["points"]))


def rows_of_sheet(form: Form, title: str) -> tuple[DraftRow, ...]:
    """Every row of a form, in its order; rows without points are joined to the one above."""
    made: list[DraftRow] = []
    for each in _joined(scored_rows_of(form)):
        first = each[0]
        row = DraftRow(
            key=f"row-{len(made) + 1:02}",
            labels=tuple(label for label in first.labels if label.strip()),
            name=first.name.strip() or NO_NAME,
            points=_points(each),
            clause=first.clause,
            meaning=first.meaning,
            reached="" if first.indicator is None else first.indicator.actual.printed,
            shares=tuple(each) if len(each) > 1 else (),
        )
        made.append(_read(row, title))
    return tuple(_with_own_names(list(_with_own_rates(made))))


def _with_own_rates(rows: list[DraftRow]) -> Iterator[DraftRow]:
    """群众满意度 and 企业满意度 are two: no rate that units state is one fact of several rows."""
    stated = [row.measure for row in rows if row.measure and _is_stated(row.measure)]
    for row in rows:
        if row.measure is None or stated.count(row.measure) < 2:
            yield row
            continue
        own = stated_apart(row.name, row.key)
        why = "" if own else f"{quoted(row.name)}和别的行用同一个数，不能确定各是哪一个"
        yield evolve(row, measure=own) if own else evolve(row.left, why=why)


def _with_own_names(rows: list[DraftRow]) -> Iterator[DraftRow]:
    """No two figures of the sheet's own rates are asked for by one name: 预算数, 预算数."""
    own = [row.measure for row in rows if row.measure and row.measure.id == row.key]
    count = Counter(term.name for each in own for term in terms_of(each.formula))
    shared = {name for name, times in count.items() if times > 1}
    for row in rows:
        if row.measure and row.measure.id == row.key:
            row = evolve(row, measure=with_named_terms(row.measure, row.name, shared))
        yield row


def _is_stated(measure: Measure) -> bool:
    return isinstance(measure.formula, GivenRate)


def _joined(rows: Iterable[FormRow]) -> Iterator[list[FormRow]]:
    """Rows under one cell of points, and rows of one name, which a sheet prints over and over."""
    runs: list[list[FormRow]] = []
    for row in rows:
        blank = not row.points.text.strip()
        above = runs[-1][-1] if runs else None
        if above is not None and above.labels == row.labels and (blank or above.name == row.name):
            runs[-1].append(row)
        else:
            runs.append([row])
    yield from runs


def _points(rows: list[FormRow]) -> Points | None:
    """The points of rows that stand together; None where only some of them print any."""
    printed = [each.points for each in rows if isinstance(each.points, Points)]
    if len(printed) not in (1, len(rows)) or not isinstance(rows[0].points, Points):
        return None
    total = Points.total([Points.of_atoms(each.atoms) for each in printed])
    return total if total.atoms > 0 else None


def _read(row: DraftRow, title: str) -> DraftRow:
    """The row with the rule of its clause, where the clause is plain."""
    try:
        understood = _understood(row)
        measure = measure_of(row.name, understood, title, row.key, row.meaning)
    except UndecidedError as undecided:
        known = evolve(row, understood=understood)
        among = tuple(evolve(known, measure=each) for each in undecided.among)
        return evolve(row, why=undecided.why, among=among)
    except UnreadError as unread:
        return evolve(row, why=unread.why)
    taken = taken_for(row.name, understood, measure, row.meaning)
    return evolve(row, understood=understood, measure=measure, taken=taken)


def _understood(row: DraftRow) -> Understood:
    """What the clause says. Raises `UnreadError`."""
    if row.points is None:
        raise UnreadError("没有写明分值")
    if row.shares:
        raise UnreadError("几行合用一个分值或一个名称")
    return read_clause(row.clause, row.points, name=row.name, meaning=row.meaning)
