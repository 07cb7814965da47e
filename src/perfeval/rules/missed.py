"""What an indicator earns that missed its target: so much less per step, or a part of it."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from attrs import field, frozen

from perfeval.errors import RubricError
from perfeval.filing.structure import of_kind
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules.because import Because, Sentence
from perfeval.rules.by_rate import ByRate
from perfeval.rules.choices import of_choices
from perfeval.rules.fields import EDGE, POINTS, read_edge, read_points
from perfeval.rules.figures import Cells, Figure, printed
from perfeval.rules.rule import Award, Edge
from perfeval.rules.steps import Steps, each_step

__all__ = ["InProportion", "Miss", "PerStep", "in_proportion", "measured_share", "miss_in_words"]

_SHORT: Final = Because("rule", "差", "short of it")
_IN_PROPORTION: Final = Because("rule", "按完成比例计", "in proportion")
_BY_ATTAINED: Final = Sentence("rule", "按完成率计（{rule}）", "by how far it was reached ({rule})")
_UNDEFINED: Final = Sentence("undefined", "{cells}：0÷0 没有意义", "{cells}: 0 ÷ 0 is undefined")
_NOTHING, _OF_COUNTS, _OF_RATES = (
    Sentence(
        "proportional",
        f"{{cells}}，未达到目标，按比例计 {{points}} × {factor}",
        f"{{cells}}, missed, in proportion: {{points}} × {factor}",
    )
    for factor in ("0", "{less} ÷ {more}", "{less}% ÷ {more}%")
)


@of_choices(steps=Steps)
@frozen(kw_only=True)
class PerStep:
    """A missed target costs `deduct` points for each step of `per` ("1%" of a rate, "1" count).

    >>> PerStep(deduct="1", per="1%", steps=Steps.STARTED).per
    Rate('1%')
    """

    deduct: Points = field(converter=read_points, **POINTS)
    per: Edge = field(converter=read_edge, **EDGE)
    steps: Steps = field(**of_kind("the reading of a part-step", Steps))

    def __attrs_post_init__(self) -> None:
        if self.deduct.atoms <= 0 or self.per.fraction <= 0:
            raise RubricError("by target", "a deduction and its step must be above 0")

    def text(self, lang: str) -> str:
        """What a step costs, and how a part of one counts."""
        return each_step(self.per, self.deduct, self.steps, _SHORT).text(lang)


@frozen(kw_only=True)
class InProportion:
    """A missed target earns completed ÷ target × points; an exceeded ceiling target ÷ completed.

    >>> from perfeval.rules import ByTarget
    >>> rule = ByTarget(missed_rate=InProportion(), missed_count=InProportion())
    >>> row = Indicator(target=Target(text="≥50个"), actual=Actual(text="40个"))
    >>> rule.award(row, Points("5")).earned
    Fraction(4, 1)
    """

    def text(self, lang: str) -> str:
        """That it earns in proportion."""
        return _IN_PROPORTION.text(lang)


Miss = PerStep | InProportion | ByRate


def miss_in_words(miss: Miss) -> Figure:
    """What a missed target earns, as a figure of a sentence."""
    return _BY_ATTAINED.because(rule=miss) if isinstance(miss, ByRate) else miss


def measured_share(share: Fraction, words: str = "") -> Measured:
    """A share as what a rule of rates takes; `words` say how it was worked out."""
    return Measured(Kind.RATE, Rate.of_atoms(share.numerator, share.denominator), words, words)


def in_proportion(
    cells: Cells,
    points: Points,
    value: Fraction,
    aim: Fraction,
    miss: InProportion | ByRate,
    *,
    rate: bool,
) -> Award:
    """The award for the smaller of value and target over the larger; 0 where one is below 0."""
    less, more = min(value, aim), max(value, aim)
    if less == more == 0:
        return Award(None, _UNDEFINED.because(cells=cells))
    if isinstance(miss, ByRate):
        if less < 0:
            return miss.earn(cells, measured_share(Fraction(0)), points)
        sign = "%" if rate else ""
        worked = f"{printed(less)}{sign} ÷ {printed(more)}{sign}"
        return miss.earn(cells, measured_share(less / more, worked), points)
    if less < 0:
        return Award(Fraction(0), _NOTHING.because(cells=cells, points=points))
    sentence = _OF_RATES if rate else _OF_COUNTS
    because = sentence.because(cells=cells, points=points, less=less, more=more)
    return Award(points.fraction * less / more, because)
