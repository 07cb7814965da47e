"""不少于20次得10分，每少1次扣1分; 90分（含）以上得5分: clauses on a count, or on a score.

They are read by the grammar of rates: 20次 stands where 20% would. A count is whole, so a price for
each case short becomes a band for each count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from attrs import evolve

from perfeval.drafts.clauses.rates.band_edges import ALIKE, BOTH
from perfeval.drafts.clauses.understood import Understood
from perfeval.drafts.clauses.wording import (
    DIGITS,
    NUMBER,
    OF_WEIGHT,
    UnreadError,
    Wording,
    number,
    shown,
)
from perfeval.measures import Kind
from perfeval.numbers.rates import Rate
from perfeval.rules import Band, Bands, Beyond, Deduct, Steps

__all__ = ["bands_of_steps", "counted", "of_counts"]

_UNITS: Final = (
    "个工作日|工作日|个月|人次|天|日|次|例|起|处|笔|人|户|家|名|份|篇|条|场|期|批|件|项|个(?!百分)"
)
_WAN: Final = 10_000
_RANGE_TO: Final = rf"(?=(?:\(不?含\))?[-~至]{DIGITS}"
_COUNT: Final = re.compile(rf"(?P<n>{NUMBER})(?P<unit>{_UNITS})")
_IN_WAN: Final = re.compile(
    rf"(?P<n>(?<![0-9.]){DIGITS})(?:万(?P<unit>{_UNITS}|(?=\(不?含|及?以[上下]|[-~至]))|{_RANGE_TO}万))"
)
"""60万人次, and 50万, or the 50 of 50-60万, beside it."""
_SCORE: Final = re.compile(
    rf"(?:(?<=[≤≥<>])|(?<=低于|不足|达到|高于|超过|大于|小于|不到)|(?<=[-~至含]))(?P<a>{DIGITS})分"
    rf"|(?<![0-9.得计扣])(?P<b>{DIGITS})分(?=\(不?含|及?以[上下]|[-~至≤<])"
)
_COMPARED: Final = re.compile(
    r"(?:[≤≥<>]|[多少大小高低]于|达到|超过|不足|满|在|为)[0-9.]+%|每(?:少|减少|超|超过)[0-9.]+%"
    r"|[0-9.]+%(?:\(不?含|及?以[上下内])|[0-9.%]+(?:[-~]|至)[0-9.]+%"
)
_NO_COUNT: Final = re.compile(
    rf"[第前]{NUMBER}(?:{_UNITS})|排名|名次|位列|[0-9]月|[0-9]年|逾期|延迟|推迟|超期|迟报|%|百分点|[×*÷/]"
)
_NOUN: Final = re.compile(
    "(?<=[0-9]%)[^-0-9%,;。()≤≥<>=不未无满得计扣的以及且并和或每]{1,8}(?=的?,?[得计])"
)
"""不少于20次培训得4分: what is counted may stand behind the unit, too."""
_SHARE: Final = re.compile(OF_WEIGHT)
_MOST: Final = 40


def counted(wording: Wording) -> tuple[Wording, str] | None:
    """A clause on counts of one unit with % in its place, and the unit; None for any other.

    >>> counted(Wording.of("培训不少于20次得10分，每少1次扣1分"))[0].plain
    '培训不少于20%得10分,每少1%扣1分'
    """
    text = wording.plain
    if _NO_COUNT.search(_SHARE.sub("", text)):
        return None
    text = _IN_WAN.sub(_written_out, text)
    units = {match["unit"] for match in _COUNT.finditer(text)}
    scores = _SCORE.search(text) is not None
    if len(units) + scores != 1:
        return None
    if scores:
        plain = _SCORE.sub(lambda match: f"{match['a'] or match['b']}%", text)
    else:
        plain = _COUNT.sub(lambda match: f"{match['n']}%", text)
    if _COMPARED.search(plain) is None:
        return None
    plain = _NOUN.sub("", plain)
    return Wording(wording.verbatim, plain), "分" if scores else units.pop()


def _written_out(match: re.Match[str]) -> str:
    """60万人次 as 600000人次; 50万 takes the sign of a rate, as a number with its unit does."""
    return f"{shown(number(match['n']) * _WAN)}{match['unit'] or '%'}"


def of_counts(of_rates: Understood, unit: str, worth: Fraction) -> Understood:
    """What was read of rates, as counts. Raises `UnreadError` for what counts cannot have."""
    if any(ALIKE in each.why or BOTH in each.why for each in of_rates.assumed):
        raise UnreadError("界限上的次数属于哪一档没有写明")  # 3件以下, 3-5件: three are not rare
    rule = of_rates.rule
    if isinstance(rule, Deduct):
        silent = of_rates.open_step and rule.per != Rate("1%")
        if silent:
            raise UnreadError("不足一步怎么算，条文没有写明")
        made = bands_of_steps(rule, worth)
    elif isinstance(rule, Bands):
        bands = tuple(Band(points=band.points, **dict(_edges(band))) for band in rule.bands)
        most = None if rule.most is None else _count(rule.most.fraction)
        made = Bands(bands=bands, least="0", most=most, most_included=rule.most_included)
    else:
        raise UnreadError("按次数、得分计分的条文，按比例的没有读准")
    cases = next(iter(of_rates.subjects), "")
    told = tuple(evolve(each, choice=each.choice.replace("%", unit)) for each in of_rates.assumed)
    return evolve(
        of_rates,
        rule=made,
        kind=Kind.COUNT,
        cases=cases,
        unit=unit,
        subjects=(),
        open_step="",
        assumed=told,
    )


def _edges(band: Band) -> Iterator[tuple[str, str]]:
    for name in ("at_least", "above", "at_most", "below"):
        edge = getattr(band, name)
        if edge is not None:
            yield name, _count(edge.fraction)


def _count(of_rate: Fraction) -> str:
    return shown(100 * of_rate)


def bands_of_steps(rule: Deduct, worth: Fraction) -> Bands:
    """A band for each step of a deduction by counts, down to where it ends.

    Counts are whole: where one is a step, a part of it does not occur, and what is short of the
    next step is at least one short.
    """
    at, per, off = 100 * rule.standard.fraction, 100 * rule.per.fraction, rule.deduct.fraction
    if rule.beyond is Beyond.BOTH or per.denominator != 1 or at.denominator != 1:
        raise UnreadError("按次数扣分的一步没有读准")
    whole = rule.steps is Steps.WHOLE
    if rule.steps is Steps.PRO_RATA:
        off, per = off / per, Fraction(1)
    cut = rule.nothing_below if rule.nothing_above is None else rule.nothing_above
    if cut is not None and rule.cap is not None:
        raise UnreadError("既有最多扣分，又有不得分的界限")
    limit = None if cut is None else abs(100 * cut.fraction - at)
    least = worth - (worth if rule.cap is None else rule.cap.fraction)
    made: list[tuple[Fraction, Fraction]] = []  # how far each band reaches, and its points
    while (left := worth - off * len(made)) > least and not (made and made[-1][0] == limit):
        reach = per * len(made) + (per - 1 if whole else 0)
        made.append((reach if limit is None else min(reach, limit), left))
        if len(made) > _MOST:
            raise UnreadError("一步一档，档次太多")
    rest = least if limit is None or made[-1][0] < limit else Fraction(0)
    return _stacked(made, at, rule.beyond, rest)


def _stacked(
    made: list[tuple[Fraction, Fraction]], at: Fraction, beyond: Beyond, rest: Fraction
) -> Bands:
    """Bands one beyond the other, each with its far edge, and the rest."""
    side, near, far = 1, "above", "at_most"
    if beyond is Beyond.BELOW:
        side, near, far = -1, "below", "at_least"
    bands: list[Band] = []
    edges: dict[str, str] = {}
    for reach, points in made:
        if at + side * reach <= 0 and side < 0:
            rest = points  # no count lies below 0
            break
        edge = shown(at + side * reach)
        bands.append(Band(points=shown(points), **edges, **{far: edge}))
        edges = {near: edge}
    return Bands(bands=(*bands, Band(points=shown(rest), **edges)), least="0")
