"""资金 rows of forms up to 2019: labels and values side by side, 预算数：| 100 | 执行数：| 98."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from perfeval.filing.forms.self_evaluation import FundRow
from perfeval.forms.kinds.self_evaluation.fund_columns import MONEY, FundColumns, is_figure
from perfeval.forms.layout.columns import Columns, Heading
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import role_of, told
from perfeval.forms.words.vocabulary import FUND_COLUMNS
from perfeval.numbers.cells import is_nil
from perfeval.numbers.printed import Percent, Points
from perfeval.text.labels import joined, squeeze

__all__ = ["fund_roles", "read_fund_pairs"]

_UNKNOWN: Final = "?"
_LEAST: Final = 2


def _pairs(line: Line) -> list[tuple[str, str]]:
    """Labels and values of a row, without the cell that names the whole block."""
    cells = [cell.text for cell in line.cells]
    cells = cells[len(cells) % 2 :]
    return list(zip(cells[::2], cells[1::2], strict=True))


def fund_roles(line: Line) -> tuple[str, ...]:
    """The roles of the pairs of a row: a budget and the outturn with a figure each; else none.

    Labels that are not known get the role that speaks for them, as columns do; `?` where none does.
    """
    pairs = _pairs(line)
    if any(is_figure(label) or not (is_figure(value) or is_nil(value)) for label, value in pairs):
        return ()
    names = [squeeze(label).rstrip(":") for label, _ in pairs]
    known = [role_of(name, FUND_COLUMNS) for name in names]
    if len({*MONEY, "rate"} & set(known)) < _LEAST:
        return ()
    items = zip(names, known, strict=True)
    columns = Columns(
        tuple(Heading(n, n + 1, name, role) for n, (name, role) in enumerate(items)), aligned=False
    )
    cells = tuple(Cell(row=0, column=n, text=value) for n, (_, value) in enumerate(pairs))
    roles = FundColumns.judged(columns, [evolve(line, cells=cells)]).roles
    if "outturn" not in roles or not {"final", "original"} & set(roles):
        return ()
    return tuple(role or _UNKNOWN for role in roles)


def read_fund_pairs(line: Line, roles: Sequence[str], context: FormContext) -> FundRow | None:
    """One row of such a table, under the roles of its first row; None where it is none."""
    pairs = _pairs(line)
    if len(pairs) != len(roles) or not any(label.strip() for label, _ in pairs):
        return None
    label = next(joined(each) for each, _ in pairs if each.strip())
    values: dict[str, str] = {}
    for role, (name, value) in zip(roles, pairs, strict=True):
        if role in values or role in {_UNKNOWN, "adjustment", "reason"}:
            _left(role, name, value, context)
        else:
            values[role] = value
    return FundRow(
        label=label,
        original=context.amount(values["original"], label) if "original" in values else None,
        final=context.amount(values.get("final", ""), label),
        outturn=context.amount(values.get("outturn", ""), label),
        points=context.weight(values["points"], label) if "points" in values else None,
        rate=context.number(Percent, values["rate"], label) if "rate" in values else None,
        claimed=context.number(Points, values["claimed"], label) if "claimed" in values else None,
    )


def _left(role: str, label: str, value: str, context: FormContext) -> None:
    """Note a value that has no field; one whose label is not known is a doubt."""
    if value.strip():
        code = "doubt" if role == _UNKNOWN else "unplaced"
        context.note(code, joined(label), told(value))
