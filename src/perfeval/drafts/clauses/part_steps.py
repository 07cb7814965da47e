"""不足一个百分点的按一个百分点计: how a part of a step counts, wherever a clause says so.

It may stand behind the price, before it in brackets, or in the explanation of the row. So it is
taken out of the clause before the rest is read, and what is read must have that step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, cast

from attrs import frozen

from perfeval.drafts.clauses.understood import CHOICES, Assumed
from perfeval.drafts.clauses.wording import NUMBER, UnreadError, Wording, number
from perfeval.rules import Steps

__all__ = ["PERCENT", "PartStep", "part_step_beside", "part_steps_in", "without_part_step"]

PERCENT: Final = "%"


@frozen
class PartStep:
    """How a part of the step `per` (in `unit`) counts, and the words that say so.

    `per` is None where they only speak of 不足部分.
    """

    per: Fraction | None
    unit: str
    steps: Steps
    words: str

    def assumed(self, clause: str = "") -> Assumed:
        """The reading that the words give; `clause` is what it is of where they stand apart."""
        why = f"指标解释写明“{self.words}”" if clause else "条文写明"
        return Assumed("part-step", clause or self.words, CHOICES[self.steps], why)

    def check(self, per: Fraction, unit: str = PERCENT) -> None:
        """Raises `UnreadError` where a rule has another step than the one spoken of."""
        if self.per is not None and (self.per, self.unit) != (per, unit):
            raise UnreadError("“不足”说的一步不是扣分的一步")


_UNIT: Final = (
    r"(?:%|个?百分点|个?(?:工作日|小时|月)|人次|[天日次例起处笔人份篇场件项户期家宗位]|个)"
)
_STEP: Final = rf"{NUMBER}{_UNIT}"
_AMOUNT: Final = re.compile(rf"({NUMBER})(.+)")
_SIGNS: Final = (",", ";", "。")
_LEAD: Final = (
    r"(?:(?:超过|超出|高于|低于|降低|下降|增长|增加|上升|减少|逾期|延迟|推迟|超期)(?:的?部分)?"
    r"|增幅|降幅|剩余|其余|余数|尾数|其中|对)?"
)
_SAID: Final = (
    rf"(?:(?:不[足满到]|未满|未达到?)(?:(?P<of>{_STEP})|一步)|不足的?部分)[的时者]?(?:部分)?"
    r"[,:]?(?:均|也|都|亦|则|一律|仍)?"
    rf"(?:(?P<started>(?:按照?|以|视同|视为|算作?|计)(?:(?P<as>{_STEP})|一步))"
    r"|(?P<whole>不予?扣[分减]|不予?计算|不予考虑|不计入|忽略不计|忽略|不计(?!分|得分)|不扣|不算|舍去)"
    r"|(?P<pro_rata>按照?(?:相应|实际|同等)?比例))(?:折算)?(?:计算|计扣|计(?!分)|扣减|扣|算)?(?:扣分|分)?"
)
_ANYWHERE: Final = re.compile(_SAID)
_INSIDE: Final = re.compile(rf"\(其?中?,?{_SAID}[,;。]?\)")
_INCLUDED: Final = re.compile(rf"\(含不足(?P<of>{_STEP})的?(?:部分)?\)")
_APART: Final = re.compile(rf"(?:\A|(?<=[,;。:分止)])){_LEAD}{_SAID}(?=[,;。)]|\Z|扣完|直至)")

_TAKEN_OUT: Final = (_INSIDE, _INCLUDED, _APART)
"""Where a statement stands for itself, so that the clause is whole without it."""


def part_steps_in(text: str) -> tuple[PartStep, ...]:
    """Every statement on a part of a step, whatever else the text says; none where one is unclear.

    >>> [each.words for each in part_steps_in("酌情扣分，不足5%的按5%计，另行通报")]
    ['不足5%的按5%计']
    """
    wording = Wording.of(text)
    try:
        return tuple(part for _, part in _found(wording, _ANYWHERE, _INCLUDED))
    except UnreadError:
        return ()


def without_part_step(wording: Wording) -> tuple[Wording, PartStep | None]:
    """A clause without what it says of a part-step, and that; or as it is, and None.

    Only of a clause with a step, 每…: 不足60%的按比例计分 is none. Raises `UnreadError` where it is
    said in two ways.

    >>> rest, part = without_part_step(Wording.of("每少5%（不足5%的按5%计）扣1分。"))
    >>> rest.plain, part.steps.value
    ('每少5%扣1分。', 'started')
    """
    if "每" not in wording.plain:
        return wording, None
    found = list(_found(wording, *_TAKEN_OUT))
    part = _one_of(found)
    rest, at = Wording("", ""), 0
    for match, _ in found:
        before, end = wording.part(at, match.start()), match.end()
        if before.plain.endswith(_SIGNS) and wording.plain[end : end + 1] in ",;。":
            before = before.part(0, len(before.plain) - 1)  # no two signs beside each other
        rest, at = rest + before, end
    return rest + wording.part(at, len(wording.plain)), part


def part_step_beside(meaning: str, per: Fraction, unit: str = PERCENT) -> PartStep | None:
    """What the explanation of a row says of a part of just this step; None where it does not."""
    stated = _found(Wording.of(meaning), *_TAKEN_OUT)
    said = [(match, part) for match, part in stated if part.per is not None]
    return _one_of([each for each in said if (each[1].per, each[1].unit) == (per, unit)])


def _one_of(found: list[tuple[re.Match[str], PartStep]]) -> PartStep | None:
    if len({(part.per, part.steps) for _, part in found}) > 1:
        raise UnreadError("不足一步怎么算，条文里有几种说法")
    return found[0][1] if found else None


def _found(
    wording: Wording, *patterns: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], PartStep]]:
    """Every statement, in the order of the text."""
    matches = [match for each in patterns for match in each.finditer(wording.plain)]
    for match in sorted(matches, key=re.Match.start):
        words = wording.verbatim[match.start() : match.end()].strip("（）()，,；;。")
        yield match, _part_step(match, words)


def _part_step(match: re.Match[str], words: str) -> PartStep:
    said = match.groupdict()
    per, unit = _amount(said["of"]) if said["of"] else (None, "")
    if said.get("as") and said["of"] and _amount(said["as"]) != (per, unit):
        raise UnreadError(f"“{words}”没有读懂")
    if said.get("as"):
        per, unit = _amount(said["as"])
    steps = next((each for each in Steps if said.get(each.value)), Steps.STARTED)
    return PartStep(per, unit, steps, words)


def _amount(text: str) -> tuple[Fraction, str]:
    """A step and its unit: 5%, 一个百分点, 1天."""
    digits, unit = cast("re.Match[str]", _AMOUNT.match(text)).groups()
    return number(digits), PERCENT if unit.endswith("百分点") else unit
