"""The scores that a sentence lists beside their total: 产出49分，效益29.5分，…，总分98.25分.

Of points and score in pairs (产出50分得49分) the scores are listed; full marks and deductions are
no such list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval.filing.lines import Breakdown
from perfeval.filing.relations import Figure, Relation
from perfeval.forms.prose.related import sum_of
from perfeval.forms.words.years import LAST_YEAR
from perfeval.text.labels import squeeze

__all__ = ["stated_scores"]

_SCORE: Final = re.compile(
    r"([^，。；：:、,;（）()0-9]{2,20})([0-9]{1,3}(?:\.[0-9]{1,4})?)分(?![值数钟])"
    r"(?:[，,]?(?:实际|自评|实)?得分?([0-9]{1,3}(?:\.[0-9]{1,4})?)分)?"
)
_FULL: Final = re.compile("满分(?=[0-9.]{1,8}分[，,]?(?:实际|自评|实)?得)")
"""What stands before the points where the score stands behind them."""
_TOTAL: Final = re.compile(
    r"\A(?:自评|综合|最终|绩效|评价|项目|整体)*(?:总分|总得分|总评分|合计得?分?|共计|得分合计|得分|评分|总计)"
    r"(?:数|值)?(?:为|是|共|达)?"
)
_NONE: Final = re.compile(f"扣|满分|分值|权重|标准分|百分制|应得|加分|减分|{LAST_YEAR}|提高|下降")
_SECTION: Final = re.compile("产出|效益|满意|执行|过程|投入|决策|效果|成本|管理")
_VERBS: Final = re.compile(
    r"(?:(?:指标|情况)(?:自评|实际)?|自评|实际|(?<!得分)(?<!评分)(?<![得为是]))(?:得分|评分|得|为|是)*+\Z"
)
_LEAST: Final = 3


def stated_scores(sentence: str, at: str) -> Iterator[Relation]:
    """The total of the scores of sections, before them or behind them."""
    plain = _FULL.sub("", squeeze(sentence))
    pairs = [match.groups() for match in _SCORE.finditer(plain)]
    found = [(label, score or points) for label, points, score in pairs]
    if len(found) <= _LEAST or _NONE.search(plain):
        return
    totals = [place for place, (label, _) in enumerate(found) if _TOTAL.fullmatch(label)]
    if totals not in ([0], [len(found) - 1]):
        return
    del pairs[totals[0]]
    if len({score is None for *_, score in pairs}) > 1:
        return
    names = [
        (_VERBS.sub("", label), number)
        for place, (label, number) in enumerate(found)
        if place != totals[0]
    ]
    own = {name for name, _ in names}
    if len(own) < len(names) or not all(_SECTION.search(name) for name in own):
        return
    label, number = found[totals[0]]
    total, *parts = (
        Figure(label=name, value=f"{score}分", at=at) for name, score in ((label, number), *names)
    )
    yield from sum_of(total, parts, at, Breakdown.EXHAUSTIVE)
