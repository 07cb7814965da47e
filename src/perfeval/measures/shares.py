"""Rates of a part over a whole, made in one line each."""

from __future__ import annotations

from perfeval.filing.sources import Source
from perfeval.measures.measure import Measure
from perfeval.measures.measured import Direction
from perfeval.measures.ratios import Ratio
from perfeval.measures.terms import Term

Part = tuple[str, str, str]
"""The id of a fact, its official name, its English name."""


def share(
    key: str,
    name: str,
    name_en: str,
    parts: tuple[Part, Part],
    source: Source,
    *,
    direction: Direction = Direction.HIGHER,
) -> Measure:
    """The measure of the first part over the second; its text is made of their names."""
    above, below = (Term(fact=fact, name=zh, name_en=en) for fact, zh, en in parts)
    return Measure(
        id=key,
        name=name,
        name_en=name_en,
        formula=Ratio(numerator=(above,), denominator=(below,)),
        text=f"{above.name}÷{below.name}×100%",
        source=source,
        direction=direction,
    )
