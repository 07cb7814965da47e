"""What the marks on a document say: each finding as one text, or in pieces where it is too long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval.audit.finding import Finding
from perfeval.errors import one_line
from perfeval.forms.words.marks import CONTINUED
from perfeval.render.words import SEVERITIES

__all__ = ["list_lines", "told"]

_LONGEST: Final = 8_000
"""Less than a cell of a workbook holds, and than a reader takes of one text."""


def told(finding: Finding, lang: str) -> str:
    """The finding as its comment says it: how much it weighs, what it is, its code.

    It stands on one line; what XML or a terminal cannot hold stands as its number.
    """
    severity = SEVERITIES[lang][finding.severity]
    return f"【{severity}】{finding.message(lang)}［{one_line(finding.code)}］"


def list_lines(finding: Finding, lang: str) -> Iterator[str]:
    """The lines of a finding in the list at the end; a long one goes on in further lines.

    Where its cell is known, and cannot hold a comment, it is named.
    """
    at = "" if finding.address is None else f"［{one_line(str(finding.address))}］"
    left = f"{told(finding, lang)}{at}"
    more = f"【{CONTINUED[lang]}】"
    yield left[:_LONGEST]
    for start in range(_LONGEST, len(left), _LONGEST):
        yield more + left[start : start + _LONGEST]
