"""得分＝完成率×分值, （完成率－60%）÷（1－60%）×分值, 按比例计分: points by a share of the rate."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from attrs import frozen

from perfeval.drafts.clauses.rates.intervals import RATE_TEXT, percent
from perfeval.drafts.clauses.wording import END, NUMBER, OF_ROW, number

__all__ = ["WEIGHT", "InProportion", "share_at", "weight_of"]


@frozen
class InProportion:
    """得分＝完成率×分值 (`factor`, with what it multiplies), or only 按比例计分.

    `by_name` says that no formula stands there: 按完成率计分. `full` is the rate that earns
    everything, `base` the one from which it begins to earn: （完成率－60%）÷（1－60%）×分值.
    """

    factor: str
    points: Fraction | None
    explicit: bool
    full: Fraction = Fraction(100)
    base: Fraction | None = None
    by_name: bool = False


WEIGHT: Final = rf"(?:(?P<weight>{NUMBER})分?|{OF_ROW}(?:分值|权重分|权重|满分|总分|标准分))"
_TIMES: Final = r"(?:[×*xX]|乘以?)"
_EARNED: Final = r"(?:[^0-9%≤≥<>=,;。×*]{0,10}?得分=|按照?)"
_SO: Final = r"(?:的?(?:计算)?(?:得分|计分|赋分|计算))?"
_FACTOR: Final = r"(?P<factor>[^0-9%≤≥<>=,;。×*]{2,24}?)"
_BARE: Final = r"(?P<factor>[^-0-9%≤≥<>=,;。×*/÷()]{2,24})"
_FIGURE: Final = r"[^-+0-9%≤≥<>=,;。×*/÷()]{2,20}"
_BY_SHARE: Final = re.compile(
    r"(?:则)?按照?(?:其|实际|相应|同等)?(?:完成|达标|执行)?(?:的)?比例(?:计算)?"
    rf"(?:计分|得分|赋分|给分|扣分|计算得分|计算){END}"
)
_KINDS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_EARNED}{_BARE}[/÷](?P<full>{RATE_TEXT}){_TIMES}{WEIGHT}{_SO}{END}",
        rf"{_EARNED}\({_BARE}-(?P<base>{RATE_TEXT})\)[/÷]\((?P<full>1|{RATE_TEXT})-(?P=base)\)"
        rf"{_TIMES}{WEIGHT}{_SO}{END}",
        rf"{_EARNED}{_FACTOR}(?:{_TIMES}100%)?{_TIMES}{WEIGHT}{_SO}{END}",
        rf"(?P<factor>[^0-9%≤≥<>=,;。×*按得计其余未]{{1,24}}率|\(?{_FIGURE}[/÷]{_FIGURE}\)?){_TIMES}{WEIGHT}{_SO}{END}",
        rf"{_EARNED}{WEIGHT}{_TIMES}(?P<factor>[^0-9%≤≥<>=,;。×*]{{2,24}}){_SO}{END}",
        rf"按照?{_FACTOR}[与和]{WEIGHT}的?乘积(?:计算)?(?:得分|计分|赋分)?{END}",
        rf"(?P<by_name>按照?)(?P<factor>(?:实际)?[^-0-9%≤≥<>=,;。×*/÷()比]{{1,12}}率)(?:计算得分|计分|得分|赋分){END}",
    )
)


def share_at(text: str, start: int) -> tuple[InProportion, int] | None:
    """The share that a clause speaks of at `start`, and where that ends; or None."""
    for pattern in _KINDS:
        match = pattern.match(text, start)
        if match is not None:
            return _share(match), match.end()
    match = _BY_SHARE.match(text, start)
    return None if match is None else (InProportion("", None, False), match.end())


def _share(match: re.Match[str]) -> InProportion:
    said = match.groupdict()
    full, base = said.get("full"), said.get("base")
    return InProportion(
        factor=match["factor"],
        points=weight_of(match),
        explicit=True,
        full=Fraction(100) if full in (None, "1") else percent(full),
        base=None if base is None else percent(base),
        by_name="by_name" in said,
    )


def weight_of(match: re.Match[str]) -> Fraction | None:
    """The points that `WEIGHT` names; None where it says 分值."""
    weight = match.groupdict().get("weight")
    return number(weight) if weight else None
