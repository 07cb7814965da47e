"""What a field says of itself, and the fields that hold text."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from perfeval.errors import InputError
from perfeval.text.fields import (
    LONGEST_KEY,
    Described,
    Holds,
    checked_key,
    of_key,
    of_text,
    optional_key,
    text_field,
    titled,
)
from tests.tables import each_row


@attrs.frozen(kw_only=True)
class Marked:
    """A class with a field of each kind."""

    key: str = attrs.field(**of_key("the key"))
    fact: str = optional_key("the fact")
    name: str = attrs.field(default="某", **of_text("名称", empty=False))
    note: str = text_field("备注")
    count: int = attrs.field(default=0, **titled("个数", validator=attrs.validators.ge(0)))
    other: str = attrs.field(default="", metadata={"own": 1})


@each_row(
    ("name", "described"),
    [
        ("key", Described("the key", Holds.KEY)),
        ("fact", Described("the fact", Holds.OPTIONAL_KEY)),
        ("name", Described("名称", Holds.SOME_TEXT)),
        ("note", Described("备注", Holds.TEXT)),
        ("count", Described("个数")),
        ("other", Described()),
    ],
)
def test_a_field_says_what_it_is(name: str, described: Described) -> None:
    """One that says nothing has no title; what else stands in the metadata is not ours."""
    assert Described.of(attrs.fields_dict(Marked)[name]) == described


@each_row(
    ("fields", "message"),
    [
        ({"key": ""}, "the key: found ''; expected a key"),
        ({"key": "a", "fact": "三公"}, "the fact: found '三公'; expected a key"),
        ({"key": "a", "fact": None}, "the fact: found None; expected text"),
        ({"key": "a", "name": " "}, "名称: found ' '; expected some text"),
        ({"key": "a", "note": "a\0"}, "备注: found .*U.0000 at character 2"),
    ],
)
def test_an_error_names_the_field_by_its_title(fields: dict[str, Any], message: str) -> None:
    """What it says of itself is what it checks."""
    with pytest.raises(InputError, match=f"^{message}"):
        Marked(**fields)


@each_row("key", ["a", "three_public.outturn", "annex-3-1", "a1.b_2-c", "a" * LONGEST_KEY])
def test_a_key_is_ascii(key: str) -> None:
    """Lower-case words, joined by `.` or `-`."""
    assert checked_key(key, "the id") == key
    made = Marked(key=key, fact=key)
    assert (made.key, made.fact) == (key, key)


@each_row(
    "key",
    ["", " ", "A", "1a", "_a", "a.", "a..b", "a-", ".a", "a b", "a\n", "é", "ａ", "三公", "a" * 81,
     "a." * 10_000, "a" * 20_000]
)  # fmt: skip
def test_what_is_no_key_is_refused(key: str) -> None:
    """Capitals, other scripts, spaces and 81 characters make no key."""
    with pytest.raises(InputError, match=r"the id: found .*; expected a key of"):
        checked_key(key, "the id")
