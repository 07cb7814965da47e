"""What a number format says: its sections, which numbers each is for, and what each prints.

A code such as ``[>=10000]0!.0,"万";0.00;;@`` has up to four sections: for positive numbers,
negative ones, zero and text, or for the numbers on one side of a limit. Sources: ECMA-376 part 1,
18.8.30 and 18.8.31.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from attrs import frozen

from perfeval.forms.sources.excel.formats.format_section import Section, read_section
from perfeval.forms.sources.excel.formats.stored_number import StoredNumber, read_stored

__all__ = ["GENERAL", "Choice", "FormatCode", "read_code"]

GENERAL: Final = "General"
_TOKEN: Final = re.compile(
    r'"[^"]*"?|[\\!].?|[_*].?|\[[^\]]*\]?|General|G/通用格式|E[+-]|.', re.DOTALL | re.IGNORECASE
)
_CONDITION: Final = re.compile(r"\[(<=|>=|<>|<|>|=)([^\[\]]*+)\]")
_OPERATORS: Final[dict[str, Callable[[int, int], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


@frozen
class Condition:
    """The numbers that a section is for: those that stand so to the limit."""

    sign: str
    limit: StoredNumber = StoredNumber(0, 0)

    def holds(self, number: StoredNumber) -> bool:
        """Whether `number` is one of them."""
        return _OPERATORS[self.sign](*number.beside(self.limit))

    @property
    def only_negative(self) -> bool:
        """Whether every number that it holds for is below zero."""
        return self.sign in {"<", "<=", "="} and self.limit.digits < (self.sign == "<")

    @property
    def all_positive(self) -> bool:
        """Whether it holds for every number above zero."""
        return self.sign in {">", ">="} and self.limit.digits <= 0


@frozen
class Choice:
    """A section with the numbers that it is for; of `negative` numbers alone it shows no sign."""

    section: Section
    condition: Condition | None = None
    negative: bool = False


@frozen
class FormatCode:
    """The sections of a format: for numbers, in the order in which they are tried, and for text."""

    numbers: tuple[Choice, ...]
    text: Section | None = None

    def choice(self, number: StoredNumber) -> Choice | None:
        """The section that prints `number`; None where the format has none for it."""
        for choice in self.numbers:
            if choice.condition is None or choice.condition.holds(number):
                return choice
        return None


@lru_cache(maxsize=2048)
def read_code(code: str) -> FormatCode:
    """The sections of a number format; none for numbers where there are more than four.

    >>> read_code("0.00;;").choice(StoredNumber(-5, 0)).section.kind
    <Kind.NOTHING: 'nothing'>
    """
    parts = list(_split(code))
    text = None
    if len(parts) == 4 or "@" in parts[-1]:
        text = read_section([token for token in parts[-1] if _condition(token) is None])
        parts = parts if len(parts) == 1 else parts[:-1]
    return FormatCode(tuple(_choices(parts)) if len(parts) < 4 else (), text)


def _split(code: str) -> Iterator[list[str]]:
    tokens: list[str] = []
    for token in _TOKEN.findall(code):
        if token == ";":
            yield tokens
            tokens = []
        else:
            tokens.append(token)
    yield tokens


def _choices(parts: list[list[str]]) -> Iterator[Choice]:
    """The sections with their conditions; one that names none has that of its position."""
    usual = {1: [""], 2: [">=", ""], 3: [">", "<", ""]}[len(parts)]
    all_positive = False
    for tokens, sign in zip(parts, usual, strict=True):
        named = [found for token in tokens if (found := _condition(token)) is not None]
        condition = named[0] if named else Condition(sign) if sign else None
        if not sign and len(parts) == 3:
            condition = None  # what is left
        negative = condition.only_negative if condition else all_positive
        all_positive = all_positive or (condition is not None and condition.all_positive)
        section = read_section([token for token in tokens if _condition(token) is None])
        yield Choice(section, condition, negative)


def _condition(token: str) -> Condition | None:
    match = _CONDITION.fullmatch(token)
    limit = read_stored(match[2]) if match else None
    return Condition(match[1], limit) if match and limit else None
