"""存在挪用的，不得分; 逾期5天以上不得分: what leaves nothing of a row, behind a price of cases."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from attrs import evolve

from perfeval.drafts.clauses.cases.price_lists import ADDED_UP, read_price_list
from perfeval.drafts.clauses.cases.prices import LATE, OTHER_CASES, read_price
from perfeval.drafts.clauses.part_steps import PartStep
from perfeval.drafts.clauses.rates.counts import bands_of_steps
from perfeval.drafts.clauses.understood import Assumed, Understood
from perfeval.drafts.clauses.wording import (
    BY_LAW,
    NUMBER,
    OF_ROW,
    UnreadError,
    Wording,
    number,
    shown,
)
from perfeval.measures import Kind
from perfeval.rules import Deduct, Joined, Option, PerCase, Steps, Together

__all__ = ["read_with_end"]

_NOTHING: Final = rf"(?:一票否决,?)?{OF_ROW}(?:不得分|不计分|不给分|[得计]?0分|[得计]零分)[;。]?\Z"
_VETO: Final = re.compile(
    r"[,;。](?:但|如|若|凡)?(?P<what>(?:存在|发生|出现|发现|查出|有|因|被|拒不|未|情节|重大|严重|弄虚作假|截留|挪用)"
    rf"[^0-9%,;。扣得计每]{{0,40}}?)的?,?(?:则|实行)?{_NOTHING}"
)
_VAGUE: Final = re.compile(
    "要求|规定|标准|条件|上述|以上|其中|整改后|时限|时间|情况之一|未(?:发现|出现|发生|查出)"
)
"""Words of a case that may be any of those that have a price."""
_UNIT: Final = "天|日|个?工作日|个?月|例|起|次|处|笔|件|项|人次|人|份|个"
_ANY_CASE: Final = re.compile(
    r"\A(?:违规|违纪|违法|问题|不合规|不规范|不符|错误)++(?:行为|情况|问题|记录|现象|支出|事项)?\Z"
)
"""What each of the cases is that 每发现一例 leaves unnamed."""
_CUT: Final = re.compile(
    rf"[,;。](?:但|且)?(?:{LATE})?(?P<over>超过|超)?(?P<n>{NUMBER})(?P<unit>{_UNIT})(?P<in1>\(含\))?"
    rf"(?P<and>及|或)?(?P<up>以上)?(?:\((?P<mark>不?含)[^()]{{0,6}}\))?的?,?(?:则)?{_NOTHING}"
)
_GRAVE: Final = ("重大", "严重", "较大", "特别", "情节")
_VERB: Final = re.compile("存在|发生|出现|发现|查出|有")


def read_with_end(wording: Wording, worth: Fraction, part: PartStep | None) -> Understood | None:
    """A price for each case, and what leaves nothing of the row; None where no such end is said.

    Raises `UnreadError` where the two are not told apart, or the price is not plain.
    """
    cut = _CUT.search(wording.plain)
    if cut is not None:
        return _with_cut(wording, cut, worth, part)
    veto = _VETO.search(wording.plain)
    return None if veto is None else _with_veto(wording, veto, worth, part)


def _with_veto(
    wording: Wording, veto: re.Match[str], worth: Fraction, part: PartStep | None
) -> Understood | None:
    """One case of this sort takes off all that the row is worth, whatever the others cost."""
    head = wording.part(0, veto.start())
    found = read_price_list(head, worth) or read_price(head, worth, part)
    if found is None:
        return None
    rule = found.rule
    options = (
        rule.options
        if isinstance(rule, Together)
        else (Option(name=found.conditions[0], rule=rule),)
    )
    said = wording.verbatim[veto.start("what") : veto.end("what")]
    verb = _VERB.match(said)
    name = said[verb.end() if verb else 0 :].strip("的，,、") or said
    if _VAGUE.search(name) or any(not _apart(name, each.name) for each in options):
        raise UnreadError("几种扣分的情况没有分清")
    nothing = Option(name=name, rule=PerCase(deduct=shown(worth)))
    added = Assumed("joined", wording.verbatim, ADDED_UP, f"条文写明{name}的不得分")
    return evolve(
        found,
        rule=Together(joined=Joined.LOSSES, options=(*options, nothing)),
        kind=Kind.SEVERAL,
        conditions=(*(each.name for each in options), name),
        assumed=(*(each for each in found.assumed if each.key != added.key), added),
    )


def _apart(veto: str, priced: str) -> bool:
    """Whether a case of the one sort is plainly none of the other, or a grave one of it."""
    if veto.startswith(_GRAVE):
        return True
    any_case = priced == OTHER_CASES and _ANY_CASE.match(veto)
    return not (any_case or veto in priced or priced in veto)


def _with_cut(
    wording: Wording, cut: re.Match[str], worth: Fraction, part: PartStep | None
) -> Understood | None:
    """每逾期1天扣0.5分，逾期5天以上不得分: a band for each day, and nothing from there on."""
    found = read_price(wording.part(0, cut.start()), worth, part)
    if found is None:
        return None
    rule, most = found.rule, number(cut["n"])
    said = wording.verbatim[cut.start() + 1 : cut.end()].rstrip("。；;")
    if not isinstance(rule, PerCase) or cut["unit"].replace("日", "天") != found.unit.replace(
        "日", "天"
    ):
        raise UnreadError("不得分的界限和扣分的不是一种数")
    included = _included(cut)
    if included is None or rule.cap is not None or most.denominator != 1:
        raise UnreadError("不得分的界限属于哪一侧没有写明")
    steps = Deduct.above(
        "0%",
        rule.deduct.plain,
        per="1%",
        steps=Steps.STARTED,
        nothing_above=f"{shown(most - 1 if included else most)}%",
    )
    assumed = found.assumed
    if cut["up"] and not (cut["and"] or cut["in1"] or cut["mark"]):
        choice = f"{cut['n']}{cut['unit']}整计入不得分的一侧"
        assumed = (*assumed, Assumed("edges", said, choice, BY_LAW))
    return evolve(found, rule=bands_of_steps(steps, worth), assumed=assumed)


def _included(cut: re.Match[str]) -> bool | None:
    """Whether the number itself earns nothing: 5天以上, 超过5天; None where it is not said."""
    if bool(cut["over"]) == bool(cut["up"]):
        return None
    if cut["over"]:
        return False if not (cut["and"] or cut["in1"] or cut["mark"]) else None
    return cut["mark"] != "不含"
