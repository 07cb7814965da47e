"""One unusual thing at a time: which layout, and which word, costs how many values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tests.drawn.comparison import Outcome
from tests.drawn.containers import CONTAINERS
from tests.drawn.drawing import drawn
from tests.drawn.lexicon import COLUMNS, WORDS, Lexicon
from tests.drawn.measuring import results_of
from tests.drawn.reading import reading_of

__all__ = ["LAYOUTS", "singly"]

LAYOUTS: Final[Mapping[str, tuple[Any, ...]]] = {
    "heading": ("one", "levels below", "values below", "three"),
    "block": ("plain", "none", "goal-like", "points"),
    "target": ("split",),
    "order": ("points first", "points behind claimed"),
    "points": ("in names", "merged over level 2"),
    "levels": ("blank", "repeated"),
    "worth": (True,),
    "reason": (False,),
    "clause": ("column",),
    "parts": (True,),
    "funds": ("corner label", "corner words", "transposed", "pairs", "none"),
    "budgets": ("final only", "original only", "with adjustment"),
    "fund_points": ("20", "in label", "none"),
    "fund_order": ("rate first",),
    "dashes": ("-", "/", "——"),
    "total": ("blanks", "claimed only", "foot line", "above", "none"),
    "goal_label": (False,),
    "breakdown": ("beside", "total in label"),
    "detail": (True,),
    "remarks": (True,),
    "cover": (True,),
    "title": ("year in title", "unit and year", "about"),
    "names": ("more", "unit above"),
    "apart": (True,),
    "fund_reason": (True,),
}
"""What may be unusual in a layout."""


def singly(count: int, container: str, kind: str) -> Iterator[str]:
    """A line for each layout and each word: the share not right, and what fails most."""
    lines: list[tuple[float, str]] = []
    for field, values in LAYOUTS.items():
        for value in values:
            lines.append(_line(f"{field}: {value}", count, container, kind, {field: value}, {}))
    for role in COLUMNS:
        only: dict[str, Any] = {"target": "split"} if role in ("row.nature", "row.measure") else {}
        only |= {"clause": "column"} if role == "row.clause" else {}
        only |= {"fund_reason": True} if role == "fund.reason" else {}
        only |= {"budgets": "with adjustment"} if role == "fund.adjustment" else {}
        for word in WORDS[role]:
            words = {role: (word,)}
            lines.append(_line(f"{role}: {word}", count, container, kind, only, words))
    for _, line in sorted(lines, key=lambda each: -each[0]):
        yield line


def _line(
    name: str,
    count: int,
    container: str,
    kind: str,
    only: Mapping[str, Any],
    words: Mapping[str, tuple[str, ...]],
) -> tuple[float, str]:
    lexicon = Lexicon({**WORDS, **words})
    outcomes: Counter[Outcome] = Counter()
    failed: Counter[str] = Counter()
    for seed in range(1, count + 1):
        document = drawn(seed, lexicon, kind=kind, only=only)
        reading = reading_of(CONTAINERS[container](document.pages))
        for result in results_of(document.known, reading):
            outcomes[result.outcome] += 1
            if result.outcome is not Outcome.RIGHT:
                failed[f"{result.field} {result.outcome.value}"] += 1
    share = 1 - outcomes[Outcome.RIGHT] / max(outcomes.total(), 1)
    most = ", ".join(f"{text} {number}" for text, number in failed.most_common(3))
    return share, f"{100 * share:5.1f}%  {name:34} {most}"
