"""What a document points to in its other parts: none of it is read, and all of it is noted.

Footnotes, comments, headers and footers are quoted in the notes; charts, diagrams and documents
that are put in (`w:altChunk`) are named with their part.
"""

from __future__ import annotations

import re
from typing import ClassVar, Final

from attrs import define, field

from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.markup import parse
from perfeval.forms.sources.package import Relationships
from perfeval.forms.sources.usage import Usage
from perfeval.forms.sources.word.unseen import quoted
from perfeval.forms.words.marks import AUTHOR

__all__ = ["REFERENCES", "OtherParts"]

_LONGEST: Final = 200
_MOST: Final = 2_000
_NOTES: Final = {
    "footnoteReference": ("footnotes", "footnote", "脚注"),
    "endnoteReference": ("endnotes", "endnote", "尾注"),
    "commentReference": ("comments", "comment", "批注"),
}
_MARGINS: Final = {"headerReference": "页眉", "footerReference": "页脚"}
_INSERTED: Final = {
    "altChunk": "嵌入的文档",
    "subDoc": "子文档",
    "chart": "图表",
    "relIds": "图示",
    "contentPart": "墨迹",
    "control": "控件",
    "OLEObject": "嵌入的对象",
}
REFERENCES: Final = frozenset({*_NOTES, *_MARGINS, *_INSERTED})
"""The elements that point to another part."""
_PAGE_NUMBER: Final = re.compile(r"[\s0-9第页共/—–\-·~]*")


@define
class _Texts:
    """Takes a part with notes or a header: the text of each note; of a header, that of all.

    `own` are the comments that were sent with a document by ourselves.
    """

    wanted: ClassVar[frozenset[str]] = frozenset(
        {"footnote", "endnote", "comment", "t", "tab", "p", "del", "moveFrom", "Fallback"}
    )

    texts: dict[str, str] = field(factory=dict)
    own: set[str] = field(factory=set)
    _id: str = ""
    _text: bool = False
    _skip: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in {"footnote", "endnote", "comment"}:
            self._id = attributes.get("id", "")
            if attributes.get("author") == AUTHOR:
                self.own.add(self._id)
        elif name in {"del", "moveFrom", "Fallback"}:
            self._skip += 1
        elif name == "t":
            self._text = not self._skip
        else:
            self._add(" ")

    def end(self, name: str) -> None:
        if name in {"del", "moveFrom", "Fallback"}:
            self._skip -= 1
        elif name == "t":
            self._text = False

    def data(self, text: str) -> None:
        if self._text:
            self._add(text)

    def _add(self, text: str) -> None:
        before = self.texts.get(self._id, "")
        if len(before) < _LONGEST and (before or len(self.texts) < _MOST):
            self.texts[self._id] = before + text[:_LONGEST]


class OtherParts:
    """The other parts of one document, each opened when it is first pointed to."""

    def __init__(self, archive: Archive, links: Relationships, usage: Usage) -> None:
        self._archive = archive
        self._links = links
        self._usage = usage
        self._read: dict[str, _Texts] = {}

    def note(self, name: str, attributes: dict[str, str], at: str) -> None:
        """Note what an element of `REFERENCES` points to."""
        own = attributes.get("id", "") or attributes.get("dm", "")
        if name in _NOTES:
            kind, code, what = _NOTES[name]
            told = self._texts_of(self._links.first(kind))
            if own in told.own:
                return
            text = told.texts.get(own, "")
            shown = quoted([text]) if self._usage.keeps_notes else ""
            self._usage.note(code, at, f"{what}未读入：{shown}")
            return
        part = self._links.targets.get(own, "")
        if name in _INSERTED:
            self._usage.note("unread_part", at, f"{_INSERTED[name]}未读入：{part or '另一文件'}")
        elif part not in self._read:
            text = self._texts_of(part).texts.get("", "")
            if not _PAGE_NUMBER.fullmatch(text):
                self._usage.note("margin", _MARGINS[name], f"未读入：{quoted([text])}")

    def _texts_of(self, part: str) -> _Texts:
        if part not in self._read:
            handler = _Texts()
            if part in self._archive:
                parse(self._archive, part, handler, self._usage)
            self._read[part] = handler
        return self._read[part]
