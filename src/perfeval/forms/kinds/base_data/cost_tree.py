"""The rows of 经费控制情况 as trees: which row is part of which, by its number and by 其中."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from perfeval.filing.lines import Breakdown, CostLine
from perfeval.filing.structure import DEEPEST_TREE
from perfeval.forms.words.labels import Roles
from perfeval.text.labels import squeeze

__all__ = ["cost_tree", "fact_of"]

_MARK: Final = re.compile(
    r"^(?:其中[:：]?)?\s*+(?:(?:[0-9一二三四五六七八九十]++[、.．)）]|[(（][0-9一二三四五六七八九十]++[)）])\s*+)?"
)
_NUMBERED: Final = re.compile(r"\A[0-9]+[、.．]")
_BRACKETED: Final = re.compile(r"\([0-9一二三四五六七八九十]+\)")
_FACTS: Final = Roles.of(
    ("three_public", r"[“\"]?三公[”\"]?经费(?:合计|支出)?"),
    (
        "three_public.vehicles",
        r"公务用车购置(?:和|及)(?:运行)?维护(?:经费|费)?|公务用车(?:经费|费用?)",
    ),
    ("three_public.vehicle_purchase", r"公(?:务用)?车购置(?:费|经费)?"),
    ("three_public.vehicle_running", r"公(?:务用)?车运行维护(?:费|经费)?"),
    ("three_public.overseas", r"(?:因公)?出国(?:\(境\))?(?:经费|费用?)?"),
    ("three_public.hospitality", r"公务接待(?:经费|费用?)?"),
    ("project", r"项目支出(?:合计)?"),
    ("project.business", r"业务工作(?:经费|专项)?"),
    ("project.maintenance", r"运行维护(?:经费|专项)?"),
    ("project.district_funds", r"[区县市省本]{1,2}级专项(?:资金)?(?:\(.*\))?"),
    ("project.transfers", r"上级转移支付(?:资金)?(?:\(.*\))?"),
    ("operating", r"公用经费(?:支出)?"),
    ("operating.office", r"办公(?:经费|费)"),
    ("operating.utilities", r"水费、?电费、?差旅费"),
    ("operating.meetings", r"会议费、?培训费"),
    ("procurement", r"政府采购(?:金额|支出)?"),
    ("basic_adjustment", r"(?:部门)?基本支出预算调整"),
)
_DEEPEST: Final = DEEPEST_TREE - 1
_ROOTS: Final = frozenset(
    {"three_public", "project", "operating", "procurement", "basic_adjustment"}
)


def fact_of(label: str) -> str:
    """The stem of the facts that a row of this label states; empty where it is not known.

    >>> fact_of("3、公务接待"), fact_of("其中：办公经费"), fact_of("会费")
    ('three_public.hospitality', 'operating.office', '')
    """
    bare = _MARK.sub("", squeeze(label)).rstrip(":")
    return next((fact for fact, pattern in _FACTS.pairs if pattern.fullmatch(bare)), "")


def cost_tree(lines: Sequence[CostLine]) -> tuple[CostLine, ...]:
    """The rows, each with the rows that are part of it.

    A numbered row is part of the row without number above it; 其中 begins the parts of the row
    directly above, and goes on until a number or a known heading.
    """
    depths: list[int] = []
    of_which = False
    for line in lines:
        plain = squeeze(line.label)
        if plain.startswith("其中"):
            of_which = True
            depth = min(depths[-1] + 1, _DEEPEST) if depths else 0
        elif _NUMBERED.match(plain) and depths:
            of_which, depth = False, 1
        elif _BRACKETED.match(plain) and depths:
            of_which, depth = False, 2
        elif of_which and line.fact not in _ROOTS:
            depth = depths[-1]
        else:
            of_which, depth = False, 0
        depths.append(depth)
    return _nested(lines, depths, 0, len(lines), 0)


def _nested(
    lines: Sequence[CostLine], depths: list[int], start: int, stop: int, depth: int
) -> tuple[CostLine, ...]:
    made = []
    while start < stop:
        end = start + 1
        while end < stop and depths[end] > depth:
            end += 1
        parts = _nested(lines, depths, start + 1, end, min(depths[start + 1 : end], default=0))
        line = evolve(lines[start], parts=parts, breakdown=_breakdown(lines[start], parts))
        made.append(line)
        start = end
    return tuple(made)


def _breakdown(line: CostLine, parts: tuple[CostLine, ...]) -> Breakdown:
    """其中 lists some parts only, but for 三公经费 and 项目支出, whose parts the form fixes."""
    whole = line.fact.startswith(("three_public", "project"))
    some = bool(parts) and squeeze(parts[0].label).startswith("其中")
    return Breakdown.SUBSET if some and not whole else Breakdown.EXHAUSTIVE
