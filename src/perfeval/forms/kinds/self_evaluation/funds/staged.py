"""资金 with a row for each stage, each divided beside it: 全年预算数：| 750 | 其中：财政拨款 | 750.

The rows become the columns of the usual table. What else a row says, 执行率：99%, is of the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen

from perfeval.forms.kinds.self_evaluation.funds.across.turned import NO_CELL, Turned
from perfeval.forms.kinds.self_evaluation.funds.pairs import pairs_of
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import is_value, role_of
from perfeval.forms.words.vocabulary import FUND_COLUMNS, MONEY, is_fund_source
from perfeval.text.labels import joined, squeeze

__all__ = ["Staged", "staged"]

_STAGES: Final = MONEY | {"adjustment"}
_LEAST: Final = 2


@frozen
class Staged:
    """The table that the rows make, and what they say besides of the whole."""

    table: Turned
    besides: tuple[Line, ...]


@frozen
class _Stage:
    named: Cell
    label: str
    role: str
    whole: Cell
    sources: tuple[tuple[Cell, Cell], ...]
    others: tuple[Cell, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What its sources are called."""
        return tuple(squeeze(label.text) for label, _ in self.sources)


def staged(lines: Sequence[Line]) -> Staged | None:
    """The block that `lines` begin with, if its rows are stages, divided alike; None otherwise.

    A budget and an outturn are among them, each once; an adjustment may leave out its sources.
    """
    stages: list[_Stage] = []
    for line in lines:
        stage = _stage(line) if line.grid is lines[0].grid else None
        if stage is None:
            break
        stages.append(stage)
    divided = [each for each in stages if each.sources]
    roles = [each.role for each in stages]
    if len(set(roles)) < len(roles) or len(divided) < _LEAST or "outturn" not in roles:
        return None
    if len({each.names for each in divided}) > 1 or any(
        not each.sources and each.role in MONEY for each in stages
    ):
        return None
    corner = next(iter(lines[0].texts))
    block = "" if corner == stages[0].named.text else corner
    made = [[NO_CELL if block else stages[0].named, *(each.whole for each in stages)]]
    for place, (label, _) in enumerate(divided[0].sources):
        values = (each.sources[place][1] if each.sources else NO_CELL for each in stages)
        made.append([label, *values])
    labels = [(block, ""), *((each.label, each.role) for each in stages)]
    besides = (evolve(line, cells=each.others) for line, each in zip(lines, stages, strict=False))
    table = Turned.of(lines[0], labels, made, len(stages))
    return Staged(table, tuple(line for line in besides if line.cells))


def _stage(line: Line) -> _Stage | None:
    """What a row says of one stage; None for a row that says anything else."""
    pairs = pairs_of(line)
    if not pairs:
        return None
    first, whole = pairs[0]
    role = role_of(squeeze(first.text).rstrip(":"), FUND_COLUMNS)
    sources = [pair for pair in pairs[1:] if is_fund_source(squeeze(pair[0].text))]
    money = [pairs[0], *sources]
    if role not in _STAGES or any(a.cell is b.cell or not is_value(b.text) for a, b in money):
        return None
    others = [each.cell for pair in pairs if pair not in money for each in pair]
    return _Stage(
        first.cell,
        joined(first.text).rstrip(":："),
        role,
        whole.cell,
        tuple((a.cell, b.cell) for a, b in sources),
        tuple({id(cell): cell for cell in others}.values()),
    )
