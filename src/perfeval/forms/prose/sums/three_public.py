"""“三公”经费 and its parts in one sentence: 实际支出5.2万元；其中公务接待费2.1万元，….

There are three kinds of it, so that two of them that are named make the whole unless the third is
named, too. Source: 财预〔2013〕53号 (因公出国（境）费、公务车辆购置及运行费、公务招待费).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval.filing.lines import Breakdown
from perfeval.filing.relations import Relation
from perfeval.forms.prose.mentions import Mention, mentions
from perfeval.forms.prose.related import sum_of
from perfeval.forms.words.years import LAST_YEAR

__all__ = ["stated_three_public"]

_NAMED: Final = re.compile('[“"”]?三公[“"”]?')
_WHOLE: Final = re.compile(
    r"(?:20[0-9]{2}年(?:度)?)?(?:本单位|我单位|我局)?(?:[“\"]?三公[”\"]?经费)?"
    r"(?:全年|年度)?(?:实际支出|支出决算|决算支出|支出|决算)(?:总额|合计|数)?"
)
_PARTS: Final = (
    re.compile(r"(?:其中)?因公出国(?:[（(]境[）)])?(?:费用|费|经费)?(?:支出|决算)?"),
    re.compile(r"(?:其中)?公务接待(?:费用|费|经费)?(?:支出|决算)?"),
    re.compile(
        r"(?:其中)?(?:公务用?车|公车)(?:购置及运行|运行)?(?:维护)?(?:费用|费|经费)?(?:支出|决算)?"
    ),
    re.compile(r"(?:其中)?(?:公务用?车|公车)购置(?:费用|费|经费)?(?:支出|决算)?"),
)
_COMPARED: Final = re.compile(f"[，,；;](?:同?比|较){LAST_YEAR}")
"""Where the sum ends, and the comparison with another year begins."""
_BEFORE: Final = re.compile(f"{LAST_YEAR}|同期")
_LEAST: Final = 2


def stated_three_public(sentence: str, at: str) -> Iterator[Relation]:
    """The sum of one sentence that names what was spent, and at least two of its kinds."""
    own = _COMPARED.split(sentence, maxsplit=1)[0]
    if not _NAMED.search(own) or _BEFORE.search(own):
        return
    found = mentions(own)
    wholes = [each for each in found if _WHOLE.fullmatch(each.label)]
    kinds: dict[int, Mention] = {}
    for each in found:
        kind = next((n for n, one in enumerate(_PARTS) if one.fullmatch(each.label)), None)
        if kind is None:
            continue
        if kind in kinds:
            return
        kinds[kind] = each
    starts = [each.start for each in kinds.values()]
    if len(wholes) == 1 and len(kinds) >= _LEAST and min(starts) >= wholes[0].end:
        parts = [each.figure(at) for each in kinds.values()]
        yield from sum_of(wholes[0].figure(at), parts, at, Breakdown.EXHAUSTIVE)
