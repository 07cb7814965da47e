"""Tables of money as trees of lines."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.filing import AmountLine, Breakdown, CostLine, SpendingSplit
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.printed import Percent
from tests.tables import each_row

HOSPITALITY = CostLine(
    label="公务接待",
    fact="three_public.hospitality",
    prior_outturn=Nil("/"),
    budget=wan_yuan("0.20"),
    outturn=wan_yuan("0.13"),
)
THREE_PUBLIC = CostLine(
    label="三公经费",
    fact="three_public",
    prior_outturn=wan_yuan("0.15"),
    budget=wan_yuan("0.2"),
    outturn=wan_yuan("0.13"),
    parts=(HOSPITALITY, CostLine(label="因公出国", budget=wan_yuan("0"))),
)


def test_a_tree_of_costs_states_its_facts() -> None:
    """Each line with an id states up to three facts, at its place in the tree; a nil none."""
    assert [(fact.id, str(fact.value), fact.at) for fact in THREE_PUBLIC.facts("附件1")] == [
        ("three_public.prior_outturn", "0.15 万元", "附件1 / 三公经费"),
        ("three_public.budget", "0.2 万元", "附件1 / 三公经费"),
        ("three_public.outturn", "0.13 万元", "附件1 / 三公经费"),
        ("three_public.hospitality.budget", "0.20 万元", "附件1 / 三公经费 / 公务接待"),
        ("three_public.hospitality.outturn", "0.13 万元", "附件1 / 三公经费 / 公务接待"),
    ]


def test_the_parts_are_a_tuple_of_lines() -> None:
    """Parts add up to their whole unless the line says otherwise."""
    assert THREE_PUBLIC.parts[0] is HOSPITALITY
    assert THREE_PUBLIC.breakdown is Breakdown.EXHAUSTIVE
    part: Any = AmountLine(label="x")
    with pytest.raises(InputError, match=r"the parts of a line, item 1: .*; expected CostLine"):
        CostLine(label="三公经费", parts=(part,))


def test_a_breakdown_is_named() -> None:
    """The word for it is not enough."""
    word: Any = "subset"
    assert CostLine(label="项目支出", breakdown=Breakdown.SUBSET).breakdown.value == "subset"
    with pytest.raises(InputError, match="a breakdown: found 'subset'; expected Breakdown"):
        CostLine(label="项目支出", breakdown=word)


def test_a_labelled_amount_states_a_fact_where_it_has_an_id() -> None:
    """Without an id, or without an amount, a line states nothing."""
    line = AmountLine(
        label="基本支出", amount=wan_yuan("253.31"), share=Percent("18%"), fact="basic.outturn"
    )
    assert [(fact.id, fact.at) for fact in line.facts("附件2")] == [
        ("basic.outturn", "附件2 / 基本支出")
    ]
    assert list(AmountLine(label="基本支出", amount=wan_yuan("253.31")).facts("附件2")) == []
    assert list(AmountLine(label="基本支出", fact="basic.outturn").facts("附件2")) == []


def test_a_split_states_its_stage() -> None:
    """合计, 基本支出 and 项目支出 of one stage; an unreadable cell states nothing."""
    split = SpendingSplit(total=wan_yuan("10"), basic=wan_yuan("6"), project=Unreadable("约4"))
    assert [(fact.id, fact.at) for fact in split.facts("final", "报告")] == [
        ("budget.final", "报告"),
        ("basic.final", "报告 / 基本支出"),
    ]
    assert [fact.id for fact in SpendingSplit(project=wan_yuan("4")).facts("original", "报告")] == [
        "project.original"
    ]


@each_row("kind", [AmountLine, CostLine])
def test_a_line_has_a_label(kind: type[AmountLine] | type[CostLine]) -> None:
    """A line without a label is no line."""
    with pytest.raises(InputError, match="the label of a line: found ''; expected some text"):
        kind(label="")
