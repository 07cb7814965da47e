"""How a value of each type is written: exactly, or not at all."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from perfeval.codec.converter import converter
from perfeval.errors import InputError
from perfeval.filing import CostLine, Fact, Form, Indicator, Scope, UnitForm
from perfeval.filing.facts import FactValue
from perfeval.filing.relations import FigureValue
from perfeval.filing.sources import FiscalYear
from perfeval.numbers.amounts import Amount, AmountCell, wan_yuan
from perfeval.numbers.cells import BLANK, CountCell, Nil, PointsCell, RateCell, Unreadable
from perfeval.numbers.printed import Count, Percent, Points
from perfeval.numbers.rates import Rate
from perfeval.rules import Bands, Composite, Judged, Rule
from perfeval.rules.rule import Edge
from tests.tables import each_row


def write(kind: Any, value: object) -> Any:
    """The plain data of a value of a type."""
    return converter().get_unstructure_hook(kind)(value)


@each_row(
    ("kind", "value", "plain"),
    [
        (str, "某局", "某局"),
        (int, 0, 0),
        (bool, True, True),
        (FiscalYear, FiscalYear(2023), 2023),
        (Amount, wan_yuan("1,393.970"), "1,393.970万元"),
        (Points, Points("9.50"), "9.50"),
        (Rate, Rate("98.770%"), "98.77%"),
        (Rate, Rate(29, 30), "29/30"),
        (Scope, Scope.ALL_FUNDS, "all_funds"),
        (Scope | None, None, None),
        (AmountCell, wan_yuan("5"), "5万元"),
        (AmountCell, Nil(" / "), " / "),
        (AmountCell, Unreadable("5"), "5"),
        (RateCell | None, Percent("９８％"), "９８％"),
        (FactValue, False, False),
        (FactValue, "完成", "完成"),
        (FactValue, wan_yuan("2"), "2万元"),
        (FigureValue, Points("9分"), "9分"),
        (Edge, Count("3"), "3"),
        (tuple[str, ...], ("甲", "乙"), ["甲", "乙"]),
        (tuple[str, Points], ("优", Points("90")), ["优", "90"]),
        (Rule, Judged(), {"rule": "judged"}),
    ],
)
def test_a_value_is_written_as_it_is_printed(kind: Any, value: object, plain: object) -> None:
    """Text keeps places, full-width digits and blank marks; numbers of JSON stay numbers."""
    found = write(kind, value)
    assert found == plain
    assert type(found) is type(plain)
    assert converter().get_structure_hook(kind)(found, kind) in (value, plain)


def test_defaults_are_left_out() -> None:
    """A field that equals its default is not written, whether it is the default or a twin."""
    line = CostLine(label="公务接待", budget=Nil(""), outturn=BLANK, parts=())
    assert write(CostLine, line) == {"label": "公务接待"}
    whole = CostLine(label="三公经费", budget=Nil("/"), parts=(line,))
    assert write(CostLine, whole) == {
        "label": "三公经费",
        "budget": "/",
        "parts": [{"label": "公务接待"}],
    }


def test_a_tag_is_written_wherever_the_class_stands() -> None:
    """A form says its kind, as one of several and by itself."""
    form = UnitForm(key="annex-2")
    assert write(Form, form) == write(UnitForm, form) == {"kind": "unit", "key": "annex-2"}


JUNK = [None, 5, 1.5, "?", (), [], object(), Points("5"), wan_yuan("1"), Bands]


@each_row(
    ("kind", "taken"),
    [
        (str, ["?"]),
        (int, [5]),
        (bool, []),
        (FiscalYear, []),
        (Amount, [wan_yuan("1")]),
        (Points, [Points("5")]),
        (Rate, []),
        (Scope, []),
        (Scope | None, [None]),
        (AmountCell, [wan_yuan("1")]),
        (PointsCell, [Points("5")]),
        (FactValue, ["?", wan_yuan("1")]),
        (FigureValue, [Points("5"), wan_yuan("1")]),
        (tuple[str, ...], [()]),
        (tuple[str, Points], []),
        (Form, []),
        (Rule, []),
        (Fact, []),
    ],
)
def test_what_is_not_of_the_type_is_not_written(kind: Any, taken: list[object]) -> None:
    """A value of another type is an `InputError`, never half a document."""
    for junk in JUNK:
        if not any(junk is each or (junk == each and type(junk) is type(each)) for each in taken):
            with pytest.raises(InputError, match=r"to write: found .*; expected "):
                write(kind, junk)


def test_a_pair_has_two_values() -> None:
    """A tuple of another length would not read back."""
    with pytest.raises(InputError, match="a value to write: found 1 values; expected 2 values"):
        write(tuple[str, Points], ("优",))


@each_row(
    ("kind", "text"),
    [
        (AmountCell, "5元"),
        (AmountCell, "/"),
        (PointsCell, "10分"),
        (CountCell, "29人"),
        (RateCell, "5%"),
    ],
)
def test_an_unreadable_cell_that_can_be_read_is_not_written(kind: Any, text: str) -> None:
    """It would come back as the number or the mark that it is."""
    with pytest.raises(InputError, match=f"an unreadable cell: found '{text}'; expected words, or"):
        write(kind, Unreadable(text))


@each_row("text", ["\u202e5", "\ud800", "字" * 20_001])
def test_text_outside_the_policy_is_not_written(text: str) -> None:
    """It would not be read."""
    with pytest.raises(InputError, match="a text to write: found "):
        write(str, text)


def test_a_rate_without_a_text_is_not_written() -> None:
    """A ratio of numbers beyond 15 digits has no text that reads back."""
    with pytest.raises(InputError, match="a rate: found "):
        write(Rate, Rate.of_atoms(10**30, 3))


@attrs.frozen(kw_only=True)
class OddIndicator(Indicator):
    """An indicator of a stranger's class."""


@attrs.frozen(kw_only=True)
class OddRule(Composite):
    """A rule of a stranger's class."""


@each_row(("kind", "odd"), [(Indicator, OddIndicator), (Rule, OddRule)])
def test_a_class_of_a_stranger_is_not_written(kind: Any, odd: type) -> None:
    """A document could not say which class it was."""
    with pytest.raises(InputError, match=f"a value to write: found an? {odd.__name__}; expected "):
        write(kind, object.__new__(odd))
