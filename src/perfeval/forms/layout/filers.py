"""Who files, where no form says it: the cover, a title, the signature, or the name of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.words.names import ends_as_unit, filer, titled_unit
from perfeval.forms.words.units import is_unit_name
from perfeval.text.labels import squeeze

__all__ = ["printed_unit"]

_LONGEST: Final = 80
_SIGNED: Final = 30
_HEAD: Final = 6
"""In how many of its first lines a document names who files above its title."""
_TITLE: Final = re.compile(r"绩效|自评|评价|决算|预算")
_OTHERS: Final = re.compile(r"通知|印发|办法|根据|按照|〔")
"""What a line says of another paper, and of who wrote that."""
_DATE: Final = re.compile(r"(?:[12][0-9]{3}|二[〇○零0].{2})年.{1,3}月.{1,3}日")
_BREAK: Final = re.compile(r"[-_（）()]")
_APART: Final = re.compile(r"[-_—－+、，,()（）\[\]【】\s]+|[0-9]{4,}")


def printed_unit(lines: Sequence[Line], name: str) -> str:
    """The unit that a document names outside its forms; empty where it names none.

    `name` is the name of the file, without its ending.
    """
    return next(filter(None, _told(lines, name)), "")


def _told(lines: Sequence[Line], name: str) -> Iterator[str]:
    short = [text for line in lines for text in line.texts if len(text) <= _LONGEST]
    yield from map(filer, short)
    alone = [line.text for line in lines if len(line.text) <= _LONGEST]
    yield from (titled_unit(text) for text in alone if _is_title(squeeze(text)))
    yield from (
        squeeze(above)
        for above, below in pairwise(alone[:_HEAD])
        if len(above) <= _SIGNED and ends_as_unit(above) and _is_title(squeeze(below))
    )
    yield from (
        squeeze(above)
        for above, below in pairwise(alone)
        if _DATE.fullmatch(squeeze(below)) and len(above) <= _SIGNED and is_unit_name(above)
    )
    parts = _APART.split(name)
    yield from (part for part in parts if is_unit_name(part))
    yield from (titled_unit(part) for part in _BREAK.split(name))


def _is_title(plain: str) -> bool:
    return _TITLE.search(plain) is not None and _OTHERS.search(plain) is None
