"""The texts of cells unwrapped, and the headings of columns matched with the roles they go by.

Which words a role goes by stands in `vocabulary`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from attrs import frozen

from perfeval.text.labels import joined, squeeze

__all__ = ["Roles", "role_of", "unwrapped"]

_LONGEST: Final = 80
_ITEM: Final = re.compile(
    r"(?:[(（]?[0-9一二三四五六七八九十]{1,3}[)）]?[、.．:：)）]|[①-⑳]|指标[0-9]+)"
)


def unwrapped(text: str) -> str:
    r"""The text of a cell: wrapped lines unwrapped, listed items and paragraphs kept apart.

    >>> unwrapped("2 000\n余个"), unwrapped("1. 做好\n2. 做完")
    ('2 000余个', '1. 做好\n2. 做完')
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if any(len(line) >= 20 for line in lines[:-1]) or any(_ITEM.match(line) for line in lines[1:]):
        return "\n".join(lines)
    return joined("\n".join(lines))


@frozen(eq=False)
class Roles:
    """The roles that columns may have, each with the pattern of its headings; first come first."""

    pairs: tuple[tuple[str, re.Pattern[str]], ...]

    @classmethod
    def of(cls, *pairs: tuple[str, str]) -> Roles:
        """The roles of these patterns, which are asked of the whole of a heading."""
        whole = ((role, rf"\A(?:{pattern})") for role, pattern in pairs)
        return cls(tuple((role, re.compile(pattern)) for role, pattern in whole))

    def behind(self, *pairs: tuple[str, str]) -> Roles:
        """These roles, behind others that come first."""
        return Roles((*Roles.of(*pairs).pairs, *self.pairs))


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
    return next((role for role, pattern in roles.pairs if pattern.fullmatch(plain)), "")
