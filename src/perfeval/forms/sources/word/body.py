"""Word documents (.docx): the body as paragraphs and grids, walked in one pass.

Text that Word hides is left out and noted, inserted text is read and deleted text is not, and the
numbers that Word puts before paragraphs by itself are put back.
"""

from __future__ import annotations

from typing import ClassVar, Final

from attrs import define, field

from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.cleaning import Cleaner
from perfeval.forms.sources.grid import Block, Paragraph
from perfeval.forms.sources.markup import parse
from perfeval.forms.sources.usage import Usage
from perfeval.forms.sources.word.numbering import Numbering
from perfeval.forms.sources.word.tables import WordTables

__all__ = ["read_word"]

_SKIPPED: Final = frozenset(
    {"Fallback", "instrText", "delText", "moveFrom", "del", "rPrChange", "pPrChange"}
)
_TRACKED: Final = frozenset({"ins", "del", "moveFrom", "moveTo"})
_PICTURES: Final = frozenset({"drawing", "pict", "object"})
_SYMBOLS: Final = {"tab": "\t", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}
_COLUMNS: Final = frozenset({"gridBefore", "gridAfter", "gridSpan", "vMerge"})
_LISTED: Final = frozenset({"pStyle", "numId", "ilvl"})


def read_word(archive: Archive, part: str, usage: Usage) -> tuple[Block, ...]:
    """The blocks in the main part of a Word archive. Raises `DecodeError`."""
    body = _Body(part, usage, Numbering(archive, part, usage))
    parse(archive, part, body, usage)
    body.note_changes()
    return tuple(body.blocks)


@define
class _OpenParagraph:
    """A paragraph being read: its text, and the list, level and style that it names."""

    texts: list[str] = field(factory=list)
    style: str = ""
    number: str = ""
    level: int | None = None


class _Body:
    """Takes the elements of `word/document.xml` and builds blocks."""

    wanted: ClassVar[frozenset[str]] = frozenset(
        {*_SKIPPED, *_TRACKED, *_PICTURES, *_SYMBOLS, *_COLUMNS, *_LISTED}
        | {"t", "p", "r", "vanish", "tbl", "tr", "tc", "pPr", "tabs"}
    )

    def __init__(self, part: str, usage: Usage, numbering: Numbering) -> None:
        self.blocks: list[Block] = []
        self._part = part
        self._usage = usage
        self._numbering = numbering
        self._cleaner = Cleaner(usage)
        self._tables = WordTables(part, usage, self._cleaner)
        self._paragraphs: list[_OpenParagraph] = []
        self._skip = 0
        self._text = False
        self._hidden = False
        self._tracked: dict[str, int] = {}
        self._count = 0
        self._property = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _TRACKED:
            at = self._place()
            self._tracked[at] = self._tracked.get(at, 0) + 1
        if self._skip or name in _SKIPPED:
            self._skip += 1
        elif name == "t":
            self._text = not self._hidden
        elif name == "p":
            self._paragraphs.append(_OpenParagraph())
        elif name == "r":
            self._hidden = False
        elif name in _SYMBOLS:
            self._symbol(name)
        elif name == "vanish":
            self._vanish(attributes)
        elif name in _LISTED:
            self._list(name, attributes.get("val", ""))
        elif name == "tbl":
            self._tables.begin_table()
        elif self._tables.open:
            self._table(name, attributes)
        if name in {"pPr", "tabs"}:
            self._property += 1

    def end(self, name: str) -> None:
        if name in {"pPr", "tabs"} and self._property:
            self._property -= 1
        if self._skip:
            self._skip -= 1
        elif name == "t":
            self._text = False
        elif name == "p":
            self._close_paragraph()
        elif name == "tbl":
            self.blocks += self._tables.end_table()
        elif name == "tc" and self._tables.open:
            self._tables.end_cell()
        elif name == "tr" and self._tables.open:
            self._tables.end_row()

    def data(self, text: str) -> None:
        if self._text and not self._skip and self._paragraphs:
            self._usage.spend("text", len(text), self._part)
            self._paragraphs[-1].texts.append(text)

    def note_changes(self) -> None:
        """Note what was changed with the changes kept, and what had to go."""
        for at, count in self._tracked.items():
            text = f"{count}处修订：插入的文字已读入，删除的未读入"
            self._usage.note("tracked_change", at, text)
        self._cleaner.note_changes()

    def _table(self, name: str, attributes: dict[str, str]) -> None:
        """An element within a table."""
        if name == "tr":
            self._tables.begin_row()
        elif name == "tc":
            self._tables.begin_cell()
        elif name in _COLUMNS:
            self._tables.property(name, attributes)
        elif name in _PICTURES and self._tables.in_cell:
            self._tables.picture()

    def _symbol(self, name: str) -> None:
        if self._paragraphs and not self._property:
            self._paragraphs[-1].texts.append(_SYMBOLS[name])

    def _list(self, name: str, value: str) -> None:
        """The style, the list or the level that the open paragraph names."""
        if not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        if name == "pStyle":
            paragraph.style = value
        elif name == "numId":
            paragraph.number = value
        elif value.isascii() and value.isdigit():
            paragraph.level = int(value[:2])

    def _vanish(self, attributes: dict[str, str]) -> None:
        if attributes.get("val", "true") not in {"0", "false", "off"} and not self._property:
            self._hidden = True
            self._usage.note("hidden_text", self._place(), "隐藏文字未读入")

    def _close_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        text = "".join(paragraph.texts)
        label = self._numbering.label(paragraph.style, paragraph.number, paragraph.level)
        if label:
            self._usage.spend("text", len(label), self._part)
            gap = " " if label[-1:].isascii() and text[:1].isdigit() else ""
            text = f"{label}{gap}{text}"
        if self._tables.in_cell:
            self._tables.line(text)
            return
        self._count += 1
        at = f"第{self._count}段"
        text = self._cleaner.clean(text, at)
        if text != label and text:
            self._usage.spend("lines", 1, self._part)
            self.blocks.append(Paragraph(text=text, at=at))

    def _place(self) -> str:
        return self._tables.place() if self._tables.open else f"第{self._count + 1}段"
