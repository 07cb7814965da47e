"""资金 rows of forms up to 2019: labels and values side by side, 预算数：| 100 | 执行数：| 98."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval.filing.forms.self_evaluation import FundRow
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments import Line
from perfeval.forms.words.labels import role_of
from perfeval.forms.words.vocabulary import FUND_COLUMNS
from perfeval.numbers.amounts import Unit, read_amount
from perfeval.numbers.cells import Unreadable
from perfeval.numbers.printed import Percent, Points
from perfeval.text.labels import joined, squeeze

__all__ = ["fund_roles", "read_fund_pairs"]


def _pairs(line: Line) -> list[tuple[str, str]]:
    """Labels and values of a row, without the cell that names the whole block."""
    cells = [cell.text for cell in line.cells]
    cells = cells[len(cells) % 2 :]
    return list(zip(cells[::2], cells[1::2], strict=True))


def fund_roles(line: Line) -> tuple[str, ...]:
    """The roles of the pairs of a row: 预算数 and 执行数 with a figure each; none otherwise."""
    pairs = _pairs(line)
    roles = tuple(role_of(squeeze(label).rstrip(":"), FUND_COLUMNS) for label, _ in pairs)
    if "outturn" not in roles or not {"final", "original"} & set(roles) or not all(roles):
        return ()
    figures = [read_amount(joined(value), Unit.YUAN) for _, value in pairs]
    return () if any(isinstance(each, Unreadable) for each in figures) else roles


def read_fund_pairs(line: Line, roles: Sequence[str], context: FormContext) -> FundRow | None:
    """One row of such a table, under the roles of its first row; None where it is none."""
    pairs = _pairs(line)
    if len(pairs) != len(roles) or not any(label.strip() for label, _ in pairs):
        return None
    label = next(joined(each) for each, _ in pairs if each.strip())
    values = {role: value for role, (_, value) in zip(roles, pairs, strict=True)}
    return FundRow(
        label=label,
        original=context.amount(values["original"], label) if "original" in values else None,
        final=context.amount(values.get("final", ""), label),
        outturn=context.amount(values.get("outturn", ""), label),
        points=context.number(Points, values["points"], label) if "points" in values else None,
        rate=context.number(Percent, values.get("rate", ""), label),
        claimed=context.number(Points, values["claimed"], label) if "claimed" in values else None,
    )
