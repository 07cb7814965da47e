"""总分: the total of a table of indicators, in one row or two, below the table or above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import define, evolve

from perfeval.forms.layout.columns.columns import Columns, Heading, Placed
from perfeval.forms.layout.columns.joined_cells import score_of_points
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.worth import points_in_name
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import matched, unwrapped
from perfeval.forms.words.vocabulary import is_total
from perfeval.numbers.cells import BLANK, Nil, PointsCell, is_nil
from perfeval.numbers.decimals import read_decimal
from perfeval.numbers.printed import Points
from perfeval.text.labels import joined, squeeze
from perfeval.text.numerals import narrow

__all__ = ["Totals", "beside_remark", "is_unnamed_total", "printed_total"]

_REMARK: Final = re.compile(r"(?:备注|说明|其他(?:需要)?说明.{0,8}):?")
_BOTH: Final = ("points", "claimed")
_LINE: Final = re.compile(
    r"([^:,，。]{2,20}):([0-9]{1,3}(?:\.[0-9]{1,4})?)分?(?:\([^()]{1,30}\))?[。.,，;；]?"
    r"(?:(?:自评|评价|绩效|评定)*+(?:等级|等次|级别|档次):?[优良中差好一般合格不]{1,3}[。.]?)?",
    re.ASCII,
)


@define
class Totals:
    """The total of one form as far as it was read; `begun` once a row of it was."""

    context: FormContext
    label: str = "总分"
    points: PointsCell = BLANK
    claimed: PointsCell = BLANK
    begun: bool = False

    def row(self, line: Line, columns: Columns) -> None:
        """Read a total row under the columns of the table."""
        label = joined(line.texts[0]) if is_total(line.texts[0]) else ""
        at = label or "总分"
        cells = line.said[bool(label) :]
        known = _figures(line, label, [cell.text for cell in cells], columns)
        both = score_of_points(known["claimed"]) if not known["points"] else None
        score, worth = both or (known["claimed"], known["points"])
        points = self.context.weight(worth, f"{at} / 分值")
        claimed = self.context.number(Points, score, f"{at} / 得分")
        points = points_in_name(label, columns, points) if score else points
        first = not self.begun
        if self.begun:
            points = self._kept(self.points, points, at)
            claimed = self._kept(self.claimed, claimed, at)
        else:
            self.begun, self.label = True, label
        self._place(cells, known, columns.place(line.cells), first=first)
        self.points, self.claimed = points, claimed
        self.context.label(*(cell for cell in line.cells if cell not in cells))
        over = {id(cell): heading for heading, cell in columns.pairs(line.cells)}
        for cell in cells:
            heading = over[id(cell)]
            if cell.text in known.values():
                continue
            if columns.aligned and heading is not None and heading.aside:  # what was taken off
                self.context.note("unplaced", f"{at} / {heading.label}", unwrapped(cell.text), cell)
            else:
                self.context.unplaced(at, unwrapped(cell.text), cell)

    def above(self, line: Line) -> bool:
        """Take a total above the headings, 总分 with two figures; false for any other row."""
        figures = line.said[1:]
        if len(figures) != len(_BOTH) or not is_total(line.texts[0]):
            return False
        if self.begun or any(read_decimal(narrow(cell.text)) is None for cell in figures):
            return False
        heads = (Heading(c.column, c.end, "", role) for c, role in zip(figures, _BOTH, strict=True))
        self.row(line, Columns(tuple(heads), line.aligned))
        return True

    def _place(
        self, cells: Sequence[Cell], known: Mapping[str, str], placed: Placed, *, first: bool
    ) -> None:
        """Where the two figures stand, or should; of two alike the right one is the score."""
        for role, path, step in (("points", "total_points", 1), ("claimed", "total_claimed", -1)):
            found = [cell for cell in cells[::step] if cell.text == known[role]]
            self.context.value(*found)
            due = placed.roles.get(role) if first and not known[role] else None
            blank = [due] if due is not None and not due.text.strip() else []
            self.context.keep(path, next(iter([*found, *blank]), None))

    def claim(self, text: str) -> str:
        """Take a total score that is printed elsewhere in the form, where the table has none.

        The path of the field that it is kept in; empty where the table has one.
        """
        path = "" if self.claimed.text.strip() else "total_claimed"
        claimed = self.context.number(Points, text, "总分 / 得分")
        self.claimed = self._kept(self.claimed, claimed, "总分")
        return path

    def unplaced(self) -> None:
        """Note the total, where the form has no place for it."""
        for cell in (self.points, self.claimed):
            if cell.text.strip():
                self.context.note("unplaced", self.label, cell.text)

    def _kept(self, known: PointsCell, more: PointsCell, at: str) -> PointsCell:
        """Of a total that is printed twice the first that says something; another is noted."""
        if isinstance(known, Nil) and not isinstance(more, Nil):
            return more
        if not isinstance(more, Nil) and more != known:
            self.context.note("unplaced", at, more.text)
        return known


def _figures(line: Line, label: str, texts: Sequence[str], columns: Columns) -> dict[str, str]:
    """分值 and 得分 of a total row, whose label covers any number of columns.

    Two figures are these two, also where the row does not line up with its heading.
    """
    placed = columns.place(line.cells)
    under = {role: placed.text(role) for role in ("points", "claimed")}
    known = {role: text if text in texts else "" for role, text in under.items()}
    figures = [text for text in texts if _is_figure(text)]
    ordered = not columns.aligned and len(line.cells) < len(columns.items)
    shifted = len(figures) == 2 and set(figures) != {known["points"], known["claimed"]}
    if (ordered and len(figures) >= 2) or shifted:
        order = [item.role for item in columns.items if item.role in known]
        order = order if len(order) == len(known) else list(known)
        known.update(zip(order, figures, strict=False))
    elif ordered and _stands(placed, label):
        pass
    elif len(figures) == 1 and (ordered or figures[0] not in known.values() or _is_of(label)):
        whole = squeeze(figures[0]).rstrip("分%") == "100"
        role = _is_of(label) or ("points" if whole and "points" in columns.roles else "claimed")
        known = {"points": "", "claimed": "", role: figures[0]}
    return known


def _stands(placed: Placed, label: str) -> bool:
    """Whether a short row has cells of its own for 分值 and 得分, so that their place decides."""
    cells = [placed.roles.get(role) for role in ("points", "claimed")]
    return bool(label) and all(cell is not None and joined(cell.text) != label for cell in cells)


def _is_figure(text: str) -> bool:
    """Whether a cell holds points, a percentage of them, or a mark such as /."""
    plain = narrow(text)
    return is_nil(plain) or read_decimal(plain.rstrip("分%")) is not None


def _is_of(label: str) -> str:
    """What a total is of, where its label says: 自评得分合计, 分值合计."""
    if "得分" in label or "自评分" in label:
        return "claimed"
    return "points" if "分值" in label or "权重" in label else ""


def printed_total(text: str) -> str:
    """The score of a line that says a total and nothing else; empty for any other text.

    >>> printed_total("总　分：98分"), printed_total("得分：5")
    ('98', '')
    """
    match = matched(_LINE, text)
    return match[2] if match and is_total(match[1]) else ""


def is_unnamed_total(line: Line, columns: Columns) -> bool:
    """Whether a row is a total with a blank label: figures, and no place for words."""
    if line.cells[0].text.strip() or any(read_decimal(text) is None for text in line.texts):
        return False
    if columns.aligned:
        return not columns.place(line.cells).roles.keys() & {"name", "value", "actual"}
    return len(line.cells) * 2 <= len(columns.items)


def beside_remark(line: Line) -> tuple[Line | None, Line]:
    """The remark that a row begins with, and the total beside it; None for no remark."""
    if _REMARK.fullmatch(line.first) is None:
        return None, line
    said = line.said
    place = next((n for n, cell in enumerate(said) if n > 1 and is_total(cell.text)), 0)
    if not place:
        return None, line
    return evolve(line, cells=tuple(said[:place])), evolve(line, cells=tuple(said[place:]))
