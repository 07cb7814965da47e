"""A document that was sent back with marks, and comes in again: what the marks say is none of it.

Only lines that are known to be of the list of findings are left out, so that no text of a form can
go with them. The comments at cells are never read.
"""

from __future__ import annotations

from collections.abc import Iterable

from perfeval.forms.sources.grid import Block, Paragraph
from perfeval.forms.words.marks import LIST_TITLES, is_mark

__all__ = ["without_list"]

_TITLES = frozenset(LIST_TITLES.values())


def without_list(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks without a list of findings: its title and the lines of it that follow.

    >>> said = ("填报说明", "审核意见：以下问题没有对应的单元格", "【错误】合计不符", "备注")
    >>> [block.text for block in without_list(Paragraph(text=text) for text in said)]
    ['填报说明', '备注']
    """
    kept: list[Block] = []
    listed = False
    for block in blocks:
        text = block.text if isinstance(block, Paragraph) else ""
        listed = text in _TITLES or (listed and is_mark(text))
        if not listed:
            kept.append(block)
    return tuple(kept)
