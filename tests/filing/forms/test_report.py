"""绩效自评报告: an outline, and the tables that its prose tells."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError
from perfeval.filing import (
    Account,
    Budget,
    CostLine,
    FormKind,
    HeadCount,
    NilStatement,
    Report,
    ReportSection,
    SpendingSplit,
    Statement,
)
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.cells import BLANK
from perfeval.numbers.printed import Count
from tests.tables import each_row

REPORT = Report(
    key="report",
    title="2023年度绩效自评报告",
    sections=(
        ReportSection(
            numeral="二、",
            heading="一般公共预算支出情况",
            sections=(
                ReportSection(
                    numeral="（一）",
                    heading="基本支出情况",
                    statements=(Statement(numeral="①", text="全年基本支出253.31万元。"),),
                ),
            ),
        ),
        ReportSection(numeral="三、", statements=(Statement(text="无"),)),
    ),
    nil_statements=(NilStatement(budget="政府性基金预算支出情况", text="无"),),
    staff=(HeadCount(label="在职在编", count=Count("29人"), fact="staff.in_post"),),
    budget=Budget(final=SpendingSplit(total=wan_yuan("1393.97"))),
    accounts=(Account(label="全部资金", spent=wan_yuan("1393.97")),),
    costs=(CostLine(label="三公经费", fact="three_public", outturn=wan_yuan("0.13")),),
)


def test_the_tables_of_a_report_state_facts() -> None:
    """Staff, budget, accounts and costs, in that order; the prose itself states none."""
    assert [(fact.id, fact.at) for fact in REPORT.facts()] == [
        ("staff.in_post", "2023年度绩效自评报告 / 在职在编"),
        ("budget.final", "2023年度绩效自评报告"),
        ("budget.outturn", "2023年度绩效自评报告 / 全部资金 / 实际支出"),
        ("three_public.outturn", "2023年度绩效自评报告 / 三公经费"),
    ]


def test_a_report_of_prose_states_nothing() -> None:
    """A report without tables is an outline and nothing more."""
    bare = Report(key="report", sections=REPORT.sections)
    assert list(bare.facts()) == []
    assert bare.claimed_score == BLANK
    untitled = evolve(REPORT, title="", budget=None, accounts=(), costs=())
    assert [fact.at for fact in untitled.facts()] == ["绩效自评报告 / 在职在编"]


def test_the_outline_is_a_tree() -> None:
    """Sections hold sections and statements, with their numerals as printed."""
    section = REPORT.sections[0].sections[0]
    assert (section.numeral, section.statements[0].numeral) == ("（一）", "①")
    assert REPORT.kind is FormKind.REPORT
    told = evolve(REPORT, preamble=(Statement(text="经评价，得98分。"),))
    assert list(told.prose()) == [
        ("经评价，得98分。", "引言"),
        ("全年基本支出253.31万元。", "二、（一）①"),
        ("无", "三、"),
    ]
    wrong: Any = Statement(text="无")
    with pytest.raises(
        InputError, match=r"the sections of a section, item 1: .*; expected ReportSection"
    ):
        ReportSection(sections=(wrong,))


@each_row(
    ("make", "where"),
    [
        (lambda: Statement(text=""), "the text of a statement"),
        (lambda: NilStatement(budget="", text="无"), "the budget of a nil statement"),
        (lambda: NilStatement(budget="国有资本经营预算", text=" "), "the text of a nil statement"),
    ],
)
def test_an_empty_statement_is_none(make: Any, where: str) -> None:
    """A statement says something."""
    with pytest.raises(InputError, match=f"{where}: found .*; expected some text"):
        make()
