"""The tags: every class of a union has its own, and says it everywhere."""

from __future__ import annotations

from typing import Any, get_args

import attrs

from perfeval import measures, rules
from perfeval.codec.tags import EXTRAS, FORMATS, PROTOCOLS, Extra
from perfeval.filing import FORMS, BaseDataForm, Filing, Relation
from perfeval.measures import Formula
from perfeval.numbers.printed import Points
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rules import InProportion, PerStep, Rule
from tests.tables import each_row


@each_row(
    ("classes", "key"),
    [
        (FORMS, "kind"),
        (get_args(Relation), "kind"),
        (get_args(Formula), "formula"),
        ((Criterion, Pool), "kind"),
        ((PerStep, InProportion), "missed"),
    ],
)
def test_every_class_of_a_union_has_a_tag_of_its_own(classes: tuple[Any, ...], key: str) -> None:
    """One key tells classes apart that stand in one place, and no field hides behind it."""
    assert {EXTRAS[each].key for each in classes} == {key}
    assert len({EXTRAS[each].tags[key] for each in classes}) == len(classes)
    assert not any(key in attrs.fields_dict(each) for each in classes)


def test_every_kind_of_rule_has_a_tag() -> None:
    """Every public rule stands in the table, under its name in snake case."""
    public: list[Any] = [getattr(rules, name) for name in rules.__all__]
    parts = {Rule, rules.Overshoot}  # the protocol, and what only stands inside a `ByTarget`
    kinds = {each for each in public if each not in parts and hasattr(each, "award")}
    assert kinds == set(PROTOCOLS[Rule])
    for kind in kinds:
        snake = "".join(f"_{c.lower()}" if c.isupper() else c for c in kind.__name__).lstrip("_")
        assert EXTRAS[kind].tags == {"rule": snake}


def test_forms_say_their_kind_as_python_does() -> None:
    """The tag of a form is the value of its `FormKind`."""
    for form in FORMS:
        assert EXTRAS[form].tags == {"kind": form.kind.value}
    assert EXTRAS[BaseDataForm].tags == {"kind": "base_data"}


def test_every_format_has_a_version() -> None:
    """The four formats, in version 1."""
    names = ["filing", "scorecard", "rubric", "findings"]
    assert list(FORMATS) == [f"perfeval.{name}" for name in names]
    for name, cls in FORMATS.items():
        assert EXTRAS[cls].tags == {"format": name, "version": 1}


def test_every_formula_of_the_catalogue_can_be_written() -> None:
    """No shipped measure is made of a formula that the table does not know."""
    assert all(type(measure.formula) in EXTRAS for measure in measures.MEASURES.values())


def test_derived_keys_are_text_or_null() -> None:
    """They are what the properties give, as text."""

    @attrs.frozen
    class Card:
        total: Points = Points("9.5")
        rating: str | None = None

    assert Extra({}, ("total", "rating")).derived_of(Card()) == {"total": "9.5", "rating": None}
    assert Extra({}).derived_of(Card()) == {}
    assert EXTRAS[Filing].derived == ()
