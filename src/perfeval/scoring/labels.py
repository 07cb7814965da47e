"""The labels and names of rows as they are compared, between a form, a rubric and other forms."""

from __future__ import annotations

import functools
import re
from typing import Final

from perfeval.text.labels import squeeze
from perfeval.text.numerals import NUMERAL_CHAR

__all__ = ["label_of", "part_of"]

_UNIT_IN_LABEL: Final = re.compile(r"\([^()]*[分元]\)")
_NOISE: Final = re.compile(r"[“”\"'‘’「」《》:；;？?]+")
_NUMERALS: Final = re.compile(
    rf"^(?:\({NUMERAL_CHAR}{{1,3}}\)|{NUMERAL_CHAR}{{1,3}}[、.]|[0-9]{{1,2}}[、.](?![0-9]))+"
)
_LONGEST_KNOWN: Final = 64


def label_of(text: str) -> str:
    """A label as it is compared: without （50分）, （万元）, quotes, spaces and line breaks.

    >>> label_of("产 出 指标（50分）") == label_of("产出指标")
    True
    """
    return (_label_of if len(text) <= _LONGEST_KNOWN else _label_of.__wrapped__)(text)


def part_of(text: str) -> str:
    """The label of a part of a form as it is compared: as `label_of`, without its numeral.

    >>> part_of("一、产出指标（50分）"), part_of("（二）效益")
    ('产出指标', '效益')
    """
    return _NUMERALS.sub("", label_of(text))


@functools.lru_cache(maxsize=4096)  # a rubric and the forms of a place print the same labels
def _label_of(text: str) -> str:
    return _NOISE.sub("", _UNIT_IN_LABEL.sub("", squeeze(text)))
