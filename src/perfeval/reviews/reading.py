"""A review sheet read back with the guards of any document, for anyone may have changed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from perfeval.filing.addresses import Address
from perfeval.forms.documents import Path_, bytes_of
from perfeval.forms.sources.grid import Cell, Grid
from perfeval.forms.sources.limits import Limits, refusal
from perfeval.forms.sources.opening import open_document
from perfeval.forms.sources.text.csv_rows import csv_rows
from perfeval.forms.sources.usage import Usage
from perfeval.reviews.columns import COLUMNS, FILLED, MOST_ROWS, SHEETS
from perfeval.reviews.review import Review, ReviewRow
from perfeval.reviews.row_codes import RowCode
from perfeval.text.labels import squeeze
from perfeval.text.paths import checked_path
from perfeval.text.policy import shortened, without_forbidden

__all__ = ["read_review"]

_LIMITS: Final = Limits(
    rows=MOST_ROWS, lines=MOST_ROWS, cells=4_000_000, elements=20_000_000, text=64 * 2**20
)
_MOST_ABOVE: Final = 20
_SEPARATORS: Final = (",", ";", "\t")
_BINARY: Final = (b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"))
_ASKED: Final = ("judged", "remark", "reviewer", "code")
_NAMED: Final = (*_ASKED, "unit", "level3")
_TITLES: Final = {squeeze(title): name for each in COLUMNS.values() for name, title in each.items()}


def read_review(source: Path_ | bytes) -> Review:
    """The rows of a review sheet that a reviewer filled in, of an .xlsx or .csv file.

    Columns are known by their headings, wherever they stand; rows in which nothing was filled in
    are none. Raises `DecodeError` for a file that is damaged, attacks or is too large, and for one
    without the headings 复核得分, 复核意见, 复核人 and 校验码; `InputError` for a source that is
    neither a path nor bytes. `OSError` passes.

    >>> sheet = "复核得分,复核意见,复核人,校验码（请勿改动）\\n3,佐证不足,甲,\\n"
    >>> read_review(sheet.encode()).rows[0].remark
    '佐证不足'
    """
    if isinstance(source, bytes | bytearray):
        data = bytes(source)
    else:
        data = bytes_of(checked_path(source, "the review sheet"), _LIMITS)
    if not data.strip():
        raise refusal("", "the file is empty")
    for table in _tables(data):
        found = _columns(table)
        if found is not None:
            return _review(table, *found)
    raise refusal("", "no review sheet: none of its tables has the columns of one")


@frozen
class _Table:
    """Rows of texts by column, each with its number, and how cells are called."""

    name: str
    rows: Sequence[tuple[int, dict[int, str]]]
    lettered: bool

    def at(self, row: int, column: int) -> Address:
        """The address of a cell."""
        return Address(part=self.name, row=row + 1, column=column + 1, lettered=self.lettered)


def _tables(data: bytes) -> Iterator[_Table]:
    if not data.startswith(_BINARY):
        yield _csv_table(data)
        return
    for block in open_document(data, _LIMITS).blocks:
        if isinstance(block, Grid):
            rows = [(row[0].row, {cell.column: _text(cell) for cell in row}) for row in block.rows]
            yield _Table(block.name, rows, block.apart)


def _text(cell: Cell) -> str:
    """What a cell holds: of a number all of it, however many places are shown."""
    return cell.held or cell.text


def _csv_table(data: bytes) -> _Table:
    name = SHEETS["zh"]
    rows = csv_rows(data, Usage(_LIMITS), name, lambda line: max(_SEPARATORS, key=line.count))
    return _Table(
        name, [(number, dict(enumerate(row))) for number, row in enumerate(rows)], lettered=True
    )


def _columns(table: _Table) -> tuple[int, dict[str, int]] | None:
    """The row of the headings and the columns by name; None where there are none."""
    for row, cells in table.rows[:_MOST_ABOVE]:
        known = ((_TITLES.get(squeeze(text)), column) for column, text in cells.items())
        found = {name: column for name, column in known if name is not None}
        if all(name in found for name in _ASKED):
            return row, found
    return None


def _review(table: _Table, headings: int, columns: Mapping[str, int]) -> Review:
    """The rows below the headings: those filled in, and of which forms others were left blank."""
    rows: list[ReviewRow] = []
    blank: dict[object, str] = {}
    for number, cells in table.rows:
        if number <= headings:
            continue
        said = {name: _plain(cells.get(columns.get(name, -1), "")) for name in _NAMED}
        if any(said[name] for name in FILLED):
            rows.append(_row(said, table.at(number, columns["judged"])))
        elif code := RowCode.read(said["code"]):
            blank.setdefault(code.content, str(code))
    return Review(rows=tuple(rows), left_blank=tuple(blank.values()))


def _row(said: Mapping[str, str], at: Address) -> ReviewRow:
    return ReviewRow(
        code=said["code"].lower(),
        points=said["judged"],
        remark=said["remark"],
        reviewer=said["reviewer"],
        at=at,
        unit=said["unit"],
        name=said["level3"],
    )


def _plain(text: str) -> str:
    """A text as a filing may hold it."""
    return str(shortened(without_forbidden(text.strip())))
