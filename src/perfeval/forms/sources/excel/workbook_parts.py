"""What the cells of a workbook share: texts, and the formats of numbers."""

from __future__ import annotations

from typing import ClassVar, Final

from attrs import define, field

from perfeval.forms.sources.excel.formats.format_code import GENERAL
from perfeval.forms.sources.excel.formats.number_format import BUILT_IN
from perfeval.text.policy import without_forbidden

__all__ = ["SharedStrings", "Styles", "whole_number"]

_LONGEST_FORMAT: Final = 255  # what spreadsheets themselves allow
_MOST_FORMATS: Final = 1_000  # spreadsheets allow 250
_TOO_MANY: Final = "[?]"  # a format that is not understood, so that the number held is read


@define
class SharedStrings:
    """Takes `xl/sharedStrings.xml`: the texts that cells share, without phonetic hints."""

    wanted: ClassVar[frozenset[str]] = frozenset({"si", "rPh", "t"})

    texts: list[str] = field(factory=list)
    _pieces: list[str] = field(factory=list)
    _open: bool = False
    _phonetic: bool = False

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._phonetic = True
        else:
            self._open = not self._phonetic

    def end(self, name: str) -> None:
        if name == "si":
            self.texts.append("".join(self._pieces))
        elif name == "rPh":
            self._phonetic = False
        else:
            self._open = False

    def data(self, text: str) -> None:
        if self._open:
            self._pieces.append(text)


@define
class Styles:
    """Takes `xl/styles.xml`: the number format of each cell style."""

    wanted: ClassVar[frozenset[str]] = frozenset({"cellXfs", "numFmt", "xf"})

    custom: dict[int, str] = field(factory=dict)
    formats: list[int] = field(factory=list)
    _inside: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "cellXfs":
            self._inside = True
        elif name == "numFmt":
            code = without_forbidden(attributes.get("formatCode", "")[:_LONGEST_FORMAT])
            number = whole_number(attributes.get("numFmtId", ""))
            self.custom[number] = code if len(self.custom) < _MOST_FORMATS else _TOO_MANY
        elif name == "xf" and self._inside:
            self.formats.append(whole_number(attributes.get("numFmtId", "")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False

    def data(self, text: str) -> None:
        """The part holds no text."""

    def codes(self) -> list[str]:
        """The format of each style, by its number."""
        return [self.custom.get(each) or BUILT_IN.get(each, GENERAL) for each in self.formats]


def whole_number(text: str) -> int:
    """A small number in an attribute; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
