"""What no law can try: the rows that people judge."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.conformance.series import rows_with_places
from perfeval.errors import Phrase
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Judged

__all__ = ["judged_rows"]


def judged_rows(rubric: Rubric) -> Iterator[Phrase]:
    """One line with every row that people judge: a rule that was not written is no mistake."""
    names = [item.name for _, item in rows_with_places(rubric) if isinstance(item.rule, Judged)]
    if names:
        yield Phrase(
            "{count} rows are judged by people: {names}", count=len(names), names="、".join(names)
        )
