"""Findings of one filing as a document, which JSON holds and a system keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import evolve, field, frozen

from perfeval.audit.finding import Finding
from perfeval.errors import InputError
from perfeval.filing.sources import FiscalYear, as_year
from perfeval.filing.structure import many
from perfeval.text.fields import text_field

__all__ = ["Findings", "numbered"]


@frozen(kw_only=True)
class Findings:
    """审核发现: what the audit said of one filing, with the unit, the year and the `file`.

    `dumps` writes it, each finding with its `id` and address, and `loads` reads it. Raises
    `InputError` for a field of another kind.

    >>> filing = loads(example("yueyang-2020"))
    >>> found = Findings(unit=filing.unit.name, year=filing.year, findings=audit(filing))
    >>> loads(dumps(found)) == found
    True
    """

    unit: str = text_field("预算单位名称")
    year: FiscalYear | None = field(default=None, converter=as_year)
    file: str = text_field("the file of the findings")
    findings: tuple[Finding, ...] = many("the findings of a filing", Finding)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.year, FiscalYear | None):
            raise InputError("the year of findings", self.year, "a fiscal year such as 2023")


def numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in their order, those that are alike counted, so that no two have one `id`."""
    seen: Counter[str] = Counter()
    made: list[Finding] = []
    for finding in findings:
        first = finding if finding.number == 1 else evolve(finding, number=1)
        own = first.id
        seen[own] += 1
        made.append(first if seen[own] == 1 else evolve(first, number=seen[own]))
    return tuple(made)
