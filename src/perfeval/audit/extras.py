"""Rows beside the 100: what adds to the total of a form, or takes off, as the form says it.

They are told by the end of their name or by a section that says nothing else: 奖励资金发放率 is
a row as any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from perfeval.audit.graded import GradedRow
from perfeval.filing.form import Form
from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.printed import Points
from perfeval.text.labels import squeeze

__all__ = ["is_beside", "is_extra"]

_NOUN: Final = "(?:项目|项|指标|因素|情况)?+"
_WORTH: Final = r"(?:\([^()]{0,20}+\))?+"
_NUMBER: Final = r"(?:\(?+[0-9一二三四五六七八九十]{1,3}+[).、．]?+)?+"
_SECTION: Final = re.compile(
    f"{_NUMBER}(?:加减分|加扣分|加分|减分|扣分|奖励分?+|附加分?+|奖惩){_NOUN}{_WORTH}"
)
_NAME: Final = re.compile(f"(?:加减|[加减扣]|奖励|附加)分{_NOUN}{_WORTH}$|附加项{_WORTH}$")
_TAKES_OFF: Final = re.compile("[减扣]分")
_ADDS: Final = re.compile("加分|加减分|加扣分|奖励|附加")
_HUNDRED: Final = 100 * ATOMS


def is_extra(row: GradedRow) -> bool:
    """Whether a row adds to the total or takes off, beside what the other rows are worth."""
    sections = (squeeze(row.level1), squeeze(row.level2))
    return _NAME.search(squeeze(row.name)) is not None or any(map(_SECTION.fullmatch, sections))


def is_beside(form: Form, rows: Sequence[GradedRow], gap: int, role: str) -> bool:
    """Whether rows beside the 100 explain why a total has `gap` more than all rows, in atoms."""
    extras = [row for row in rows if is_extra(row)]
    less = sum(abs(_atoms(row, role)) for row in extras if _takes_off(row))
    more = sum(_atoms(row, role) for row in extras if not _takes_off(row))
    added = sum(_atoms(row, role) for row in extras)
    if not extras:
        return False
    if role == "points":
        return gap in (-less, -more, -added)
    whole = sum(_atoms(row, role) for row in (form.fund, *rows))
    plain, total = whole - added, whole + gap
    capped = min(plain + more, _HUNDRED) - less
    return total in (plain, plain + more - less, capped, min(plain + more - less, _HUNDRED))


def _atoms(row: object, role: str) -> int:
    cell = getattr(row, role, None)
    return cell.atoms if isinstance(cell, Points) else 0


def _takes_off(row: GradedRow) -> bool:
    """Whether it takes off: by its name, or where that says neither, by its section."""
    for words in map(squeeze, (row.name, row.level2, row.level1)):
        if _ADDS.search(words) or _TAKES_OFF.search(words):
            return _ADDS.search(words) is None
    return False
