"""What the cells of a workbook share: texts, and the formats of numbers."""

from __future__ import annotations

from typing import ClassVar, Final

from attrs import define, field

from perfeval.forms.sources.excel.cell_looks import CellLook, Looks
from perfeval.forms.sources.excel.formats.format_code import GENERAL
from perfeval.forms.sources.excel.formats.number_format import BUILT_IN
from perfeval.forms.sources.excel.rich_text import RichText, Seen
from perfeval.text.policy import without_forbidden

__all__ = ["SharedStrings", "Styles", "whole_number"]

_LONGEST_FORMAT: Final = 255  # what spreadsheets themselves allow
_MOST_FORMATS: Final = 1_000  # spreadsheets allow 250
_TOO_MANY: Final = "[?]"  # a format that is not understood, so that the number held is read


@define
class SharedStrings:
    """Takes `xl/sharedStrings.xml`: the texts that cells share, without phonetic hints."""

    wanted: ClassVar[frozenset[str]] = frozenset({"si", "rPh"}) | RichText.elements

    texts: list[Seen] = field(factory=list)
    _text: RichText = field(factory=RichText)
    _open: bool = False
    _phonetic: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._text = RichText()
        elif name == "rPh":
            self._phonetic = True
        elif not self._phonetic:
            self._text.start(name, attributes)
            self._open = name == "t"

    def end(self, name: str) -> None:
        if name == "si":
            self.texts.append(self._text.seen())
        elif name == "rPh":
            self._phonetic = False
        else:
            self._open = False

    def data(self, text: str) -> None:
        if self._open:
            self._text.data(text)


@define
class Styles:
    """Takes `xl/styles.xml`: the number format of each cell style, and how it makes text look."""

    wanted: ClassVar[frozenset[str]] = (
        frozenset({"cellXfs", "numFmt", "xf", "fonts", "fills"}) | Looks.elements
    )

    custom: dict[int, str] = field(factory=dict)
    formats: list[int] = field(factory=list)
    _looks: Looks = field(factory=Looks)
    _drawn: list[tuple[int, int]] = field(factory=list)  # the font and the fill of each style
    _inside: str = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in {"cellXfs", "fonts", "fills"}:
            self._inside = name
        elif self._inside in {"fonts", "fills"}:
            self._looks.start(self._inside, name, attributes)
        elif name == "numFmt":
            code = without_forbidden(attributes.get("formatCode", "")[:_LONGEST_FORMAT])
            number = whole_number(attributes.get("numFmtId", ""))
            self.custom[number] = code if len(self.custom) < _MOST_FORMATS else _TOO_MANY
        elif name == "xf" and self._inside:
            self.formats.append(whole_number(attributes.get("numFmtId", "")))
            font, fill = (whole_number(attributes.get(key, "")) for key in ("fontId", "fillId"))
            self._drawn.append((font, fill))

    def end(self, name: str) -> None:
        if name == self._inside:
            self._inside = ""

    def data(self, text: str) -> None:
        """The part holds no text."""

    def codes(self) -> list[str]:
        """The format of each style, by its number."""
        return [self.custom.get(each) or BUILT_IN.get(each, GENERAL) for each in self.formats]

    def looks(self) -> list[CellLook]:
        """How the text of each style looks, by its number."""
        return [self._looks.look(font, fill) for font, fill in self._drawn]


def whole_number(text: str) -> int:
    """A small number in an attribute; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
