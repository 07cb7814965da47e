"""Who and what a form names above its tables: 项目名称, 主管部门, 实施单位, 预算单位名称."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import define, field

from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.identifiers import tells_no_quantity
from perfeval.forms.words.names import ends_as_unit, name_of, titled_project, titled_unit, unsealed
from perfeval.forms.words.people import personal_label
from perfeval.forms.words.vocabulary import is_project_name
from perfeval.text.labels import joined, squeeze

__all__ = ["Names", "names_project"]

_GOAL: Final = re.compile(r"\A(?:年度|总体|绩效|项目)*目标(?:及?完成情况)?")
_CALLED: Final = re.compile(
    r"(?:类型|类别|属性|性质|编码|代码|编号|日期|时间|期限|周期|方式|级次|年度|金额|总额):?$"
)
"""How labels end that are none of a name."""


def names_project(line: Line) -> bool:
    """Whether a row begins with 项目名称."""
    return is_project_name(line.first)


@define
class Names:
    """The names of one form, by what they are: project, department, implementer, unit.

    `local` is the last of several departments, 地方主管部门 below 中央主管部门.
    """

    context: FormContext
    _named: dict[str, tuple[str, str, Cell | None]] = field(factory=dict)

    def of(self, name: str) -> str:
        """The name of this kind; empty where the form has none."""
        return self._named[name][1] if name in self._named else ""

    def kept(self, **paths: str) -> None:
        """The form keeps these names in the fields at these paths; the others are noted.

        A name without a path is kept elsewhere.
        """
        for name, (label, value, cell) in self._named.items():
            if paths.get(name):
                self.context.keep(paths[name], cell)
            elif value and name not in (*paths, "local"):
                self._note(label, value, cell)

    def of_unit_or_project(self, title: str, **paths: str) -> dict[str, str]:
        """Who files a form that may be of a unit or of a project, by the fields of both.

        The title names either where nothing else does. Further names are kept at `paths`.
        """
        titled = self.titled(title)
        self.kept(
            unit="unit_name",
            project="project_name",
            department="department",
            implementer="implementing_unit",
            **paths,
        )
        self.context.filer = self.of("unit") or titled
        return {
            "unit_name": self.context.filer,
            "project_name": self.of("project") or titled_project(title),
            "department": self.of("department"),
            "implementing_unit": self.of("implementer"),
        }

    def titled(self, title: str) -> str:
        """The unit that the title begins with, unless this is what the project is called."""
        unit = titled_unit(title)
        return "" if unit == squeeze(self.of("project")) else unit

    def local(self) -> str:
        """The local one of several departments, where no one unit carries the work out."""
        return "" if ends_as_unit(self.of("implementer")) else self.of("local")

    def has(self, name: str) -> bool:
        """Whether the form has a label for this name."""
        return name in self._named

    def filed_by(self, unit: str) -> None:
        """Take the unit of a line that says who files."""
        self._name("unit", "填报单位", unit, None)

    def told(self, names: Sequence[tuple[str, str, str]]) -> None:
        """Take the names of a line that `named_in` finds; what else it says is noted."""
        for name, label, value in names:
            if name:
                self._name(name, label, value, None)
            elif personal_label(label):
                self.context.note("personal_data", label, "1处，未录")
            else:
                self._note(label, value, None)

    def total(self, text: str) -> None:
        """Take a total score that a line prints below the tables."""
        self._name("total", "总分", text, None)

    def rating(self, text: str) -> None:
        """Take a rating that a line prints beside or below the tables."""
        self._name("rating", "评价等次", text, None)

    def row(self, line: Line) -> None:
        """Take a row of labels and values; what is no name of the form is noted."""
        cells = [cell for cell in line.cells if not cell.continues]
        place = 0
        while place < len(cells):
            cell = cells[place]
            label = joined(cell.text)
            name = name_of(label, project=self.has("project"))
            place += _apart(cells, place) if name else 0
            beside = cells[place + 1] if place + 1 < len(cells) else None
            value = joined(beside.text) if beside is not None else ""
            name = name and name_of(label, project=self.has("project"), value=value)
            place += 1
            if name_of(value, project=False) and not name:
                self._note(label, "", cell)
                continue
            place += 1
            if name or value or personal_label(label):
                self.context.label(cell)
            if name:
                self._name(name, label, value, beside)
            elif personal_label(label):
                self.context.note("personal_data", label, "1处，未录", *cells[place - 1 : place])
            elif value:
                self._note(label, value, beside)
            else:
                self._note(label, "", cell)

    def _name(self, name: str, label: str, value: str, cell: Cell | None) -> None:
        """Take a name; of two of a kind the first counts, and another one is noted.

        Of further departments the last is kept as the local one.
        """
        value = unsealed(value)
        known = self._named.setdefault(name, (label, value, cell))
        if value and known[1] != value:
            self._note(label, value, cell)
            if name == "department":
                self._named["local"] = (label, value, cell)
        elif cell is not None:
            self.context.value(cell)

    def _note(self, label: str, value: str, cell: Cell | None) -> None:
        cells = [] if cell is None else [cell]
        if not value and _GOAL.fullmatch(squeeze(label)):
            self.context.label(*cells)
        elif value and tells_no_quantity(label):
            self.context.note("unplaced", label, value, *cells)
        elif value or label:
            self.context.unplaced(label if value else "", value or label, *cells)


def _apart(cells: Sequence[Cell], place: int) -> int:
    """How many blank cells stand between a label and its value: those that a merge left.

    They are none where another label may stand behind them: the next text is called as labels are,
    or neither a known label nor further pairs of texts follow it.
    """
    rest = [at for at in range(place + 1, len(cells)) if cells[at].text.strip()]
    if not rest or rest[0] == place + 1 or _is_label(joined(cells[rest[0]].text)):
        return 0
    paired = len(rest) % 2 == 1 or _is_label(joined(cells[rest[1]].text))
    return rest[0] - place - 1 if paired else 0


def _is_label(text: str) -> bool:
    known = bool(name_of(text, project=True)) or personal_label(text)
    return known or _CALLED.search(squeeze(text)) is not None
