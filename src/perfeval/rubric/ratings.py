"""A rating of a scale (评价等次), earned by a total."""

from __future__ import annotations

from attrs import field, frozen

from perfeval.filing.structure import many, named
from perfeval.numbers.printed import Points
from perfeval.rules.fields import POINTS, read_points
from perfeval.text.fields import of_text

__all__ = ["Rating"]


@named
@frozen(kw_only=True)
class Rating:
    """评价等次: its name, the least total that earns it, and the synonyms that forms print.

    >>> Rating(name="优", at_least="90", synonyms=("优秀",)).at_least.plain
    '90'
    """

    name: str = field(**of_text("the name of a rating", empty=False))
    at_least: Points = field(converter=read_points, **POINTS)
    synonyms: tuple[str, ...] = many("the synonyms of a rating", str)

    def is_called(self, printed: str) -> bool:
        """Whether a printed 评价等次 is this rating, by its name or a synonym.

        >>> Rating(name="中", at_least="60", synonyms=("合格",)).is_called("合格")
        True
        """
        text = printed.strip()
        names = (self.name, *self.synonyms)
        return any(text.startswith(name) or name.startswith(text) for name in names)
