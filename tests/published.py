"""The published filings of `docs/examples`, by their names."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from perfeval.codec import loads
from perfeval.filing import Filing

__all__ = ["EXAMPLES", "filing_of"]

EXAMPLES: Final = Path(__file__).parents[1] / "docs" / "examples"


def filing_of(name: str) -> Filing:
    """An example as a filing."""
    filing = loads((EXAMPLES / f"{name}.json").read_bytes())
    assert isinstance(filing, Filing)
    return filing
