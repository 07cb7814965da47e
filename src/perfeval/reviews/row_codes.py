"""The code of a row on a review sheet: by it the row is found again, and a change is noticed.

It does not depend on the order of rows, on the names of files, nor on what a program for tables
does to long texts and blanks.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

from attrs import frozen

from perfeval.scoring.scorecard import Scorecard

__all__ = ["RowCode", "row_code"]

_WHOSE, _FILING, _RUBRIC, _ROW = 8, 12, 8, 12
_CODE: Final = re.compile(
    f"([0-9a-f]{{{_WHOSE}}})-([0-9a-f]{{{_FILING}}})-([0-9a-f]{{{_RUBRIC}}})-([0-9a-f]{{{_ROW}}})"
)


@frozen
class RowCode:
    """Whose form it is (unit, year, form), what the filing and the rubric say, and which row.

    >>> RowCode.read("00000000-111111111111-22222222-333333333333").rubric
    '22222222'
    >>> RowCode.read("00000000") is None
    True
    """

    whose: str
    filing: str
    rubric: str
    row: str

    @classmethod
    def of(cls, card: Scorecard, project: str, key: str) -> RowCode:
        """The code of the row with this key; `project` is that of the form."""
        return cls(
            _digest(card.unit, str(card.year), card.form, project)[:_WHOSE],
            card.filing_digest[:_FILING],
            _digest(card.rubric, card.digest)[:_RUBRIC],
            row_code(key),
        )

    @classmethod
    def read(cls, text: str) -> RowCode | None:
        """The code that a cell holds; None where it holds none."""
        found = _CODE.fullmatch(text.strip().lower())
        return None if found is None else cls(*found.groups())

    @property
    def content(self) -> tuple[str, str, str]:
        """All but the row: whose form, and what filing and rubric say."""
        return self.whose, self.filing, self.rubric

    def __str__(self) -> str:
        return f"{self.whose}-{self.filing}-{self.rubric}-{self.row}"


def row_code(key: str) -> str:
    """The part of a code that says which row it is."""
    return _digest(key)[:_ROW]


def _digest(*texts: str) -> str:
    told = "".join(f"{len(text)}:{text}" for text in texts)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
