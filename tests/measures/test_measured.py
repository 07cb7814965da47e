"""A measured value is of the kind that it says."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.measures import Kind, Measured, Unmeasured, Why
from perfeval.numbers.amounts import yuan
from perfeval.numbers.printed import Count
from perfeval.numbers.rates import Rate
from tests.tables import each_row

RATE = Measured(Kind.RATE, Rate(29, 30), "29 ÷ 30", "29 ÷ 30")
VALUES: dict[Kind, Any] = {
    Kind.RATE: Rate("5%"),
    Kind.COUNT: Count("5"),
    Kind.AMOUNT: yuan("5"),
    Kind.STATE: "达成",
    Kind.CHECKS: (True, False),
    Kind.SEVERAL: (RATE,),
    Kind.ANY: (RATE, Unmeasured(Why.MISSING, ("a.fact",), "缺少甲", "not stated: a")),
}


@each_row("kind", Kind)
@each_row("of", Kind)
def test_a_value_fits_its_own_kind_only(kind: Kind, of: Kind) -> None:
    """A count is no rate, conditions are no parts; options may all have been measured."""
    value = VALUES[of]
    if kind is of or (kind, of) == (Kind.ANY, Kind.SEVERAL):
        assert Measured(kind, value).value == value
    else:
        with pytest.raises(
            InputError, match=f"a measured value: found .*; expected a {kind.value}"
        ):
            Measured(kind, value)


@each_row(
    ("args", "where"),
    [
        (("rate", Rate("5%")), "the kind of a measured value"),
        ((Kind.RATE, 0.5), "a measured value"),
        ((Kind.RATE, "50%"), "a measured value"),
        ((Kind.CHECKS, [True]), "a measured value"),
        ((Kind.CHECKS, (1, 0)), "a measured value"),
        ((Kind.SEVERAL, (Rate("5%"),)), "a measured value"),
        ((Kind.RATE, Rate("5%"), 5), "the figures of a measured value"),
        ((Kind.RATE, Rate("5%"), "", None), "the figures of a measured value"),
    ],
)
def test_junk_is_refused(args: tuple[Any, ...], where: str) -> None:
    """A rule can trust what it is given."""
    with pytest.raises(InputError, match=where):
        Measured(*args)


def test_measured_values_pickle_and_copy() -> None:
    """They are values."""
    for wrong in (("missing", ("a",), "缺", "x"), (Why.MISSING, "a", "缺", "x")):
        with pytest.raises(InputError, match=r"not measured|nothing is measured"):
            Unmeasured(*wrong)
    sentences: list[tuple[Any, Any]] = [(1, "x"), ("缺", None), ("\ud800", "x")]
    for zh, en in sentences:
        with pytest.raises(InputError, match=r"the (zh|en) of what is not measured"):
            Unmeasured(Why.MISSING, ("a",), zh, en)
    missing = Unmeasured(Why.MISSING, ("staff.in_post",), "缺少在职人员数", "not stated: staff")
    for value in (RATE, missing):
        assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value
        assert hash(value) == hash(copy.copy(value))


def test_the_reasons_why_have_stable_codes() -> None:
    """They are codes of a scorecard."""
    assert [why.value for why in Why] == ["missing", "undefined", "not_applicable", "unfit"]
