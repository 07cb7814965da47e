"""The paragraphs of a report with what stands over them: the headings, and so which money."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from attrs import evolve, frozen

from perfeval.filing.facts import Scope
from perfeval.filing.forms.report import Report, ReportSection, Statement

__all__ = ["Paragraph", "paragraphs_of", "told_alike"]

_Told = TypeVar("_Told")
_Said = tuple[Hashable, Hashable]

_GENERAL: Final = re.compile(r"一般公共(?:财政)?预算")
_YEARS: Final = re.compile(r"(20[0-9]{2})\s?年")
_OTHER_BUDGETS: Final = re.compile(r"政府性基金|国有资本经营|社会保险基金")


@frozen
class Paragraph:
    """A paragraph, its numeral, its path in the report, its place in words, its headings.

    `year` is that of the title of the report; empty where it has none.
    """

    text: str
    numeral: str
    path: str
    at: str
    headings: tuple[str, ...]
    year: str = ""

    @property
    def scope(self) -> Scope:
        """Which money the headings or the paragraph name, where they name one alone."""
        over = (*self.headings, self.text)
        if any(_OTHER_BUDGETS.search(each) for each in over):
            return Scope.UNSTATED
        if any(_GENERAL.search(each) for each in over):
            return Scope.GENERAL_PUBLIC_BUDGET
        whole = bool(self.headings) and "整体支出规模" in self.headings[-1]
        return Scope.ALL_FUNDS if whole else Scope.UNSTATED

    def is_of_other_year(self, words: str) -> bool:
        """Whether the last year that `words` name is not that of the report."""
        years = _YEARS.findall(words)
        return bool(self.year and years) and years[-1] != self.year

    @property
    def of_other_budget(self) -> bool:
        """Whether it stands under the heading of a fund or of an insurance."""
        return any(_OTHER_BUDGETS.search(each) for each in self.headings)


def told_alike(told: Iterable[_Told], said: Callable[[_Told], _Said]) -> list[_Told]:
    """The first of each thing that is told with one value throughout; `said` gives thing and value.

    >>> told_alike(["编制9", "退休3", "编制8"], lambda text: (text[:2], text[2:]))
    ['退休3']
    """
    found: dict[Hashable, list[_Told]] = {}
    for each in told:
        found.setdefault(said(each)[0], []).append(each)
    return [same[0] for same in found.values() if len({said(each)[1] for each in same}) == 1]


def paragraphs_of(report: Report) -> tuple[Paragraph, ...]:
    """The paragraphs of a report in its order; rows of tables (with tabs) are none."""
    years = _YEARS.findall(report.title)
    year = years[0] if len(set(years)) == 1 else ""
    return tuple(evolve(each, year=year) for each in _of_report(report) if "\t" not in each.text)


def _of_report(report: Report) -> Iterator[Paragraph]:
    yield from _stated(report.preamble, "preamble", "引言", ())
    for number, section in enumerate(report.sections):
        yield from _of_section(section, f"sections.{number}", "", ())


def _of_section(
    section: ReportSection, path: str, above: str, headings: tuple[str, ...]
) -> Iterator[Paragraph]:
    at = f"{above}{section.numeral or section.heading}"
    over = (*headings, section.heading)
    yield from _stated(section.statements, f"{path}.statements", at, over)
    for number, each in enumerate(section.sections):
        yield from _of_section(each, f"{path}.sections.{number}", at, over)


def _stated(
    statements: Sequence[Statement], path: str, at: str, headings: tuple[str, ...]
) -> Iterator[Paragraph]:
    for number, each in enumerate(statements):
        place = at if path == "preamble" else f"{at}{each.numeral}"
        yield Paragraph(each.text, each.numeral, f"{path}.{number}", place, headings)
