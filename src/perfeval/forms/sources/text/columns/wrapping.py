"""How likely it is, by their words, that a text goes on with the one above it in a column.

Costs are counted in hundredths of what a row of its own is worth that has no figure.
"""

from __future__ import annotations

import re
from typing import Final

from perfeval.forms.sources.text.cell_lines import heads, is_heading
from perfeval.forms.sources.text.pieces import says_figure
from perfeval.forms.sources.text.widths import MEASURES
from perfeval.forms.words.groups import GROUP, levels_told
from perfeval.forms.words.labels import is_figure
from perfeval.forms.words.vocabulary import BLOCK_LABELS, REMARK_LABEL, is_fund_label, is_total
from perfeval.text.labels import squeeze

__all__ = ["NUMBERED", "is_part", "is_plain", "part_cost", "points_of", "width_of", "worth_of"]

_NARROW: Final = 16
"""How wide a column is at most in which words and figures stand for themselves."""
_FULL: Final = 4
"""How much narrower than its column a line may be that goes on below."""
_FAR: Final = 3
_LABEL: Final = re.compile(rf"{GROUP}|(?:绩效|[一二三]级)?指标|指标[0-9]|(?:经济|社会|生态)?效益")
_POINTS: Final = re.compile(r"\A([0-9]{1,4})(?:[.]([0-9]{1,2}))?")
_WORTH: Final = re.compile(r"\(([0-9.]{1,6})分?\)\Z")
_SUBTOTAL: Final = "小计"
_BOUND: Final = re.compile("[≥≤≧≦=<>＞＜＝]")
_BROKEN: Final = re.compile(r"\A(?:[0-9,]{1,12}[.][0-9]?|[0-9]{1,3},[0-9]{0,2})")
_DIGITS: Final = re.compile("[0-9.,，]{1,3}[%％]?")
_ENDS: Final = ("：", "；")
_STOPS: Final = ("。", "；")
NUMBERED: Final = re.compile(
    r"(?:[0-9一二三四五六七八九十]{1,2}|目标 ?[0-9]{1,2})(?:、|[.．：:](?![0-9]))"
    r"|[(（][0-9一二三四五六七八九十][)）]"
)
"""How an item of a list begins."""
_REMARK: Final = re.compile(r"[(（][^()（）]*[)）]?")
_BRACKET: Final = re.compile(r"[(（].*")
_REST: Final = re.compile(r"[0-9]{0,4}[分元]?[)）]|指?标")


def part_cost(text: str, rest: str, widest: int, gap: int, *, figured: bool) -> int:
    """What it costs to take `rest`, `gap` lines below, for the next line of a cell of a column.

    `figured` is a column of figures, `widest` how wide the widest text in it is.

    >>> part_cost("经济效益", "指标", 8, 1, figured=False)
    -50
    >>> part_cost("≥95%", "≥80%", 4, 1, figured=True)
    400
    """
    cost = 0 if gap < _FAR else 150
    whole = squeeze(text + rest)
    if _LABEL.fullmatch(whole) or is_total(whole):
        return cost - 50
    if says_figure(rest):
        return cost + _figure_cost(text, rest, widest, figured=figured)
    if says_figure(text):
        begins = heads(rest) or _LABEL.fullmatch(squeeze(rest))
        return cost + (300 if begins or (figured and len(rest) > _FAR) else 0)
    return cost + _word_cost(text, rest, widest)


def _figure_cost(text: str, rest: str, widest: int, *, figured: bool) -> int:
    """The same where the lower text begins with a figure."""
    if _BOUND.match(rest):
        return 400
    if not says_figure(text):
        return 300 if figured else 100 if widest <= _NARROW else 30
    if _BROKEN.fullmatch(text) and _DIGITS.fullmatch(rest):
        return 50
    goes_on = text[-1] in "0123456789.,"
    likely = goes_on and (len(rest) <= _FAR or not rest[-1].isdigit())
    return (100 if likely else 400) + 150 * (figured and goes_on)


def _word_cost(text: str, rest: str, widest: int) -> int:
    """The same where both are words."""
    plain = squeeze(rest)
    begins = _LABEL.fullmatch(plain) or REMARK_LABEL.fullmatch(plain) or is_total(rest)
    begins = begins or (is_heading(rest) and is_heading(text))
    begins = begins or (is_fund_label(rest) and not is_fund_label(text + rest))
    begins = begins or (rest.endswith(_STOPS) and heads(text))
    if begins or is_total(text) or _SUBTOTAL in {text, rest}:
        return 300
    cost = 250 if text.endswith("。") else 60 if text.endswith(_ENDS) else 0
    if heads(text + rest):
        cost -= 0 if heads(text) else 50
    elif heads(_BRACKET.sub("", rest)):
        cost += 250
    if NUMBERED.match(rest):
        return cost + (100 if widest <= _NARROW else 0)
    return cost + (100 if width_of(text) < widest - _FULL else 0)


def is_part(text: str) -> bool:
    """Whether a text may be a line of a label that stands left of several rows.

    >>> is_part("满意度指"), is_part("（20分）"), is_part("新建站点")
    (True, True, False)
    """
    plain = _REMARK.sub("", squeeze(text))
    if not plain or levels_told(text) or _REST.fullmatch(plain):
        return True
    return len(plain) > 1 and any(plain in label for label in BLOCK_LABELS)


def width_of(text: str) -> int:
    """How wide a text is on paper, whatever the tool counted.

    >>> width_of("分值"), width_of("100")
    (4, 3)
    """
    return sum(map(MEASURES[0], text))


def is_plain(text: str) -> bool:
    """Whether a text is a number and nothing else."""
    return is_figure(text) and text.replace(",", "").replace(".", "").isdigit()


def points_of(text: str) -> int:
    """A bare number in hundredths; 0 for another text.

    >>> points_of("7.5"), points_of("95%")
    (750, 0)
    """
    found = _POINTS.fullmatch(text)
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else 0


def worth_of(label: str) -> int | None:
    """What a label says that its rows are worth, in hundredths.

    >>> worth_of("产出指标（50 分）"), worth_of("产出指标")
    (5000, None)
    """
    found = _WORTH.search(squeeze(label))
    return points_of(found[1]) if found else None
