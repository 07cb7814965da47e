"""The body of a Word document as paragraphs and grids, walked in one pass.

Inserted text is read, deleted text is not, and the numbers that Word puts before paragraphs by
itself are put back. What stands within paragraphs, tables, other parts has readers of its own.
"""

from __future__ import annotations

from typing import Final

from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.cleaning import Cleaner
from perfeval.forms.sources.grid import Block, Paragraph
from perfeval.forms.sources.markup import parse
from perfeval.forms.sources.package import Relationships
from perfeval.forms.sources.usage import Usage
from perfeval.forms.sources.word.composition import composed
from perfeval.forms.sources.word.flow import Flow
from perfeval.forms.sources.word.inline import Inline
from perfeval.forms.sources.word.other_parts import REFERENCES, OtherParts
from perfeval.forms.sources.word.paragraphs import OpenParagraph
from perfeval.forms.sources.word.runs import Look
from perfeval.forms.sources.word.styles.numbering import Numbering, labelled
from perfeval.forms.sources.word.styles.styles import Styles
from perfeval.forms.sources.word.tables import End, Start, WordTables
from perfeval.forms.sources.word.unseen import note_unseen, quoted
from perfeval.forms.words.prompts import is_prompt

__all__ = ["Body", "read_word"]

_CHANGES: Final = ("rPr", "pPr", "tblPr", "tblPrEx", "trPr", "tcPr", "sectPr", "tblGrid")
_SKIPPED: Final = (
    *("del", "moveFrom", "delText", "delInstrText"),
    *(f"{name}Change" for name in _CHANGES),
)
_UNDERSTOOD: Final = frozenset(
    {"wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "w16se", "a14", "c14", "cx", "cx1"}
)
"""The usual prefixes of what Word itself draws, and no fallback for it."""
_TRACKED: Final = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"})


def read_word(archive: Archive, part: str, usage: Usage) -> tuple[Block, ...]:
    """The blocks in the main part of a Word archive. Raises `DecodeError`."""
    body = Body(archive, part, usage)
    parse(archive, part, body, usage)
    body.finish()
    return tuple(body.blocks)


class Body:
    """Takes the elements of `word/document.xml` and builds blocks."""

    def __init__(self, archive: Archive, part: str, usage: Usage) -> None:
        links = Relationships.of(archive, part, usage)
        self.blocks: list[Block] = []
        self._part = part
        self._usage = usage
        self._parts = OtherParts(archive, links, usage)
        self._styles = Styles(archive, links.first("styles"), usage)
        self._numbering = Numbering(archive, links.first("numbering"), usage)
        self._cleaner = Cleaner(usage)
        self._tables = WordTables(part, usage, self._cleaner)
        self._flow = Flow(part, usage, self._styles, self._tables)
        self._inline = Inline(self._flow, self._tables, usage, self._place)
        self._skip = 0
        self._chosen: list[bool] = []
        self._boxes = 0
        self._bare = 0
        self._tracked: dict[str, int] = {}
        self._lead = ""
        self._count = 0
        self._starts: dict[str, Start] = {
            **self._inline.starts,
            **dict.fromkeys(_TRACKED, self._pass),
            **dict.fromkeys(_SKIPPED, self._skip_over),
            **dict.fromkeys(REFERENCES, self._reference),
            **dict.fromkeys(("drawing", "pict", "object"), self._picture),
            **dict.fromkeys(("inline", "shape", "textpath"), self._drawing),
            **dict.fromkeys(("Choice", "Fallback"), self._alternative),
            **self._tables.starts,
            "p": self._begin_paragraph,
            "oMath": self._begin_formula,
            "rt": self._guide,
            "AlternateContent": self._begin_alternatives,
            "txbxContent": self._begin_box,
            "tbl": self._begin_table,
        }
        self._ends: dict[str, End] = {
            **self._inline.ends,
            **self._tables.ends,
            "p": self._end_paragraph,
            "oMath": self._end_formula,
            "AlternateContent": self._end_alternatives,
            "txbxContent": self._end_box,
            "tc": self._end_cell,
            "tbl": self._end_table,
        }
        self.wanted = frozenset(self._starts)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _TRACKED:
            at = self._place()
            self._tracked[at] = self._tracked.get(at, 0) + 1
        if self._skip:
            self._skip += 1
        else:
            self._starts[name](name, attributes)

    def end(self, name: str) -> None:
        if self._skip:
            self._skip -= 1
        elif (action := self._ends.get(name)) is not None:
            action(name)

    def data(self, text: str) -> None:
        if not self._skip:
            self._inline.data(text)

    def finish(self) -> None:
        """End the document, and note what was changed in it, and what had to go."""
        self._end_lead()
        for at, count in self._tracked.items():
            text = f"{count}处修订：插入的文字已读入，删除的未读入"
            self._usage.note("tracked_change", at, text)
        if self._flow.guides:
            text = f"全文{self._flow.guides}处注音（拼音）未读入"
            self._usage.note("ruby", self._flow.guided, text)
        self._cleaner.note_changes()

    def _pass(self, _name: str, _attributes: dict[str, str]) -> None:
        """What was inserted is read as if it had always been there."""

    def _skip_over(self, _name: str, _attributes: dict[str, str]) -> None:
        self._skip = 1

    def _guide(self, name: str, attributes: dict[str, str]) -> None:
        self._flow.guide(self._place())
        self._skip_over(name, attributes)

    def _begin_alternatives(self, _name: str, _attributes: dict[str, str]) -> None:
        self._chosen.append(False)

    def _alternative(self, name: str, attributes: dict[str, str]) -> None:
        """Of several alternatives the first that Word understands is read, else the fallback."""
        strange = not _UNDERSTOOD.issuperset(attributes.get("Requires", "").split())
        if strange or not self._chosen or self._chosen[-1]:
            self._skip_over(name, attributes)
        else:
            self._chosen[-1] = True

    def _end_alternatives(self, _name: str) -> None:
        self._chosen.pop()

    def _reference(self, name: str, attributes: dict[str, str]) -> None:
        self._parts.note(name, attributes, self._place())
        if name in self._inline.starts:
            self._inline.starts[name](name, attributes)

    def _picture(self, _name: str, _attributes: dict[str, str]) -> None:
        self._tables.picture()

    def _drawing(self, name: str, attributes: dict[str, str]) -> None:
        """A drawing that stands in the line; the words of one that is made of words."""
        if name == "textpath":
            text = quoted([attributes.get("string", "")])
            self._usage.note("text_box", self._place(), f"艺术字未读入：{text}")
        elif "absolute" not in attributes.get("style", ""):
            self._flow.picture()

    def _begin_box(self, _name: str, _attributes: dict[str, str]) -> None:
        self._boxes += 1

    def _end_box(self, _name: str) -> None:
        self._end_lead()
        self._boxes -= 1

    def _begin_table(self, _name: str, _attributes: dict[str, str]) -> None:
        self._end_lead()
        self._tables.begin_table()

    def _end_table(self, _name: str) -> None:
        self.blocks += self._tables.end_table()

    def _end_cell(self, name: str) -> None:
        self._end_lead()
        self._tables.ends[name](name)

    def _begin_formula(self, name: str, attributes: dict[str, str]) -> None:
        """A formula, which may stand outside any paragraph, as one of its own."""
        if self._bare or not self._flow.is_open:
            self._bare += 1
            if self._bare == 1:
                self._flow.begin_paragraph()
        self._inline.starts[name](name, attributes)

    def _end_formula(self, name: str) -> None:
        self._inline.ends[name](name)
        if self._bare:
            self._bare -= 1
            if not self._bare:
                self._end_paragraph(name)

    def _begin_paragraph(self, _name: str, _attributes: dict[str, str]) -> None:
        self._flow.begin_paragraph()

    def _end_paragraph(self, _name: str) -> None:
        paragraph = self._flow.end_paragraph()
        text, marks = composed(paragraph.pieces)
        for mark in marks:
            paragraph.note("note_mark", mark)
        if is_prompt(text):
            paragraph.note("prompt", text)
            text = ""
        ending = self._flow.ending(paragraph)
        label = self._label(paragraph, ending)
        text = self._lead + labelled(label, text)
        if paragraph.unseen:
            beside = self._tables.beside if self._tables.open else ""
            note_unseen(paragraph.unseen, text, self._usage, at=self._place(), beside=beside)
        self._count += 0 if self._tables.cells else 1
        self._lead = text if paragraph.initial or ending.hidden else ""
        if not self._lead:
            self._put("" if text == label and not self._tables.cells else text)

    def _put(self, text: str) -> None:
        """A paragraph that is whole: a line of its cell, or a block of its own."""
        if self._tables.cells:
            self._tables.line(text, boxed=self._boxes > 0)
            return
        at = f"第{self._count}段"
        text = self._cleaner.clean(text, at)
        if text:
            self._usage.spend("lines", 1, self._part)
            self.blocks.append(Paragraph(text=text, at=at))

    def _end_lead(self) -> None:
        """What a paragraph without an end of its own says, where no other follows."""
        if self._lead:
            text, self._lead = self._lead, ""
            self._put(text)

    def _label(self, paragraph: OpenParagraph, ending: Look) -> str:
        """The number that Word puts before a paragraph; it looks as the paragraph mark does."""
        given = self._styles.list_of(paragraph.style)
        own = (paragraph.number, paragraph.level)
        label = self._numbering.label(own, given, paragraph.style)
        if not label:
            return ""
        self._flow.spend(label)
        return paragraph.seen(label, ending)

    def _place(self) -> str:
        return self._tables.place() if self._tables.open else f"第{self._count + 1}段"
