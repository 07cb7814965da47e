"""The audit as a whole: order, repeatability, checks of one's own, published forms elsewhere."""

import decimal
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from perfeval.audit import DEFAULT_CHECKS, Check, Code, Finding, Place, Severity, audit
from perfeval.errors import InputError
from perfeval.filing import (
    Actual,
    BudgetUnit,
    Filing,
    FundRow,
    Indicator,
    ProjectForm,
    ScoreSheet,
    SheetRow,
    Target,
)
from perfeval.numbers.amounts import Unit, read_amount
from perfeval.numbers.cells import read_cell
from perfeval.numbers.printed import Percent, Points
from perfeval.scoring.scorecard import Scorecard
from tests.audit.cases import base, filing, line, project, row, unit
from tests.audit.filings import SOURCES, example, findings, wrong
from tests.tables import each_row

OTHERS = Path(__file__).parents[1] / "data" / "others"


@pytest.mark.unmeasured
@each_row("source", SOURCES)
def test_findings_come_in_the_forms_order(source: str) -> None:
    """Of each form in turn; stated relations and notes after the forms."""
    orders = [finding.order for finding in findings(source)]
    assert orders == sorted(orders)


@each_row("source", SOURCES)
def test_nothing_depends_on_the_decimal_context(source: str) -> None:
    """Three digits, another rounding, every trap: the same findings."""
    traps = [decimal.Inexact, decimal.Rounded, decimal.FloatOperation]
    expected = findings(source)
    with decimal.localcontext(decimal.Context(prec=3, rounding=decimal.ROUND_UP, traps=traps)):
        assert audit(example(source)) == expected


REMARK = Code(
    id="host.remark",
    severity=Severity.INFO,
    source="本地要求",
    meaning_zh="本地检查",
    meaning_en="a check of the host's own",
    zh="{printed}",
    en="{printed}",
)


def test_a_host_adds_a_check_of_its_own() -> None:
    """Any callable of a filing and a scorecard; its findings stand last where unplaced."""

    def remark(given: Filing, _card: Scorecard | None) -> Iterator[Finding]:
        yield REMARK.at(Place(given.unit.name), printed="已阅")

    given = filing(project(row("办件", "≥5件", "6件", "10", "11")))
    own = Check(name="host", codes=(REMARK,), find=remark)
    for check in (remark, own):
        found = audit(given, checks=(check, *DEFAULT_CHECKS))
        assert [f.code for f in found] == ["score.above_points", "host.remark"]
    assert audit(given, checks=()) == ()


def test_renamed_and_reordered_a_filing_says_the_same() -> None:
    """Another unit, other labels, the rows the other way round."""
    lines = [line("甲项目", "231.76"), line("乙项目", "908.90")]
    for parts in (lines, lines[::-1]):
        for total, alarms in (("1140.66", 0), ("1240.66", 1)):
            given = Filing(
                unit=BudgetUnit(name="他县某局"),
                year=2019,
                forms=(base(line("合计", total, *parts)),),
            )
            assert len(audit(given)) == alarms


def cell(kind: Any, text: str | None) -> Any:
    """A cell as the published form prints it."""
    return read_cell(kind, text or "")


def money(text: str | None) -> Any:
    """A cell in 万元."""
    return read_amount(text or "", Unit.WAN_YUAN)


def published(name: str) -> Filing:
    """A published form of another place, from its printed strings."""
    facts = json.loads((OTHERS / f"{name}.json").read_text(encoding="utf-8"))
    funds = [
        FundRow(
            label=each["item"],
            original=money(each["initial_budget"]),
            final=money(each["annual_budget"]),
            outturn=money(each["executed"]),
            points=cell(Points, each["weight"]),
            rate=cell(Percent, each["rate"]),
            claimed=cell(Points, each["score"]),
        )
        for each in facts["budget_rows"]
    ]
    rows = tuple(
        Indicator(
            level1=each["l1"],
            level2=each["l2"],
            name=each["l3"],
            target=Target(text=each["target"]),
            actual=Actual(text=each["actual"] or ""),
            points=cell(Points, each["weight"]),
            claimed=cell(Points, each["score"]),
        )
        for each in facts["indicators"]
    )
    totals = facts["printed_totals"] or {}
    sheet = tuple(
        SheetRow(
            level1=f"{each['section']}（{15 if each['section'] == '投入' else 21}分）",
            name=each["item"],
            points=cell(Points, each["weight"]),
            claimed=cell(Points, each["score"]),
        )
        for each in facts["rubric"]
    )
    form = (
        ProjectForm(
            key="project",
            title="项目支出绩效自评表",
            project_name=facts["project"],
            fund=funds[0],
            fund_parts=tuple(funds[1:]),
            indicators=rows,
            total_points=cell(Points, totals.get("weight")),
            total_claimed=cell(Points, totals.get("score")),
        )
        if funds
        else ScoreSheet(key="sheet", title="评分表", rows=sheet)
    )
    year = facts["year"] if facts["year"].isdigit() else "2022"
    return Filing(unit=BudgetUnit(name=facts["entity"]), year=int(year), forms=(form,))


