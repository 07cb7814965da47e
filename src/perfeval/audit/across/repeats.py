"""Forms that were filed more than once: the same again, or another version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import define, field

from perfeval.audit.across.comparison import Sourced, named, same_name, spot_in
from perfeval.audit.finding import Code, Severity
from perfeval.filing.filing import Filing
from perfeval.filing.foreign_form import can_be_scored, is_own_form
from perfeval.filing.form import Form
from perfeval.filing.unit import UNNAMED

__all__ = ["REPEATED", "VERSION", "Repeats"]

_SOURCE: Final = "绩效自评汇总：同一单位、项目、年度的自评表只计一份"
REPEATED = Code(
    id="files.same_form",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="同一份材料报送了不止一次，内容完全相同",
    meaning_en="a form was filed more than once, the same to the letter",
    zh="{printed}与{other}中的内容完全相同；请核对是否重复报送，汇总时只计一份",
    en="{printed}: the same in {other}, to the letter; was it filed twice?",
)
VERSION = Code(
    id="files.other_version",
    severity=Severity.INFO,
    source=_SOURCE,
    meaning_zh="同一单位、项目、年度的材料报送了不止一份，内容不同",
    meaning_en="a form of one unit, project and year was filed more than once, and differs",
    zh="{printed}在{other}中也有，单位、项目、年度相同而内容不同；请确认以哪一份为准",
    en="{printed}: also in {other}, of the same unit, project and year, but it differs; "
    "which of them counts?",
)

_Whose = tuple[str, int | None, str, str]
"""Unit, year, kind of form and project."""


@define
class Repeats:
    """The forms that were filed so far: where each was seen first, and where its content was.

    The content is kept as its hash, which takes no room and little time.
    """

    _versions: dict[_Whose, str] = field(factory=dict)
    _contents: dict[tuple[_Whose, int], str] = field(factory=dict)
    _found: list[Sourced] = field(factory=list)

    def take(self, source: str, filing: Filing) -> None:
        """Compare the forms of a filing with those before it."""
        self._found.extend(self.repeated(source, filing))

    def findings(self) -> Iterator[Sourced]:
        """Every form that was there before, in the order of the filings."""
        yield from self._found

    def repeated(self, source: str, filing: Filing) -> Iterator[Sourced]:
        """What is filed again in `filing`: one finding for each code and each file before it."""
        before: dict[tuple[Code, str], list[int]] = {}
        for position, form in enumerate(filing.forms):
            if not (is_own_form(form) and can_be_scored(form)):
                continue
            code, other = self._seen(source, _whose(filing, form), form)
            if other != source:
                before.setdefault((code, other), []).append(position)
        for (code, other), positions in before.items():
            names = dict.fromkeys(filing.forms[each].kind.official_name for each in positions)
            at = spot_in(source, filing, positions[0], "", "", 0)
            yield named(code, at, printed="、".join(names), other=other)

    def _seen(self, source: str, whose: _Whose, form: Form) -> tuple[Code, str]:
        """Where a form was seen before, the same or another; `source` itself where nowhere."""
        same = self._contents.setdefault((whose, hash(form)), source)
        unit, year, *_ = whose
        first = self._versions.setdefault(whose, source)
        if same != source:
            return REPEATED, same
        known = year is not None and unit != same_name(UNNAMED)
        return VERSION, first if known else source


def _whose(filing: Filing, form: Form) -> _Whose:
    year = None if filing.year is None else filing.year.year
    return same_name(filing.unit.name), year, form.kind.value, same_name(form.project_name)
