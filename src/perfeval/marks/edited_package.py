"""A Word or Excel file while it is edited: parts that change or are added, and what links them.

What is not edited is copied byte for byte. The archive is opened by the guard of the reader.
"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.limits import Limits
from perfeval.forms.sources.package import main_part
from perfeval.forms.sources.usage import Usage
from perfeval.marks.edited_part import EditedPart, Element, quoted

__all__ = ["DECLARATION", "EditedPackage"]

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_USUAL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES: Final = "[Content_Types].xml"
_NO_TYPES: Final = f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types"/>'
_NO_LINKS: Final = f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships"/>'
_LINK: Final = frozenset({"Relationship"})
_MAIN: Final = "/officeDocument"


class EditedPackage:
    """The package in `data`. Raises `DecodeError` where it is no Word or Excel file.

    `main` is its main part; `office` is the namespace of its relationships, in which the standard
    has two editions.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.archive = Archive(data, limits)
        self.usage = Usage(limits)
        self.main = main_part(self.archive, self.usage)
        self._edited: dict[str, EditedPart] = {}
        self._related = 0
        kinds = [each.attributes.get("Type", "") for each in self.links("")]
        main = (each for each in kinds if each.endswith(_MAIN))
        self.office = next(main, f"{_USUAL}{_MAIN}").removesuffix(_MAIN)

    def part(self, name: str) -> EditedPart:
        """The part of this name, to be edited."""
        known = self._edited.get(name.lower())
        if known is None:
            known = self._edited[name.lower()] = EditedPart(name, self.archive.read(name))
        return known

    def links(self, source: str) -> list[Element]:
        """The relationships of a part, as they came."""
        name = _links_of(source)
        return self.part(name).elements(_LINK) if name in self.archive else []

    def linked(self, source: str, kind: str) -> str:
        """The name of the first part of this kind that a part points to; empty for none."""
        for each in self.links(source):
            name = _target(source, each)
            if name and each.attributes.get("Type", "").rpartition("/")[2] == kind:
                return name
        return ""

    def by_id(self, source: str, own: str) -> str:
        """The name of the part that a part points to by this id; empty for none."""
        targets = {each.attributes.get("Id"): _target(source, each) for each in self.links(source)}
        return targets.get(own, "")

    def ensured(self, source: str, kind: str, stem: str, content: str, media_type: str) -> str:
        """The name of the part of this kind that a part points to; it comes in where none is."""
        name = self.linked(source, kind)
        if not name:
            return self.add(source, kind, stem, content, media_type)[0]
        if not self._has(name):  # it is pointed to, and missing
            self._put(name, content, media_type)
        return name

    def add(
        self, source: str, kind: str, stem: str, content: str, media_type: str
    ) -> tuple[str, str]:
        """Add a part to which `source` points; gives its name and the id of the relationship.

        The name is the `stem` with a number before the suffix. `media_type` is declared of it.
        """
        folder, _, suffix = stem.partition(".")
        number = 1
        while self._has(name := f"{folder}{number}.{suffix}"):
            number += 1
        self._put(name, content, media_type)
        return name, self._relate(source, kind, name)

    def data(self) -> bytes:
        """The package with all that was edited and added: the same bytes for the same edits."""
        made = io.BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED) as file:
            for info, data in self._written():
                file.writestr(info, data)
        return made.getvalue()

    def _written(self) -> Iterator[tuple[ZipInfo, bytes]]:
        left = dict(self._edited)
        for name in self.archive.names:
            edited = left.pop(name.lower(), None)
            info = self.archive.entry(name)
            yield info, self.archive.read(name) if edited is None else edited.data()
        for part in left.values():
            info = ZipInfo(part.name)
            info.compress_type = ZIP_DEFLATED
            yield info, part.data()

    def _put(self, name: str, content: str, media_type: str) -> None:
        self._edited[name.lower()] = EditedPart(name, content.encode())
        types = self._part_or(_TYPES, _NO_TYPES)
        own = f'PartName="/{quoted(name)}" ContentType="{media_type}"'
        types.append(types.root, f"<{types.root.prefix}Override {own}/>")

    def _relate(self, source: str, kind: str, target: str) -> str:
        part = self._part_or(_links_of(source), _NO_LINKS)
        used = {each.attributes.get("Id") for each in part.elements(_LINK)}
        self._related += 1
        while (own := f"perfeval{self._related}") in used:
            self._related += 1
        link = f'Id="{own}" Type="{self.office}/{kind}" Target="/{quoted(target)}"'
        part.append(part.root, f"<{part.root.prefix}Relationship {link}/>")
        return own

    def _part_or(self, name: str, empty: str) -> EditedPart:
        """The part of this name, which comes in where the package has none."""
        if not self._has(name):
            self._edited[name.lower()] = EditedPart(name, empty.encode())
        return self.part(name)

    def _has(self, name: str) -> bool:
        return name in self.archive or name.lower() in self._edited


def _target(source: str, link: Element) -> str:
    """The name of the part that a relationship of `source` points to; empty where it is outside."""
    if link.attributes.get("TargetMode") == "External":
        return ""
    folder = posixpath.join("/", posixpath.dirname(source))
    target = link.attributes.get("Target", "")
    return posixpath.normpath(posixpath.join(folder, target)).lstrip("/")


def _links_of(source: str) -> str:
    """The name of the part that holds the relationships of a part, or of the package."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")
