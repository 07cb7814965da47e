"""Loading what stands behind an entry: checked, isolated, every failure a `PluginError`."""

from __future__ import annotations

import decimal

import pytest

from perfeval.errors import PluginError
from perfeval.plugins import Cause, Installed, duplicate, load
from tests.tables import each_row


def entry(value: str, name: str = "pi") -> Installed:
    return Installed(id=name, distribution="county", version="1.0", value=value)


def test_what_is_loaded_is_what_the_check_makes_of_it() -> None:
    """An attribute of a module, or an attribute of that."""
    assert load(entry("math:pi"), str) == "3.141592653589793"
    assert load(entry("os:path.sep"), lambda value: value) == "/"


@each_row(
    ("value", "name", "cause"),
    [
        ("math:pi", "pi", "no rubric"),
        ("math:no", "pi", "loading math:no failed with AttributeError: module 'math' has no"),
        ("no_such_module_here:pi", "pi", "loading no_such_module_here:pi failed with Module"),
        ("math:pi", "", "its entry_points.txt is not UTF-8 text"),
        ("", "pi", "its value is '', not module:NAME"),
        ("no module !", "pi", "its value is 'no module !', not module:NAME"),
    ],
)
def test_what_cannot_be_loaded_is_the_error_of_its_owner(value: str, name: str, cause: str) -> None:
    """Refused by the check, not there, or not readable."""
    found = load(entry(value, name), lambda _value: Cause("no rubric"))
    assert isinstance(found, PluginError)
    assert (found.name, found.distribution) == (name, "county 1.0")
    assert found.cause.startswith(cause)


def test_a_check_that_fails_is_the_failure_of_the_plugin() -> None:
    """Whatever it raises but Ctrl-C; and it leaves no setting behind."""

    def fail(_value: object) -> str:
        decimal.setcontext(decimal.Context(prec=1))
        raise SystemExit(3)

    before = decimal.getcontext().prec
    found = load(entry("math:pi"), fail)
    assert isinstance(found, PluginError)
    assert found.cause == "loading math:pi failed with SystemExit: 3"
    assert decimal.getcontext().prec == before

    def interrupt(_value: object) -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(entry("math:pi"), interrupt)


def test_who_offers_one_name_twice_is_named() -> None:
    """Each distribution once."""
    other = Installed(id="pi", distribution="city", version="2.0", value="math:tau")
    error = duplicate([entry("math:pi"), entry("math:tau"), other], "offered 3 times")
    assert str(error) == "plugin 'pi' of county 1.0 and city 2.0: offered 3 times"
