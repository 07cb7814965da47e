"""一般问题每个扣1分，严重问题每个扣3分，扣完为止: several prices under one floor."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from perfeval.drafts.clauses.prices import FLOOR
from perfeval.drafts.clauses.understood import Assumed, Understood
from perfeval.drafts.clauses.wording import END, NUMBER, UnreadError, Wording, number, shown
from perfeval.measures import Kind
from perfeval.rules import Joined, Option, PerCase, Together

__all__ = ["read_price_list"]

_WHAT: Final = "(?:(?!得分|计分|[得计](?:满|[0-9]))[^0-9%;。,扣每再另])"
_VERB: Final = "(?:出现|发现|发生|存在|查出|有)"
_FULL: Final = re.compile(rf"{_WHAT}{{0,60}}+,?[得计]?(?:满分|(?P<points>{NUMBER})分)[,;。]")
_PRICE: Final = re.compile(
    rf"(?P<before>{_WHAT}{{0,40}}+),?"
    rf"(?P<each>每{_VERB}?[一1]?(?:例|起|次|处|笔|件|项|个)(?P<what>{_WHAT}{{0,40}}+))?,?"
    rf"扣(?:减|除)?(?P<points>{NUMBER})分{END}[,;。]*+"
)
_GRAVE: Final = ("重大", "严重", "较大", "情节严重", "特别严重")
"""A sort of cases that need not say 每例 again: 每例扣2分，重大扣10分."""
_AGAIN: Final = ("整改", "其中", "上述", "以上")
"""Words by which a case may be one of another sort, too: 整改后每个扣0.5分."""
_REST: Final = "其他情况"
_END: Final = re.compile(rf"{FLOOR}?[。;]?\Z")
_FOUND: Final = re.compile("(?:出现|发现|发生|存在|查出)")
_LAST: Final = "的,，则"


def read_price_list(wording: Wording, worth: Fraction) -> Understood | None:
    """What cases of several sorts cost together; None where the clause prices fewer than two.

    Raises `UnreadError` where two sorts have one name: a case would cost twice.
    """
    text = wording.plain
    full = _FULL.match(text)
    of_row = full is not None and full["points"] in (None, shown(worth))
    at = full.end() if full is not None and of_row else 0
    found: list[tuple[str, str]] = []
    while (match := _PRICE.match(text, at)) is not None:
        name = _name(wording, match)
        if match["each"] is None and not (found and name.startswith(_GRAVE)):
            return None
        found.append((name or _REST, shown(number(match["points"]))))
        at = match.end()
    if len(found) < 2 or _END.match(text, at) is None:
        return None
    names = tuple(name for name, _ in found)
    if len(set(names)) < len(names) or any(word in name for name in names for word in _AGAIN):
        raise UnreadError("几种扣分的情况没有分清")
    options = tuple(Option(name=name, rule=PerCase(deduct=points)) for name, points in found)
    choice = "各种情况所扣的分相加，扣完为止"
    why = "条文分别写明各种情况每例扣多少分"
    return Understood(
        rule=Together(joined=Joined.LOSSES, options=options),
        kind=Kind.SEVERAL,
        conditions=names,
        assumed=(Assumed("joined", wording.verbatim, choice, why),),
    )


def _name(wording: Wording, match: re.Match[str]) -> str:
    """The sort of cases in the clause's words."""
    parts = (wording.verbatim[slice(*match.span(part))] for part in ("before", "what"))
    return "".join(_bare(part) for part in parts)


def _bare(part: str) -> str:
    found = _FOUND.match(part)
    return part[found.end() if found else 0 :].removesuffix("相应").rstrip(_LAST)
