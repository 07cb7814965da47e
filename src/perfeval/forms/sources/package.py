"""The package around a document: which part is the main one, and which parts it points to."""

from __future__ import annotations

import posixpath
from typing import ClassVar, Final

from attrs import define, field

from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.markup import parse
from perfeval.forms.sources.usage import Usage

__all__ = ["Relationships", "main_part", "note_links"]

_MAIN: Final = "officeDocument"
_PLAIN_LINKS: Final = frozenset({"hyperlink", "image"})


@define
class Relationships:
    """The relationships of a part: targets by id, ids by kind, and links to the outside."""

    wanted: ClassVar[frozenset[str]] = frozenset({"Relationship"})

    source: str = ""
    targets: dict[str, str] = field(factory=dict)
    kinds: dict[str, str] = field(factory=dict)
    outside: list[str] = field(factory=list)

    @classmethod
    def of(cls, archive: Archive, part: str, usage: Usage) -> Relationships:
        """The relationships of `part`; none where it has no part for them."""
        folder, name = posixpath.split(part)
        links = cls(part)
        where = posixpath.join(folder, "_rels", f"{name}.rels")
        if where in archive:
            parse(archive, where, links, usage)
        return links

    def first(self, kind: str) -> str:
        """The part of this kind; empty where there is none."""
        return self.kinds.get(kind, "")

    def start(self, _name: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = attributes.get("Target", "")
        if attributes.get("TargetMode") == "External":
            if kind not in _PLAIN_LINKS:
                self.outside.append(target)
            return
        part = posixpath.normpath(posixpath.join("/", posixpath.dirname(self.source), target))
        self.targets[attributes.get("Id", "")] = part.lstrip("/")
        self.kinds.setdefault(kind, part.lstrip("/"))

    def end(self, name: str) -> None:
        """Nothing is kept of the end of an element."""

    def data(self, text: str) -> None:
        """The part holds no text."""


def main_part(archive: Archive, usage: Usage) -> str:
    """The part that holds the document. Raises `DecodeError` where the archive has none."""
    part = Relationships.of(archive, "", usage).first(_MAIN)
    if part not in archive:
        raise refusal("_rels/.rels", "the archive holds no document: no Word or Excel file")
    return part


def note_links(archive: Archive, part: str, usage: Usage) -> None:
    """Note macros, and links to other files, which are never followed."""
    for name in archive.names:
        if name.lower().endswith("vbaproject.bin"):
            usage.note("macro", name, "宏未读入")
    outside = [*Relationships.of(archive, part, usage).outside]
    outside += [name for name in archive.names if name.startswith("xl/externalLinks/externalLink")]
    for each in outside:
        usage.note("external_link", part, each)
