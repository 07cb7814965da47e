"""What a plugin's form says of itself, checked as data before anything is done with it.

A form is data, but a kind of form is a class, and that of a plugin runs the plugin's code where it
is asked for facts or rows. What it gives is made anew from plain parts; whatever it raises becomes
an `InputError` that names the form. Forms of the library's own classes are trusted.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Final, TypeVar, get_args

from attrs import evolve

from perfeval.errors import InputError, Phrase
from perfeval.filing.facts import Fact
from perfeval.filing.form import Form, FormRow
from perfeval.filing.indicators import Indicator
from perfeval.filing.relations import Figure, Relation
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.printed import Points
from perfeval.plugins import OWN_ERRORS, Failed, contained, guarded
from perfeval.text.policy import checked_text

__all__ = [
    "asked_of",
    "can_be_scored",
    "check_form",
    "claims_results",
    "facts_of",
    "is_own_form",
    "own_facts_of",
    "scored_rows_of",
]

MOST: Final = 10_000
"""How many facts or rows a form may give: twice the rows that a document may have."""

_RELATIONS: Final[tuple[type, ...]] = get_args(Relation)

_T = TypeVar("_T")


def is_own_form(form: Form) -> bool:
    """Whether a form is of the library's own classes: no code of a plugin is run to ask it."""
    return type(form) in _own_classes()


@functools.cache
def _own_classes() -> frozenset[type]:
    from perfeval.filing import FORMS  # which imports this module

    return frozenset(FORMS)


def claims_results(form: Form) -> bool:
    """Whether a form is a self-evaluation."""
    return _truth(form, lambda: form.is_self_evaluation)


def can_be_scored(form: Form) -> bool:
    """Whether a form claims results, and is not marked `/`."""
    return claims_results(form) and not _truth(form, lambda: form.not_applicable)


def facts_of(form: Form) -> Iterable[Fact]:
    """What a form states of the whole unit."""
    return form.facts() if is_own_form(form) else _all(form, form.facts, _plain_fact)


def own_facts_of(form: Form) -> Iterable[Fact]:
    """What a form states of itself."""
    return form.own_facts() if is_own_form(form) else _all(form, form.own_facts, _plain_fact)


def scored_rows_of(form: Form) -> Iterable[FormRow]:
    """The rows of a form that can be scored."""
    return form.scored_rows() if is_own_form(form) else _all(form, form.scored_rows, _plain_row)


def asked_of(forms: Iterable[Form], ask: Callable[[], _T]) -> _T:
    """What `ask` gives, which runs code of these forms, in a context of its own.

    Raises `InputError` that names them for whatever is raised; `KeyboardInterrupt` alone passes.
    """
    found = contained(lambda: guarded(ask, ours=OWN_ERRORS))
    if type(found) is Failed:
        names = ", ".join(form.key for form in forms)
        expected = Phrase("one that says what it holds; it {failed}", failed=found.said)
        raise InputError("a form of a plugin", names, expected) from found.error
    return found


def check_form(form: Form) -> None:
    """Ask a form for all that reading needs of it. Raises for anything else than it should say."""
    for give in (facts_of, own_facts_of, scored_rows_of):
        give(form)
    _all(form, form.prose, _texts)
    for texts in (form.prose_paths, form.table_paths, form.filers):
        _all(form, texts, _text)
    for parts, kinds in ((form.table_figures, (Figure,)), (form.relations, _RELATIONS)):
        _all(form, parts, functools.partial(_one_of, kinds))
    _truth(form, lambda: form.of_unit)


def _truth(form: Form, ask: Callable[[], object]) -> bool:
    said = ask() if is_own_form(form) else asked_of((form,), ask)
    if type(said) is not bool:
        raise InputError("what the form says of itself", said, "true or false")
    return said


def _all(
    form: Form, give: Callable[[], Iterable[object]], plain: Callable[[object], _T]
) -> tuple[_T, ...]:
    def ask() -> tuple[_T, ...]:
        given = tuple(map(plain, islice(give(), MOST + 1)))
        if len(given) > MOST:
            raise InputError(
                "what the form says",
                Phrase("more than {most}", most=MOST),
                Phrase("at most {most}", most=MOST),
            )
        return given

    return asked_of((form,), ask)


def _text(text: object) -> str:
    return checked_text(text, "a text of the form")


def _texts(pair: object) -> tuple[str, ...]:
    if type(pair) is not tuple or len(pair) != 2:
        raise InputError("a paragraph of the form", pair, "its text and its place")
    return tuple(_text(each) for each in pair)


def _one_of(kinds: tuple[type, ...], part: object) -> None:
    if type(part) not in kinds:
        raise InputError("what the form says", part, kinds[0].__name__)


def _plain_fact(fact: object) -> Fact:
    if type(fact) is not Fact:
        raise InputError("a fact of the form", fact, "a Fact")
    return evolve(fact)


def _plain_row(row: object) -> FormRow:
    if type(row) is not FormRow:
        raise InputError("a row of the form", row, "a FormRow")
    for cell in (row.points, row.claimed):
        if type(cell) not in (Points, Nil, Unreadable):
            raise InputError("the points of a row of the form", cell, "points as printed")
    if type(row.indicator) not in (Indicator, type(None)):
        raise InputError("the indicator of a row of the form", row.indicator, "an Indicator")
    shape: tuple[type, ...] = type(row.is_fund), type(row.labels)
    if shape != (bool, tuple):
        raise InputError("a row of the form", row, "labels, and whether it is the fund row")
    return FormRow(
        labels=tuple(checked_text(each, "a label of a row") for each in row.labels),
        name=checked_text(row.name, "the name of a row"),
        points=evolve(row.points),
        claimed=evolve(row.claimed),
        clause=checked_text(row.clause, "the clause of a row"),
        meaning=checked_text(row.meaning, "the meaning of a row"),
        reason=checked_text(row.reason, "the reason of a row"),
        indicator=None if row.indicator is None else evolve(row.indicator),
        is_fund=row.is_fund,
    )
