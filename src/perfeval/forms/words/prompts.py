"""What an empty field of a form says for itself: 单击此处输入文字, 请选择."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_prompt"]

_LONGEST: Final = 40
_PROMPT: Final = re.compile(
    r"请?(?:(?:单击|点击|点按|轻触|轻点|双击)[或和、/]?){1,3}(?:此处|这里|此)(?:可以?|来|并|以)?"
    r"(?:输入|键入|填写|添加|选择)[^。.，,0-9]{0,8}[。.]?"
    r"|(?:click|tap)(?: or tap)?(?: here)? to (?:enter|add|choose) [a-z ]{1,20}\.?"
    r"|(?:选择一项|choose an item)[。.]?"
    r"|[-—=\s]{0,6}请选择(?:等级|项目|单位|年度|一项)?[-—=.…。\s]{0,6}",
    re.IGNORECASE,
)


def is_prompt(text: str) -> bool:
    """Whether a text only asks for one to be entered.

    >>> is_prompt("单击或点击此处输入文字。"), is_prompt("--请选择--"), is_prompt("请选择性支持")
    (True, True, False)
    >>> is_prompt("Click or tap here to enter text."), is_prompt("点击量")
    (True, False)
    """
    plain = " ".join(text.split())
    return len(plain) <= _LONGEST and _PROMPT.fullmatch(plain) is not None
