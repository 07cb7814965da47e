"""A field of a class: how it is read, what checks it, what the form calls it."""

from __future__ import annotations

from typing import Any, get_args, get_origin

import attrs

from perfeval.codec.converter import converter
from perfeval.codec.fields import Field, fields_of
from perfeval.codec.reading import any_text_hook, text_hook
from perfeval.codec.tags import EXTRAS
from perfeval.errors import InputError
from perfeval.filing import BudgetUnit, Figure
from perfeval.filing.sources import Jurisdiction
from perfeval.text.fields import Described, Holds


def test_the_fields_that_a_document_may_fill() -> None:
    """Those that the class is made with, by name, each with its type."""
    fields = fields_of(BudgetUnit, converter())
    assert list(fields) == [each.name for each in attrs.fields(BudgetUnit) if each.init]
    assert fields["name"].kind is str
    assert fields["name"].words == "预算单位名称"


def test_text_is_held_to_the_text_policy_once() -> None:
    """By the check of the field where it has one, else by the hook."""
    fields = fields_of(Jurisdiction, converter())
    assert fields["name"].hook is any_text_hook
    assert fields["code"].hook is text_hook


def test_a_field_says_what_its_own_checks_say() -> None:
    """`refusal` is None for a value that the field takes, as its converter makes it."""
    value = fields_of(Figure, converter())["value"]
    assert value.refusal("2万元") is None
    assert str(value.refusal("约2万")) == str(
        InputError("the value of a figure", "约2万", "a figure as 2万元, 99.9%, 29人 or 9分")
    )


def described() -> dict[str, Field]:
    """Every field of every class of ours that a document can hold, by its class and name."""
    found: dict[str, Field] = {}
    ahead: list[Any] = list(EXTRAS)
    while ahead:
        kind = ahead.pop()
        ahead += [each for each in get_args(kind) if each is not ...]
        if isinstance(kind, type) and attrs.has(kind):
            fields = {
                f"{kind.__name__}.{name}": field
                for name, field in fields_of(kind, converter()).items()
            }
            ahead += [field.kind for name, field in fields.items() if name not in found]
            found |= fields
    return found


REFUSED: dict[Holds | None, tuple[str, ...]] = {
    Holds.TEXT: ("\0",),
    Holds.SOME_TEXT: ("\0", "", " "),
    Holds.KEY: ("\0", "", "é"),
    Holds.OPTIONAL_KEY: ("\0", "é"),
}


def test_what_a_field_says_of_itself_is_what_it_checks() -> None:
    """The title names it in its errors; what it holds and how many it needs is what it takes."""
    for name, field in described().items():
        said = Described.of(field.attribute)
        if said.title not in ("", "points", "a rate", "an edge"):  # such text names itself
            assert getattr(field.refusal(object()), "where", None) == said.title, name
        for text in REFUSED.get(said.holds, ()):
            assert field.refusal(text) is not None, name
        if said.holds in (Holds.TEXT, Holds.OPTIONAL_KEY):
            assert field.refusal("") is None, name
        if get_origin(field.kind) is tuple:
            assert (field.refusal(()) is not None) == bool(said.least), name
        default = field.attribute.default
        derived = getattr(default, "takes_self", False)  # made from another field
        if default is not attrs.NOTHING and not derived:
            assert (field.refusal(default) is not None) == bool(said.least), name
