"""Fields: what stands between begin and separate is code, what stands before end is the result.

The result is read, the code is not. Some fields have no result, because Word draws them from their
code: equations, check boxes, symbols, buttons. Source: ECMA-376 part 1, 17.16.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

from perfeval.forms.sources.word.formulas import Term, equation
from perfeval.forms.sources.word.switches import is_on
from perfeval.forms.sources.word.symbols import symbol, unread

__all__ = ["FORM_ELEMENTS", "Field"]

FORM_ELEMENTS: Final = frozenset(
    {"checkBox", "ddList", "default", "checked", "result", "listEntry"}
)
"""The elements of `w:ffData` that say what a form field shows."""
_LONGEST: Final = 2_000
_ENTRY: Final = re.compile("[0-9]{1,4}")
_BOXES: Final = {True: "☒", False: "☐"}
_SYMBOL: Final = re.compile(r"(0x[0-9A-Fa-f]{1,6}|[0-9]{1,7})(?= |\Z)")
_FONT: Final = re.compile(r"\\f ?\"?([^\"\\]{1,60})")
_COUNTED: Final = frozenset({"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"})
_OUTSIDE: Final = frozenset({"LINK", "INCLUDETEXT", "DDE", "DDEAUTO", "DATABASE"})


@define
class Field:
    """A field that is open; `simple` where it is one element, `w:fldSimple`.

    `before` counts the texts of its paragraph when its result began.
    """

    simple: bool = False
    has_result: bool = False
    before: int = 0
    withheld: list[str] = field(factory=list)
    _code: list[str] = field(factory=list)
    _size: int = 0
    _form: dict[str, str] = field(factory=dict)
    _entries: list[str] = field(factory=list)

    def tell(self, code: str) -> None:
        """A part of the code."""
        if self._size < _LONGEST:
            self._code.append(code[: _LONGEST - self._size])
        self._size += len(code)

    def form(self, name: str, attributes: dict[str, str]) -> None:
        """An element that says what a form field shows."""
        if name == "listEntry":
            self._entries.append(attributes.get("val", ""))
        else:
            self._form[name] = attributes.get("val", "true")

    @property
    def code(self) -> str:
        """The code, as far as it is kept, its words one blank apart."""
        return " ".join("".join(self._code).split())

    @property
    def outside(self) -> bool:
        """Whether the result comes from another file."""
        return self._kind in _OUTSIDE

    @property
    def computed(self) -> bool:
        """Whether the result is that of a formula over cells of the table."""
        return self.code.startswith("=")

    @property
    def is_guide(self) -> bool:
        """Whether it draws a phonetic guide above a word."""
        code = self.code.lower()
        return self._kind == "EQ" and "\\o" in code and "\\up" in code

    @property
    def _kind(self) -> str:
        return self.code.partition(" ")[0].partition("\\")[0].upper()

    def drawn(self) -> Term:
        """What Word draws for a field without a result; the empty term where that is nothing.

        >>> field = Field(); field.tell(" EQ \\\\f(1,2) "); field.drawn().text
        '1/2'
        """
        kind, rest = self._kind, self.code[len(self._kind) :].strip()
        if "checkBox" in self._form:
            return Term(_BOXES[is_on(self._form.get("checked", self._form.get("default", "0")))])
        if self._entries:
            return Term(self._entry())
        if kind == "EQ":
            made = None if self._size > _LONGEST else equation(rest)
            return made if made is not None else Term(unread("field: EQ ..."))
        if kind == "SYMBOL":
            return Term(_symbol(rest))
        if kind in _COUNTED:
            return Term(unread(f"field: {kind} ..."))
        if kind in {"MACROBUTTON", "GOTOBUTTON"}:
            return Term(rest.partition(" ")[2])
        return Term("")

    def _entry(self) -> str:
        """The entry of a drop-down list that is chosen."""
        number = self._form.get("result", self._form.get("default", "0"))
        chosen = int(number) if _ENTRY.fullmatch(number) else 0
        return self._entries[chosen] if chosen < len(self._entries) else self._entries[0]


def _symbol(rest: str) -> str:
    """What a SYMBOL field draws: a code, decimal or hexadecimal, in a font."""
    code = _SYMBOL.match(rest)
    if code is None:
        return unread("symbol: U+?")
    font = _FONT.search(rest)
    number = int(code[1], 16 if code[1].startswith("0x") else 10)
    return symbol(font[1].strip() if font else "", f"{number:X}")
