"""What a form would score if some of its figures were others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

import attrs
from attrs import evolve

from perfeval.comparison.comparison import Comparison, compare
from perfeval.errors import InputError, Phrase
from perfeval.filing import Actual, Fact, Filing, Form, Indicator
from perfeval.filing.facts import FactValue
from perfeval.numbers.amounts import Amount
from perfeval.numbers.decimals import number_text, read_decimal
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.labels import label_of
from perfeval.scoring.scoring import choose_form, score
from perfeval.text.likeness import likest

__all__ = ["Changeable", "Changes", "what_if", "with_actual"]

Changes = Mapping[str, FactValue | int | Decimal]
"""What is changed: the id of a fact or the name of an indicator, and its new value."""

_FUND: Final = "fund."
_WHERE: Final = "a change of the form"


def what_if(
    filing: Filing, rubric: Rubric, change: Changes, *, form: str | None = None
) -> Comparison:
    """The scorecard of a form as it is, and as it would be with some figures changed.

    `change` maps a figure to its new value: a fact by its id (``three_public.outturn``), an
    indicator of the form by its printed name, to its 实际完成值. `form` is the key of the form
    where several match. The filing itself stays as it is. Raises `InputError` for a name that the
    rubric and the form do not have, or that two indicators have, and whatever `score` raises.

    >>> filing = loads(example("yueyanglou-2023"))
    >>> rubric = get_rubric("yueyanglou-annex-2")
    >>> made = what_if(filing, rubric, {"群众满意率": "100%"})
    >>> made.total_before.plain, made.total_after.plain
    ('98', '99')
    >>> [row.score.name for row in made.rows if row.differs]
    ['群众满意率']
    """
    if not isinstance(change, Mapping):
        raise InputError("the changes", change, "a mapping of facts or indicators to new values")
    before = score(filing, rubric, form=form)
    other = Changeable(filing, rubric, choose_form(filing, rubric, form)).changed(change)
    return compare(before, score(other, rubric, form=form))


class Changeable:
    """A filing whose figures can be others: the ids of its `facts`, the names of `indicators`.

    `facts` are those that the chosen form, or any, states and those that the rubric asks for;
    `indicators` the positions of the form's, by their names as they are compared.
    """

    def __init__(self, filing: Filing, rubric: Rubric, chosen: Form | None) -> None:
        self._filing, self._chosen = filing, chosen
        asked = [fact for _, measure, _ in rubric.measured() for fact in measure.facts]
        stated = [fact.id for fact in filing.facts_for(chosen)]
        self.facts = dict.fromkeys([*asked, *stated])
        self.indicators: dict[str, list[int]] = {}
        for position, each in enumerate(() if chosen is None else chosen.indicators):
            self.indicators.setdefault(label_of(each.name), []).append(position)

    def changed(self, change: Changes) -> Filing:
        """The filing with some figures of the chosen form, or of all forms, changed."""
        changed, facts = self._chosen, list[Fact]()
        for name, value in change.items():
            if name in self.facts and name.startswith(_FUND) and changed and changed.fund:
                changed = _with_fund(changed, name.removeprefix(_FUND), value)
            elif name in self.facts:
                facts.append(Fact(id=name, value=_text(value)))
            elif label_of(str(name)) in self.indicators:
                positions = self.indicators[label_of(name)]
                changed = _with_indicator(changed, positions, name, value)
            else:
                raise InputError(_WHERE, name, _expected(name, [*self.facts, *self.indicators]))
        filing = self._filing
        forms = (changed if each is self._chosen and changed else each for each in filing.forms)
        return evolve(filing, forms=tuple(forms), facts=(*facts, *filing.facts))


def _with_fund(form: Any, column: str, value: object) -> Any:
    """The form with another amount in its fund row; a plain number is in the unit of the row."""
    before = getattr(form.fund, column)
    text = _text(value)
    if isinstance(text, str) and isinstance(before, Amount) and read_decimal(text) is not None:
        amount: FactValue = Amount(text, before.unit)
    else:
        amount = Fact(id=f"{_FUND}{column}", value=text).value
    return evolve(form, fund=evolve(form.fund, **{column: amount}))


def _with_indicator(form: Any, positions: list[int], name: str, value: object) -> Any:
    """The form with another 实际完成值 of one indicator."""
    if len(positions) > 1:
        raise InputError(
            _WHERE, name, Phrase("a name of one row; {count} rows have it", count=len(positions))
        )
    if "indicators" not in attrs.fields_dict(type(form)):
        raise InputError(_WHERE, name, "a fact: the indicators of this kind of form are derived")
    rows: list[Indicator] = list(form.indicators)
    text = _text(value)
    if not isinstance(text, str):
        raise InputError(f"{_WHERE}: {name}", value, "what the cell would say, as text")
    rows[positions[0]] = with_actual(rows[positions[0]], text)
    return evolve(form, indicators=tuple(rows))


def with_actual(row: Indicator, text: str) -> Indicator:
    """An indicator with another 实际完成值; a plain number is in the unit of the one before."""
    unit = "" if read_decimal(text) is None else row.actual.unit
    return evolve(row, actual=Actual(text=text, unit=unit))


def _text(value: object) -> Any:
    """Numbers as text; anything else is for the fact to check."""
    plain = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return number_text(value, _WHERE) if plain else value


def _expected(name: object, known: Iterable[str]) -> Phrase:
    near = likest(name, known)
    hint = Phrase(", such as {near}", near=near) if near else ""
    return Phrase("the id of a fact or the name of an indicator that the form has{hint}", hint=hint)
