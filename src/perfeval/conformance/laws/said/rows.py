"""The law of the row: its points, what it counts and its name are those of its own clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from perfeval.conformance.laws.said.words import number_said
from perfeval.conformance.report import breach
from perfeval.drafts.clauses.wording import NUMBER, Wording, shown
from perfeval.errors import Phrase
from perfeval.measures import Kind
from perfeval.measures.formulas import terms_of
from perfeval.rubric.criteria import Criterion, NotApplicable, Pool
from perfeval.rubric.placed import Placed
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Bands, Gain, PerCase

__all__ = ["row_problems"]

_WHOLE: Final = re.compile(rf"(?:满分|分值|权重)(?:为|是|:)?(?P<points>{NUMBER})分(?!值|制)")
_WORTH: Final = re.compile(rf"(?:指标)?\(?(?P<points>{NUMBER})分(?!值|制|以)")
_EACH: Final = re.compile(
    rf"每(?![年月日季周天])[^每%,。;]{{0,6}}?(?P<every>(?P<number>{NUMBER})"
    r"(?:万元|亿元|[例次项件起处篇人天日家户份]|个(?!百分点)))(?=[^,。;]{0,8}[扣加减])"
)
_PERCENT: Final = re.compile(rf"(?P<number>{NUMBER})%")
_NONE: Final = r"(?:不适用|不涉及|(?:没有|无)[此该]项)[^。;]{0,12}?"
_FULL: Final = re.compile(rf"{_NONE}满分")
_NOTHING: Final = re.compile(rf"{_NONE}(?:不得分|不计分|[得计]0分)")
_LONG: Final = 8
_HUNDRED: Final = Fraction(100)


def row_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Points, prices, units and names that are another's."""
    rows = list(rubric.rows())
    names = {row.item.name: row for row in rows}
    clauses: dict[str, Placed[Criterion | Pool]] = {}
    for row in rows:
        item, text = row.item, Wording.of(row.item.clause).plain
        for printed, worth in _worths(item, text):
            if worth not in (item.points.fraction, rubric.out_of.fraction, _HUNDRED):
                said = "its clause says {printed}, its row has {points} points"
                yield breach(row.where, said, printed=printed, points=item.points.plain)
        for alias in item.aliases if isinstance(item, Criterion) else item.labels:
            other = names.get(alias)
            if other and alias != item.name and _are_beside(row, other):
                said = "its alias {alias} is the name of another row"
                yield breach(row.where, said, alias=alias)
        if not isinstance(item, Criterion):
            continue
        yield from (breach(row.where, each) for each in _not_applying(item, text, rubric))
        first = clauses.setdefault(item.clause, row)
        if first.item.name in text and item.name not in text and len(text) > _LONG:
            said = "its clause is that of {other}, and speaks of it"
            yield breach(row.where, said, other=first.where)
        yield from (breach(row.where, each) for each in _counted(item, text))


def _are_beside(row: Placed[Criterion | Pool], other: Placed[Criterion | Pool]) -> bool:
    """Whether a form could take one row for the other: two rows of one part, or two blocks."""
    blocks = isinstance(row.item, Pool) and isinstance(other.item, Pool)
    return blocks or (row.path == other.path and type(row.item) is type(other.item))


def _not_applying(item: Criterion, text: str, rubric: Rubric) -> Iterator[Phrase]:
    """What a clause gives where nothing applies, and its row does not."""
    taken = item.not_applicable or rubric.not_applicable
    for pattern, fits in (
        (_FULL, taken is NotApplicable.FULL),
        (_NOTHING, taken is not NotApplicable.FULL),
    ):
        found = pattern.search(text)
        if found is not None and not fits:
            said = "its clause says {words}; not_applicable is {taken}"
            yield Phrase(said, words=found[0], taken=taken.value)


def _worths(item: Criterion | Pool, text: str) -> Iterator[tuple[str, Fraction]]:
    """Every number of points that a clause gives to its whole row."""
    found = list(_WHOLE.finditer(text))
    for name in dict.fromkeys((item.name, *item.labels)) if isinstance(item, Pool) else ():
        at = text.find(name)
        worth = _WORTH.match(text, at + len(name)) if at >= 0 else None
        found += [] if worth is None else [worth]
    for each in found:
        said = number_said(each["points"])
        if said is not None:
            yield each[0].strip("("), said


def _counted(item: Criterion, text: str) -> Iterator[Phrase]:
    """Prices of several cases beside a rule of single ones, and rates beside a rule of counts."""
    names = "" if item.measure is None else item.measure.name + item.measure.text
    if item.measure is not None:
        names += "".join(term.name for term in terms_of(item.measure.formula))
    for found in _EACH.finditer(text) if isinstance(item.rule, PerCase | Gain) else ():
        if found["number"] not in ("1", "一") and found["every"] not in Wording.of(names).plain:
            said = "its clause counts every {printed}, its rule every single case"
            yield Phrase(said, printed=found["every"])
    if type(item.rule) is not Bands or item.rule.accepts is not Kind.COUNT:
        return
    edges = [shown(edge.fraction) for edge in item.rule.edges() if edge.fraction]
    for found in _PERCENT.finditer(text):
        if found["number"] in edges:
            said = "its clause says {printed}, its rule counts cases: {edge} without %"
            yield Phrase(said, printed=found[0], edge=found["number"])
