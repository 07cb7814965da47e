"""A section of a rubric: its rows and the sections below it add up to its points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import field, frozen
from attrs.converters import optional

from perfeval.errors import Phrase, RubricError
from perfeval.filing.structure import checked_parts, many, named
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rubric.criteria import Criterion, Pool, add_up
from perfeval.rubric.placed import Placed
from perfeval.rules.fields import POINTS, read_points
from perfeval.text.fields import later, of_text, text_field

__all__ = ["WHOLE", "Section"]

WHOLE: Final = Rate("100%")
"""The weight of a point that counts as one."""


@named
@frozen(kw_only=True)
class Section:
    """一级 or 二级指标: a heading, its points, and the sections, criteria and pools below it.

    Where a sheet gives a block a weight and its rows points of a whole of their own (权重50%，
    各行合计100分), `points` is what the block counts, and `adds_to` the sum of its rows: a row of
    8 points counts 4.

    >>> from perfeval.rules import Judged
    >>> work = Criterion(key="work", name="履职", points="20", clause="由评价人判定", rule=Judged())
    >>> [row.where for row in Section(name="过程", points="20", items=(work,)).walk()]
    ['过程 / 履职']
    """

    name: str = field(**of_text("the name of a section", empty=False))
    name_en: str = text_field("the English name of a section")
    points: Points = field(converter=read_points, **POINTS)
    items: tuple[Criterion | Pool, ...] = many("the rows of a section", Criterion, Pool)
    sections: tuple[Section, ...] = field(default=())
    adds_to: Points | None = field(default=None, converter=optional(read_points), **later(POINTS))

    def __attrs_post_init__(self) -> None:
        checked_parts(self, "sections", "the sections of a section")
        parts = [part.points for part in (*self.sections, *self.items)]
        if not parts:
            raise RubricError(self.name, "a section needs rows")
        if self.adds_to is not None and self.adds_to.atoms <= 0:
            raise RubricError(
                self.name, Phrase("rows that add up to {points}", points=self.adds_to.plain)
            )
        add_up(self.name, parts, self.rows_add_to)

    @property
    def rows_add_to(self) -> Points:
        """What the parts of the section add up to: its own points, unless it says otherwise."""
        return self.points if self.adds_to is None else self.adds_to

    def weights(self, above: Rate = WHOLE) -> Iterator[tuple[str, Rate]]:
        """Every criterion and pool by its key, and what one of its points counts in the total."""
        own = above.fraction * self.points.fraction / self.rows_add_to.fraction
        weight = Rate(own.numerator, own.denominator)
        for section in self.sections:
            yield from section.weights(weight)
        for item in self.items:
            yield item.key, weight

    def walk(self, path: tuple[str, ...] = ()) -> Iterator[Placed[Criterion | Pool]]:
        """Every criterion and pool with the names of the sections above it, in the form's order."""
        path = (*path, self.name)
        for section in self.sections:
            yield from section.walk(path)
        for item in self.items:
            yield Placed(path, item)
