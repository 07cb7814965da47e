"""Which words of the lexicon the reader knows by its patterns: asked here and nowhere else.

No public function says it, so this looks into `perfeval.forms`; it moves with the reader's words.
"""

from __future__ import annotations

from typing import Final

from perfeval.forms.words.labels import Roles, role_of
from perfeval.forms.words.vocabulary import FUND_COLUMNS, INDICATOR_COLUMNS, SHEET_COLUMNS

__all__ = ["is_known"]

_NAMES: Final = {"target": "value", "measure": "unit"}


def is_known(role: str, word: str) -> bool:
    """Whether a heading is known for what it is by the reader's patterns.

    >>> is_known("row.actual", "实际完成值"), is_known("row.actual", "截至12月底实际达到水平")
    (True, False)
    """
    table, _, name = role.partition(".")
    roles: Roles = FUND_COLUMNS if table == "fund" else INDICATOR_COLUMNS
    wanted = _NAMES.get(name, name)
    found = role_of(word.replace("{y}", "2023"), roles)
    return found == wanted or (name == "clause" and role_of(word, SHEET_COLUMNS) == wanted)
