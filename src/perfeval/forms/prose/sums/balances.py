"""Balances that sentences state: 上年结转 + 收入 − 支出 = 年末结转, and 预算 − 支出 = 结余.

Only where one sentence, or the sentences of one paragraph or of one section together, name each of
them once; the short form only in one sentence where nothing was carried forward or taken back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from perfeval.filing.relations import Part, Relation, SumRelation
from perfeval.forms.prose.mentions import Mention, mentions, sentences

__all__ = ["balance_of_section", "balance_together", "stated_balances"]

_LEFT: Final = "(?:结转|结余)(?:[和及与]?(?:结转|结余))?(?:资金)?"
_YEAR: Final = "(?:20[0-9]{2}年(?:度)?)?(?:本年度?|全年|当年|年度)?"
_ROLES: Final = (
    ("brought", re.compile(rf"{_YEAR}(?:上年(?:度)?(?:预算|财政|末)?|年初){_LEFT}")),
    (
        "income",
        re.compile(rf"\A.*(?:预算收入|总收入|收入合计|到位资金|到位)|{_YEAR}(?:各项)?收入"),
    ),
    (
        "spent",
        re.compile(
            r"\A(?:.*(?:共计支出|实际支出|总支出|支出合计)"
            rf"|{_YEAR}(?:共|各项)?支出)"
        ),
    ),
    ("balance", re.compile(rf"(?:本年|年末|年终|当年)(?:度)?{_LEFT}(?:项目性专项)?")),
)
_MOVED: Final = re.compile(
    "总计|收回|上缴|缴回|退回|调剂|核减|注销|分配|提取|弥补|调[入出]|划转|核销|使用非财政|使用专用"
)
"""What moves a balance beside the income and the spending; what comes to 总计 has it within."""
_PROJECT: Final = r"(?:20[0-9]{2}年度?)?(?:该|本)?(?:项目|专项)?"
_SHORT: Final = (
    (
        "income",
        re.compile(
            rf"{_PROJECT}(?:全年|年度|财政)?(?:预算(?:数|资金|安排)?|到位资金|资金到位)"
            r"|(?:上级|中央|省级?|市级?|县级?|财政|共){0,3}(?:下达|拨入|安排)[^，。]{0,20}资金"
        ),
    ),
    (
        "spent",
        re.compile(
            rf"{_PROJECT}(?:全年|实际|累计)?(?:支出|支付|使用|执行|发放|兑付|拨付)(?:数|资金)?"
        ),
    ),
    ("balance", re.compile(r"(?:年末|年终|资金)?(?:结余|结转|剩余)(?:资金)?")),
)


def stated_balances(found: Sequence[Mention], text: str, at: str) -> Iterator[Relation]:
    """The balance that the amounts of one sentence state, in full or of a budget alone."""
    if _MOVED.search(text):
        return
    full = _once(found, _ROLES)
    if full is not None:
        yield _balance(full, at, "brought")
        return
    short = _once(found, _SHORT) if len(found) == len(_SHORT) else None
    if short is not None:
        yield _balance(short, at)


def balance_together(told: Sequence[Sequence[Mention]], text: str, at: str) -> Iterator[Relation]:
    """The balance that the sentences of a paragraph state together, where none states it alone."""
    if _MOVED.search(text) or any(_once(found, _ROLES) for found in told):
        return
    full = _once([each for found in told for each in found], _ROLES)
    if full is not None:
        yield _balance(full, at, "brought")


def balance_of_section(passages: Sequence[tuple[str, str]]) -> Iterator[tuple[Relation, int]]:
    """The balance that paragraphs of a section, each with its place, state together.

    With the number of the paragraph that holds it; none where one paragraph names all.
    """
    if len(passages) < 2 or any(_MOVED.search(text) for text, _ in passages):
        return
    told = [
        [(each, at) for sentence in sentences(text) for each in mentions(sentence)]
        for text, at in passages
    ]
    full = _once([each for found in told for each, _ in found], _ROLES)
    if full is None or any(_once([each for each, _ in found], _ROLES) for found in told):
        return
    places = {id(each): (number, at) for number, found in enumerate(told) for each, at in found}
    number, at = places[id(full["balance"])]
    yield _balance(full, at, "brought"), number


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
