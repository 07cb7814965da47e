"""A formula on one line: 1/2, 10², √(x+1), kept apart from what stands before and after it.

On the page a fraction or an exponent has a place of its own; on one line it would run together
with the figures beside it (3½ is not 31/2). What has such structure is `apart`: it gets brackets
where a letter, a figure or a sign of a figure adjoins it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from attrs import frozen

__all__ = [
    "Term",
    "fraction",
    "grouped",
    "line",
    "lowered",
    "power",
    "raised",
    "root",
    "set_apart",
    "subscript",
    "total",
]

_RAISED: Final = str.maketrans(
    "0123456789+-=()−＋－（）０１２３４５６７８９", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾⁻⁺⁻⁽⁾⁰¹²³⁴⁵⁶⁷⁸⁹"
)
_LOWERED: Final = str.maketrans(
    "0123456789+-=()−＋－（）０１２３４５６７８９", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎₋₊₋₍₎₀₁₂₃₄₅₆₇₈₉"
)
_DIGIT: Final = re.compile(r"[0-9０-９]")
_SIGNED: Final = re.compile(r"[+\-−＋－]?[0-9０-９]{1,20}")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_SIMPLE: Final = re.compile(r"[\w.%]{0,80}")
_LONGEST: Final = 200
_JOINING: Final = frozenset(".,%‰+-−±．，％＋－/^_√⁄")


@frozen
class Term:
    """A part of a formula on one line; `apart` where it must not run together with others."""

    text: str
    apart: bool = False


def raised(text: str) -> str:
    """`text` with its digits and their signs as Unicode superscripts, where it has digits.

    >>> raised("-2"), raised("th")
    ('⁻²', 'th')
    """
    return text.translate(_RAISED) if _DIGIT.search(text) else text


def lowered(text: str) -> str:
    """The same as subscripts.

    >>> lowered("2")
    '₂'
    """
    return text.translate(_LOWERED) if _DIGIT.search(text) else text


def set_apart(before: str, text: str, after: str) -> str:
    """`text` in brackets, where the end of `before` or the beginning of `after` would join it.

    >>> set_apart("3", "1/2", ""), set_apart("", "1/2", "")
    ('(1/2)', '1/2')
    """
    return f"({text})" if (_joins(before[-1:]) or _joins(after[:1])) and text else text


def _joins(letter: str) -> bool:
    return letter.isalnum() or letter in _JOINING if letter else False


def line(terms: Sequence[Term]) -> Term:
    """Several terms as one, each kept apart from its neighbours where it must be.

    >>> line([Term("3"), fraction(Term("1"), Term("2"))]).text
    '3(1/2)'
    """
    if len(terms) == 1:
        return terms[0]
    made: list[str] = []
    for place, term in enumerate(terms):
        after = terms[place + 1].text if place + 1 < len(terms) else ""
        before = made[-1] if made else ""
        made.append(set_apart(before, term.text, after) if term.apart else term.text)
    return Term("".join(made), any(term.apart for term in terms))


def grouped(term: Term) -> str:
    """A term as an operand: in brackets unless it is one word or figure, or has them."""
    simple = _SIMPLE.fullmatch(term.text) is not None
    return term.text if simple or _is_bracketed(term.text) else f"({term.text})"


def _is_bracketed(text: str) -> bool:
    """Whether one pair of brackets stands around the whole text."""
    if not text.startswith("(") or len(text) > _LONGEST:
        return False
    depth = 0
    for letter in text[:-1]:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth < 1:
            return False
    return text.endswith(")") and depth == 1


def fraction(over: Term, under: Term) -> Term:
    """A fraction.

    >>> fraction(Term("a+b"), Term("2")).text
    '(a+b)/2'
    """
    return Term(f"{grouped(over)}/{grouped(under)}", apart=True)


def power(base: Term, exponent: Term) -> Term:
    """A base with something raised beside it: a unit (m²) stays one, a figure stands apart.

    >>> power(Term("10"), Term("2")), power(Term("m"), Term("2"))
    (Term(text='10²', apart=True), Term(text='m²', apart=False))
    """
    return _scripted(base, exponent, raised, "^")


def subscript(base: Term, index: Term) -> Term:
    """A base with something lowered beside it.

    >>> subscript(Term("CO"), Term("2")).text, subscript(Term("x"), Term("i+1")).text
    ('CO₂', 'x_(i+1)')
    """
    return _scripted(base, index, lowered, "_")


def root(degree: Term, base: Term) -> Term:
    """A root; a square one has an empty degree.

    >>> root(Term(""), Term("2")).text, root(Term("3"), Term("8")).text
    ('√2', '³√8')
    """
    if degree.text and not _SIGNED.fullmatch(degree.text):
        return Term(f"({degree.text})√{grouped(base)}", apart=True)
    return Term(f"{raised(degree.text)}√{grouped(base)}", apart=True)


def total(sign: str, low: Term, high: Term, inside: Term) -> Term:
    """A sum, a product or an integral, with its limits where it has them.

    >>> total("∑", Term("i=1"), Term("n"), Term("x")).text
    '∑_(i=1)^n(x)'
    """
    below = f"_{grouped(low)}" if low.text else ""
    above = f"^{grouped(high)}" if high.text else ""
    body = inside.text if _is_bracketed(inside.text) else f"({inside.text})"
    return Term(f"{sign}{below}{above}{body}", apart=True)


def _scripted(base: Term, script: Term, change: Callable[[str], str], sign: str) -> Term:
    if _SIGNED.fullmatch(script.text):
        return Term(f"{grouped(base)}{change(script.text)}", not _LETTERS.fullmatch(base.text))
    return Term(f"{grouped(base)}{sign}{grouped(script)}", apart=True) if script.text else base
