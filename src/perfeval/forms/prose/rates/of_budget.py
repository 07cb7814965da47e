"""What was spent as a share of a budget: 年初预算25万元，支出决算19.85万元，完成年初预算的79.4%.

Of several budgets it is the one that the share names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval.filing.relations import Relation
from perfeval.forms.prose.quantities import quantities
from perfeval.forms.prose.rates.growth import is_change
from perfeval.forms.prose.related import rate_of

__all__ = ["stated_of_budget"]

_SHARE: Final = re.compile(
    r"完成了?(?:全年|年度|本年)?(年初|调整)?(?:后的?)?预算(?:数|安排)?的(?:比例)?(?:为|是)?"
)
_BUDGET: Final = re.compile("预算(?!执行)")
_DONE: Final = re.compile("决算|支出|执行")


def stated_of_budget(sentence: str, at: str) -> Iterator[Relation]:
    """The shares of one sentence, each of the figures since the one before."""
    found = quantities(sentence)
    last = 0
    for place, percent in enumerate(found):
        if not percent.is_percent:
            continue
        figures = [each for each in found[last:place] if each.is_money and not is_change(each)]
        last = place + 1
        match = _SHARE.fullmatch(percent.label)
        budgets = [each for each in figures if _BUDGET.search(each.label)]
        done = [each for each in figures if each not in budgets and _DONE.search(each.label)]
        if match is None or len(done) != 1 or len(figures) != len(budgets) + 1:
            continue
        named = [each for each in budgets if match[1] in each.label] if match[1] else budgets
        if len(named) == 1:
            yield from rate_of(done[0], named[0], percent, at, "占比")
