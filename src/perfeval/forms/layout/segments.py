"""The lines of a document, and the segments of it that hold one form each.

A segment begins at a title (…自评表, …评分表, …自评报告, those of other kinds) or, where several
forms stand in one table without titles, at the row that names the next project. What form it is,
the recognisers say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import define, field, frozen

from perfeval.forms.layout.column_numbers import numbers_columns
from perfeval.forms.layout.contents import contents_of
from perfeval.forms.layout.side_by_side import apart
from perfeval.forms.layout.titles import annex_alone, annex_and_title, begins_title, is_report
from perfeval.forms.layout.upright import upright
from perfeval.forms.sources.grid import Cell, Document, Grid
from perfeval.forms.words.cores import LEVELS, spoken_for
from perfeval.forms.words.labels import Roles, role_of
from perfeval.forms.words.vocabulary import INDICATOR_COLUMNS, is_project_name
from perfeval.text.labels import joined, squeeze

__all__ = ["Line", "Segment", "lines_of", "segments"]

_NAMED: Final = re.compile(
    r"\A.{0,6}(?:(?:项目|转移支付)\)?(?:支出)?名称|(?:单位|部门)\)?(?:名称)?)(?:\(.*\))?:?"
)
_AGAIN: Final = re.compile(r"\(?续表?[0-9]?\)?")
_FIRST: Final = re.compile(r"一、\S")


@frozen(kw_only=True)
class Line:
    """One line of a document: a row of a table, or a paragraph (`grid` is None then).

    `texts` are the texts of the cells that say something; `contents` marks a line of 目录.
    """

    cells: tuple[Cell, ...]
    at: str
    grid: Grid | None = None
    contents: bool = False
    texts: tuple[str, ...] = field(init=False, eq=False)
    _roles: dict[Roles, frozenset[str]] = field(factory=dict, init=False, eq=False, repr=False)
    _spoken: tuple[Mapping[str, int], ...] = field(default=(), init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        texts = tuple([cell.text for cell in self.cells if cell.text.strip()])
        object.__setattr__(self, "texts", texts)

    @property
    def text(self) -> str:
        """What the line says where only one cell says something; empty otherwise."""
        texts = self.texts
        return texts[0] if len(texts) == 1 else ""

    @property
    def first(self) -> str:
        """The first text of the line, squeezed."""
        texts = self.texts
        return squeeze(texts[0]) if texts else ""

    def roles(self, columns: Roles) -> frozenset[str]:
        """The roles of the texts as headings, "" among them where one is not known.

        Every recogniser asks for them in turn, so the line keeps its answers.
        """
        known = self._roles.get(columns)
        if known is None:
            known = frozenset([role_of(text, columns) for text in dict.fromkeys(self.texts)])
            self._roles[columns] = known
        return known

    @property
    def spoken(self) -> tuple[Mapping[str, int], ...]:
        """What the words of each text speak for, as a heading; kept likewise."""
        if not self._spoken:
            object.__setattr__(self, "_spoken", tuple(map(spoken_for, self.texts)))
        return self._spoken


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
            if line.grid is None:
                first = not line.contents and _FIRST.match(line.text)
                self._found |= {"first"} if first else set()
            else:
                self._found |= {"row", "headings"} if _is_headed(line) else {"row"}
        self._known = len(self.lines)
        return self._found


def lines_of(document: Document) -> Iterator[Line]:
    """The lines of a document in reading order."""
    blocks = document.blocks
    contents = contents_of(["" if isinstance(each, Grid) else each.text for each in blocks])
    for place, block in enumerate(blocks):
        if isinstance(block, Grid):
            for grid in (part for band in apart(block) for part in upright(band)):
                for row in grid.rows:
                    yield Line(cells=row, at=f"{grid.name} 第{row[0].row + 1}行", grid=grid)
        else:
            cell = Cell(row=0, column=0, text=block.text)
            yield Line(cells=(cell,), at=block.at, contents=place in contents)


def segments(document: Document, titles: Sequence[re.Pattern[str]] = ()) -> list[Segment]:
    """The segments of a document in reading order; each holds a line at least.

    `titles` are patterns of whole titles, beside those of self-evaluations and reports.
    """
    made = [Segment()]
    sheet = ""
    for line in lines_of(document):
        if line.grid is not None and line.grid.apart and line.grid.name != sheet:
            sheet = line.grid.name
            made.append(Segment())
        here = made[-1]
        text = "" if line.contents else joined(line.text)
        annex, title = annex_and_title(text, titles, in_report=here.is_report)
        if title:
            _begin(made, annex, title, line)
        elif _starts(line, here):
            made.append(Segment(lines=[line]))
        elif line.grid is not None and numbers_columns(line.texts):
            here.heads.append(line)
        else:
            here.lines.append(line)
    return _folded(made)


def _begin(made: list[Segment], annex: str, title: str, line: Line) -> None:
    """Begin a segment at a title, with the lines of the title that stand directly above it."""
    here = made[-1]
    above: list[Line] = []
    while here.lines and len(above) < 3 and not annex:
        text = joined(here.lines[-1].text)
        number = annex_alone(text)
        if not number and not begins_title(text):
            break
        above.insert(0, here.lines.pop())
        annex = number
        title = title if number else text + title
    report = is_report(title)
    if report and here.is_report and not annex:
        if here.outlined:
            here.lines += [*above, line]
        else:
            here.title = title
            here.heads += [*above, line]
        return
    kept = [each for each in above if report and annex_alone(joined(each.text))]
    heads = [each for each in (*above, line) if each not in kept]
    made.append(Segment(title=title, annex=annex, lines=kept, heads=heads))


def _starts(line: Line, here: Segment) -> bool:
    """Whether a line without a title begins another form."""
    if line.grid is None:
        first = not line.contents and _FIRST.match(line.text) is not None
        return first and here.tabled and not here.is_report
    return is_project_name(line.first) and here.headed


def _is_headed(line: Line) -> bool:
    roles = line.roles(INDICATOR_COLUMNS)
    levels = {role for spoken in line.spoken for role in spoken if role in LEVELS}
    return ("name" in roles and len(roles) > 3) or len(levels) > 1


def _folded(made: list[Segment]) -> list[Segment]:
    """Without segments that hold no form of their own.

    A title with no table under it was no title; a title printed again above the rest of a table
    (续表) begins no other form.
    """
    kept: list[Segment] = []
    for segment in made:
        empty = not segment.rows and not segment.outlined
        if kept and _goes_on(segment, kept[-1]):
            kept[-1].lines += segment.lines
            kept[-1].heads += segment.heads
        elif empty and kept and (segment.title or segment.lines):
            title = Cell(row=0, column=0, text=segment.title)
            kept[-1].lines += [Line(cells=(title,), at="")] if segment.title else []
            kept[-1].lines += segment.lines
            kept[-1].heads += segment.heads
        elif segment.lines:
            kept.append(segment)
    return kept


def _goes_on(segment: Segment, before: Segment) -> bool:
    """Whether a segment is the rest of the table before it: the same title, and no form anew.

    A form anew has names of its own, stands on another sheet, or begins above its indicators once
    more, as with its funds.
    """
    title, other = squeeze(segment.title), squeeze(before.title)
    again = _AGAIN.sub("", title)
    if not (again and segment.rows) or again != _AGAIN.sub("", other):
        return False
    if title != again:
        return True
    if any(map(_names_form, segment.rows)) or _sheet(segment) != _sheet(before):
        return False
    first = next((line for line in segment.rows if len(line.texts) > 1), None)
    return not (before.headed and segment.headed) or first is None or _is_headed(first)


def _names_form(line: Line) -> bool:
    return _NAMED.fullmatch(line.first) is not None or is_project_name(line.first)


def _sheet(segment: Segment) -> str:
    """The sheet on which the rows begin; empty where tables are no sheets."""
    grid = next((line.grid for line in segment.lines if line.grid is not None), None)
    return grid.name if grid is not None and grid.apart else ""
