"""Which of two texts, one right above the other, may be the lines of one cell, by their words."""

from __future__ import annotations

import re
from typing import Final

from perfeval.forms.sources.text.pieces import says_figure
from perfeval.forms.sources.text.stacked_headings import heading_role
from perfeval.forms.words.groups import GROUP
from perfeval.forms.words.labels import is_figure, role_of
from perfeval.forms.words.names import name_of
from perfeval.forms.words.vocabulary import (
    BLOCK_LABELS,
    FUND_COLUMNS,
    INDICATOR_COLUMNS,
    is_fund_label,
    is_fund_total,
    is_total,
)
from perfeval.text.labels import squeeze

__all__ = ["begins_cell", "goes_on_in_figures", "heads", "is_block", "is_heading", "is_label"]

_SENTENCE: Final = re.compile("[，；。]")
_WHOLE: Final = re.compile(rf"{GROUP}|(?:绩效|[一二三]级)?指标|指标[0-9]|(?:经济|社会|生态)?效益")
_DIGITS: Final = re.compile("[0-9.,，]{1,3}[%％]?")
_BEGINS: Final = re.compile(
    r"[0-9一二三四五六七八九十]{1,2}(?:、|[.．](?![0-9]))|[(（][0-9一二三四五六七八九十][)）]|其中|[—/-]|…"
)


def heads(text: str) -> bool:
    """Whether a text heads a column, or stands before a name.

    >>> heads("项目名称"), heads("指标值"), heads("乡道")
    (True, True, False)
    """
    if _SENTENCE.search(text):
        return False
    known = heading_role(text) or role_of(text, FUND_COLUMNS) or name_of(text, project=True)
    return bool(known)


def is_heading(text: str) -> bool:
    """Whether a text by itself is the whole of a known heading."""
    return any(role_of(text, roles) for roles in (INDICATOR_COLUMNS, FUND_COLUMNS))


def is_block(text: str, rest: str) -> bool:
    """Whether two texts begin the label of a block, which stands left of several rows.

    >>> is_block("年度总", "体目标"), is_block("资金情况", "（万元）")
    (True, False)
    """
    if rest.startswith(("(", "（")):  # a remark, of which `spaced` sees
        return False
    whole = squeeze(text + rest)
    return any(label.startswith(whole) for label in BLOCK_LABELS)


def is_label(text: str) -> bool:
    """Whether a text is a label of its own, and the rest of none."""
    return _WHOLE.fullmatch(text) is not None or is_total(text)


def begins_cell(text: str, rest: str) -> bool:
    """Whether the lower one of two texts begins a cell by its words, whatever stands above it.

    >>> begins_cell("里程", "数量指标"), begins_cell("数量", "指标")
    (True, False)
    """
    if is_label(rest) or _BEGINS.match(rest):
        return not _WHOLE.fullmatch(text + rest)
    if is_fund_label(rest):
        return is_fund_total(text) or not is_fund_total(text + rest)
    return is_heading(rest) and (is_heading(text) or is_figure(text))


def goes_on_in_figures(text: str, rest: str) -> bool:
    """Whether the lower one of two texts may go on with the upper one as far as figures go.

    >>> goes_on_in_figures("1234567", "8"), goes_on_in_figures("里程", "8")
    (True, False)
    """
    if says_figure(rest):
        return _DIGITS.fullmatch(rest) is not None and text[-1].isdigit()
    return not (says_figure(text) and text[-1] in "%％")
