"""The reader that is measured, asked in one place."""

from __future__ import annotations

from attrs import field, frozen

from perfeval import audit, read_all
from perfeval.audit import Finding
from perfeval.errors import PerfevalError
from perfeval.filing import Filing

__all__ = ["Reading", "audited", "reading_of"]


@frozen
class Reading:
    """The filings of a document, or why there are none; `findings` of the audit above info."""

    filings: tuple[Filing, ...] = ()
    refusal: str = ""
    findings: tuple[Finding, ...] = field(default=())


def reading_of(data: bytes) -> Reading:
    """What the library makes of a document."""
    try:
        filings = tuple(each.filing for each in read_all(data))
    except PerfevalError as error:
        return Reading(refusal=str(error))
    return Reading(filings=filings, findings=tuple(f for each in filings for f in audited(each)))


def audited(filing: Filing) -> tuple[Finding, ...]:
    """The findings above info."""
    return tuple(each for each in audit(filing) if each.severity.above_info)
