"""One section of a number format: what it prints around, between and instead of the digits.

Sources: ECMA-376 part 1, 18.8.30 and 18.8.31; ``!`` and ``\\`` both print the next character.
"""

from __future__ import annotations

import enum
import re
from typing import Final

from attrs import define, field, frozen

__all__ = ["Kind", "Section", "read_section"]

_COLOUR: Final = re.compile(
    r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?[0-9]{1,2}"
    r"|黑色?|蓝色?|青色?|绿色?|洋红色?|红色?|白色?|黄色?|颜色 ?[0-9]{1,2})\]",
    re.IGNORECASE,
)
_WHITE: Final = frozenset(
    {"[white]", "[白]", "[白色]", "[color2]", "[color 2]", "[颜色2]", "[颜色 2]"}
)
_GENERAL: Final = frozenset({"general", "g/通用格式", "@"})
_DATE: Final = frozenset("ymdhsabeg")  # a weekday, the eras of other calendars
_MOST_SLOTS: Final = 40


class Kind(enum.Enum):
    """What a section prints: nothing, words alone, a number in one of three ways, or who knows."""

    NOTHING = "nothing"
    WORDS = "words"
    GENERAL = "general"
    DIGITS = "digits"
    DATE = "date"
    UNKNOWN = "unknown"


@frozen(kw_only=True)
class Section:
    """The literal text `before` and `after` the number, and how the number is printed.

    At least `whole` digits are printed before the point and `least` behind it, and at most
    `decimals` there; `between` the whole digits stand literal texts, each with so many digits
    behind it. The number is divided by 1000 as often as `thousands` says, and multiplied by 100 as
    often as `percents`. Where there is no number, `before` is all that is printed.
    """

    kind: Kind
    raw: str
    coloured: bool = False
    white: bool = False
    before: str = ""
    after: str = ""
    whole: int = 0
    between: tuple[tuple[int, str], ...] = ()
    decimals: int = 0
    least: int = 0
    grouped: bool = False
    thousands: int = 0
    percents: int = 0


def read_section(tokens: list[str]) -> Section:
    """What the tokens of one section say.

    >>> read_section(["0", ".", "0", '"元"']).after
    '元'
    """
    scan = _Scan()
    for token in tokens:
        scan.take(token)
    return scan.section("".join(tokens))


@define
class _Scan:
    """One section while its tokens come."""

    coloured: bool = False
    white: bool = False
    known: bool = True
    general: bool = False
    slash: bool = False
    fraction: bool = False
    point: bool = False
    commas: int = 0
    percents: int = 0
    grouped: bool = False
    thousands: int = 0
    letters: set[str] = field(factory=set)
    words: str = ""
    before: str = ""
    after: str = ""
    slots: list[tuple[str, str]] = field(factory=list)
    decimals: str = ""

    def take(self, token: str) -> None:
        first = token[0]
        if first == "[":
            self._bracket(token)
        elif first == '"':
            self._literal(token[1:].removesuffix('"'))
        elif first in "\\!":
            self._literal(token[1:])
        elif first in "_*":
            return
        elif token.lower() in _GENERAL:
            self.known = self.known and not self.general and not self.slots
            self.general = True
        elif token in "0#?":
            self._digit(token)
        elif token == "." and not self.point:
            self.point = True
            self._scale()
            self.words += token
        elif token == "," and self.slots:
            self.commas += 1
        else:
            self._character(token)

    def section(self, raw: str) -> Section:
        """The section of which all tokens were taken."""
        self._scale()
        count = len(self.slots)
        between = [(count - at, text) for at, (_, text) in enumerate(self.slots, 1) if text]
        if between and between[-1][0] == 0 and not self.decimals:
            self.after = between.pop()[1] + self.after
        kind = self._kind(raw, plain=not between or not (self.grouped or self.decimals))
        zeros = [at for at, (placeholder, _) in enumerate(self.slots) if placeholder == "0"]
        return Section(
            kind=kind,
            raw=raw,
            coloured=self.coloured,
            white=self.white,
            before=self.words if kind is Kind.WORDS else self.before,
            after="" if kind is Kind.WORDS else self.after,
            whole=count - zeros[0] if zeros else 0,
            between=tuple(between),
            decimals=len(self.decimals),
            least=len(self.decimals.rstrip("#?")),
            grouped=self.grouped,
            thousands=self.thousands,
            percents=self.percents,
        )

    def _kind(self, raw: str, *, plain: bool) -> Kind:
        """The kind of the section; `plain`: its digits come in a way that is read."""
        numbered = bool(self.slots or self.decimals)
        plain = plain and not self.fraction and len(self.slots) <= _MOST_SLOTS
        if not self.known or (self.general and (numbered or self.percents)):
            return Kind.UNKNOWN
        if self.general:
            return Kind.GENERAL
        if self.letters:
            return Kind.DATE if self.letters & {"y", "d"} or self.letters == {"m"} else Kind.UNKNOWN
        if numbered:
            return Kind.DIGITS if plain else Kind.UNKNOWN
        if self.words.strip():
            return Kind.WORDS
        return Kind.UNKNOWN if "[" in raw else Kind.NOTHING

    def _bracket(self, token: str) -> None:
        """A colour; a currency or a locale, which print nothing that matters; or who knows."""
        colour = _COLOUR.fullmatch(token) is not None
        self.coloured = self.coloured or colour
        self.white = self.white or token.lower() in _WHITE
        self.known = self.known and (colour or token.startswith("[$"))

    def _character(self, token: str) -> None:
        """A character that prints as it is, part of a date, or of a number written with E."""
        self.known = self.known and len(token) == 1
        self.percents += token == "%"
        self.slash = self.slash or token == "/"
        self.fraction = self.fraction or (self.slash and token.isdigit())
        self.letters |= _DATE & {token.lower()}
        self._literal(token)

    def _digit(self, token: str) -> None:
        self.fraction = self.fraction or self.slash
        if self.point:
            self.known = self.known and not self.after
            self.decimals += token
            return
        self.grouped = self.grouped or self.commas > 0
        self.commas = 0
        self.slots.append((token, ""))

    def _literal(self, text: str) -> None:
        self.words += text
        if self.point or self.general:
            self.after += text
        elif self.slots:
            placeholder, literal = self.slots[-1]
            self.slots[-1] = (placeholder, literal + text)
        else:
            self.before += text

    def _scale(self) -> None:
        """Commas behind the last whole digit, or the last digit, divide by 1000."""
        self.thousands += self.commas
        self.commas = 0
