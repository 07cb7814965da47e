"""The account of all money of the unit that one sentence states: 批复, 到位, 支出, 结余.

Only a sentence with what came in (到位) beside what was approved or spent is an account; that of a
project or of special funds is another, and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from perfeval.filing.forms.budgets import Account
from perfeval.forms.prose.mentions import mentions, sentences
from perfeval.forms.prose.parts.paragraphs import Paragraph, told_alike
from perfeval.forms.prose.parts.stages import HALVES, is_of_other_money, stage_name
from perfeval.numbers.amounts import Amount

__all__ = ["stated_accounts"]

_ROLES: Final = (
    (
        "approved",
        re.compile(
            r"(?:预算批复|批复预算|预算下达|下达预算|批复下达|下达|批复)(?:资金|预算|指标)?(?:总额|金额|数)?"
        ),
    ),
    (
        "received",
        re.compile(
            r"(?:全年|本年|年度)?(?:实际|共)?(?:到位(?:资金|预算|财政资金)?|资金(?:实际)?到位)(?:总额|金额|数)?"
        ),
    ),
    (
        "spent",
        re.compile(r"(?:全年|本年|年度)?(?:实际|共计|累计|总)?支出(?:资金)?(?:总额|金额|数)?"),
    ),
    ("brought_forward", re.compile(r"上年(?:度|末)?(?:结余|结转|结转结余)(?:资金)?")),
    (
        "balance",
        re.compile(r"(?:本年|年末|年终|当年)(?:度)?(?:结余|结转|结转结余)(?:资金)?"),
    ),
    *HALVES,
)
_LABEL: Final = "部门（单位）整体支出"


def stated_accounts(paragraphs: Sequence[Paragraph]) -> list[tuple[Account, Paragraph]]:
    """The accounts of the unit, one for each scope of which one is stated."""
    told = [(each, paragraph) for paragraph in paragraphs for each in _accounts(paragraph)]
    return told_alike(told, lambda each: (each[0].scope, each[0]))


def _accounts(paragraph: Paragraph) -> Iterator[Account]:
    for sentence in sentences(paragraph.text):
        # 项目支出 and 基本支出 are halves of the account, no words of a project
        words = sentence.replace("项目支出", "").replace("基本支出", "")
        if is_of_other_money(words, paragraph):
            continue
        named: dict[str, list[Amount]] = {}
        for each in mentions(sentence):
            role = _role(each.label)
            if role:
                named.setdefault(role, []).append(each.amount)
        beside = "approved" in named or "spent" in named
        if "received" in named and beside and all(len(each) == 1 for each in named.values()):
            cells: dict[str, Any] = {role: each[0] for role, each in named.items()}
            yield Account(label=_LABEL, scope=paragraph.scope, **cells)


def _role(label: str) -> str:
    name = stage_name(label)
    return next((role for role, pattern in _ROLES if pattern.fullmatch(name)), "")
