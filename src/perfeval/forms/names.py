"""Who and what a form names above its tables: 项目名称, 主管部门, 实施单位, 预算单位名称."""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

from perfeval.forms.cells import Reading
from perfeval.forms.foot import personal_label
from perfeval.forms.labels import joined, squeeze
from perfeval.forms.segments import Line

__all__ = ["Names", "filer", "names_project"]

_PROJECT: Final = re.compile(r"(?:二级|一级|预算)?项目(?:支出)?名称")
_DEPARTMENT: Final = re.compile(r"(?:一级)?主管(?:部门|单位)(?:及代码|\(.*\)|名称)*")
_IMPLEMENTER: Final = re.compile(
    r"(?:项目)?(?:实施|执行|承担|使用)?单位(?:名称)?(?:\(.*\))?|项目实施(?:单位|主体)|资金使用单位"
)
_UNIT: Final = re.compile(
    r"(?:预算|部门|填报|申报|评价)?(?:\(单位\))?(?:单位|部门)(?:\(单位\))?(?:名称)?(?:\(.*\))?|部门\(单位\)名称(?:\(.*\))?"
)
_GOAL: Final = re.compile(r"(?:年度|总体|绩效|项目)*(?:总体)?目标(?:完成情况|及完成情况)?")
_FILED_BY: Final = re.compile(
    r"^(?:填报|预算|申报|填表)?(?:单位|部门)(?:名称)?(?:\((?:盖章|公章)\))?:(.+?)(?=\((?:盖章|公章)\)|金额单位|单位:|填报日期|$)"
)


def names_project(line: Line) -> bool:
    """Whether a row begins with 项目名称."""
    return _PROJECT.fullmatch(line.first) is not None


def filer(text: str) -> str:
    """Who files, where a line says it: 填报单位：某局; empty otherwise.

    >>> filer("填报单位：某县水利局      金额单位：万元")
    '某县水利局'
    """
    found = _FILED_BY.search(squeeze(text))
    return found[1] if found else ""


@define
class Names:
    """The names of one form, by what they are: project, department, implementer, unit."""

    _named: dict[str, str] = field(factory=dict)

    def of(self, name: str) -> str:
        """The name of this kind; empty where the form has none."""
        return self._named.get(name, "")

    def has(self, name: str) -> bool:
        """Whether the form has a label for this name."""
        return name in self._named

    def filed_by(self, text: str) -> None:
        """Take the name of a line that says who files."""
        self._named.setdefault("unit", filer(text))

    def row(self, line: Line, reading: Reading) -> None:
        """Take a row of labels and values; what is no name of the form is noted."""
        cells = [cell for cell in line.cells if not cell.continues]
        place = 0
        while place < len(cells):
            label = joined(cells[place].text)
            value = joined(cells[place + 1].text) if place + 1 < len(cells) else ""
            name = _name_of(label, self.has("project"))
            if _name_of(value, False) and not name:
                _note(label, "", reading)
                place += 1
                continue
            if name:
                self._named.setdefault(name, value)
            elif personal_label(label):
                reading.note("personal_data", label, "1处，未录")
            else:
                _note(label, value, reading)
            place += 2


def _note(label: str, value: str, reading: Reading) -> None:
    if value:
        reading.note("unplaced", label, value)
    elif label and not _GOAL.fullmatch(squeeze(label)):
        reading.note("unplaced", "", label)


def _name_of(label: str, project: bool) -> str:
    plain = squeeze(label)
    if _PROJECT.fullmatch(plain):
        return "project"
    if _DEPARTMENT.fullmatch(plain):
        return "department"
    if not project and _UNIT.fullmatch(plain) and "实施" not in plain:
        return "unit"
    return "implementer" if _IMPLEMENTER.fullmatch(plain) else ""
