"""A named measure: a formula over facts, its official name and text, and its source."""

from __future__ import annotations

from attrs import field, frozen

from perfeval.errors import InputError
from perfeval.filing import Facts
from perfeval.filing.sources import Source
from perfeval.filing.structure import maybe, named, of_kind
from perfeval.measures.formulas import FORMULAS, Formula
from perfeval.measures.measured import Direction, Kind, Measured, Unmeasured
from perfeval.text.fields import apart, later, of_key, of_text, text_field

__all__ = ["Measure"]


@named
@frozen(kw_only=True)
class Measure:
    """指标的计算公式, as data.

    `text` is the formula in Chinese, `exclusions` what is left out before computing, `source` the
    norm or form that it comes from. `direction` says which way its value gets better (正向、
    反向指标), and `check_rubric` holds a rule against it. A measure never guesses: see `of`.

    >>> from perfeval import measures
    >>> facts = Facts([Fact(id="staff.in_post", value="29人"),
    ...                Fact(id="staff.authorised_posts", value="30人")])
    >>> measures.STAFFING_CONTROL_RATE.of(facts).value.percent()
    '96.67%'
    """

    id: str = field(**of_key("the id of a measure"))
    name: str = field(**of_text("the name of a measure", empty=False))
    name_en: str = text_field("the English name of a measure")
    formula: Formula = field(**of_kind("the formula of a measure", *FORMULAS))
    text: str = text_field("the text of a formula")
    exclusions: str = text_field("the exclusions of a measure")
    source: Source | None = maybe("the source of a measure", Source)
    direction: Direction = field(
        default=Direction.NONE, **apart(later(of_kind("the direction of a measure", Direction)))
    )

    @property
    def kind(self) -> Kind:
        """What the measure gives: a rate, a count, an amount, a state or checks."""
        return self.formula.kind

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that the formula asks for."""
        return self.formula.facts

    def of(self, facts: Facts) -> Measured | Unmeasured:
        """The value by `facts`; or which fact is missing, or that a denominator is zero.

        Raises `InputError` for what is no `Facts`.
        """
        if not isinstance(facts, Facts):
            raise InputError("the facts of a measure", facts, "Facts")
        return self.formula.measure(facts)
