"""资金 rows of forms up to 2019: labels and values side by side, 预算数：| 100 | 执行数：| 98."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from perfeval.filing.lines import FundRow
from perfeval.forms.kinds.self_evaluation.funds.columns.fund_columns import FundColumns
from perfeval.forms.kinds.self_evaluation.funds.rows.aside import ASIDE
from perfeval.forms.layout.columns.columns import Columns, Heading
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import is_figure, is_value, role_of, unwrapped
from perfeval.forms.words.vocabulary import FUND_COLUMNS, MONEY_AND_RATE, is_fund_source
from perfeval.numbers.cells import Nil
from perfeval.numbers.printed import Percent, Points
from perfeval.text.labels import joined, squeeze
from perfeval.text.numerals import narrow

__all__ = [
    "Printed",
    "fund_roles",
    "is_over_pairs",
    "pairs_of",
    "read_fund_pairs",
    "read_scores",
    "stacked",
]

_UNKNOWN: Final = "?"
_OTHER: Final = "other"
"""What is known and of which another is kept: 到位数 beside 预算数."""
_SCORES: Final = frozenset({"rate", "points", "claimed"})
_NO_FIELD: Final = frozenset({_UNKNOWN, _OTHER, *ASIDE, "reason"})
_LEAST: Final = 2
_ROWS: Final = 4
"""Over how many rows the pairs of one block may stand."""
_LONGEST: Final = 30
"""How long a heading over pairs may be."""
_RATE: Final = "执行率"
_LEFT: Final = re.compile("结转|结余")
"""What is left of the money, where it stands behind what was spent."""
_OF_MONEY: Final = re.compile("资金|预算(?!单位|部门)|经费|支出|执行|到位")
_LINE: Final = 200
"""How long a line of several labels and figures may be."""
_CAPITALS: Final = re.compile(r"\s{0,4}[（(](?:人民币)?大写[^（）()]{0,40}[)）]")
"""The amount once more in words: 120万元（大写：壹佰贰拾万元整）."""
_LABELLED: Final = re.compile("[:：]|[^0-9]{2}[0-9]")
"""What a cell has that holds labels and figures both."""
_BREAKS: Final = re.compile(r"[，；;。、（）()\n]|,(?![0-9]{3})")
_TOLD: Final = re.compile(
    r"\A(?:[^:0-9]{1,30}:)?\s{0,4}([^:0-9]{2,30}?)\s{0,4}:?\s{0,4}"
    r"([0-9][0-9.,]{0,20} ?(?:万元|亿元|元|%|％)?)分?"
)


@frozen
class Printed:
    """A label or a value, and the cell that it stands in: both may stand in one, 执行率：90%."""

    text: str
    cell: Cell


def pairs_of(line: Line) -> list[tuple[Printed, Printed]]:
    """Labels and values of a row, without the cell that names the whole block.

    A share without a label behind them all is the rate.
    """
    said = [Printed(text, cell) for cell in _with_blanks(line) for text in _apart(cell.text)]
    while said and said[0].cell.continues:
        del said[0]
    while said and said[-1].cell.continues:
        del said[-1]
    blank = said[-1:]
    while said and not said[-1].text.strip():
        said.pop()
    if said and blank != said[-1:] and not is_figure(said[-1].text):
        said += blank  # a label without a value
    elif said and _role(said[-1]) and sum(bool(_role(each)) for each in said) > 1:
        said.append(Printed("", _behind(said[-1].cell)))
    rate: list[tuple[Printed, Printed]] = []
    if len(said) > 2 and is_figure(said[-1].text) and is_figure(said[-2].text):
        last = said.pop()
        rate = [(Printed(_RATE, last.cell), last)] if "%" in narrow(last.text) else []
    said = said[len(said) % 2 :]
    return [*zip(said[::2], said[1::2], strict=True), *rate]


def _with_blanks(line: Line) -> list[Cell]:
    """The cells of a row, with a blank one where a workbook keeps none between two."""
    made: list[Cell] = []
    for cell in line.cells:
        if line.aligned and made and cell.column > made[-1].end:
            made.append(_behind(made[-1]))
        made.append(cell)
    return made


def _behind(cell: Cell) -> Cell:
    return Cell(row=cell.row, column=cell.end, text="")


def _role(label: Printed) -> str:
    return role_of(squeeze(label.text).removesuffix(":"), FUND_COLUMNS)


def is_over_pairs(head: Line, line: Line) -> bool:
    """Whether a row heads pairs that stand below it: 资金执行情况 over 执行数：| 120.5.

    A pair of two columns stands under each of its headings.
    """
    texts = head.texts
    if len(texts) < _LEAST or any(len(text) > _LONGEST or "。" in text for text in texts):
        return False  # a goal may tell of money, too
    if not all(_OF_MONEY.search(text) for text in texts):
        return False
    return len(fund_roles(line)) >= len(texts) - 1


def _apart(text: str) -> tuple[str, ...]:
    """The text of a cell, or its labels and figures where it has both.

    Several may stand in one line: 资金：预算数 260万元，执行数 247万元，执行率95%.
    """
    if not _LABELLED.search(text):
        return (text,)
    text = _CAPITALS.sub("", text)
    above, _, last = text.strip().rpartition("\n")
    if is_figure(last) and role_of(above, FUND_COLUMNS):
        return (above, last)  # a label over its figure
    plain = text.replace("：", ":")
    label, _, value = plain.rpartition(":")
    if label.strip() and ":" not in label and is_figure(value):
        return (label, value)
    if len(text) > _LINE or not _OF_MONEY.search(text):
        return (text,)
    pieces = [piece for piece in _BREAKS.split(plain) if piece.strip()]
    told = [_TOLD.fullmatch(piece.strip()) for piece in pieces]
    found = [match for match in told if match is not None]
    alone = len(told) == 1 and found and not role_of(squeeze(found[0][1]), FUND_COLUMNS)
    if not found or alone or len(found) < len(told):
        return (text,)
    return tuple(part for match in found for part in match.group(1, 2))


def stacked(lines: Sequence[Line]) -> Sequence[Line]:
    """The rows that `lines` begin with and that together state a budget and an outturn.

    Each has pairs of its own: 预算数 | 100 above 执行数 | 98. Empty where they state no funds.
    """
    if fund_roles(lines[0]):
        return lines[:1]
    for count, line in enumerate(lines[:_ROWS], start=1):
        if line.grid is not lines[0].grid or not _has_money(line):
            break
        if count > 1 and fund_roles(*lines[:count]):
            return lines[:count]
    return ()


def _has_money(line: Line) -> bool:
    """Whether a row may be of pairs: its labels tell of money, and none is a source."""
    pairs = [(squeeze(label.text).removesuffix(":"), value) for label, value in pairs_of(line)]
    known = (role_of(name, FUND_COLUMNS) for name, _ in pairs if name)
    sources = any(is_fund_source(name) and not _LEFT.search(name) for name, _ in pairs)
    return bool(MONEY_AND_RATE & {*known}) and not sources


def fund_roles(*lines: Line) -> tuple[str, ...]:
    """The roles of the pairs of rows: a budget and the outturn with a figure each; else none.

    Labels that are not known get the role that speaks for them, as columns do; `?` where none does.
    """
    if not any(
        MONEY_AND_RATE & line.roles(FUND_COLUMNS) or any(map(_LABELLED.search, line.texts))
        for line in lines
    ):
        return ()  # without a label of money there is none before a figure, either
    pairs = [pair for line in lines for pair in pairs_of(line)]
    if any(is_figure(label.text) or not is_value(value.text) for label, value in pairs):
        return ()
    names = [squeeze(label.text).removesuffix(":") for label, _ in pairs]
    known = [role_of(name, FUND_COLUMNS) for name in names]
    if len(MONEY_AND_RATE & set(known)) < _LEAST:
        return ()
    items = zip(names, known, strict=True)
    columns = Columns(
        tuple(Heading(n, n + 1, name, role) for n, (name, role) in enumerate(items)), aligned=False
    )
    values = tuple(Cell(row=0, column=n, text=value.text) for n, (_, value) in enumerate(pairs))
    roles = FundColumns.judged(columns, [evolve(lines[0], cells=values)]).roles
    if "outturn" not in roles or not {"final", "original"} & set(roles):
        return ()
    known_too = (_OTHER if name else _UNKNOWN for name in known)
    return tuple(role or other for role, other in zip(roles, known_too, strict=True))


def read_fund_pairs(
    lines: Sequence[Line], roles: Sequence[str], context: FormContext
) -> tuple[FundRow, Mapping[str, Cell]] | None:
    """One row of such a table, under the roles of its first row; None where it is none.

    Beside it the cells of its fields.
    """
    pairs = [pair for line in lines for pair in pairs_of(line)]
    named = [joined(each.text) for each, _ in pairs if each.text.strip()]
    short = len(roles) - len(pairs)
    if not named or short not in (0, int(roles[-1] == "rate")):
        return None
    label = named[0]
    texts: dict[str, str] = {}
    cells: dict[str, Cell] = {}
    for role, (name, value) in zip(roles, pairs, strict=False):
        if role in cells or role in _NO_FIELD:
            _left(role, name, value, context)
        else:
            texts[role], cells[role] = value.text, value.cell
    context.label(*(cell for line in lines for cell in line.cells))
    context.value(*cells.values())
    row = FundRow(
        label=label,
        original=context.amount(texts["original"], label) if "original" in texts else None,
        final=context.amount(texts.get("final", ""), label),
        outturn=context.amount(texts.get("outturn", ""), label),
    )
    return _with_scores(row, texts, context), cells


def read_scores(
    line: Line, row: FundRow, context: FormContext
) -> tuple[FundRow, Mapping[str, Cell]] | None:
    """The row with 执行率 and 得分 of a line below it, and with 执行数 where it has none.

    None for a line that says anything else.

    Beside it the cells of these fields.
    """
    pairs = [pair for pair in pairs_of(line) if any(each.text.strip() for each in pair)]
    roles = [_role(label) for label, _ in pairs]
    open_ = _SCORES | {"outturn"} if isinstance(row.outturn, Nil) else _SCORES
    if not roles or len(set(roles)) < len(roles) or not open_.issuperset(roles):
        return None
    if not all(is_value(value.text) for _, value in pairs):
        return None
    values = {role: value for role, (_, value) in zip(roles, pairs, strict=True)}
    cells = {role: value.cell for role, value in values.items()}
    context.label(*line.cells)
    context.value(*cells.values())
    texts = {role: value.text for role, value in values.items()}
    if "outturn" in texts:
        row = evolve(row, outturn=context.amount(texts["outturn"], row.label))
    return _with_scores(row, texts, context), cells


def _with_scores(row: FundRow, texts: Mapping[str, str], context: FormContext) -> FundRow:
    """The row with 执行率, 分值 and 得分, as far as they stand among the texts."""
    at = row.label
    if "points" in texts:
        row = evolve(row, points=context.weight(texts["points"], at))
    if "rate" in texts:
        row = evolve(row, rate=context.number(Percent, texts["rate"], at))
    if "claimed" in texts:
        row = evolve(row, claimed=context.number(Points, texts["claimed"], at))
    return row


def _left(role: str, label: Printed, value: Printed, context: FormContext) -> None:
    """Note a value that has no field; one whose label is not known is a doubt."""
    if value.text.strip():
        code = "doubt" if role == _UNKNOWN else "unplaced"
        context.note(code, joined(label.text), unwrapped(value.text), value.cell)
