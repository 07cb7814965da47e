"""一票否决: a condition that voids the whole score, or caps the total or the rating (norms 29)."""

from __future__ import annotations

from typing import cast

from attrs import field, frozen
from attrs.converters import optional

from perfeval.errors import Phrase, RubricError
from perfeval.filing.structure import named, of_kind
from perfeval.measures import Checks, Measure, Term
from perfeval.numbers.printed import Points
from perfeval.rules.fields import POINTS, read_points
from perfeval.text.fields import of_key, of_text, text_field

__all__ = ["Veto"]


@named
@frozen(kw_only=True)
class Veto:
    """发生…的，实行一票否决, or 不得评为优.

    `measure` is a checklist (`Checks`) of grave facts: the veto applies where one of them is stated
    to be true, and is open where one is not stated (then no rating is given). It caps the total at
    `total_at_most` (0 voids it) or the rating at `rating_at_most`. Raises `RubricError` where it
    caps nothing, or its measure is no checklist.

    >>> from perfeval.measures import Checks, Term
    >>> graft = Measure(id="graft", name="重大违纪",
    ...     formula=Checks(terms=(Term(fact="misuse.found", name="挪用资金"),)))
    >>> Veto(key="graft", name="挪用资金", clause="发生挪用的，实行一票否决", measure=graft,
    ...     total_at_most="0").total_at_most.plain
    '0'
    """

    key: str = field(**of_key("the key of a veto"))
    name: str = field(**of_text("the name of a veto", empty=False))
    name_en: str = text_field("the English name of a veto")
    clause: str = field(**of_text("the clause of a veto", empty=False))
    measure: Measure = field(**of_kind("the measure of a veto", Measure))
    total_at_most: Points | None = field(default=None, converter=optional(read_points), **POINTS)
    rating_at_most: str = text_field("the highest rating under a veto")

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.measure.formula, Checks):
            raise RubricError(
                self.name,
                Phrase(
                    "a veto takes checks, its measure gives {kind}",
                    kind=Phrase(self.measure.kind.value),
                ),
            )
        if self.total_at_most is None and not self.rating_at_most:
            raise RubricError(self.name, "a veto must cap the total or the rating")
        if self.total_at_most is not None and self.total_at_most.atoms < 0:
            raise RubricError(
                self.name,
                Phrase("a total of {total} is below 0", total=self.total_at_most.plain),
            )

    @property
    def conditions(self) -> tuple[Term, ...]:
        """The grave facts, of which one is enough."""
        return cast("Checks", self.measure.formula).terms
