"""The styles of a document: what its paragraphs, its tables and its runs get from them.

A style says little itself and is based on another. Of most properties the nearest one counts: that
of the run, of its character style, of the style of its paragraph, of its table, of the defaults.
`vanish` and `strike` are toggles: where the run itself says nothing, and the defaults are off, two
styles that both switch one on switch it off again. Source: ECMA-376 part 1, 17.7.2 and 17.7.3.
"""

from __future__ import annotations

from typing import ClassVar, Final

from attrs import define, field

from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.markup import parse_chunks
from perfeval.forms.sources.usage import Usage
from perfeval.forms.sources.word.runs import PROPERTIES, Look, Properties, set_property
from perfeval.forms.sources.word.styles.style_sheet import Parts, taken_apart
from perfeval.forms.sources.word.switches import is_on

__all__ = ["Styles"]

_TOGGLES: Final = ("vanish", "strike")
_COLOURS: Final = ("color", "shd")  # a table style mostly gives them to some of its cells
_KINDS: Final = ("table", "paragraph", "character")


@define
class _Style:
    """One style: its kind, the style it is based on, and what it says itself."""

    kind: str
    above: str = ""
    properties: Properties = field(factory=dict)


@define
class _Sheet:
    """Takes `word/styles.xml`; the defaults of the document are the style without a name.

    With `tags_alone` the text of a style is its number among those that are parsed when they are
    asked for; then its tag is known.
    """

    wanted: ClassVar[frozenset[str]] = PROPERTIES | {
        *("docDefaults", "style", "basedOn", "numPr", "numId", "ilvl", "tblStylePr"),
    }

    styles: dict[str, _Style] = field(factory=dict)
    defaults: Properties = field(factory=dict)
    standard: dict[str, str] = field(factory=dict)
    numbers: dict[str, list[int]] = field(factory=dict)
    tags_alone: bool = False
    tags_known: bool = False
    _name: str = ""
    _open: _Style | None = None
    _parts: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._begin(attributes.get("styleId", ""), attributes)
        elif name == "docDefaults":
            self._open = _Style("", properties=self.defaults)
        elif name == "tblStylePr":
            self._parts += 1
        elif self._open is not None and not self._parts:
            self._property(name, attributes, self._open)

    def end(self, name: str) -> None:
        if name == "tblStylePr":
            self._parts -= 1
        elif name in {"style", "docDefaults"}:
            self._name, self._open = "", None

    def data(self, text: str) -> None:
        """The part holds no text but numbers that stand for styles."""
        if self.tags_alone and self._name:
            self.numbers.setdefault(self._name, []).append(int(text))

    def _begin(self, own: str, attributes: dict[str, str]) -> None:
        """A style begins; one without a name of its own is none that anything can have."""
        kind = attributes.get("type", "paragraph")
        self._name, self._open = own, self.styles.setdefault(own, _Style(kind)) if own else None
        if own and not self.tags_known and is_on(attributes.get("default", "0")):
            self.standard[kind] = own

    def _property(self, name: str, attributes: dict[str, str], style: _Style) -> None:
        if name == "basedOn":
            style.above = attributes.get("val", "")
        elif name == "numPr":
            style.properties["ilvl"] = "0"
        elif name in {"numId", "ilvl"}:
            style.properties[name] = attributes.get("val", "")
        else:
            set_property(style.properties, name, attributes)


class Styles:
    """The styles in the part called `name`; none where the archive has no such part."""

    def __init__(self, archive: Archive, name: str, usage: Usage) -> None:
        self._sheet = _Sheet()
        self._known: dict[str, Properties] = {}
        self._lists: dict[str, tuple[str, str]] = {}
        self._given: dict[tuple[str, str, str], Properties] = {}
        self._looks: dict[tuple[object, ...], Look] = {}
        self._part, self._usage = name, usage
        self._parts = taken_apart(archive.chunks(name)) if name in archive else Parts(())
        if name in archive:
            self._sheet.tags_alone = bool(self._parts.styles)
            parse_chunks(self._parts.always, name, self._sheet, usage)
            self._sheet.tags_alone, self._sheet.tags_known = False, True

    def list_of(self, style: str) -> tuple[str, str]:
        """The list and the level that a style gives its paragraphs; both may be empty."""
        found = self._lists.get(style)
        if found is None:
            properties = self._properties(self._named(style, "paragraph"))
            found = self._lists[style] = properties.get("numId", ""), properties.get("ilvl", "")
        return found

    def look(self, properties: Properties, table: str, paragraph: str, character: str) -> Look:
        """How a run looks that says `properties` itself, and has these styles."""
        names = (table, paragraph, character)
        key = (names, *properties.items())
        look = self._looks.get(key)
        if look is None:
            given = self._given.get(names)
            if given is None:
                given = self._given[names] = self._put_together(names)
            look = self._looks[key] = Look.of(given | properties)
        return look

    def _put_together(self, names: tuple[str, str, str]) -> Properties:
        """What the defaults and three styles say together of a run that says nothing itself."""
        defaults = self._sheet.defaults
        levels = [
            self._properties(self._named(name, kind))
            for name, kind in zip(names, _KINDS, strict=True)
        ]
        levels[0] = {
            name: properties for name, properties in levels[0].items() if name not in _COLOURS
        }
        merged: Properties = dict(defaults)
        for properties in levels:
            merged |= properties
        for toggle in _TOGGLES:
            odd = sum(bool(properties.get(toggle)) for properties in levels) % 2
            merged[toggle] = "1" if defaults.get(toggle) or odd else ""
        return merged

    def _named(self, name: str, kind: str) -> str:
        """The style of this name, where it is of this kind; the standard one otherwise."""
        style = self._sheet.styles.get(name)
        return name if style and style.kind == kind else self._sheet.standard.get(kind, "")

    def _properties(self, name: str) -> Properties:
        """What a style says, with all that it is based on; a circle of styles ends where it began.

        Each style is put together once, whatever order they are asked for in.
        """
        way: dict[str, _Style] = {}
        styles = self._sheet.styles
        while name in styles and name not in self._known and name not in way:
            way[name] = self._parsed(name)
            name = way[name].above
        properties = self._known.get(name, {})
        for each in reversed(way):
            properties = self._known[each] = properties | way[each].properties
        return properties

    def _parsed(self, name: str) -> _Style:
        """A style of which all has been parsed."""
        for number in self._sheet.numbers.pop(name, ()):
            parse_chunks(self._parts.style(number), self._part, self._sheet, self._usage)
        return self._sheet.styles[name]
