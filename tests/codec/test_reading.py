"""How a value of each type is read: exact types, the tags allowed, nothing coerced."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval.codec.converter import converter
from perfeval.codec.problems import MisfitError, Refused
from perfeval.errors import InputError, Phrase
from perfeval.filing import Breakdown, Form, FormKind, Scope
from perfeval.filing.facts import FactValue
from perfeval.filing.relations import FigureValue
from perfeval.filing.sources import FiscalYear
from perfeval.numbers.amounts import Amount, AmountCell, wan_yuan
from perfeval.numbers.cells import CountCell, Nil, PointsCell, RateCell, Unreadable
from perfeval.numbers.printed import Count, Percent, Points
from perfeval.numbers.rates import Rate
from perfeval.rules import Rule
from perfeval.rules.rule import Edge
from tests.tables import each_row

PAIR = tuple[str, Points]


def read(kind: Any, value: object) -> Any:
    """The value of a type that plain data gives."""
    return converter().get_structure_hook(kind)(value, kind)


@each_row(
    ("kind", "plain", "value"),
    [
        (str, "某局", "某局"),
        (str, "", ""),
        (int, -3, -3),
        (bool, False, False),
        (FiscalYear, 2023, FiscalYear(2023)),
        (Amount, "1393.97万元", wan_yuan("1393.97")),
        (Points, "9.50", Points("9.50")),
        (Rate, "29/30", Rate(29, 30)),
        (Scope, "all_funds", Scope.ALL_FUNDS),
        (Scope | None, None, None),
        (Scope | None, "unstated", Scope.UNSTATED),
        (AmountCell, "5元", Amount.parse("5元")),
        (AmountCell, "5", Unreadable("5")),
        (AmountCell, "——", Nil("——")),
        (PointsCell, "10分", Points("10分")),
        (PointsCell, "满分", Unreadable("满分")),
        (CountCell, "29人", Count("29人")),
        (RateCell, "98.77%", Percent("98.77%")),
        (RateCell | None, None, None),
        (RateCell | None, "/", Nil("/")),
        (FactValue, True, True),
        (FactValue, "29人", "29人"),
        (FigureValue, "9分", "9分"),
        (Edge, "90%", Rate("90%")),
        (Edge, "3", Count("3")),
        (Count, "29人", Count("29人")),
        (tuple[str, ...], [], ()),
        (tuple[str, ...], ["甲", "乙"], ("甲", "乙")),
        (PAIR, ["优", "90"], ("优", Points("90"))),
        (
            tuple[PAIR, ...],
            [["优", "90"], ["差", "0"]],
            (("优", Points("90")), ("差", Points("0"))),
        ),
    ],
)
def test_plain_data_gives_the_value(kind: Any, plain: object, value: object) -> None:
    """Figures are read as the form prints them; facts and figures read their own text."""
    found = read(kind, plain)
    assert found == value
    assert type(found) is type(value)


JUNK: list[object] = [None, True, 5, "?", [], {}, Refused(Phrase("the number 5.9"))]


@each_row(
    ("kind", "taken", "expected"),
    [
        (str, ["?"], "text"),
        (int, [5], "a whole number"),
        (bool, [True], "true or false"),
        (FiscalYear, [], "a year such as 2023"),
        (FormKind, ["?"], "the tag of a kind of form"),
        (Amount, [], "an amount"),
        (Points, [], "a plain decimal number|points as text"),
        (Rate, [], "a rate"),
        (Breakdown, [], "'exhaustive' or 'subset' or 'overlapping'"),
        (Breakdown | None, [None], "'exhaustive' or 'subset' or 'overlapping'"),
        (AmountCell, ["?"], "an amount with its unit, as text, such as '1393.97万元'"),
        (PointsCell, ["?"], "points as text, such as '10'"),
        (CountCell, ["?"], "a count as text, such as '29人'"),
        (RateCell, ["?"], "a rate as text, such as '98.77%'"),
        (FactValue, [True, "?"], "true, false or text"),
        (FigureValue, ["?"], "a figure as text, such as '99.9%' or '29人'"),
        (tuple[str, ...], [[]], "a list"),
        (PAIR, [], "a list"),
        (Form, [{}], "an object"),
        (Rule, [{}], "an object"),
    ],
)
def test_nothing_is_coerced(kind: Any, taken: list[object], expected: str) -> None:
    """True is not 1, 5 is not "5", null is no text, and a fraction is nothing at all."""
    for junk in JUNK:
        if not any(junk is each or (junk == each and type(junk) is type(each)) for each in taken):
            with pytest.raises(InputError, match=expected):
                read(kind, junk)


def test_a_pair_has_two_values() -> None:
    """A list of another length is no pair."""
    for plain in (["优"], ["优", "90", "80"]):
        with pytest.raises(InputError, match=f"found a list of {len(plain)}; expected a list of 2"):
            read(PAIR, plain)


@each_row("text", ["\u202e5", "5\x00", "\ud800", "字" * 20_001])
@each_row("kind", [str, AmountCell, PointsCell, FactValue, FigureValue, Amount, Edge])
def test_every_text_keeps_the_policy(kind: Any, text: str) -> None:
    """Controls, surrogates and endless texts are refused wherever a text may stand."""
    with pytest.raises(InputError, match=r"not allowed in text|at most 20000 are allowed"):
        read(kind, text)


@each_row("at", [0, 1, 5])
def test_every_item_is_looked_at(at: int) -> None:
    """The problems of a list stand at their positions."""
    plain: list[object] = ["甲"] * 6
    plain[at] = plain[3] = 5
    with pytest.raises(MisfitError) as raised:
        read(tuple[str, ...], plain)
    paths = [path for path, _ in raised.value.decode_error().problems]
    assert paths == [f"[{position}]" for position in sorted((at, 3))]


@each_row("tag", ["bands ", "Bands", "", 5, None, [], {}])
def test_the_tags_allowed_are_named(tag: object) -> None:
    """An object of no known kind is refused with the kinds there are."""
    with pytest.raises(MisfitError) as raised:
        read(Rule, {"rule": tag, "bands": []})
    ((path, sentence),) = raised.value.decode_error().problems
    assert path == "rule"
    assert sentence.startswith("found ")
    assert "expected 'bands' or 'by_state' or 'by_target' or 'checklist'" in sentence
