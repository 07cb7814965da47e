"""控制率＝实际支出数÷预算数×100%: how a sheet says that a rate is computed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from perfeval.drafts.clauses.wording import END, Wording

__all__ = ["Formula", "formula_at", "formula_for", "prints_formula"]


@frozen
class Formula:
    """The name of a rate and the formula behind its sign of equality."""

    name: str
    text: str


_SIDE: Final = r"(?:[^0-9%≤≥<>=,;。×*]|[0-9]{1,4}(?=[年月日]))"
_FORMULA: Final = re.compile(
    rf"(?P<name>[^0-9%≤≥<>=,;。:÷/×*]{{2,24}})="
    rf"(?P<text>{_SIDE}{{2,60}}[÷/]{_SIDE}{{2,60}}(?:[×*xX]100%)?){END}"
)
_PRINTED: Final = re.compile(r"=[^=;。]{1,120}[÷/]")
_QUOTES: Final = re.compile("[“”\"'‘’]")
_OPENS: Final = re.compile(r"\A|[,;。:]")


def formula_at(text: str, start: int) -> tuple[Formula, int] | None:
    """The formula that begins at `start`, and where it ends; or None."""
    match = _FORMULA.match(text, start)
    return None if match is None else (Formula(match["name"], match["text"]), match.end())


def formula_for(name: str, meaning: str) -> str:
    """The formula of a rate in its 指标解释; empty where none is for this name, or several are.

    >>> formula_for("到位率", "到位率＝（实际到位数/计划数）×100%。实际到位数：落实的资金。")
    '(实际到位数/计划数)×100%'
    """
    text = Wording.of(meaning).plain
    names = ((made, _QUOTES.sub("", made.name)) for made in _formulas(text))
    found = {made.text for made, called in names if called == name or name.endswith(called)}
    return found.pop() if len(found) == 1 else ""


def prints_formula(meaning: str) -> bool:
    """Whether a 指标解释 prints a formula of any kind, read or not.

    >>> prints_formula("到位率＝甲数÷乙数÷丙数"), prints_formula("反映资金/物资是否到位")
    (True, False)
    """
    return _PRINTED.search(Wording.of(meaning).plain) is not None


def _formulas(text: str) -> Iterator[Formula]:
    """Every formula that begins a part of a text."""
    for opening in _OPENS.finditer(text):
        made = formula_at(text, opening.end())
        if made is not None:
            yield made[0]
