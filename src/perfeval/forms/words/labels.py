"""The texts of cells unwrapped, and the headings of columns matched with the roles they go by.

Which words a role goes by stands in `vocabulary`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from attrs import field, frozen

from perfeval.numbers.amounts import Unit, read_amount
from perfeval.numbers.cells import Unreadable, is_nil
from perfeval.numbers.decimals import read_decimal
from perfeval.text.labels import joined, squeeze
from perfeval.text.numerals import narrow

__all__ = [
    "Roles",
    "is_bound",
    "is_figure",
    "is_quantity",
    "is_value",
    "matched",
    "role_of",
    "unwrapped",
]

_LONGEST: Final = 80
"""How long a label may be: what is longer is prose, and no pattern is tried on it."""
_ITEM: Final = re.compile(
    r"(?:[(（]?[0-9一二三四五六七八九十]{1,3}[)）]?[、.．:：)）]|[①-⑳]|指标[0-9]+)"
)

_QUANTITY: Final = re.compile(
    r"\A[≥≤≧≦=<>＞＜]?+\s*+[-+]?+[0-9][0-9.,]*+\s*+(?!级)[^0-9\s年月日天周、.:：()（）-]{0,4}+"
)
_BOUND: Final = re.compile(r"[≥≤≧≦=<>＞＜]*+[-+]?[0-9][0-9.,]*+[%％]?")
_BEGINS: Final = re.compile(r"\A\s*+[-+−＋－0-9０-９]")  # as every figure does


def unwrapped(text: str) -> str:
    r"""The text of a cell: wrapped lines unwrapped, listed items and paragraphs kept apart.

    >>> unwrapped("2 000\n余个"), unwrapped("1. 做好\n2. 做完")
    ('2 000余个', '1. 做好\n2. 做完')
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if any(len(line) >= 20 for line in lines[:-1]) or any(_ITEM.match(line) for line in lines[1:]):
        return "\n".join(lines)
    return joined("\n".join(lines))


def is_figure(text: str) -> bool:
    """Whether a cell holds a number, a percentage or an amount of money: never a label.

    >>> is_figure("1,393.97"), is_figure("96 %"), is_figure("财政拨款")
    (True, True, False)
    """
    if _BEGINS.match(text) is None:
        return False
    return _is_figure(text) if len(text) <= _LONGEST else _is_number(text)


def is_value(text: str) -> bool:
    """Whether a cell holds a figure, or says that there is none.

    >>> is_value("96 %"), is_value("—"), is_value("里程")
    (True, True, False)
    """
    return is_figure(text) or is_nil(squeeze(text))


def _is_number(text: str) -> bool:
    plain = narrow(joined(text)).strip()
    if read_decimal(plain.removesuffix("%").strip()) is not None:
        return True
    return not is_nil(plain) and not isinstance(read_amount(plain, Unit.YUAN), Unreadable)


_is_figure: Final = lru_cache(maxsize=4096)(_is_number)
"""The same of short texts: the recognisers ask it of every cell, one after the other."""


def is_quantity(text: str) -> bool:
    """Whether a cell holds a figure, or one with a sign or a unit; times and dates are none.

    >>> is_quantity("≥50个"), is_quantity("98分"), is_quantity("2023年")
    (True, True, False)
    """
    plain = narrow(joined(text)).strip()
    return is_figure(text) or _QUANTITY.fullmatch(plain) is not None


def is_bound(text: str) -> bool:
    """Whether a cell holds a figure alone, or one with a sign: never a heading.

    >>> is_bound("≥ 95％"), is_bound("50个"), is_bound("2023年")
    (True, False, False)
    """
    return matched(_BOUND, text) is not None


def matched(pattern: re.Pattern[str], label: str) -> re.Match[str] | None:
    """The match of a pattern with a whole label, squeezed; None, too, where it is longer than any.

    >>> matched(re.compile("自评得分(.*)"), "自 评 得 分（10分）")[1]
    '(10分)'
    """
    return pattern.fullmatch(squeeze(label)) if len(label) <= _LONGEST else None


@frozen(eq=False)
class Roles:
    """The roles that columns may have, each with the pattern of its headings; first come first.

    `any` is the pattern of all headings: most texts are none, and are asked once.
    """

    pairs: tuple[tuple[str, re.Pattern[str]], ...]
    any: re.Pattern[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        each = (pattern.pattern.removeprefix(r"\A") for _, pattern in self.pairs)
        whole = rf"\A(?:{'|'.join(each)})"
        object.__setattr__(self, "any", re.compile(whole))

    @classmethod
    def of(cls, *pairs: tuple[str, str]) -> Roles:
        """The roles of these patterns, which are asked of the whole of a heading."""
        return cls(_compiled(pairs))

    def behind(self, *pairs: tuple[str, str]) -> Roles:
        """These roles, behind others that come first."""
        return Roles((*_compiled(pairs), *self.pairs))


def _compiled(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    whole = ((role, rf"\A(?:{pattern})") for role, pattern in pairs)
    return tuple((role, re.compile(pattern)) for role, pattern in whole)


def role_of(label: str, roles: Roles) -> str:
    """What a column with this heading is for; empty where the heading is not known.

    >>> roles = Roles.of(("outturn", "(?:全年)?执行数"))
    >>> role_of("全 年\\n执行数", roles), role_of("备注", roles)
    ('outturn', '')
    """
    return _role_of(label, roles) if len(label) <= _LONGEST else ""


@lru_cache(maxsize=4096)
def _role_of(label: str, roles: Roles) -> str:
    plain = squeeze(label)
    if roles.any.fullmatch(plain) is None:
        return ""
    return next((role for role, pattern in roles.pairs if pattern.fullmatch(plain)), "")
