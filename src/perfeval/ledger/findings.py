"""Findings as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from perfeval.audit import Finding
from perfeval.errors import InputError
from perfeval.ledger.scorecards import Value
from perfeval.ledger.submissions import Submission

__all__ = ["rows_from_findings"]


def rows_from_findings(
    findings: Iterable[Finding | Submission], lang: str = "zh"
) -> list[dict[str, Value]]:
    """Findings as rows, one for each, all of text; those of submissions with unit, year and file.

    ``id`` is the same in every run, and one's own within a filing; ``code`` and ``severity`` are
    stable, ``at`` is the place in the form's words and ``address`` the cell of the document (None:
    not known), ``printed`` and ``computed`` are what the form prints and what its other figures
    give (None: no figure), ``message`` says it in `lang` (``zh`` or ``en``), ``hint`` holds the
    codes of what would explain it. Raises `InputError` for another language, and for what is no
    finding.

    >>> rows = rows_from_findings(audit(loads(example("yueyang-2020"))))
    >>> rows[0]["code"], rows[0]["printed"], rows[0]["computed"]
    ('sum.mismatch', '5238.85', '5237.85')
    """
    return [_row(submission, each, lang) for submission, each in _found(findings)]


def _found(findings: object) -> Iterator[tuple[Submission | None, Finding]]:
    """Each finding, with the submission that it belongs to."""
    expected = "an iterable of Finding or of Submission"
    if not isinstance(findings, Iterable) or isinstance(findings, str | bytes):
        raise InputError("rows_from_findings", findings, expected)
    for each in findings:
        if isinstance(each, Finding):
            yield None, each
        elif isinstance(each, Submission):
            yield from ((each, finding) for finding in each.findings)
        else:
            raise InputError("rows_from_findings", each, expected)


def _row(submission: Submission | None, finding: Finding, lang: str) -> dict[str, Value]:
    card = None if submission is None else submission.scorecard
    return {
        "fiscal_year": None if card is None else card.year,
        "unit": None if card is None else card.unit,
        "form": finding.form or (None if card is None else card.form or None),
        "id": finding.id,
        "code": finding.code,
        "severity": finding.severity.value,
        "at": finding.at,
        "address": None if finding.address is None else str(finding.address),
        "printed": finding.printed or None,
        "computed": finding.computed or None,
        "message": finding.message(lang),
        "hint": finding.hint or None,
        "file": None if submission is None else submission.file or None,
    }
