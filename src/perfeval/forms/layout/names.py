"""Who and what a form names above its tables: 项目名称, 主管部门, 实施单位, 预算单位名称."""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments import Line
from perfeval.forms.words.people import personal_label
from perfeval.forms.words.vocabulary import is_project_name, is_total
from perfeval.text.labels import joined, squeeze

__all__ = ["Names", "filer", "names_project", "titled_unit"]

_DEPARTMENT: Final = re.compile(
    r"\A(?:一级)?主管(?:部门|单位)(?:及代码|名称)*+(?:\(.*\)(?:及代码|名称)*+)?"
)
_IMPLEMENTER: Final = re.compile(
    r"\A(?:(?:项目)?(?:实施|执行|承担|使用)?单位(?:名称)?(?:\(.*\))?"
    r"|项目实施(?:单位|主体)|资金使用单位)"
)
_UNIT: Final = re.compile(
    r"\A(?:预算|部门|填报|申报|评价)?(?:\(单位\))?(?:单位|部门)(?:\(单位\))?(?:名称)?(?:\(.*\))?"
)
_GOAL: Final = re.compile(r"\A(?:年度|总体|绩效|项目)*目标(?:及?完成情况)?")
_FILED_BY: Final = re.compile(
    r"^(?:填报|预算|申报|填表|编制|自评|评价)?(?:单位|部门)(?:名称)?(?:\((?:盖章|公章)\))?:"
    r"(?!\(?(?:人民币)?[千百万亿]?元(?:[)。,;]|填报|$))(.+?)(?=\((?:盖章|公章)\)|金额单位|单位:|填报(?:日期|时间)|$)"
)
_TITLED: Final = re.compile(
    r"\A(?:[12][0-9]{3}年?(?:度)?)?"
    r"(.{2,}?(?:局|中心|委员会|委|办公室|办|厅|院|府|会|部|学校|大学|医院|站|所|处|队|院|公司|法院|镇|乡|街道))"
    r"(?:[12][0-9]{3}年?(?:度)?)?(?:部门|单位)?(?:\(单位\)|\(部门\))?(?:预算)?(?:项目)?(?:整体)?(?:支出|绩效|预算)"
)


def names_project(line: Line) -> bool:
    """Whether a row begins with 项目名称."""
    return is_project_name(line.first)


def filer(text: str) -> str:
    """Who files, where a line says it: 填报单位：某局; empty otherwise.

    >>> filer("填报单位：某县水利局      金额单位：万元")
    '某县水利局'
    """
    found = _FILED_BY.search(squeeze(text))
    return found[1] if found else ""


def titled_unit(title: str) -> str:
    """The unit that a title begins with; empty where it begins with none.

    >>> titled_unit("清河县交通运输局2023年部门整体支出绩效自评表")
    '清河县交通运输局'
    """
    match = _TITLED.match(squeeze(title))
    return match[1] if match else ""


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

    def row(self, line: Line, context: FormContext) -> None:
        """Take a row of labels and values; what is no name of the form is noted."""
        cells = [cell for cell in line.cells if not cell.continues]
        place = 0
        while place < len(cells):
            label = joined(cells[place].text)
            value = joined(cells[place + 1].text) if place + 1 < len(cells) else ""
            name = _name_of(label, self.has("project"))
            if _name_of(value, False) and not name:
                _note(label, "", context)
                place += 1
                continue
            if name:
                self._named.setdefault(name, value)
            elif personal_label(label):
                context.note("personal_data", label, "1处，未录")
            else:
                _note(label, value, context)
            place += 2


def _note(label: str, value: str, context: FormContext) -> None:
    if value:
        context.note("unplaced", label, value)
    elif label and not _GOAL.fullmatch(squeeze(label)):
        context.note("unplaced", "", label)


def _name_of(label: str, project: bool) -> str:
    plain = squeeze(label).rstrip(":")
    if is_project_name(plain):
        return "project"
    if is_total(plain):
        return "total"
    if _DEPARTMENT.fullmatch(plain):
        return "department"
    if not project and _UNIT.fullmatch(plain) and "实施" not in plain:
        return "unit"
    return "implementer" if _IMPLEMENTER.fullmatch(plain) else ""
