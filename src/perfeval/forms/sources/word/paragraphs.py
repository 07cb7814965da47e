"""A paragraph while it is read: what its runs say, and what of it is not seen on the page."""

from __future__ import annotations

from attrs import define, field

from perfeval.forms.sources.word.composition import Kind, Piece
from perfeval.forms.sources.word.fields import Field
from perfeval.forms.sources.word.runs import Look, Properties
from perfeval.forms.sources.word.symbols import UNREAD

__all__ = ["OpenParagraph", "Run"]


@define
class Run:
    """A run that is open: what it says of itself, its style, and its look once that is known.

    `mark` tells that its text is the mark of a footnote.
    """

    properties: Properties = field(factory=dict)
    style: str = ""
    mark: bool = False
    look: Look | None = None


@define
class OpenParagraph:
    """A paragraph that is open.

    `number` and `level` are those of the list that it names, `ending` is the run of its paragraph
    mark, `directions` are those that its text is forced into, `fields` those that are open.
    `initial` tells that it holds the first letters of the next one, `concealed` that it stands in a
    text box of a run that is hidden, `cells` how many cells are open around it. What it says is
    split into `pieces`; what must be noted of it stands in `unseen`, by the code of the note.
    """

    concealed: bool = False
    cells: int = 0
    style: str = ""
    number: str = ""
    level: str = ""
    shaded: bool = False
    initial: bool = False
    runs: list[Run] = field(factory=list)
    fields: list[Field] = field(factory=list)
    directions: list[str] = field(factory=list)
    pieces: list[Piece] = field(factory=list)
    unseen: dict[str, list[str]] = field(factory=dict)
    _codes: list[Field] = field(factory=list)
    _texts: int = 0
    _ending: Run | None = None
    _between: Run | None = None

    @property
    def run(self) -> Run:
        """The innermost run that is open; a blank one between runs."""
        if self.runs:
            return self.runs[-1]
        if self._between is None:
            self._between = Run()
        return self._between

    @property
    def has_ending(self) -> bool:
        """Whether the paragraph mark has properties."""
        return self._ending is not None

    @property
    def ending(self) -> Run:
        """The run of the paragraph mark."""
        if self._ending is None:
            self._ending = Run()
        return self._ending

    def kind(self, look: Look) -> Kind:
        """How the text of the open run stands in the line."""
        if self.runs and self.runs[-1].mark:
            return Kind.MARK
        if self.directions and self.directions[-1] == "rtl":
            return Kind.REVERSED
        return look.kind

    def note(self, code: str, text: str) -> None:
        """A text that must be noted."""
        self.unseen.setdefault(code, []).append(text)

    def seen(self, text: str, look: Look) -> str:
        """What is seen of a text that looks so; what is not seen is kept for the notes."""
        if self.concealed or look.unseen:
            hidden = self.concealed or look.hidden
            self.note("hidden_text" if hidden else "struck_text", text)
            return ""
        if self._codes:
            self._codes[0].withheld.append(text)
            return ""
        if look.faint:
            self.note("faint_text", text)
        if "[" in text and any(each in text for each in UNREAD):
            self.note("symbol", text)
        return text

    def put(self, kind: Kind, text: str) -> None:
        """A piece of what it says."""
        self.pieces.append((kind, text))
        if self.fields:
            self._texts += not text.isspace()

    def begin_field(self, begun: Field) -> None:
        """A field begins: its code, or the result of one whose code is known."""
        begun.before = self._texts
        self.fields.append(begun)
        if not begun.has_result:
            self._codes.append(begun)

    def begin_result(self) -> None:
        """The result of the innermost field begins."""
        if self._codes and self._codes[-1] is self.fields[-1]:
            begun = self._codes.pop()
            begun.has_result, begun.before = True, self._texts

    def end_field(self, *, simple: bool) -> Field | None:
        """The field that ends: the innermost one, or the innermost `w:fldSimple`."""
        while self.fields and (simple or not self.fields[-1].simple):
            ended = self._end_innermost()
            if ended.simple or not simple:
                return ended
            self._abandon(ended)
        return None

    def has_text_since(self, begun: Field) -> bool:
        """Whether it has a text since a field began, or its result."""
        return self._texts > begun.before

    def close(self) -> None:
        """The code of a field goes no further than its paragraph."""
        while self.fields:
            self._abandon(self._end_innermost())

    def _end_innermost(self) -> Field:
        ended = self.fields.pop()
        if self._codes and self._codes[-1] is ended:
            self._codes.pop()
        return ended

    def _abandon(self, unclosed: Field) -> None:
        for text in unclosed.withheld:
            self.note("field", text)
