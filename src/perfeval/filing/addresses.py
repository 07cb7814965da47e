"""Where a value stands in the document that it was read from."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Address"]

_LETTERS = 26


@frozen(kw_only=True)
class Address:
    """A cell of a table or of a sheet, or a paragraph, as people call it.

    `part` is the name of the table or the sheet, or the paragraph itself; `row` and `column` count
    from 1 and are 0 for a paragraph. `lettered`: the part is a sheet, whose columns have letters.

    >>> str(Address(part="表2", row=5, column=4)), str(Address(part="第5段"))
    ('表2 第5行第4列', '第5段')
    >>> str(Address(part="Sheet1", row=5, column=30, lettered=True))
    'Sheet1!AD5'
    """

    part: str
    row: int = 0
    column: int = 0
    lettered: bool = False

    def __str__(self) -> str:
        """The address in words."""
        if not self.row:
            return self.part
        if self.lettered:
            return f"{self.part}!{_letters(self.column)}{self.row}"
        return f"{self.part} 第{self.row}行第{self.column}列"


def _letters(column: int) -> str:
    made = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        made = chr(ord("A") + rest) + made
    return made
