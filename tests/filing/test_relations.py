"""Stated relations: what a form says about its own figures."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError
from perfeval.filing import (
    Breakdown,
    Completion,
    Figure,
    Growth,
    Listing,
    Multiple,
    Part,
    RateRelation,
    Relation,
    Restatement,
    ShareRelation,
    SumRelation,
)
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.printed import Count, Percent, Points
from tests.tables import each_row

TOTAL = Figure(label="支出合计", value="1393.97万元", at="报告 二（一）")
BASIC = Figure(label="基本支出", value=wan_yuan("253.31"))
RATE = Figure(label="控制率", value="98.77%")
COUNT = Figure(label="股室", value="5个")

RELATIONS: list[Relation] = [
    SumRelation(id="spending", total=TOTAL, parts=(Part(figure=BASIC, minus=True),)),
    ShareRelation(part=BASIC, whole=TOTAL, share=RATE),
    RateRelation(numerator=BASIC, denominator=TOTAL, rate=RATE),
    Multiple(value=TOTAL, base=BASIC, times=COUNT),
    Growth(value=TOTAL, base=BASIC, percent=RATE, fell=True),
    Completion(done=COUNT, percent=RATE),
    Listing(stated=COUNT, items=("办公室", "人事股")),
    Restatement(label="三公经费", figures=(BASIC, TOTAL)),
]


@each_row(
    ("given", "value"),
    [
        ("2万元", wan_yuan("2")),
        ("99.9%", Percent("99.9%")),
        ("29人", Count("29")),
        ("9分", Points("9")),
        ("９分", Points("9")),
        ("9.5分", Points("9.5")),
        ("18", Count("18")),
        (wan_yuan("2.00"), wan_yuan("2")),
        (Percent("98.77％"), Percent("98.77%")),
        (Count("1.2万封"), Count("12000")),
        (Points("99分"), Points("99")),
        (Points("９９分"), Points("99")),
    ],
)
def test_a_figure_says_its_kind(given: Any, value: object) -> None:
    """An amount, a percentage, a count or points, told apart by what is printed behind."""
    figure = Figure(label="数", value=given)
    assert type(figure.value) is type(value)
    assert figure.value == value
    assert evolve(figure) == figure


@each_row(
    "value",
    [None, True, 5, 1.5, "出台", "", "/", "约5", "1.2.3分", "分", Points("9"), Percent("98"),
     b"5", ["5"], "5\ud800", TOTAL]
)  # fmt: skip
def test_what_is_no_figure_is_refused(value: Any) -> None:
    """Words, blanks, and numbers that do not say their kind are no figures of a relation."""
    with pytest.raises(InputError, match="found"):
        Figure(label="数", value=value)


def test_a_figure_has_a_label() -> None:
    """A figure without a name cannot be spoken of."""
    with pytest.raises(InputError, match="the label of a figure: found ''"):
        Figure(label="", value="5")


@each_row("relation", RELATIONS)
def test_a_relation_is_a_value(relation: Relation) -> None:
    """Frozen, hashable, and equal after pickle and evolve."""
    assert pickle.loads(pickle.dumps(relation)) == relation
    changed: Any = evolve(relation, id="other")
    assert changed.id == "other"
    assert changed != relation
    assert len({relation, evolve(relation)}) == 1
    with pytest.raises(InputError, match="the id of a relation: found '三公'"):
        evolve(relation, id="三公")


def test_a_sum_has_parts_and_a_breakdown() -> None:
    """A sum without parts says nothing; parts exhaust their total unless it is said otherwise."""
    relation = SumRelation(total=TOTAL, parts=(Part(figure=BASIC),))
    assert relation.breakdown is Breakdown.EXHAUSTIVE
    assert not relation.parts[0].minus
    with pytest.raises(InputError, match=r"the parts of a sum: found 0 items; .* at least 1"):
        SumRelation(total=TOTAL, parts=())


def test_a_restatement_has_two_figures() -> None:
    """What is said once is not restated."""
    with pytest.raises(InputError, match=r"the figures of a restatement: .* at least 2"):
        Restatement(label="三公经费", figures=(BASIC,))
    with pytest.raises(InputError, match="the fact that is restated: found ''"):
        Restatement(label="", figures=(BASIC, BASIC))


@each_row(
    ("make", "where"),
    [
        (lambda x: Part(figure=x), "a term of a sum"),
        (lambda x: Part(figure=BASIC, minus=x), "minus"),
        (lambda x: SumRelation(total=x, parts=(Part(figure=BASIC),)), "the total of a sum"),
        (lambda x: SumRelation(total=TOTAL, parts=(x,)), "the parts of a sum, item 1"),
        (lambda x: ShareRelation(part=x, whole=TOTAL, share=RATE), "the part of a share"),
        (lambda x: ShareRelation(part=BASIC, whole=x, share=RATE), "the whole of a share"),
        (lambda x: ShareRelation(part=BASIC, whole=TOTAL, share=x), "the printed share"),
        (lambda x: RateRelation(numerator=x, denominator=TOTAL, rate=RATE), "the numerator"),
        (lambda x: RateRelation(numerator=BASIC, denominator=x, rate=RATE), "the denominator"),
        (lambda x: RateRelation(numerator=BASIC, denominator=TOTAL, rate=x), "the printed rate"),
        (lambda x: Multiple(value=x, base=BASIC, times=COUNT), "the larger figure"),
        (lambda x: Multiple(value=TOTAL, base=x, times=COUNT), "the figure compared with"),
        (lambda x: Multiple(value=TOTAL, base=BASIC, times=x), "the printed multiple"),
        (lambda x: Growth(value=x, base=BASIC, percent=RATE), "the figure that grew"),
        (lambda x: Growth(value=TOTAL, base=x, percent=RATE), "the figure before"),
        (lambda x: Growth(value=TOTAL, base=BASIC, percent=x), "the printed growth"),
        (lambda x: Completion(done=x, percent=RATE), "the count done"),
        (lambda x: Completion(done=COUNT, percent=x), "the printed completion"),
        (lambda x: Listing(stated=x), "the stated count"),
        (lambda x: Listing(stated=COUNT, items=(x,)), "the listed names, item 1"),
    ],
)
def test_the_error_names_the_term(make: Any, where: str) -> None:
    """Each term of a relation is a figure; the error says which is not."""
    with pytest.raises(InputError, match=f"{where}.*: found 5; expected"):
        make(5)
