"""Rows of a text that leaves merged cells out, put under the headings by what they say.

A source that knows only the order of the cells prints a merged label once: the rows below are
shorter by it. Labels merge and figures do not, so figures stand right and labels left of them;
which label is left out, the kind of indicators says. A note that is merged down at the right end is
left out likewise: then a row of money, and one whose points would be words, go on from their label.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from perfeval.forms.words.groups import levels_told
from perfeval.forms.words.labels import is_figure, is_value

__all__ = ["padding_of", "places_of"]

_LABELS: Final = frozenset({"level1", "level2", "name"})
_FIGURED: Final = frozenset({"points", "claimed"})
_RATES: Final = frozenset({"rate", "arrival"})


def places_of(roles: Sequence[str], texts: Sequence[str]) -> list[int]:
    """For each cell of a row that is shorter than its heading, the place of its column.

    >>> roles = ["", "level1", "level2", "name", "value", "points", "claimed"]
    >>> places_of(roles, ["数量指标", "里程", "5公里", "10", "10"])
    [2, 3, 4, 5, 6]
    >>> places_of(["", "", "final", "outturn", "rate", "reason"], ["财政资金", "5", "5", "100%"])
    [1, 2, 3, 4]
    """
    names = [place for place, role in enumerate(roles) if role in _LABELS]
    if not names:
        return _of_money(roles, texts)
    labels = names[-1] + 1
    least = min(len(names), len(texts))
    plain = max(len(texts) - (len(roles) - labels), 0)
    found = _behind(roles, texts, labels, plain)
    if plain < least and _is_worded(roles, texts, found):
        others = [_behind(roles, texts, labels, kept) for kept in range(plain + 1, least + 1)]
        found = next((each for each in others if not _is_worded(roles, texts, each)), found)
    return found


def padding_of(roles: Sequence[str], texts: Sequence[str]) -> int:
    """How many blank cells at the end of a row only fill it up to the width of the table.

    >>> roles = ["", "level1", "level2", "name", "points", "value", "claimed"]
    >>> padding_of(roles, ["产出指标", "数量指标", "里程", "25", "5公里", "25", ""])
    1
    """
    for more in range(len(texts) if texts[0].strip() else 0):  # a blank is written for a merged one
        if more and texts[-more].strip():
            break
        row = texts[: len(texts) - more]
        full = len(row) == len(roles)
        if not _is_worded(roles, row, range(len(roles)) if full else places_of(roles, row)):
            return more
    return 0


def _of_money(roles: Sequence[str], texts: Sequence[str]) -> list[int]:
    """A row without columns of names goes on from its label, where it begins with words.

    Of all places for it that is taken where percentages stand under the rate, and words under none
    of the figures; the corner over the labels may look like a column of money.
    """
    lead = next((place for place, role in enumerate(roles) if role not in {"", "serial"}), 0)
    words = next((place for place, text in enumerate(texts) if is_value(text)), len(texts))
    right = len(roles) - len(texts)
    if not 0 < words <= lead:
        return list(range(right, len(roles)))
    ways = range(min(lead - words, right), right + 1)
    first = min(ways, key=lambda at: _odd(roles[at + words :], texts[words:]))
    return list(range(first, first + len(texts)))


def _odd(roles: Sequence[str], texts: Sequence[str]) -> int:
    """How many percentages stand under no rate, figures under a note, words under figures."""
    odd = 0
    for role, text in zip(roles, texts, strict=False):
        if text.strip().endswith(("%", "％")):
            odd += role not in _RATES
        elif role == "reason":
            odd += is_figure(text)
        else:
            odd += role != "" and not is_value(text)
    return odd


def _behind(roles: Sequence[str], texts: Sequence[str], labels: int, kept: int) -> list[int]:
    """The places where `kept` cells are labels and the others follow the last column of them."""
    more = len(texts) - kept
    first = labels if kept else len(roles) - more
    return [*_of_labels(roles[:labels], texts[:kept]), *range(first, first + more)]


def _of_labels(roles: Sequence[str], texts: Sequence[str]) -> list[int]:
    """The places of the labels of a row: the last is its name, the first its level by its kind."""
    if not texts:
        return []
    last = len(roles) - 1
    first = 0
    while first < last and not roles[first] and last - first + 1 > len(texts) and texts[0].strip():
        first += 1  # the label of the whole block is merged down
    places = [*range(first, first + len(texts) - 1), last]
    second = next((place for place, role in enumerate(roles) if role == "level2"), last)
    if (
        places[0] < second < last
        and len(texts) == last - second + 1
        and "level2" in levels_told(texts[0])
    ):
        places = [*range(second, last), last]
    return places


def _is_worded(roles: Sequence[str], texts: Sequence[str], places: Sequence[int]) -> bool:
    """Whether words would stand where points are due, or a figure where the name is."""
    pairs = [(roles[place], text) for place, text in zip(places, texts, strict=True)]
    words = any(role in _FIGURED and not is_value(text) for role, text in pairs)
    return words or any(role == "name" and is_figure(text) for role, text in pairs)
