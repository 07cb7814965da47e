"""Facts by id: what a measure can ask for."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError
from perfeval.filing import Fact, Facts, Scope
from perfeval.filing.facts import read_figure, stated
from perfeval.numbers.amounts import Amount, wan_yuan
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.printed import Count, Number, Percent, Points
from tests.tables import each_row


@each_row(
    ("text", "value"),
    [
        ("1393.97万元", wan_yuan("1393.97")),
        ("2 万元", wan_yuan("2")),
        ("２元", Amount.parse("2元")),
        ("99.9%", Percent("99.9%")),
        ("99.9％", Percent("99.9%")),
        ("29人", Count("29")),
        ("1.2万封", Count("12000")),
        ("0", Count("0")),
        ("/", Nil("/")),
        ("不适用", Nil("不适用")),
        ("", Nil("")),
        ("出台", "出台"),
        ("约5万元", "约5万元"),
        ("1、业务工作经费", "1、业务工作经费"),
        ("98%以上", "98%以上"),
        ("5.", "5."),
    ],
)
def test_text_is_read_as_what_it_says(text: str, value: object) -> None:
    """An amount with its unit, a percentage, a count, a nil mark, or else words, verbatim."""
    fact = Fact(id="some.fact", value=text)
    assert type(fact.value) is type(value)
    assert fact.value == value
    assert evolve(fact, at="报告") == Fact(id="some.fact", value=fact.value, at="报告")


@each_row("value", [True, False, Nil("/"), wan_yuan("2"), Count("29人"), Percent("99.9%")])
def test_a_value_is_kept(value: Any) -> None:
    """A typed value stays itself."""
    assert Fact(id="some.fact", value=value).value is value


@each_row(
    "value",
    [None, 5, 1.5, Decimal(5), Points("5"), Number("5"), Percent("98"), Unreadable("x"), b"x",
     ["x"], "a\ud800", "a\u200b"]
)  # fmt: skip
def test_a_value_that_does_not_say_its_kind_is_refused(value: Any) -> None:
    """A number without a unit of its kind, a bare percentage or hidden characters are no fact."""
    with pytest.raises(InputError, match="the value of a fact: found"):
        Fact(id="some.fact", value=value)


@each_row(
    ("name", "value", "where"),
    [
        ("id", "三公经费", "the id of a fact"),
        ("id", None, "the id of a fact"),
        ("scope", "all_funds", "the scope of a fact"),
        ("at", None, "the place of a fact"),
    ],
)
def test_a_fact_is_checked(name: str, value: Any, where: str) -> None:
    """Id, scope and place keep their structure."""
    make: Any = Fact
    with pytest.raises(InputError, match=f"{where}: found"):
        make(**{"id": "some.fact", "value": True, name: value})


def test_the_first_fact_counts() -> None:
    """Of several facts with one id the first is kept, and the order stays."""
    first = Fact(id="a", value=Count("1"), scope=Scope.ALL_FUNDS, at="附件1")
    facts = Facts([first, Fact(id="b", value=False), Fact(id="a", value=Count("2"))])
    assert facts.get("a") == Count("1")
    assert facts.find("a") is first
    assert facts.get("b") is False
    assert [fact.id for fact in facts] == ["a", "b"]


def test_facts_are_a_value() -> None:
    """Equal by what they state, in any order, and the same after a copy."""
    one, two = Fact(id="a", value="5人"), Fact(id="b", value=True)
    facts = Facts([one, two])
    assert facts == Facts([two, one, Fact(id="a", value="6人")])
    assert hash(facts) == hash(Facts([two, one]))
    assert facts != Facts([one])
    assert facts != [one, two]
    assert repr(Facts([two])) == f"Facts([{two!r}])"
    for back in (pickle.loads(pickle.dumps(facts)), copy.deepcopy(facts)):
        assert back == facts


def test_a_missing_fact_is_none() -> None:
    """Nothing is guessed: what nothing states is None, not zero."""
    facts = Facts(iter(()))
    assert facts.get("special_funds.late") is None
    assert facts.find("special_funds.late") is None
    assert list(facts) == []


@each_row("fact_id", [None, 5, ["a"], {"a": 1}, Fact(id="a", value=True)])
def test_a_fact_is_asked_for_by_its_id(fact_id: Any) -> None:
    """What is no text is a mistake of the caller, not a missing fact."""
    with pytest.raises(InputError, match="the id of a fact: found"):
        Facts([]).get(fact_id)


@each_row("value", [None, 5, [None], ["a"], "ab", [("a", True)], {"a": True}])
def test_facts_are_facts(value: Any) -> None:
    """Anything else in the place of facts is refused."""
    with pytest.raises(InputError, match="facts: found"):
        Facts(value)


@each_row(
    ("cell", "count"),
    [
        (wan_yuan("2"), 1),
        (Count("29人"), 1),
        (Percent("99.9%"), 1),
        (Points("5"), 0),
        (Nil("/"), 0),
        (Unreadable("约5"), 0),
        (None, 0),
    ],
)
def test_a_cell_states_a_fact_or_none(cell: Any, count: int) -> None:
    """A blank or unreadable cell states nothing; that is not zero."""
    facts = list(stated("some.fact", cell, "附件1"))
    assert len(facts) == count
    assert all(fact == Fact(id="some.fact", value=cell, at="附件1") for fact in facts)


@each_row("text", ["5" + " " * 19_900 + "!", "1" * 20_000, "元" * 20_000, "1万" * 9_000])
def test_long_words_are_words_at_once(text: str) -> None:
    """A long text is read in no time, and stays words."""
    assert read_figure(text) is None
    assert Fact(id="a", value=text).value == text


def test_a_fact_is_a_value() -> None:
    """Hashable, and equal after pickle."""
    fact = Fact(id="a", value="2万元", at="报告")
    assert pickle.loads(pickle.dumps(fact)) == fact
    assert len({fact, evolve(fact)}) == 1


def test_shared_facts_stand_below_those_of_a_form() -> None:
    """Facts that many forms share are not gone through again for each."""
    shared = Facts([Fact(id="a", value=True), Fact(id="b", value=True)])
    own = shared.below([Fact(id="b", value=False), Fact(id="c", value=False)])
    assert [own.get(each) for each in "abcd"] == [True, False, False, None]
    assert {fact.id: fact.value for fact in own} == {"a": True, "b": False, "c": False}
    assert own == Facts(own)
    assert hash(own) == hash(Facts(own))
    assert own.below([Fact(id="a", value=False)]).get("a") is False
    assert own.below([]) == own
    assert [shared.get(each) for each in "abc"] == [True, True, None]
