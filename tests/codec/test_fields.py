"""A field of a class: how it is read, what checks it, what the form calls it."""

from __future__ import annotations

import attrs
import pytest

from perfeval.codec.converter import converter
from perfeval.codec.fields import fields_of
from perfeval.codec.reading import any_text_hook, text_hook
from perfeval.errors import InputError
from perfeval.filing import BudgetUnit, Figure
from perfeval.filing.sources import Jurisdiction


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


def test_a_field_converts_and_checks() -> None:
    """`checked` gives the value as the field holds it; `refusal` says why it does not."""
    value = fields_of(Figure, converter())["value"]
    assert value.checked("2万元") == Figure(label="支出", value="2万元").value
    assert value.refusal("2万元") is None
    assert str(value.refusal("约2万")) == str(
        InputError("the value of a figure", "约2万", "a figure as 2万元, 99.9%, 29人 or 9分")
    )
    with pytest.raises(InputError, match="label of a figure"):
        fields_of(Figure, converter())["label"].checked("")
