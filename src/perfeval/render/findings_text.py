"""Findings as plain text: one line for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from perfeval.audit.finding import Finding
from perfeval.render.words import SEVERITIES
from perfeval.text.columns import one_line, text_of

__all__ = ["finding_line", "findings_text"]

_NONE: Final = {"zh": "没有发现问题", "en": "nothing was found"}


def findings_text(findings: Sequence[Finding], lang: str) -> str:
    """A line for each finding, or one that says that there is none."""
    return text_of([finding_line(each, lang) for each in findings] or [_NONE[lang]])


def finding_line(finding: Finding, lang: str) -> str:
    """The severity, the code and the sentence of a finding, and where the figure stands."""
    address = "" if finding.address is None else f"［{finding.address}］"
    words = (SEVERITIES[lang][finding.severity], finding.code, f"{finding.message(lang)}{address}")
    return one_line(" ".join(words))
