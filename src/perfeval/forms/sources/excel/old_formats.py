"""The number formats of an old workbook, which the reader of its values does not tell.

They stand in the records of its stream (BIFF8): the codes, the styles that use them, and each
number with the style of its cell. A stream that is damaged, or of an older kind, has none.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice
from typing import Final

from attrs import define, field

from perfeval.forms.sources.compound import stream_of
from perfeval.forms.sources.excel.formats.format_code import GENERAL
from perfeval.forms.sources.excel.formats.number_format import BUILT_IN

__all__ = ["OldFormats"]

_BEGIN, _END = 0x809, 0x0A
_SHEET, _CODE, _STYLE = 0x85, 0x41E, 0xE0
_CELLS: Final = frozenset({0x203, 0x27E, 0x06})
"""A number, a number in short form, a formula: each begins with row, column and style."""
_ROW_OF_CELLS: Final = 0xBD
_MOST: Final = 1_000_000
"""How many records are looked at: more than the cells of any form."""


@define
class OldFormats:
    """The codes of the cells of a workbook, by sheet, row and column."""

    _sheets: dict[int, str] = field(factory=dict)
    _codes: dict[int, str] = field(factory=dict)
    _styles: list[int] = field(factory=list)
    _found: dict[tuple[str, int, int], str] = field(factory=dict)

    @classmethod
    def of(cls, data: bytes) -> OldFormats:
        """The formats in a workbook; none where they cannot be read."""
        made = cls()
        try:
            made._read(stream_of(data, "Workbook"))
        except struct.error:  # a record is shorter than its kind is
            return cls()
        return made

    def __bool__(self) -> bool:
        return bool(self._styles)

    def code(self, sheet: str, row: int, column: int) -> str:
        """The format of a cell that holds a number."""
        return self._found.get((sheet, row, column), GENERAL)

    def _read(self, stream: bytes) -> None:
        """All records: those of the workbook, and then of each sheet, where charts may stand."""
        sheet, depth = "", 0
        for at, kind, body in islice(_records(stream), _MOST):
            if kind == _BEGIN:
                depth += 1
                sheet = self._sheets.get(at, sheet)
            elif kind == _END:
                depth -= 1
            elif depth > 1:
                continue
            elif kind == _SHEET:
                (begins,) = struct.unpack_from("<I", body)
                self._sheets[begins] = _text(body, 6, wide=False)
            elif kind == _CODE:
                self._codes[_numbers(body)[0]] = _text(body, 2, wide=True)
            elif kind == _STYLE:
                self._styles.append(_numbers(body)[1])
            elif kind in _CELLS:
                self._put(sheet, *_numbers(body))
            elif kind == _ROW_OF_CELLS:
                row, first, _ = _numbers(body)
                for place in range((len(body) - 6) // 6):
                    self._put(
                        sheet, row, first + place, *struct.unpack_from("<H", body, 4 + 6 * place)
                    )

    def _put(self, sheet: str, row: int, column: int, style: int) -> None:
        number = self._styles[style] if style < len(self._styles) else 0
        code = self._codes.get(number) or BUILT_IN.get(number, GENERAL)
        if code != GENERAL:
            self._found[sheet, row, column] = code


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Where each record begins, its kind, and what it holds."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _numbers(body: bytes) -> tuple[int, int, int]:
    """The three numbers that a record begins with; a style has two and more behind."""
    return struct.unpack_from("<3H", body)


def _text(body: bytes, at: int, *, wide: bool) -> str:
    """A text behind its length, which has two bytes where `wide`, and its kind."""
    count, kind = struct.unpack_from("<HB" if wide else "<2B", body, at)
    begins = at + (3 if wide else 2)
    if kind & 1:
        return body[begins : begins + 2 * count].decode("utf-16-le", "replace")
    return body[begins : begins + count].decode("latin-1")
