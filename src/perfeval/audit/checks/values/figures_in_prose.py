"""Numbers in prose: which figures a target in words names, and whether the prose bears them out.

A target such as 年度累计办件120万件, answered by 已完成, is borne out where the report or the form
prints a figure of the same measure that reaches it, in words that share a term with the target's.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from attrs import frozen

from perfeval.filing.filing import Filing
from perfeval.filing.forms.city_form import CityForm
from perfeval.filing.forms.report import Report, ReportSection
from perfeval.numbers.printed import SCALES
from perfeval.text.numerals import narrow

__all__ = ["Attestation", "Named", "figures_in"]

_MEASURES: Final = (
    "人次|公里|平方米|万元|亿元|"
    "[个项件条户人家份场期批次名篇只头亩台套元封所座辆株吨间处村镇册幅例起T%]"
)
_FIGURE: Final = re.compile(
    r"(?<![0-9A-Za-z.〔第/-])([0-9]{1,12}(?:\.[0-9]{1,8})?)(/[0-9]{1,4})?(万|亿)?余?"
    rf"({_MEASURES})?(?![0-9A-Za-z/-])"
)
_CLAUSE: Final = re.compile(r"[，。；、：:;,\n（）()]")
_DIGIT: Final = re.compile(r"[0-9０-９]")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")


@frozen
class Named:
    """A figure in a clause: as printed, its parts and measure, and the terms of the clause."""

    text: str
    number: str
    divisor: str
    scale: str
    measure: str
    terms: frozenset[str]

    @property
    def value(self) -> Fraction:
        """The value."""
        value = Fraction(self.number) * SCALES[self.scale]
        return value / int(self.divisor) if self.divisor.strip("0") else value


def _terms(clause: str) -> frozenset[str]:
    words = _HAN.findall(clause)
    return frozenset(word[i : i + 2] for word in words for i in range(len(word) - 1))


def _clauses(text: str) -> Iterator[list[Named]]:
    """The figures of each clause of a text; most texts have none, and are not gone through."""
    if not _DIGIT.search(text):
        return
    for clause in _CLAUSE.split(narrow(text)):
        found = [match for match in _FIGURE.finditer(clause) if any(match.groups()[1:])]
        if found:
            terms = _terms(clause)
            yield [_named(match, terms) for match in found]


def _named(match: re.Match[str], terms: frozenset[str]) -> Named:
    number, fraction, scale, measure = match.groups(default="")
    return Named(match[0], number, fraction[1:], scale, "/" if fraction else measure, terms)


def figures_in(text: str) -> Iterator[Named]:
    """The figures with a measure (or 万, 亿, or as a fraction) that a text names.

    Dates, versions and numerals of lists are none.

    >>> [figure.text for figure in figures_in("实现“一厅集成”1000项、年度累计办件120万件，3-5年")]
    ['1000项', '120万件']
    """
    for figures in _clauses(text):
        yield from figures


class Attestation:
    """What a filing says in its prose, read when it is first asked for.

    Of a measure and a term only the least and the greatest figure count: so many targets and many
    figures cost no more than both together.
    """

    def __init__(self, filing: Filing) -> None:
        self._filing = filing

    def _prose(self) -> Iterator[str]:
        for form in self._filing.forms:
            if isinstance(form, CityForm):
                yield form.achievements
                yield form.goal.actual if form.goal else ""
            elif isinstance(form, Report):
                yield from _statements(form.sections)

    def of(self, target: Named, *, at_most: bool) -> bool:
        """Whether the prose names a figure that reaches `target` (or stays below, `at_most`)."""
        keys = ((target.measure, term) for term in target.terms)
        known = [self._ranges[key] for key in keys if key in self._ranges]
        if at_most:
            return any(least <= target.value for least, _ in known)
        return any(greatest >= target.value for _, greatest in known)

    @functools.cached_property
    def _ranges(self) -> dict[tuple[str, str], tuple[Fraction, Fraction]]:
        """The least and the greatest figure, by measure and by each term of their clauses."""
        found: dict[tuple[str, str], tuple[Fraction, Fraction]] = {}
        for figures in (each for text in self._prose() for each in _clauses(text)):
            measures: dict[str, list[Fraction]] = {}
            for named in figures:
                measures.setdefault(named.measure, []).append(named.value)
            for measure, values in measures.items():
                own = min(values), max(values)
                for term in figures[0].terms:
                    least, greatest = found.get((measure, term), own)
                    found[measure, term] = min(least, own[0]), max(greatest, own[1])
        return found


def _statements(sections: Iterable[ReportSection]) -> Iterator[str]:
    for section in sections:
        yield section.heading
        for statement in section.statements:
            yield statement.text
        yield from _statements(section.sections)
