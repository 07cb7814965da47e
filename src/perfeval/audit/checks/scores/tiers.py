"""Indicators in words: the tier that the value names, and the points that this tier allows.

A value that says 部分达成 earns at most 80% of the points, one that says 未达成 at most 60%. What
is late, and a row whose own 评分标准 may say otherwise, is asked for full points only.
Source: 财预〔2020〕10号 art. 16 (三档：100%-80%（含）、80%-60%（含）、60%-0%).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from attrs import frozen

from perfeval.audit.check import Check
from perfeval.audit.finding import Code, Finding, Severity
from perfeval.audit.graded import GradedRow, graded
from perfeval.audit.rounding.figures import plain
from perfeval.audit.ties.implied import placed_evaluations
from perfeval.filing.filing import Filing
from perfeval.forms.words.years import LAST_YEAR
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.labels import squeeze

__all__ = ["TIERS"]

_DIGITS: Final = re.compile("[0-9]")

TIER = Code(
    id="score.tier",
    severity=Severity.WARNING,
    field="claimed",
    source="财预〔2020〕10号第十六条：定性指标分三档，分别按分值的100%-80%（含）、80%-60%（含）、"
    "60%-0%确定得分",
    meaning_zh="定性指标的得分与所填的完成档次不符",
    meaning_en="the score of an indicator in words does not fit the tier that its value names",
    zh="完成情况填“{actual}”，属“{tier}”一档，分值 {points} 的得分应{computed}，得分 {printed}；"
    "请核对完成情况或得分",
    en="the value {actual} allows {allowed} of {points} points, not {printed}",
)


@frozen
class _Tier:
    """One of the three tiers: the words that name it, and the shares of the points it allows."""

    name: str
    words: re.Pattern[str]
    least: int
    most: int


_LATE: Final = _Tier(
    "未按期、未全部完成",
    re.compile(
        r"(?:尚|暂|均|仍)?(?:未|没有|没)(?:能|有)?(?:按期|按时|如期|及时|按计划|全部|完全)"
        r"(?:达成|完成|实现|达到|达标|开展|实施|启动|执行|验收|交付|完工|竣工|兑付|支付|发放|拨付)"
        r"|(?:正在|仍在|尚在)[^，。；]{0,8}(?:推进|进行|建设|建立|实施|办理|筹备|筹建|制定|完善|整改|施工|验收)"
        r"|(?:推进|进行|建设|实施|办理|筹备|筹建|整改|施工|验收)中\Z"
    ),
    0,
    100,
)
"""What is late or not whole: no norm says how much of its points it keeps, only that not all."""
_BY: Final = rf"(?:同比|[比较]{LAST_YEAR}(?:同期)?)?"
_TURNED: Final = _Tier(
    "与指标值的方向相反",
    re.compile(
        rf"{_BY}(?:增长|增加|上升|提高)(?:了)?[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?(?:%|％|个?百分点)"
    ),
    0,
    100,
)
"""A value that grew, where the target says that it is to fall or not to grow."""
_TO_FALL: Final = re.compile(
    r"(?:只减不增|零增长|不增长|不增加|(?:逐年|逐步|持续|有所|明显)?(?:下降|减少|降低|压减))[0-9.%％]{0,8}"
)
_MISSED: Final = _Tier(
    "未达成且效果较差",
    re.compile(
        r"(?:尚|暂|均|仍)?(?:未|没有|没)(?:能|有|有效|全面)?(?:达成|完成|实现|达到|达标|开展|实施|启动|执行"
        r"|建立|建成|健全|形成|出台|制定|完善|落实|配备|到位|开工|验收)"
    ),
    0,
    60,
)
_PARTLY: Final = _Tier(
    "部分达成", re.compile(r"(?:仅|只)?部分(?:达成|完成|实现|达到|达标)"), 60, 80
)
_REACHED: Final = _Tier(
    "达成", re.compile(r"(?:已|已经|全部|全面|完全|如期)?达成(?:年度|预期)"), 80, 100
)
_DENIES: Final = re.compile("(?:尚|暂|均|仍|还)?(?:未能|未|没有|没能|没|不)(?:有|得到)?")
_NEGATIVE: Final = re.compile("[不未无零没]|^$")
_SHORTEST: Final = 2


def _tier_of(target: str, actual: str) -> _Tier | None:
    """The tier of a value in words; None where it names none, or the target itself names one."""
    if _named_in(target) is not None:
        return None
    if _TO_FALL.fullmatch(squeeze(target)) and _TURNED.words.fullmatch(squeeze(actual)):
        return _TURNED
    return _MISSED if _is_denied(target, actual) else _named_in(actual)


def _named_in(text: str) -> _Tier | None:
    """The tier whose words a text begins with."""
    words = squeeze(text)
    if _DIGITS.search(words):
        return None
    tiers = (_MISSED, _LATE, _PARTLY, _REACHED)
    return next((tier for tier in tiers if tier.words.match(words)), None)


def _is_denied(target: str, actual: str) -> bool:
    """Whether a value in words denies what its target asks for: 未减轻, 运行不良好."""
    wanted, said = squeeze(target), squeeze(actual)
    if _NEGATIVE.search(wanted) or _DIGITS.search(said):
        return False
    match = _DENIES.search(said)
    rest = said[: match.start()] + said[match.end() :] if match else ""
    begins = match is not None and not match.start() and len(rest) >= _SHORTEST
    return rest == wanted or (begins and (rest in wanted or wanted in rest))


def _row(row: GradedRow) -> Iterator[Finding]:
    scored = row.scored
    if scored is None:
        return
    indicator, points, claimed = scored
    tier = _tier_of(indicator.target.text, indicator.actual.text)
    if tier is None or not points.atoms:
        return
    share = claimed.fraction / points.fraction
    above = share > Fraction(tier.most, 100)
    below = tier is _REACHED and share < Fraction(tier.least, 100)
    only_full = tier in {_LATE, _TURNED} or bool(indicator.clause.strip())
    if only_full:
        above, below = share >= 1 and tier is not _REACHED, False
    if above or below:
        edge = Fraction(tier.most if above else tier.least, 100) * points.fraction
        due = f"{'不超过' if above else '不低于'} {plain(edge)}"
        yield TIER.at(
            row.place,
            printed=claimed.text,
            computed=f"低于 {points.text}" if only_full else due,
            actual=indicator.actual.text.strip(),
            tier=tier.name,
            points=points.text,
            allowed="less than all" if only_full else f"{tier.least}%–{tier.most}%",
        )


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for form, place in placed_evaluations(filing):
        for row in graded(form, place):
            yield from _row(row)


TIERS = Check(name="tiers", codes=(TIER,), find=_find)
