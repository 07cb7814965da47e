"""What a form would score if some of its figures were others."""

from __future__ import annotations

import difflib
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
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.labels import label_of
from perfeval.scoring.scoring import choose_form, score

__all__ = ["Changes", "changed_filing", "indicator_places", "known_facts", "what_if"]

Changes = Mapping[str, FactValue | int | Decimal]
"""What is changed: the id of a fact or the name of an indicator, and its new value."""

_FUND: Final = "fund."
_LONGEST_NAME: Final = 80
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
    other = changed_filing(filing, rubric, choose_form(filing, rubric.form, form), change)
    return compare(before, score(other, rubric, form=form))


def changed_filing(filing: Filing, rubric: Rubric, chosen: Form | None, change: Changes) -> Filing:
    """The filing with some figures of the chosen form, or of all forms, changed."""
    changed, facts = chosen, list[Fact]()
    known = known_facts(filing, rubric, chosen)
    names = indicator_places(chosen)
    for name, value in change.items():
        if name in known and name.startswith(_FUND) and chosen is not None and chosen.fund:
            changed = _with_fund(changed, name.removeprefix(_FUND), value)
        elif name in known:
            facts.append(Fact(id=name, value=_text(value)))
        elif label_of(str(name)) in names:
            changed = _with_actual(changed, names[label_of(name)], name, value)
        else:
            raise InputError(_WHERE, name, _expected(name, [*known, *names]))
    forms = tuple(changed if each is chosen and changed else each for each in filing.forms)
    return evolve(filing, forms=forms, facts=(*facts, *filing.facts))


def known_facts(filing: Filing, rubric: Rubric, form: Form | None) -> dict[str, None]:
    """The ids of the facts that the form states and that the rubric asks for."""
    asked = [
        fact
        for _, item in rubric.rows()
        if isinstance(item, Criterion) and item.measure is not None
        for fact in item.measure.facts
    ]
    vetoes = [fact for veto in rubric.vetoes for fact in veto.measure.facts]
    return dict.fromkeys([*asked, *vetoes, *(fact.id for fact in filing.facts_for(form))])


def indicator_places(form: Form | None) -> dict[str, list[int]]:
    """The positions of the indicators of a form, by their names as they are compared."""
    found: dict[str, list[int]] = {}
    for position, each in enumerate(() if form is None else form.indicators):
        found.setdefault(label_of(each.name), []).append(position)
    return found


def _with_fund(form: Any, column: str, value: object) -> Any:
    """The form with another amount in its fund row; a plain number is in the unit of the row."""
    before = getattr(form.fund, column)
    text = _text(value)
    if isinstance(text, str) and isinstance(before, Amount) and read_decimal(text) is not None:
        amount: FactValue = Amount(text, before.unit)
    else:
        amount = Fact(id=f"{_FUND}{column}", value=text).value
    return evolve(form, fund=evolve(form.fund, **{column: amount}))


def _with_actual(form: Any, positions: list[int], name: str, value: object) -> Any:
    """The form with another 实际完成值 of one indicator."""
    if len(positions) > 1:
        raise InputError(
            _WHERE, name, Phrase("a name of one row; {count} rows have it", count=len(positions))
        )
    if "indicators" not in attrs.fields_dict(type(form)):
        raise InputError(_WHERE, name, "a fact: the indicators of this kind of form are derived")
    rows: list[Indicator] = list(form.indicators)
    row = rows[positions[0]]
    text = _text(value)
    if not isinstance(text, str):
        raise InputError(f"{_WHERE}: {name}", value, "what the cell would say, as text")
    unit = "" if read_decimal(text) is None else row.actual.unit
    rows[positions[0]] = evolve(row, actual=Actual(text=text, unit=unit))
    return evolve(form, indicators=tuple(rows))


def _text(value: object) -> Any:
    """Numbers as text; anything else is for the fact to check."""
    plain = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return number_text(value, _WHERE) if plain else value


def _expected(name: object, known: Iterable[str]) -> Phrase:
    near = difflib.get_close_matches(str(name)[:_LONGEST_NAME], list(known), n=1)
    hint = Phrase(", such as {near}", near=near[0]) if near else ""
    return Phrase("the id of a fact or the name of an indicator that the form has{hint}", hint=hint)
