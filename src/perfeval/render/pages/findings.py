"""Findings as a page, or as the last part of another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from perfeval.audit.finding import Finding, Severity
from perfeval.render.page import Cell, Page, Part, Prose, Row, Table
from perfeval.render.words import SEVERITIES

__all__ = ["counts_of", "findings_page", "findings_part"]

_WORDS: Final = {
    "zh": {
        "findings": "审核发现",
        "none": "没有发现问题。",
        "severity": "程度",
        "source": "来源",
        "cell": "单元格",
        "says": "位置和说明",
        "printed": "表中所填",
        "computed": "应为",
        "code": "代码",
        "and": "，",
    },
    "en": {
        "findings": "findings",
        "none": "Nothing was found.",
        "severity": "severity",
        "source": "source",
        "cell": "cell",
        "says": "place, and what was found",
        "printed": "printed",
        "computed": "computed",
        "code": "code",
        "and": ", ",
    },
}


def findings_page(findings: Sequence[Finding], lang: str) -> Page:
    """How many there are of each severity, and the list of them."""
    part = findings_part([("", each) for each in findings], lang)
    words = _WORDS[lang]
    return Page.of(words["findings"], [counts_of(findings, lang)], [_unheaded(part)], lang)


def findings_part(findings: Sequence[tuple[str, Finding]], lang: str) -> Part:
    """The findings as a part of a page, each with its source where there are several."""
    words = _WORDS[lang]
    if not findings:
        return Part(words["findings"], (Prose((words["none"],)),))
    columns = [
        "severity",
        *(["source"] if any(source for source, _ in findings) else []),
        *(["cell"] if any(each.address for _, each in findings) else []),
        *("says", "printed", "computed", "code"),
    ]
    table = Table(
        caption=counts_of([each for _, each in findings], lang),
        headings=tuple(words[each] for each in columns),
        rows=tuple(_row(source, each, columns, lang) for source, each in findings),
        marks={severity.value: SEVERITIES[lang][severity] for severity in Severity},
        listed=True,
    )
    return Part(words["findings"], (table,))


def _unheaded(part: Part) -> Part:
    return Part("", part.blocks)


def _row(source: str, finding: Finding, columns: Sequence[str], lang: str) -> Row:
    severity = finding.severity
    cells = {
        "severity": Cell(SEVERITIES[lang][severity], severity.rank, severity=severity),
        "source": Cell(source),
        "cell": Cell("" if finding.address is None else str(finding.address)),
        "says": Cell(finding.message(lang)),
        "printed": Cell(finding.printed),
        "computed": Cell(finding.computed),
        "code": Cell(finding.code, is_code=True),
    }
    return Row(cells=tuple(cells[each] for each in columns), marks=(severity.value,))


def counts_of(findings: Iterable[Finding], lang: str) -> str:
    """How many findings there are of each severity: ``错误 1，警告 2``; empty for none."""
    counts = Counter(each.severity for each in findings)
    words = [f"{SEVERITIES[lang][each]} {counts[each]}" for each in Severity if counts[each]]
    return _WORDS[lang]["and"].join(words)
