"""Where a value stands in the document that it was read from."""

from __future__ import annotations

from functools import lru_cache

from attrs import field, frozen

from perfeval.filing.structure import of_kind

__all__ = ["Address", "column_letters"]


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

    part: str = field(**of_kind("所在的表或段", str))
    row: int = field(default=0, **of_kind("行号", int))
    column: int = field(default=0, **of_kind("列号", int))
    lettered: bool = field(default=False, **of_kind("列用字母", bool))

    def __str__(self) -> str:
        """The address in words."""
        if not self.row:
            return self.part
        if self.lettered:
            return f"{self.part}!{column_letters(self.column - 1)}{self.row}"
        return f"{self.part} 第{self.row}行第{self.column}列"


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """The letters of a column of a sheet, which is counted from 0.

    >>> column_letters(0), column_letters(16383)
    ('A', 'XFD')
    """
    letters = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
