"""What the texts of a column are, counted, so that further lines need no look at the first."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import astuple, frozen

from perfeval.forms.sources.text.cell_lines import heads
from perfeval.forms.sources.text.columns.matching import Kind
from perfeval.forms.sources.text.columns.wrapping import is_part, is_plain
from perfeval.forms.sources.text.pieces import says_figure
from perfeval.forms.words.labels import is_figure

__all__ = ["Tally", "tally_of"]


@frozen
class Tally:
    """How many texts a column has, and of these figures, and lines of labels over several rows.

    `told` are the texts but headings; of them `led` begin with a figure, `plain` are bare numbers.
    """

    texts: int = 0
    figures: int = 0
    parts: int = 0
    told: int = 0
    led: int = 0
    plain: int = 0

    def with_(self, other: Tally) -> Tally:
        """Both as one column."""
        return Tally(*map(sum, zip(astuple(self), astuple(other), strict=True)))

    @property
    def kind(self) -> Kind:
        """What most texts are."""
        if 2 * self.led <= self.told:
            return Kind.WORDS
        return Kind.NUMBER if 2 * self.plain > self.told else Kind.QUANTITY

    @property
    def figured(self) -> bool:
        """Whether this is a column of figures."""
        return 2 * self.figures > self.texts

    @property
    def merged(self) -> bool:
        """Whether this is a column of labels that stand left of several rows."""
        return self.parts > 1 and 2 * self.parts > self.texts


def tally_of(texts: Iterable[str]) -> Tally:
    """The tally of texts.

    >>> tally_of(["分值", "10", "20"])
    Tally(texts=3, figures=2, parts=0, told=2, led=2, plain=2)
    """
    said = [*texts]
    told = [text for text in said if not heads(text)]
    return Tally(
        texts=len(said),
        figures=sum(map(is_figure, said)),
        parts=sum(map(is_part, said)),
        told=len(told),
        led=sum(map(says_figure, told)),
        plain=sum(map(is_plain, told)),
    )
