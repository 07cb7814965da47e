"""Texts as a table of data may hold them: nothing in them is a formula, and nothing is hidden."""

from __future__ import annotations

from typing import Final

from perfeval.text.policy import visible

__all__ = ["is_formula", "neutral"]

_STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
"""With what a program for tables begins a formula; it takes the wide signs for narrow ones."""


def is_formula(text: str) -> bool:
    """Whether a program for tables might take `text` for a formula when it is typed or imported.

    >>> is_formula("=1+1"), is_formula("群众满意率 −1")
    (True, False)
    """
    return text.lstrip(" \n").startswith(_STARTS_A_FORMULA)


def neutral(text: str) -> str:
    """`text` for a file of plain text that such a program opens: an apostrophe before a formula.

    Control characters and invisible ones are shown by their code.

    >>> neutral("=HYPERLINK(1)"), neutral("某局\\u202e")
    ("'=HYPERLINK(1)", '某局\\\\u202e')
    """
    shown = visible(text)
    return f"'{shown}" if is_formula(shown) else shown
