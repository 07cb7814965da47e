"""A segment of a document: the lines of one form, and what stands among them."""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.titles import is_report
from perfeval.forms.sources.grid import Grid
from perfeval.forms.words.cores import LEVELS
from perfeval.forms.words.vocabulary import INDICATOR_COLUMNS

__all__ = ["Segment", "is_headed", "opens_outline"]

_FIRST: Final = re.compile(r"一、\S")


@define(kw_only=True)
class Segment:
    """The lines of one form, with its title and the number of its annex.

    `heads` are the lines that the title and the number stand in, where they are none of the form.
    `listing` is the table of which the form is one row.
    """

    title: str = ""
    annex: str = ""
    lines: list[Line] = field(factory=list)
    heads: list[Line] = field(factory=list, eq=False)
    listing: Grid | None = field(default=None, eq=False, repr=False)
    _known: int = field(default=0, init=False, eq=False, repr=False)
    _found: set[str] = field(factory=set, init=False, eq=False, repr=False)

    @property
    def rows(self) -> list[Line]:
        """The lines that are rows of a table."""
        return [line for line in self.lines if line.grid is not None]

    @property
    def paragraphs(self) -> list[Line]:
        """The lines that are paragraphs."""
        return [line for line in self.lines if line.grid is None]

    @property
    def is_report(self) -> bool:
        """Whether the title says that prose follows."""
        return is_report(self.title)

    @property
    def tabled(self) -> bool:
        """Whether a row of a table stands among the lines."""
        return "row" in self._seen()

    @property
    def headed(self) -> bool:
        """Whether the headings of an indicator table stand among the rows."""
        return "headings" in self._seen()

    @property
    def outlined(self) -> bool:
        """Whether a first heading (一、…) stands among the paragraphs."""
        return "first" in self._seen()

    def _seen(self) -> set[str]:
        """What stands among the lines; each line is looked at once, as they come."""
        for line in self.lines[self._known :]:
            if line.grid is not None:
                self._found |= {"row", "headings"} if is_headed(line) else {"row"}
            elif opens_outline(line):
                self._found.add("first")
        self._known = len(self.lines)
        return self._found


def opens_outline(line: Line) -> bool:
    """Whether a paragraph is a first heading (一、…), and none of 目录."""
    return not line.contents and _FIRST.match(line.text) is not None


def is_headed(line: Line) -> bool:
    """Whether a row holds the headings of an indicator table."""
    roles = line.roles(INDICATOR_COLUMNS)
    levels = {role for spoken in line.spoken for role in spoken if role in LEVELS}
    return ("name" in roles and len(roles) > 3) or len(levels) > 1
