"""Labels as they are compared: without white space, with ASCII brackets, colons and digits.

Whoever prints a form spreads its labels out, wraps them, and mixes full-width with ASCII signs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from perfeval.text.numerals import narrow

__all__ = ["compact", "joined", "squeeze", "unquoted"]

_LONGEST: Final = 80
_SPACE: Final = re.compile(r"\s+")
_LOOSE: Final = re.compile("[\\s０-９．，％＋－\u2212（）【】［］：]")
_BEGUN: Final = re.compile(r"[^0-9\s]{0,2}[0-9][0-9,]{0,14}[.,]", re.ASCII)
_REST: Final = re.compile(r"[0-9]{1,4}(?:[%％]|万?元)?", re.ASCII)
"""A figure that was wrapped behind its point, and what is left of it."""
_SIGNS: Final = tuple(zip("（）【】［］：", "()[][]:", strict=True))
_QUOTES: Final = str.maketrans("", "", '“”"')


def squeeze(text: str) -> str:
    """`text` as labels are compared.

    >>> squeeze("绩 效 指 标（５０分）")
    '绩效指标(50分)'
    """
    return _squeezed(text) if len(text) <= _LONGEST else _squeezed.__wrapped__(text)


def unquoted(text: str) -> str:
    """`text` without the quotes that a name may bear.

    >>> unquoted("“三公”经费")
    '三公经费'
    """
    return text.translate(_QUOTES)


@lru_cache(maxsize=4096)
def _squeezed(text: str) -> str:
    if _LOOSE.search(text) is None:
        return text
    plain = narrow(text)
    for wide, sign in _SIGNS:  # one after the other costs a fiftieth of translating prose
        plain = plain.replace(wide, sign)
    return "".join(plain.split())


def compact(text: str) -> str:
    """A label without the space that spreads it out: 投  入（15分） is 投入（15分）."""
    return _SPACE.sub("", text)


def joined(text: str) -> str:
    """`text` as one line: a label that was wrapped in its cell, unwrapped.

    >>> joined("经济效\\n益指标"), joined("803.\\n52")
    ('经济效益指标', '803.52')
    """
    made: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        apart = made and made[-1][-1].isascii() and line[0].isascii()
        broken = apart and bool(_BEGUN.fullmatch(made[-1]) and _REST.fullmatch(line))
        made += [" ", line] if apart and not broken else [line]
    return "".join(made)
