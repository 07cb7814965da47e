"""What a reader made of a document against what the document says, field by field."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from attrs import frozen

from perfeval import dumps
from perfeval.filing import Filing, Form, ProjectForm, ScoreSheet, UnitForm
from tests.drawn.known import Fund, Known, KnownForm, Row
from tests.drawn.told import Told, bare, printed, squeezed

__all__ = ["Outcome", "Result", "compared"]

_MONEY: Final = re.compile(r"fund\.(?:original|final|outturn)|by_")
_UNNAMED: Final = "（未注明）"
_FUND: Final = ("original", "final", "outturn", "points", "rate", "claimed", "reason")
_ALIKE: Final = 4
_ROW: Final = ("level1", "level2", "target", "actual", "points", "claimed", "reason", "clause")


class Outcome(enum.Enum):
    """What became of one printed value."""

    RIGHT = "right"
    TOLD = "lost, told"
    LOST = "lost, silent"
    FIELD = "wrong field"
    VALUE = "wrong value"


@frozen
class Result:
    """One value: where it belongs (``fund.outturn``), what was due, what was read instead."""

    field: str
    outcome: Outcome
    due: str = ""
    seen: str = ""
    at: str = ""


def compared(known: Known, filings: Sequence[Filing]) -> Iterator[Result]:
    """The outcome of each value that a document prints."""
    forms = [(form, filing) for filing in filings for form in filing.forms]
    notes = [note for filing in filings for note in filing.notes]
    told = Told(notes, squeezed("".join(dumps(each) for each in filings)).replace("\\n", ""))
    year = {filing.year.year for filing in filings if filing.year is not None}
    yield _value("year", str(known.year), next(map(str, year), ""), told, "")
    left = [form for form, _ in forms]
    for due in known.forms:
        if due.kind in ("goals", "monitoring"):
            scored = [form for form in left if isinstance(form, ProjectForm | UnitForm)]
            right = not scored
            yield Result("kind", Outcome.RIGHT if right else Outcome.VALUE, due.kind, "scored")
            continue
        mine = _best(due, left, alone=len(known.forms) == 1)
        if mine is not None:
            left.remove(mine)
        kind = mine.kind.value if mine is not None else ""
        yield Result("kind", Outcome.RIGHT if kind == due.kind else Outcome.VALUE, due.kind, kind)
        if due.unit:
            named = getattr(mine, "unit_name", "") or next(
                (filing.unit.name for form, filing in forms if form is mine), ""
            )
            named = "" if named == _UNNAMED else named
            yield _value("unit", due.unit, named, told, "")
        yield from _form(due, mine, told)


def _names(form: object) -> set[str]:
    rows = getattr(form, "indicators", getattr(form, "rows", ()))
    return {bare(row.name) for row in rows}


def _best(due: KnownForm, left: Sequence[Form], *, alone: bool) -> Form | None:
    """The form that has most of the rows and names that are due; `alone`: any of its kind."""
    names = {bare(row.name) for row in due.rows}

    def likeness(form: Form) -> int:
        same = sum(
            bool(text) and squeezed(text) == squeezed(getattr(form, name, ""))
            for text, name in ((due.project, "project_name"), (due.unit, "unit_name"))
        )
        return len(names & _names(form)) + 3 * same + (form.kind.value == due.kind)

    best = max(left, key=likeness, default=None)
    return best if best is not None and likeness(best) > (not alone) else None


def _form(due: KnownForm, mine: Form | None, told: Told) -> Iterator[Result]:
    for field, name in (
        ("project", "project_name"),
        ("department", "department"),
        ("implementer", "implementing_unit"),
    ):
        if getattr(due, field):
            yield _value(field, getattr(due, field), printed(getattr(mine, name, "")), told, "")
    for field in ("total_points", "total_claimed"):
        seen = printed(getattr(mine, field, None))
        if getattr(due, field) or seen:
            yield _value(field, getattr(due, field), seen, told, "", others=due)
    goal = getattr(mine, "goal", None)
    for field, name in (("expected", "expected"), ("attained", "actual")):
        if getattr(due, field):
            yield _value(f"goal.{field}", getattr(due, field), getattr(goal, name, ""), told, "")
    yield from _funds(due, mine, told)
    for side in ("by_income", "by_nature"):
        lines = {squeezed(each.label): each for each in getattr(mine, side, ())}
        for line in getattr(due, side):
            if line.amount:
                found = lines.get(squeezed(line.label))
                amount = f"{line.amount}{due.money}"
                yield _value(
                    side, amount, printed(getattr(found, "amount", None)), told, line.label
                )
    if isinstance(mine, ScoreSheet):
        yield from _rows(due, mine.rows, told)
    else:
        yield from _rows(due, getattr(mine, "indicators", ()), told)
    for text in due.kept:
        there = squeezed(text).replace("\\n", "") in told.whole
        yield Result("kept", Outcome.RIGHT if there else Outcome.LOST, text)


def _funds(due: KnownForm, mine: Form | None, told: Told) -> Iterator[Result]:
    total = getattr(mine, "fund", None)
    parts = list(getattr(mine, "fund_parts", ()))
    for number, fund in enumerate(due.funds):
        found = total if not number else None
        if number:
            found = next((p for p in parts if squeezed(p.label) == squeezed(fund.label)), None)
            if found is not None:
                parts.remove(found)
        elif total is not None and fund.label and squeezed(total.label) != squeezed(fund.label):
            yield Result("fund.label", Outcome.VALUE, fund.label, total.label, fund.label)
        for field in _FUND:
            text = _fund_text(fund, field, due)
            seen = printed(getattr(found, field, None))
            if field == "final" and not text and fund.original:
                seen = "" if seen == _fund_text(fund, "original", due) else seen
            if field == "original" and not seen and not fund.final:
                seen = printed(getattr(found, "final", None))
            if text or seen:
                yield _value(f"fund.{field}", text, seen, told, fund.label, others=fund)
    for extra in parts:
        yield Result("fund.row", Outcome.VALUE, "", extra.label)


def _fund_text(fund: Fund, field: str, due: KnownForm) -> str:
    text: str = getattr(fund, field)
    return f"{text}{due.money}" if text and field in _FUND[:3] else text


def _rows(due: KnownForm, rows: Sequence[Any], told: Told) -> Iterator[Result]:
    left = list(rows)
    for row, mine in _matched(due.rows, left):
        yield _value(
            "row.name", bare(row.name), bare(mine.name) if mine else "", told, "", others=row
        )
        for field in _ROW:
            text = getattr(row, field)
            seen = _seen(mine, field)
            if field == "actual" and row.measure and seen == text.removesuffix(row.measure):
                seen = text  # the unit stands in a column of its own
            if field == "target" and seen in (row.nature, row.measure):
                seen = ""
            if text or seen:
                yield _value(f"row.{field}", text, seen, told, bare(row.name), others=row)
    for extra in left:
        said = extra.name or extra.level1
        if any(_seen(extra, each) for each in ("actual", "points", "claimed")):
            yield Result("row.extra", Outcome.VALUE, "", said)


def _matched(rows: Sequence[Row], left: list[Any]) -> list[tuple[Row, Any]]:
    """Each row with what was read of it, by its name, else by its figures; taken from `left`."""
    made: list[tuple[Row, Any]] = []
    for row in rows:
        named = [each for each in left if bare(each.name) == bare(row.name)]
        mine = max(named, key=lambda each: _likeness(row, each), default=None)
        if mine is not None:
            left.remove(mine)
        made.append((row, mine))
    for number, (row, mine) in enumerate(made):
        if mine is None:
            near = next((each for each in left if _likeness(row, each) >= _ALIKE), None)
            if near is not None:
                left.remove(near)
            made[number] = (row, near)
    return made


def _seen(row: Any, field: str) -> str:
    name = "variance_note" if field == "reason" and hasattr(row, "variance_note") else field
    return printed(getattr(row, name, None))


def _likeness(row: Row, mine: Any) -> int:
    """How many printed values of a row were read as they stand."""
    return sum(
        _same(f"row.{each}", text, _seen(mine, each))
        for each in _ROW
        if (text := getattr(row, each))
    )


def _same(field: str, due: str, seen: str) -> bool:
    one, other = squeezed(due), squeezed(seen)
    if field in ("row.level1", "row.level2"):
        return bare(due) == bare(seen)
    return one == other


def _value(
    field: str, due: str, seen: str, told: Told, at: str, *, others: object = None
) -> Result:
    """What became of a value; `others` holds what else stands in its row."""
    if _same(field, due, seen):
        return Result(field, Outcome.RIGHT, due, seen, at)
    if not seen:
        figure = due.removesuffix("元").removesuffix("万") if _MONEY.match(field) else due
        outcome = Outcome.TOLD if told.says(figure, at) else Outcome.LOST
        return Result(field, outcome, due, seen, at)
    taken = _belongs(field, seen, others)
    return Result(field, Outcome.FIELD if taken else Outcome.VALUE, due, seen, at)


def _belongs(field: str, seen: str, others: object) -> bool:
    """Whether what was read is printed in another cell of the same row."""
    own = field.partition(".")[2] or field
    names = (*_FUND, *_ROW, "number", "measure", "nature", "total_points", "total_claimed", "name")
    texts = {squeezed(getattr(others, each, "")) for each in names if each != own}
    plain = squeezed(seen)
    return plain in texts or plain.removesuffix("万元").removesuffix("元") in texts
