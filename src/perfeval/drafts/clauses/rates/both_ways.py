"""偏差率在±5%以内, 调整率绝对值≤5%, 与100%的偏差: what lies on either side counts alike.

Such a clause is read as if it spoke of the size of the deviation, and its rule is mirrored: a
deviation of -20% is no better than one of 20%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from attrs import evolve, frozen

from perfeval.drafts.clauses.understood import Understood
from perfeval.drafts.clauses.wording import DIGITS, UnreadError, Wording, shown
from perfeval.numbers.rates import Rate
from perfeval.rules import Band, Bands, Beyond, Deduct

__all__ = ["Deviation", "deviation_in"]

_DEVIATES: Final = re.compile("偏差|偏离|误差")
_CHANGES: Final = re.compile("变动|变化|增长|增减|调整|浮动|波动|差异")
_SIGNS: Final = re.compile(r"±|\+/-|\(绝对值\)|的?绝对值|正负(?=[0-9])")
_SAME_BOTH_WAYS: Final = re.compile(
    rf"(?:在|为|介于|处于)?(?P<open>\[)?-(?P<n>{DIGITS})%(?:[,~-]|至|到)\+?(?P=n)%(?(open)\]|(?:\(含\))?(?:之间|以内|区间)?)"
)
_OF_WHOLE: Final = re.compile(r"(?:与|和|较|偏离)100%(?:相比|之间)?的?(?=偏差|偏离|误差)")
_FARTHEST: Final = Fraction(1, 2)


@frozen
class Deviation:
    """The size of a deviation: the clause that speaks of it alone, and from what it is counted."""

    wording: Wording
    centre: Fraction

    def mirrored(self, one_way: Understood) -> Understood:
        """What was read of the size, on both sides. Raises `UnreadError` for other kinds of rule.

        The words for the size are none for the rate itself where that is counted from 100%.
        """
        rule = one_way.rule
        if isinstance(rule, Deduct) and rule.beyond is not Beyond.BELOW:
            made: Deduct | Bands = self._deduct(rule)
        elif isinstance(rule, Bands):
            made = self._bands(rule)
        else:
            raise UnreadError("偏差两边怎么计分没有读准")
        subjects = one_way.subjects
        if self.centre:
            subjects = tuple(filter(None, (_DEVIATES.sub("", each) for each in subjects)))
        return evolve(one_way, rule=made, subjects=subjects, both_ways=True)

    def _deduct(self, rule: Deduct) -> Deduct:
        free, cut = rule.standard.fraction, rule.nothing_above
        if not 0 <= free <= _FARTHEST or rule.free.numerator:
            raise UnreadError("偏差从哪一个数算起没有写明")
        ends = {} if cut is None else self._ends(cut.fraction)
        return Deduct(
            standard=_rate(self.centre),
            beyond=Beyond.BOTH,
            deduct=rule.deduct,
            per=rule.per,
            steps=rule.steps,
            free=_rate(free),
            cap=rule.cap,
            **ends,
        )

    def _ends(self, cut: Fraction) -> dict[str, str]:
        return {
            "nothing_below": _rate(self.centre - cut),
            "nothing_above": _rate(self.centre + cut),
        }

    def _bands(self, rule: Bands) -> Bands:
        bands = sorted(rule.bands, key=_begin)
        near = bands[0]
        points = [band.points for band in bands]
        if rule.most is not None or any(one < other for one, other in pairwise(points)):
            raise UnreadError("偏差越大得分越低，条文不是这样写的")
        if near.upper is None or near.upper.fraction > _FARTHEST:
            raise UnreadError("偏差从哪一个数算起没有写明")
        made = [self._band(near, mirror=True, both=True)]
        for band in bands[1:]:
            made += [self._band(band), self._band(band, mirror=True)]
        return Bands(bands=tuple(made), least=None)

    def _band(self, band: Band, *, mirror: bool = False, both: bool = False) -> Band:
        """A band of sizes on one side; the first reaches to both."""
        edges = dict(self._edges(band, 1)) if both or not mirror else {}
        if mirror:
            edges |= dict(self._edges(band, -1))
        return Band(points=band.points, **edges)

    def _edges(self, band: Band, side: int) -> Iterator[tuple[str, str]]:
        for name, other in _MIRRORED.items():
            edge = getattr(band, name)
            if isinstance(edge, Rate):
                at = _rate(self.centre + side * edge.fraction)
                yield (name if side > 0 else other), at


_MIRRORED: Final = {
    "at_least": "at_most",
    "above": "below",
    "at_most": "at_least",
    "below": "above",
}


def deviation_in(wording: Wording, name: str) -> Deviation | None:
    """The deviation that a clause, or the name of its row, speaks of; None for a plain rate."""
    text = _SAME_BOTH_WAYS.sub(lambda match: f"在{match['n']}%以内", wording.plain)
    signed = _SIGNS.search(text) is not None or text != wording.plain
    whole = _OF_WHOLE.search(text) is not None
    of_rate = _DEVIATES.search(name) is not None
    if not (signed or whole or of_rate or _subject_deviates(text)):
        return None
    plain = _OF_WHOLE.sub("", _SIGNS.sub("", text))
    if signed and not whole and not of_rate and "绝对值" not in text:
        spoken = _DEVIATES.search(text) or _CHANGES.search(name + text)
        if spoken is None:
            raise UnreadError("“±”是对哪一个数没有写明")
    return Deviation(Wording(wording.verbatim, plain), Fraction(1 if whole else 0))


_SUBJECT: Final = re.compile(
    r"(?:偏差|偏离|误差)[率度]?(?:的)?(?:控制)?(?:在|为|达到|不超过|不高于|不大于|小于|低于|超过|高于|大于|[≤≥<>=(]|[0-9])"
)


def _subject_deviates(text: str) -> bool:
    """Whether a condition is on a deviation; 每偏离1% says only which side costs."""
    return any(
        text[max(0, each.start() - 1) : each.start()] != "每" for each in _SUBJECT.finditer(text)
    )


def _begin(band: Band) -> Fraction:
    lower = band.lower
    return Fraction(-1) if lower is None else lower.fraction


def _rate(value: Fraction) -> str:
    return f"{shown(100 * value)}%"
