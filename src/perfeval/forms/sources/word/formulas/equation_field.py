r"""The EQ field, which draws its own code: ``EQ \f(1,2)`` is ½, ``EQ \o\ac(○,10)`` is ⑩.

Word keeps no result of it. Chinese versions write it for enclosed characters (带圈字符) and for
phonetic guides (拼音指南). A code is read where it is made of switches that are known, and of no
other.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from perfeval.forms.sources.word.formulas.linear import (
    Term,
    fraction,
    line,
    lowered,
    raised,
    root,
    total,
)
from perfeval.forms.sources.word.styles.list_numerals import numeral

__all__ = ["equation"]

_DEEPEST: Final = 16
_SWITCH: Final = re.compile(r" ?\\([abdfilorsx])", re.IGNORECASE)
_OPTION: Final = re.compile(
    r" ?\\(?:([lrbfv]c)\\(.)|([a-z]{2}) ?([0-9]{0,4}))", re.IGNORECASE | re.DOTALL
)
_OPENING: Final = re.compile(r" ?\(")
_FORMAT: Final = re.compile(r"\\\* ?(?:\"[^\"]{0,80}\"|[^\s\"\\(]{1,80}) ?")
_RINGS: Final = frozenset("○◯〇")
_BOXES: Final = frozenset("□▢")
_TICKS: Final = {"√": "☑", "✓": "☑", "×": "☒", "✗": "☒"}
_ENCLOSED: Final = re.compile(r"[1-9]|1[0-9]|20")
_CLOSING: Final = {"(": ")", "[": "]", "{": "}", "<": ">"}
_SIGNS: Final = {"su": "∑", "pr": "∏"}


@frozen
class _Script(Term):
    """What stands above or below the line."""


class _Unknown(Exception):  # noqa: N818 - no error: it never leaves the module
    """The code holds something that is not known."""


def equation(code: str) -> Term | None:
    r"""What the code of an EQ field draws, behind the word EQ; None where it is not known.

    Its words stand one blank apart.

    >>> equation(r"\f(1,2)").text, equation(r"\o\ac(○,10)").text, equation(r"\z(1)")
    ('1/2', '⑩', None)
    """
    try:
        return line(_terms(code.strip(), 0, "", 0)[0])
    except _Unknown:
        return None


def _terms(code: str, at: int, stops: str, depth: int) -> tuple[list[Term], int]:
    """The terms from `at` on, up to one of the signs that stop them."""
    if depth > _DEEPEST:
        raise _Unknown
    terms: list[Term] = []
    while at < len(code) and code[at] not in stops:
        if code[at] == "(":
            inside, at = _elements(code, at, depth)
            terms.append(Term(f"({', '.join(each.text for each in inside)})"))
        elif code[at] != "\\":
            terms.append(Term(code[at]))
            at += 1
        elif code.startswith((r"\\", r"\(", r"\)", r"\,"), at):
            terms.append(Term(code[at + 1]))
            at += 2
        elif found := _FORMAT.match(code, at):
            at = found.end()
        else:
            term, at = _switch(code, at, depth)
            terms.append(term)
    return terms or [Term("")], at


def _elements(code: str, at: int, depth: int) -> tuple[list[Term], int]:
    """The elements in the brackets at `at`, between commas."""
    found: list[Term] = []
    while True:
        terms, at = _terms(code, at + 1, ",)", depth + 1)
        found.append(_stripped(terms))
        if at >= len(code):
            raise _Unknown
        if code[at] == ")":
            return found, at + 1


def _stripped(terms: list[Term]) -> Term:
    """The terms of one element as one, without the blanks around them."""
    while len(terms) > 1 and not terms[0].text.strip():
        del terms[0]
    while len(terms) > 1 and not terms[-1].text.strip():
        del terms[-1]
    return line(terms)


def _switch(code: str, at: int, depth: int) -> tuple[Term, int]:
    """What one switch with its options and elements draws."""
    switch = _SWITCH.match(code, at)
    if switch is None:
        raise _Unknown
    name, at = switch[1].lower(), switch.end()
    options: dict[str, str] = {}
    while found := _OPTION.match(code, at):
        options[(found[1] or found[3]).lower()] = found[2] or found[4] or ""
        at = found.end()
    opening = _OPENING.match(code, at)
    if opening is None:
        raise _Unknown
    elements, at = _elements(code, opening.end() - 1, depth)
    return _drawn(name, options, elements), at


def _drawn(name: str, options: dict[str, str], elements: list[Term]) -> Term:
    count = len(elements)
    if name == "f" and count == 2:
        return fraction(*elements)
    if name == "r" and count <= 2:
        return root(elements[0] if count == 2 else Term(""), elements[-1])
    if name == "s" and count == 1:
        change = lowered if "do" in options else raised
        return _Script(change(elements[0].text))
    if name == "s" and count == 2:
        return _Script(raised(elements[0].text) + lowered(elements[1].text))
    if name == "i" and count == 3:
        sign = next((_SIGNS[each] for each in options if each in _SIGNS), "∫")
        return total(sign, *elements)
    if name == "o":
        return _overstruck(elements)
    return _laid_out(name, options, elements)


def _laid_out(name: str, options: dict[str, str], elements: list[Term]) -> Term:
    """Brackets, boxes, lists, arrays and displacements."""
    texts = [element.text for element in elements]
    if name == "b" and len(texts) == 1:
        opening = options.get("lc") or options.get("bc") or "("
        other = options.get("rc") or _CLOSING.get(opening, opening)
        return Term(f"{opening}{texts[0]}{other}")
    if name == "x" and len(texts) == 1:
        return elements[0]
    if name == "l":
        return Term(", ".join(texts), apart=True)
    if name == "a":
        width = max(int(options.get("co") or 1), 1)
        rows = [", ".join(texts[at : at + width]) for at in range(0, len(texts), width)]
        return Term(f"[{'; '.join(rows)}]")
    if name == "d" and texts == [""]:
        return Term("")
    raise _Unknown


def _overstruck(elements: list[Term]) -> Term:
    """Several things printed one over the other: enclosed characters, phonetic guides."""
    base = [each for each in elements if not isinstance(each, _Script)]
    if len(base) == 1:
        return base[0]
    texts = [each.text for each in base]
    signs = [text for text in texts if text in _RINGS | _BOXES]
    inside = [text for text in texts if text not in _RINGS | _BOXES]
    if len(signs) != 1 or len(inside) != 1:
        raise _Unknown
    if signs[0] in _BOXES:
        return Term(_TICKS.get(inside[0]) or f"[{inside[0]}]")
    if _ENCLOSED.fullmatch(inside[0]):
        return Term(numeral(int(inside[0]), "decimalEnclosedCircle"))
    return Term(f"({inside[0]})")
