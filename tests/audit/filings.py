"""The five example filings and what tests of the audit ask of findings."""

from functools import cache
from pathlib import Path

from perfeval.audit import Finding, audit
from perfeval.codec import loads
from perfeval.filing import Filing

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"

# The first three digits of a row of source_relations.csv are the source document.
SOURCES = {
    "000": "yueyanglou-2023",
    "001": "lixian-2021",
    "002": "furong-2022",
    "003": "xiangtan-2023",
    "004": "yueyang-2020",
}


@cache
def example(source: str) -> Filing:
    """The filing of a source document, by its number."""
    filing = loads((EXAMPLES / f"{SOURCES[source]}.json").read_text(encoding="utf-8"))
    assert isinstance(filing, Filing)
    return filing


@cache
def findings(source: str) -> tuple[Finding, ...]:
    """What the audit finds in a source document."""
    return audit(example(source))


def wrong(found: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    """The findings above information: code, printed, computed."""
    return [(f.code, f.printed, f.computed) for f in found if f.severity.above_info]
