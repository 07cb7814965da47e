"""Headings and figures that a tool put side by side instead of below each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from perfeval.forms.sources.text.columns.gutters import Stretch, is_headed, stretch_of
from perfeval.forms.sources.text.columns.matching import Kind
from perfeval.forms.sources.text.columns.stretch import Columns, columns_of
from perfeval.forms.sources.text.pieces import Piece
from perfeval.forms.sources.text.stacked_headings import heading_role
from perfeval.forms.words.labels import is_figure, role_of
from perfeval.forms.words.vocabulary import FUND_COLUMNS

__all__ = ["headed_columns"]

_HIGHEST: Final = 12
_NUMBERS: Final = frozenset({"points", "claimed"})
_WORDS: Final = frozenset({"", "level1", "level2", "name", "reason"})


def headed_columns(lines: Sequence[Sequence[Piece]], stretch: Stretch) -> Columns:
    """The columns of a stretch; where figures stand beside their headings, in the order of both."""
    joint = columns_of(lines, stretch)
    bare = joint.bare()
    behind = _behind_headings(lines, stretch) if bare else 0
    if not behind:
        return joint
    above = columns_of(lines, stretch_of(lines, stretch.start, behind))
    below = columns_of(lines, stretch_of(lines, behind, stretch.end))
    above.kinds = [_kind("".join(above.said(column))) for column in range(above.count)]
    host, guest = (above, below) if above.count >= below.count else (below, above)
    return host if host.join(guest) and host.bare() < bare else joint


def _behind_headings(lines: Sequence[Sequence[Piece]], stretch: Stretch) -> int:
    """The first line below the headings of a stretch; 0 for none."""
    numbers = range(stretch.start, stretch.end)
    top = next((n for n in numbers[:_HIGHEST] if is_headed(lines[n])), stretch.end)
    first = next((n for n in range(top, stretch.end) if _has_figures(lines[n])), stretch.end)
    tops = [n for n in range(top, first) if is_headed(lines[n])]
    if not tops or first == stretch.end:
        return 0
    return tops[-1] + 1


def _has_figures(line: Sequence[Piece]) -> bool:
    return any(is_figure(piece.text) for piece in line)


def _kind(heading: str) -> Kind:
    """What stands under a heading."""
    role = heading_role(heading) or role_of(heading, FUND_COLUMNS)
    if role in _NUMBERS or heading.endswith("分"):
        return Kind.NUMBER
    return Kind.WORDS if role in _WORDS else Kind.QUANTITY
