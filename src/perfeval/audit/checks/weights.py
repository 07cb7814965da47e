"""The points of a form by its own rules: its notes, and the weights that norms set in principle.

Only a whole form is asked, whose points come to 100: of a part nothing is missing. A fund row is
worth what it prints. Sources: 财预〔2020〕10号 art. 13 (10, 50, 30, 10 in principle, adjusted where
a project is special); 财预〔2021〕101号 三（六） and 二 (with a cost block 20, 40, 20, 10; 产出 and
效益 of each project, 数量 and 质量 in principle).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.scores.omissions import is_criterion
from perfeval.audit.finding import Code, Finding, Needs, Place, Severity
from perfeval.audit.graded import GradedRow, graded
from perfeval.audit.rounding.figures import plain
from perfeval.audit.ties.implied import placed_forms
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.labels import squeeze

__all__ = ["WEIGHTS"]

_TEN: Final = (
    "财预〔2020〕10号第十三条：原则上预算执行率10%、产出指标50%、效益指标30%、服务对象满意度指标10%"
)
_NORM: Final = (
    f"{_TEN}；财预〔2021〕101号三（六）：设置成本指标的，成本20%、产出40%、效益20%、满意度10%"
)
_LEVELS: Final = (
    "财预〔2021〕101号二：原则上每一项目均应设置产出指标和效益指标；"
    "数量指标和质量指标原则上均需设置"
)
_WHOLE: Final = 100
_FAR: Final = 20
"""Points beyond which a block is no adjustment of the norm any more: a reading."""
_FEW: Final = 4
"""Rows below which a form is an excerpt: nothing is missing of it."""

_BLOCKS: Final = ("预算执行", "成本", "产出", "效益", "满意度")
_JUDGED: Final = "按评分标准评判"
"""The block of criteria that a clause alone scores, of which no norm sets a weight: 项目决策."""
_NORMS: Final = {
    (False, True): (10, 0, 50, 30, 10),
    (True, True): (10, 20, 40, 20, 10),
    (False, False): (10, 0, 50, 40, 0),
    (True, False): (10, 20, 40, 30, 0),
}
"""By whether a form has a block of costs, and one of 满意度, whose points go to 效益 without it."""
_NOTED: Final = re.compile(
    r"(预算执行率?|成本|产出|效益|服务对象满意度|满意度)(?:指标)?(?:权重|分值)?(?:为|是|占|各占|：|:)?"
    r"([0-9]{1,3}(?:\.[0-9]{1,2})?)(?:分|%|％)"
)

NOTED = Code(
    id="points.noted",
    severity=Severity.WARNING,
    needs=Needs.ROWS,
    source="表内备注所定的权重",
    meaning_zh="一级指标的分值与表内备注所定的不符",
    meaning_en="a block of indicators is not worth what the note of the form says",
    zh="{label}分值合计 {printed}，表内备注为 {computed}；请按备注调整分值",
    en="{label} is worth {printed} together, the note of the form says {computed}",
)
NORM = Code(
    id="points.norm",
    severity=Severity.INFO,
    needs=Needs.ROWS,
    source=_NORM,
    meaning_zh="一级指标的权重与财政部规定的原则权重不同（相差超过 20 分的为警告）",
    meaning_en="the weights of the blocks are not those that the norms set in principle (a warning "
    "where one is more than 20 points off)",
    zh="{printed}；{norm}为 {computed}，原则上应一致，如系特殊情况请说明",
    en="the blocks are worth {printed}; {norm} sets {computed} in principle",
)
LEVEL = Code(
    id="indicators.level_missing",
    severity=Severity.WARNING,
    needs=Needs.ROWS,
    source=_LEVELS,
    meaning_zh="没有设置产出指标或效益指标（没有数量或质量指标的只作提示）",
    meaning_en="a project has no output or no benefit indicators (info: no quantity or no quality)",
    zh="全表 100 分中没有{label}；财预〔2021〕101号要求原则上{asked}；请补设",
    en="{label} has no indicator in a form of 100 points; 财预〔2021〕101号 asks for {asked}",
)


def _block(label: str) -> str:
    """The block that a level 1 names: 效果指标 is 效益, 服务对象满意度指标 is 满意度."""
    plain_label = squeeze(label).replace("效果", "效益")
    if "满意" in plain_label:
        return "满意度"
    return next((block for block in _BLOCKS if block in plain_label), "")


def _worth(form: Form, rows: tuple[GradedRow, ...]) -> dict[str, Fraction] | None:
    """The points of each block; None where a row has none of them, or the form is not whole."""
    worth = dict.fromkeys((*_BLOCKS, _JUDGED), Fraction(0))
    fund = form.fund
    if fund is not None and isinstance(fund.points, Points):
        worth["预算执行"] += fund.points.fraction
    for row in rows:
        if not isinstance(row.points, Points):
            continue
        criterion = row.indicator is not None and is_criterion(row.indicator)
        block = _block(row.level1) or (_JUDGED if criterion else "")
        if not block:
            return None
        if block == "效益" and "满意" in row.level2:
            block = "满意度"
        worth[block] += row.points.fraction
    return worth if sum(worth.values()) == _WHOLE else None


def _notes(form: Form, worth: dict[str, Fraction], place: Place) -> Iterator[Finding]:
    note: str = getattr(form, "note", "")
    said: dict[str, set[Fraction]] = {}
    for name, number in _NOTED.findall(squeeze(note)):
        said.setdefault(_block(name), set()).add(Fraction(number))
    for block, numbers in said.items():
        own = worth[block]
        if len(said) >= 2 and len(numbers) == 1 and own not in numbers:
            yield NOTED.at(
                place.at("备注", 8, "note"),
                printed=plain(own),
                computed=plain(next(iter(numbers))),
                label=block,
            )


def _norm(worth: dict[str, Fraction], place: Place) -> Iterator[Finding]:
    """Against the norm for such blocks; a form without a fund row gives its points to others."""
    own = [worth[block] for block in _BLOCKS]
    if own[0] == 0 or worth[_JUDGED]:
        return
    norm = _NORMS[bool(own[1]), bool(own[4])]
    gap = max(abs(a - b) for a, b in zip(own, norm, strict=True))
    missing = not own[2] or not own[3]  # which is told by itself
    if gap:
        yield NORM.at(
            place.at("总分", 2, "total_points"),
            printed=_points_by_block(own),
            computed=_points_by_block(norm),
            severity=Severity.WARNING if gap > _FAR and not missing else None,
            norm="财预〔2021〕101号" if norm[1] else "财预〔2020〕10号",
        )


def _points_by_block(points: Iterable[Fraction | int]) -> str:
    parts = zip(_BLOCKS, points, strict=True)
    return "、".join(f"{block} {plain(Fraction(each))}" for block, each in parts if each)


def _levels(
    rows: tuple[GradedRow, ...], worth: dict[str, Fraction], place: Place
) -> Iterator[Finding]:
    at = place.at("绩效指标", 1)
    missing = [block for block in ("产出", "效益") if not worth[block]]
    for block in missing:
        label = f"{block}指标"
        yield LEVEL.at(
            at,
            computed=label,
            label=label,
            asked="每一项目均应设置产出指标和效益指标",
        )
    second = "".join({row.level2 for row in rows if _block(row.level1) == "产出"})
    if second and "产出" not in missing and any(word in second for word in ("数量", "质量")):
        for word in ("数量", "质量"):
            if word not in second:
                label = f"{word}指标"
                asked = "数量指标和质量指标均需设置"
                severity = Severity.INFO
                yield LEVEL.at(at, computed=label, label=label, asked=asked, severity=severity)


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for form, place in placed_forms(filing):
        project = form.is_self_evaluation and not form.of_unit and not form.not_applicable
        if not project:
            continue
        rows = graded(form, place)
        worth = _worth(form, rows)
        if worth is not None and len(rows) >= _FEW:
            yield from _notes(form, worth, place)
            yield from _norm(worth, place)
            yield from _levels(rows, worth, place)


WEIGHTS = Check(name="weights", codes=(NOTED, NORM, LEVEL), find=_find)
