"""Problems of a document: their paths, their words, the first hundred and the count."""

from __future__ import annotations

from perfeval.codec.problems import (
    MisfitError,
    Problem,
    Refused,
    misfit_of,
    path_text,
    seen,
    unfit,
)
from perfeval.errors import InputError, Phrase, RubricError
from tests.tables import each_row


@each_row(
    ("path", "text"),
    [
        ((), ""),
        (("forms", 1, "fund", "final"), "forms[1].fund.final"),
        ((0, "a"), "[0].a"),
        (("单位",), "单位"),
        (("a b",), "['a b']"),
        (("unit", "\u202e"), "unit['\\u202e']"),
        (("a" * 60,), "a" * 60),
        (("a" * 61,), f"['{'a' * 60}'…]"),
    ],
)
def test_a_path_reads_as_one_writes_it(path: tuple[str | int, ...], text: str) -> None:
    """Names with dots, positions from 0 in brackets, anything else quoted, safe and short."""
    assert path_text(path) == text


@each_row(
    ("value", "shown"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (5, "5"),
        ({}, "an object"),
        ([], "a list"),
        (Refused(Phrase("the number {number}", number="5.9")), "the number 5.9"),
        ("某局", "'某局'"),
        ("a" * 61, f"'{'a' * 60}'…"),
    ],
)
def test_a_value_is_shown_in_the_words_of_json(value: object, shown: str) -> None:
    """Null, true, an object: not None, True, a dict."""
    assert str(seen(value)) == shown


def test_the_value_around_names_the_place() -> None:
    """The nearest field that the form has a name for gives it; the sentence stays its own."""
    inner = misfit_of("the key stands more than once")
    items = MisfitError()
    items.absorb(2, None, inner)
    items.absorb(3, None, unfit(5, "text"))
    outer = MisfitError()
    outer.absorb("forms", "the forms of a filing", items)
    assert outer.decode_error().problems == (
        ("forms[2]", "the forms of a filing: the key stands more than once"),
        ("forms[3]", "the forms of a filing: found 5; expected text"),
    )


def test_the_checks_of_a_class_speak_for_themselves() -> None:
    """What an `InputError` or a `RubricError` says is not said twice."""
    misfit = MisfitError()
    misfit.refused(("label",), InputError("the label of a line", "", "some text"))
    misfit.refused((), RubricError("产出", "its parts add up to 99, not to 100"))
    outer = MisfitError()
    outer.absorb("lines", "经费控制情况", misfit)
    assert outer.decode_error().problems == (
        ("lines.label", "the label of a line: found ''; expected some text"),
        ("lines", "产出: its parts add up to 99, not to 100"),
    )


def test_a_problem_without_words_says_what_is_wrong() -> None:
    """A sentence that is costly to make is made when it is told."""
    path, what = Problem(("a",), None, lambda: "no such key").as_pair()
    assert (path, str(what)) == ("a", "no such key")


def test_a_hundred_problems_are_kept_and_all_are_counted() -> None:
    """The first hundred in order, whoever they come from."""
    misfit = MisfitError()
    for position in range(60):
        inner = MisfitError()
        inner.add(("a",), None, "first")
        inner.add(("b",), None, "second")
        misfit.absorb(position, None, inner)
    misfit.add(("c",), None, "third")
    error = misfit.decode_error()
    assert error.count == 121
    assert len(error.problems) == 100
    assert error.problems[0] == ("[0].a", "first")
    assert error.problems[99] == ("[49].b", "second")


def test_found_leaves_the_place_out() -> None:
    """The place of a leaf is named by the object around it."""
    assert str(InputError("an amount", 5, "text").misfit()) == "found 5; expected text"
