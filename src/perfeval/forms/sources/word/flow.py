"""Where the text of a document goes: into the innermost paragraph that is open, or its formula.

Paragraphs nest, for a text box stands in a run. Below all of them lies one that takes what stands
outside any paragraph, which is nothing that a page shows.
"""

from __future__ import annotations

from perfeval.forms.sources.usage import Usage
from perfeval.forms.sources.word.composition import Kind, levelled
from perfeval.forms.sources.word.formulas import Formula, Term
from perfeval.forms.sources.word.paragraphs import OpenParagraph, Run
from perfeval.forms.sources.word.runs import Look
from perfeval.forms.sources.word.styles.styles import Styles
from perfeval.forms.sources.word.tables import WordTables

__all__ = ["Flow"]


class Flow:
    """The paragraphs that are open, the innermost of which is `paragraph`.

    `guides` counts the phonetic guides, which are not read; `guided` is the place of the first.
    """

    def __init__(self, part: str, usage: Usage, styles: Styles, tables: WordTables) -> None:
        self.paragraph = OpenParagraph()
        self.formula: Formula | None = None
        self.guides = 0
        self.guided = ""
        self._part = part
        self._usage = usage
        self._styles = styles
        self._tables = tables
        self._paragraphs = [self.paragraph]

    @property
    def is_open(self) -> bool:
        """Whether a paragraph is open."""
        return len(self._paragraphs) > 1

    @property
    def in_new_cell(self) -> bool:
        """Whether a cell is open in which no paragraph has begun."""
        return self.paragraph.cells < self._tables.cells

    def begin_paragraph(self) -> None:
        """A paragraph begins, which may stand in a text box of the run that is open."""
        outer = self.paragraph
        concealed = outer.concealed or (bool(outer.runs) and self.look().hidden)
        self.paragraph = OpenParagraph(concealed, self._tables.cells)
        self._paragraphs.append(self.paragraph)

    def end_paragraph(self) -> OpenParagraph:
        """The innermost paragraph ends."""
        ended = self._paragraphs.pop()
        ended.close()
        self.paragraph = self._paragraphs[-1]
        return ended

    def begin_run(self) -> None:
        """A run begins; within one that is hidden, as that of a phonetic guide, it is, too."""
        hidden = bool(self.paragraph.runs) and self.look().hidden
        self.paragraph.runs.append(Run(look=self.look() if hidden else None))

    def end_run(self) -> None:
        """The innermost run ends."""
        self.paragraph.runs.pop()

    def look(self) -> Look:
        """How the open run looks."""
        return self.look_of(self.paragraph, self.paragraph.run)

    def ending(self, paragraph: OpenParagraph) -> Look:
        """How the mark at the end of a paragraph looks."""
        if paragraph.has_ending:
            return self.look_of(paragraph, paragraph.ending)
        return self._styles.look({}, self._tables.style, paragraph.style, "")

    def look_of(self, paragraph: OpenParagraph, run: Run) -> Look:
        """How a run of a paragraph looks, which is found out once."""
        if run.look is None:
            if paragraph.shaded or self._tables.shaded:
                run.properties.setdefault("shd", "1")
            run.look = self._styles.look(
                run.properties, self._tables.style, paragraph.style, run.style
            )
        return run.look

    def say(self, text: str, look: Look) -> None:
        """A text of the open run, which looks so."""
        paragraph = self.paragraph
        self._usage.spend("text", len(text), self._part)
        shown = paragraph.seen(text, look)
        if shown and self.formula is not None:
            self.formula.say(levelled(look.kind, shown))
        elif shown:
            paragraph.put(paragraph.kind(look), shown)

    def put(self, term: Term) -> None:
        """What a field draws on one line, where the open run is."""
        look = self.look()
        self.spend(term.text)
        if term.text and self.paragraph.seen(term.text, look):
            self.paragraph.put(Kind.FORMULA if term.apart else self.paragraph.kind(look), term.text)

    def picture(self) -> None:
        """A picture stands in the line."""
        if not self.look().hidden:
            self.paragraph.put(Kind.PICTURE, "")

    def end_formula(self, formula: Formula) -> None:
        """A formula ends."""
        self.formula = None
        for code, text in formula.unseen:
            self.paragraph.note(code, text)
        term = formula.close()
        if term.text:
            self.paragraph.put(Kind.FORMULA if term.apart else Kind.PLAIN, term.text)

    def guide(self, place: str) -> None:
        """A phonetic guide stands there."""
        self.guided = self.guided or place
        self.guides += 1

    def spend(self, text: str) -> None:
        """Count what the document says, whether it is seen or not."""
        self._usage.spend("text", len(text), self._part)
