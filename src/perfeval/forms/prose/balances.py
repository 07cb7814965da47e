"""Balances that a sentence states: 上年结转 + 收入 − 支出 = 年末结转, and 预算 − 支出 = 结余.

Only where one sentence names each of them once; the short form only where nothing was carried
forward and nothing was taken back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from perfeval.filing.relations import Part, Relation, SumRelation
from perfeval.forms.prose.mentions import Mention

__all__ = ["stated_balances"]

_ROLES: Final = (
    (
        "brought",
        re.compile(
            r"上年(?:度)?(?:预算|财政|末)?(?:结转|结余)(?:资金)?|年初(?:结转|结余)(?:资金)?"
        ),
    ),
    ("income", re.compile(r"\A.*(?:预算收入|总收入|收入合计|到位资金|到位)|(?:本年|全年)收入")),
    (
        "spent",
        re.compile(r"\A(?:.*(?:共计支出|实际支出|总支出|支出合计)|(?:全年|本年)(?:共)?支出)"),
    ),
    (
        "balance",
        re.compile(r"(?:本年|年末|年终|当年)(?:度)?(?:结转|结余)(?:资金|项目性专项)?"),
    ),
)
_PROJECT: Final = r"(?:20[0-9]{2}年度?)?(?:该|本)?(?:项目|专项)?"
_SHORT: Final = (
    (
        "income",
        re.compile(rf"{_PROJECT}(?:全年|年度|财政)?(?:预算(?:数|资金|安排)?|到位资金|资金到位)"),
    ),
    ("spent", re.compile(rf"{_PROJECT}(?:全年|实际|累计)?(?:支出|支付|使用|执行)(?:数|资金)?")),
    ("balance", re.compile(r"(?:年末|年终|资金)?(?:结余|结转|剩余)(?:资金)?")),
)


def stated_balances(found: Sequence[Mention], at: str) -> Iterator[Relation]:
    """The balance that the amounts of one sentence state, in full or of a budget alone."""
    full = _once(found, _ROLES)
    if full is not None:
        yield _balance(full, at, "brought")
        return
    short = _once(found, _SHORT) if len(found) == len(_SHORT) else None
    if short is not None:
        yield _balance(short, at)


def _once(
    found: Sequence[Mention], roles: Sequence[tuple[str, re.Pattern[str]]]
) -> Mapping[str, Mention] | None:
    """The mention of each role, where each has exactly one."""
    named = {
        role: [each for each in found if pattern.fullmatch(each.label)] for role, pattern in roles
    }
    if any(len(each) != 1 for each in named.values()):
        return None
    return {role: each[0] for role, each in named.items()}


def _balance(named: Mapping[str, Mention], at: str, *more: str) -> SumRelation:
    added = [Part(figure=named[role].figure(at)) for role in (*more, "income")]
    return SumRelation(
        at=at,
        total=named["balance"].figure(at),
        parts=(*added, Part(figure=named["spent"].figure(at), minus=True)),
    )
