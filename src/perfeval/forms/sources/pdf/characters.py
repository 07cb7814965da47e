"""The characters of a page as lines of text: in a cell, and between the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final
from unicodedata import east_asian_width

from attrs import field, frozen

__all__ = ["Character", "Row", "cell_text", "rows_of", "spaced"]

_GAP: Final = 0.25  # of the height of a character: more is a blank
_WIDE_GAP: Final = 0.6  # beside a Chinese character, which programs set apart from figures

_SIGNS: Final = "%‰"  # which stand with their figure


@frozen
class Character:
    """A character and where it stands: in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@frozen
class Row:
    """Characters that stand beside each other, from left to right, and how high they are."""

    characters: tuple[Character, ...]
    height: float = field(init=False)

    @height.default
    def _highest(self) -> float:
        return max(each.bottom - each.top for each in self.characters)

    @property
    def top(self) -> float:
        """Where the row begins."""
        return self.characters[0].top

    @property
    def left(self) -> float:
        """Where its first character begins."""
        return self.characters[0].left

    @property
    def right(self) -> float:
        """Where its last character ends."""
        return self.characters[-1].right

    def parts(self, before: Character, after: Character) -> bool:
        """Whether a blank stands between two characters of the row."""
        if after.text in _SIGNS:
            return False
        beside = _is_wide(before.text) or _is_wide(after.text)
        return after.left - before.right > (_WIDE_GAP if beside else _GAP) * self.height

    def text(self) -> str:
        """What the row says, with a blank where a gap is left."""
        made = [self.characters[0].text]
        for before, each in zip(self.characters, self.characters[1:], strict=False):
            made.append(" " * self.parts(before, each))
            made.append(each.text)
        return "".join(made)


def rows_of(characters: Sequence[Character]) -> Iterator[Row]:
    """Characters as rows from above: those that overlap by half of their height are one.

    The highest of a row says where it is; a point or a comma has a low box at its foot.
    """
    row: list[Character] = []
    middle = highest = 0.0
    for each in sorted(characters, key=lambda each: each.top + each.bottom):
        centre, height = (each.top + each.bottom) / 2, max(each.bottom - each.top, 2.0)
        if row and centre - middle > max(height, highest) / 2:
            yield Row(tuple(sorted(row, key=lambda each: each.left)))
            row, highest = [], 0.0
        if height > highest:
            middle, highest = centre, height
        row.append(each)
    if row:
        yield Row(tuple(sorted(row, key=lambda each: each.left)))


def cell_text(characters: Sequence[Character], right: float) -> str:
    """What a cell says: a row that fills it to its right end goes on in the next one."""
    made = ""
    full = False
    for row in rows_of(characters):
        text = row.text()
        if made and not (full and _closes(made[-1], text[0])):
            made += "\n"
        made += text
        full = right - row.right < 1.8 * row.height
    return made


def spaced(rows: Sequence[Row]) -> list[str]:
    """Rows as lines in which blanks keep the columns, a Chinese character being two wide."""
    widths = [
        (each.right - each.left) / (2 if _is_wide(each.text) else 1)
        for row in rows
        for each in row.characters
    ]
    unit = max(median(widths), 1.0) if widths else 1.0
    left = min((row.left for row in rows), default=0.0)
    return [_padded(row, unit, left) for row in rows]


def _padded(row: Row, unit: float, left: float) -> str:
    """A row with as many blanks as keep its pieces in their columns."""
    made: list[str] = []
    at = 0
    before: Character | None = None
    for each in row.characters:
        blanks = 0
        place = round((each.left - left) / unit)
        if before is None:
            blanks = place
        elif each.left - before.right > 2 * unit:
            blanks = max(place - at, 2)
        elif row.parts(before, each):
            blanks = 1
        made.append(" " * blanks + each.text)
        at += blanks + (2 if _is_wide(each.text) else 1)
        before = each
    return "".join(made)


def _closes(before: str, after: str) -> bool:
    """Whether a row that breaks between two characters needs no blank there."""
    return _is_wide(before) or _is_wide(after) or after.isdigit() == before.isdigit()


def _is_wide(text: str) -> bool:
    return east_asian_width(text) in "WF"
