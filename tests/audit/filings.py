"""The five example filings and what tests of the audit ask of findings."""

from functools import cache
from typing import Any

import attrs

from perfeval.audit import Finding, audit
from perfeval.filing import Filing
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Number
from tests.published import filing_of

# The first three digits of a row of source_relations.csv are the source document.
SOURCES = {
    "000": "yueyanglou-2023",
    "001": "lixian-2021",
    "002": "furong-2022",
    "003": "xiangtan-2023",
    "004": "yueyang-2020",
}


def unshared(value: Any) -> Any:
    """An equal value in which every figure is an object of its own, so that one can be moved."""
    if isinstance(value, tuple):
        return tuple(map(unshared, value))
    if isinstance(value, Number | Amount):
        return attrs.evolve(value)
    if not attrs.has(type(value)):
        return value
    names = [each.name for each in attrs.fields(type(value)) if each.init]
    return attrs.evolve(value, **{name: unshared(getattr(value, name)) for name in names})


@cache
def example(source: str) -> Filing:
    """The filing of a source document, by its number."""
    filing = filing_of(SOURCES[source])
    made: Filing = unshared(filing)
    assert made == filing
    return made


@cache
def findings(source: str) -> tuple[Finding, ...]:
    """What the audit finds in a source document."""
    return audit(example(source))


def wrong(found: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    """The findings above information: code, printed, computed."""
    return [(f.code, f.printed, f.computed) for f in found if f.severity.above_info]


def leads(given: Filing, finding: Finding) -> bool:
    """Whether the path of a finding, where it has one, leads to a field of its form."""
    at: object = next((form for form in given.forms if form.key == finding.form), None)
    for step in filter(None, finding.path.split(".")):
        assert isinstance(at, tuple) if step.isdigit() else hasattr(at, step)
        at = at[int(step)] if isinstance(at, tuple) else getattr(at, step)
    return True
