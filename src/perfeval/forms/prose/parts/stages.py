"""预算情况 that sentences state: 年初预算, 年中调整, 全年预算, 支出, what was carried in and out.

Each stage counts where all sentences of one scope that name it have one amount. Sentences on a
project, a fund or 三公经费 speak of other money, and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from attrs import frozen

from perfeval.filing.facts import Scope
from perfeval.filing.forms.budgets import Budget
from perfeval.filing.lines import SpendingSplit
from perfeval.forms.prose.mentions import Mention, mentions, sentences
from perfeval.forms.prose.parts.adjustments import Adjusted, stated_adjustments
from perfeval.forms.prose.parts.paragraphs import Paragraph
from perfeval.numbers.amounts import Amount

__all__ = ["HALVES", "is_of_other_money", "role_of", "stage_name", "stated_budget"]

_YEAR: Final = re.compile(r"20[0-9]{2}年?(?:度)?|[“”\"'\s]")
_LEAD: Final = re.compile(
    r"^(?:本单位|我单位|我局|我委|我办|我中心|本部门|我部门|单位|部门|本级|整体|财政|共)++"
)
_SUFFIX: Final = r"(?:批复|安排|收入|支出|资金|总额|总数|金额|数|收支|总收入|总支出|拨款)*+"
_ROLES: Final = (
    (
        "original",
        re.compile(
            r"(?:一般公共预算(?:财政)?(?:拨款)?(?:收入|支出)?)?年初(?:批复|安排|下达|核定)?的?(?:部门|财政|收入|支出)?预算"
            + _SUFFIX
        ),
    ),
    ("final", re.compile(r"(?:调整后的?|全年|最终)(?:财政|部门)?(?:总)?预算" + _SUFFIX)),
    (
        "outturn",
        re.compile(
            r"(?:全年|本年度?|当年|年度)?(?:实际|共计|累计|合计|总|实际总)?(?:支出|执行)(?:总额|合计|总数|数|金额)?"
            r"|(?:全年|本年度?|当年)?(?:决算支出|支出决算|预算执行|决算)(?:总额|数|金额)?"
        ),
    ),
    (
        "brought_forward",
        re.compile(r"上年(?:度|末)?(?:预算|财政)?(?:结转[和与]?结余|结转|结余)(?:资金)?"),
    ),
    (
        "year_end_balance",
        re.compile(
            r"(?:本年|年末|年终|当年)(?:度)?(?:结转[和与]?结余|结转|结余)(?:资金|项目性专项)?"
        ),
    ),
)
_SPLIT: Final = frozenset({"original", "final", "outturn"})
"""The stages that have a whole and two halves; the others are balances."""
HALVES: Final = (
    ("basic", re.compile(r"基本支出(?:预算|决算|实际支出)?")),
    ("project", re.compile(r"项目支出(?:预算|决算|实际支出)?")),
)
_BARE: Final = re.compile(r"(?:实际)?(?:支出|执行)(?:数|金额)?")
_TOPIC: Final = re.compile(
    r"项目(?!支出|性)|专项|课题|工程|三公|经费|会议费|培训费|采购|接待|车辆|用车|基金|国有资本|补助|奖补"
    r"|(?<=[^政算位转余达排复用付款部他，。；：、的])资金|配套|上级|中央|省级|市级|上年度?(?!度?末?(?:预算|财政)?结)|去年|同期|下属|二级"
)
_OWN: Final = re.compile(r"项目(?:支出|绩效)|三公|专项|政府采购|资产|政府性基金|国有资本|社会保险")
_BALANCED: Final = re.compile(r"总计")
_RETURNED: Final = re.compile(
    r"(?:资金|结余|结转|余额|指标)[^。]{0,10}(?:收回|缴回|上缴)|(?:收回|缴回|上缴)[^。]{0,8}(?:资金|结余|结转|财政|国库)"
)


@frozen
class _Stage:
    """An amount of one stage: where it is stated, with its halves where they follow."""

    role: str
    total: Amount
    halves: tuple[tuple[str, Amount], ...]
    paragraph: Paragraph


def stage_name(label: str) -> str:
    """The words of a label that say which stage of a budget it is of."""
    return _LEAD.sub("", _YEAR.sub("", label))


def role_of(label: str, roles: Sequence[tuple[str, re.Pattern[str]]]) -> str:
    """Which of the roles the words of a label say; empty where they say none."""
    name = stage_name(label)
    return next((role for role, pattern in roles if pattern.fullmatch(name)), "")


def is_of_other_money(sentence: str, paragraph: Paragraph) -> bool:
    """Whether the words of a sentence, or the heading over it, name a part of the money."""
    heading = paragraph.headings[-1] if paragraph.headings else ""
    return bool(_TOPIC.search(sentence) or _OWN.search(heading)) or paragraph.of_other_budget


def stated_budget(
    paragraphs: Sequence[Paragraph],
) -> tuple[Budget, tuple[tuple[str, Paragraph], ...]] | None:
    """The budget that the report states, with the paragraph of each stage; None where none."""
    found = [each for paragraph in paragraphs for each in _stages(paragraph)]
    adjusted = stated_adjustments(paragraphs)
    scope = _scope(found)
    agreed = _agreed([each for each in found if each.paragraph.scope is scope])
    if _SPLIT.isdisjoint(agreed):
        return None
    returned = any(_RETURNED.search(each.text) for each in paragraphs)
    if returned:
        agreed.pop("year_end_balance", None)
    places = [(role, each.paragraph) for role, each in agreed.items()]
    if adjusted is not None:
        places.append(("adjusted_by", adjusted.paragraph))
    return _budget(scope, agreed, adjusted), tuple(places)


def _budget(scope: Scope, agreed: dict[str, _Stage], adjusted: Adjusted | None) -> Budget:
    found: dict[str, Any] = {
        role: SpendingSplit(total=each.total, **dict(each.halves)) if role in _SPLIT else each.total
        for role, each in agreed.items()
    }
    if adjusted:
        found |= {"adjustments": adjusted.items, "adjusted_by": adjusted.total}
    return Budget(scope=scope, **found)


def _scope(found: Sequence[_Stage]) -> Scope:
    """The scope of which the most stages are stated; of several the one stated first."""
    roles: dict[Scope, set[str]] = {}
    for each in found:
        roles.setdefault(each.paragraph.scope, set()).add(each.role)
    return max(roles, key=lambda scope: len(roles[scope]), default=Scope.UNSTATED)


def _agreed(found: Sequence[_Stage]) -> dict[str, _Stage]:
    """The stages that have one amount throughout; the statement with halves goes first."""
    groups: dict[str, list[_Stage]] = {}
    for each in found:
        groups.setdefault(each.role, []).append(each)
    return {
        role: max(group, key=lambda each: len(each.halves))
        for role, group in groups.items()
        if len({each.total.atoms for each in group}) == 1
        and len({each.halves for each in group if each.halves}) <= 1
    }


def _stages(paragraph: Paragraph) -> Iterator[_Stage]:
    for sentence in sentences(paragraph.text):
        found = mentions(sentence)
        named = [(_role(each, sentence), each) for each in found]
        for position, (role, each) in enumerate(named):
            before = sentence[: each.start]
            other = is_of_other_money(before, paragraph) or paragraph.is_of_other_year(before)
            if not role or other:
                continue
            behind = _until_next(named[position + 1 :])
            halves = tuple(_halves(behind))
            alone = not any(other in {"original", "final"} for other, _ in named)
            if role == "outturn" and _BARE.fullmatch(each.label) and alone and not halves:
                continue
            yield _Stage(role, each.amount, halves, paragraph)


def _role(each: Mention, sentence: str) -> str:
    """The stage that an amount is of; 支出总计 holds what is carried to the next year, too."""
    if _BALANCED.search(sentence, max(each.start - 3, 0), each.start):
        return ""
    return role_of(each.label, _ROLES)


def _until_next(behind: Sequence[tuple[str, Mention]]) -> list[Mention]:
    """The amounts up to the next one of a stage."""
    parts: list[Mention] = []
    for role, each in behind:
        if role:
            break
        parts.append(each)
    return parts


def _halves(parts: Sequence[Mention]) -> Iterator[tuple[str, Amount]]:
    """基本支出 and 项目支出 of a stage, where each follows it once."""
    found = [
        (name, [each.amount for each in parts if pattern.fullmatch(stage_name(each.label))])
        for name, pattern in HALVES
    ]
    if all(len(amounts) == 1 for _, amounts in found):
        yield from ((name, amounts[0]) for name, amounts in found)