def test_a_total_row_of_zero_over_a_funded_row() -> None:
    """贵池区: the sums of three columns, and 0 of 10 points for 100%; ≤202.6 with 132.9 is full."""
    found = wrong(audit(published("guichi-2022")))
    assert ("sum.mismatch", "0", "202.64") in found
    assert ("score.fund", "0", "10") in found
    assert {code for code, _, _ in found} == {"sum.mismatch", "rate.undefined", "score.fund"}


def test_scores_that_are_no_share_of_their_target() -> None:
    """稷山县: eight of twenty rows; those in proportion at one decimal stay clean."""
    facts = json.loads((OTHERS / "jishan-2021.json").read_text(encoding="utf-8"))
    expected = [(each["printed"], each["computed"]) for each in facts["findings_to_expect"]]
    found = audit(published("jishan-2021"))
    unfit = [f for f in found if f.code == "score.not_proportional"]
    assert [(f.printed, f.computed) for f in unfit] == expected
    clean = facts["must_stay_clean"][0]["where"].split(",")
    assert not [f for f in found if f.severity.above_info and f.at.split(" / ")[-1] in clean]


def test_a_form_without_values_and_scores() -> None:
    """青神县: no score, no values, no total; sources add up, and 0.00 of 0.00 is left alone."""
    found = audit(published("qingshen-2023"))
    assert wrong(found) == [("score.missing", "", "10")] + [("score.missing", "", "")] * 3


@each_row("name", ["xiaoxian-2023", "yueyang-sheet"])
def test_sound_forms_stay_clean(name: str) -> None:
    """萧县 repeats points in its 其中 rows; the sheet of 岳阳市 adds up."""
    assert wrong(audit(published(name))) == []


def test_a_unit_form_of_counts_needs_no_money() -> None:
    """A form without a fund row is audited all the same."""
    assert audit(filing(unit(row("办件", "≥5件", "6件", "10", "10")))) == ()


def test_what_is_no_filing_is_refused() -> None:
    """A wrong argument is a mistake of the caller, never a finding."""
    with pytest.raises(InputError, match="a Filing"):
        audit("2023")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="a Scorecard"):
        audit(filing(), "98")  # type: ignore[arg-type]


def _broken(_filing: Filing, _scorecard: object) -> tuple[Finding, ...]:
    raise ZeroDivisionError("no figures")


@each_row(
    "checks",
    [None, 5, "sums", (5,), (_broken,), (lambda *_: None,), (lambda *_: (1,),)],
)
def test_a_check_that_does_not_work_is_one_of_our_errors(checks: Any) -> None:
    """A host's check may fail; no foreign exception leaves the audit."""
    given = Filing(unit=BudgetUnit(name="某局"), year=2023)
    with pytest.raises(InputError, match=r"a check of the audit|a tuple of checks"):
        audit(given, checks=checks)


def test_a_check_that_fails_says_how() -> None:
    """With the words of its own error."""
    given = Filing(unit=BudgetUnit(name="某局"), year=2023)
    with pytest.raises(InputError) as caught:
        audit(given, checks=(_broken,))
    assert caught.value.value == "a function"
    assert caught.value.expected == ("one that works; it failed with ZeroDivisionError: no figures")


def test_a_check_that_refuses_its_input_says_so_itself() -> None:
    """An error of ours passes unchanged."""

    def refuse(_filing: Filing, _scorecard: object) -> tuple[Finding, ...]:
        raise InputError("my check", "this", "that")

    with pytest.raises(InputError, match="my check: found 'this'; expected that"):
        audit(Filing(unit=BudgetUnit(name="某局"), year=2023), checks=(refuse,))
