"""What public calls say of what they cannot take: the whole sentence, with what was given."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve

import perfeval
from perfeval.audit import Finding, Findings, Severity, audit, checks_by
from perfeval.comparison.comparison import ComparedRow
from perfeval.drafts.new_edition import new_edition
from perfeval.errors import InputError
from perfeval.filing.facts import Facts
from perfeval.filing.values import Quantity
from perfeval.forms.sources.limits import Limits
from perfeval.measures.formulas import Several
from perfeval.measures.measured import Kind, Measured
from perfeval.numbers.printed import Count
from perfeval.workers import Hands
from tests.tables import each_row

EXAMPLES: Final = Path(__file__).parents[1] / "docs" / "examples"
FILING: Any = perfeval.loads((EXAMPLES / "yueyanglou-2023.json").read_text(encoding="utf-8"))
RUBRIC: Final = perfeval.get_rubric("yueyanglou-annex-2")
CARD: Final = perfeval.score(FILING, RUBRIC)
Call = Callable[[Any], object]
FOUND: Final = Finding(code="host.remark", severity=Severity.INFO, at="全文", zh="已阅", en="seen")


@each_row(
    ("call", "given", "said"),
    [
        (
            lambda x: checks_by(x),
            "满意度",
            "the words of the audit: found '满意度'; expected a Vocabulary",
        ),
        (lambda x: audit(FILING, x), "card", "audit: found 'card'; expected a Scorecard, or None"),
        (
            lambda x: evolve(FOUND, order=x),
            ("1",),
            "the order of a finding: found a tuple; expected a tuple of int",
        ),
        (
            lambda x: Findings(year=x),
            "2023",
            "the year of findings: found '2023'; expected a fiscal year such as 2023",
        ),
        (
            lambda x: perfeval.audit_many(x),
            "a.docx",
            "audit_many: found 'a.docx'; "
            "expected several filings, alone, with their sources or as read",
        ),
        (lambda x: perfeval.score_columns([], x), 5, "score_columns: found 5; expected a Rubric"),
        (
            lambda x: perfeval.what_if(FILING, RUBRIC, x),
            ["甲"],
            "the changes: found a list; expected a mapping of facts or indicators to new values",
        ),
        (
            lambda x: ComparedRow(before=x),
            None,
            "a compared row: found None; expected a score on one side at least",
        ),
        (
            lambda x: perfeval.compare(CARD, x),
            5,
            "the second scorecard: found 5; expected Scorecard",
        ),
        (
            lambda x: perfeval.compare_rubrics(RUBRIC, x),
            5,
            "the second rubric: found 5; expected Rubric",
        ),
        (
            lambda x: perfeval.check_rubric(RUBRIC, x),
            FILING,
            "the examples of a rubric: found a Filing; expected several Filing",
        ),
        (
            lambda x: new_edition(x, 2024),
            "2023",
            "the rubric of another year: found '2023'; expected a Rubric",
        ),
        (
            lambda x: new_edition(RUBRIC, x),
            2023,
            "the year of a new edition: found 2023; "
            "expected another year than that with which yueyanglou-annex-2 begins",
        ),
        (
            lambda x: perfeval.rubric_toml(x),
            RUBRIC,
            "the draft to write: found a Rubric; expected a Draft, as draft_rubric makes it",
        ),
        (lambda x: perfeval.draft_report(x), 5, "the filing to tell: found 5; expected a Filing"),
        (
            lambda x: perfeval.draft_rubric(x),
            5,
            "the source of a filing: found 5; expected the path of a file",
        ),
        (
            lambda x: perfeval.Fact(id="a", value=x),
            2.5,
            "the value of a fact: found 2.5; "
            "expected true or false, words, or a figure as 2万元, 99.9% or 29人",
        ),
        (lambda x: Facts(x), 7, "facts: found 7; expected several Fact"),
        (
            lambda x: Facts([]).get(x),
            7,
            "the id of a fact: found 7; expected text, such as three_public.outturn",
        ),
        (
            lambda x: FILING.accounted(x),
            7,
            "the account of a filing: found 7; expected a CellAccount",
        ),
        (
            lambda x: FILING.forms_of(x),
            "unit",
            "the kind of a form: found 'unit'; expected a FormKind, such as FormKind.UNIT",
        ),
        (lambda x: FILING.facts_for(x), 7, "the form to score: found 7; expected a form, or None"),
        (
            lambda x: evolve(FILING, year=x),
            20.5,
            "the year of a filing: found 20.5; expected a fiscal year such as 2023",
        ),
        (
            lambda x: Quantity(Count("5"), x, "人"),
            1000,
            "the scale of a quantity: found 1000; expected 1, 10000 or 100000000",
        ),
        (
            lambda x: perfeval.find_rubric(x),
            5,
            "where to find a rubric: found 5; expected a Filing or a Jurisdiction",
        ),
        (
            lambda x: perfeval.choose_rubric(x),
            5,
            "where to find a rubric: found 5; expected a Filing or a Jurisdiction",
        ),
        (
            lambda x: perfeval.get_rubric(x),
            5,
            "the id of a rubric: found 5; expected text, such as yueyang-annex-3-1",
        ),
        (
            lambda x: perfeval.read_rubrics(x),
            "none",
            "the folder of rubrics: found none; expected a folder with files .toml or .json",
        ),
        (
            lambda x: perfeval.read_rubric(x),
            5,
            "the file of a rubric: found 5; expected the path of a file",
        ),
        (
            lambda x: perfeval.read(x),
            5,
            "the source of a filing: found 5; expected the path of a file",
        ),
        (
            lambda x: list(perfeval.read_many(x)),
            5,
            "the files to read: found 5; expected several paths",
        ),
        (
            lambda x: perfeval.read_review(x),
            5,
            "the review sheet: found 5; expected the path of a file",
        ),
        (
            lambda x: perfeval.read_fact_sheet(x),
            5,
            "the file of facts: found 5; expected the path of a file",
        ),
        (
            lambda x: perfeval.read("甲.docx", limits=x),
            5,
            "the limits of a document: found 5; expected Limits",
        ),
        (
            lambda x: Limits(entries=x),
            0,
            "limits, entries: found 0; expected a whole number from 1 on",
        ),
        (lambda x: perfeval.loads(x), 5, "loads: found 5; expected JSON as text or as UTF-8 bytes"),
        (
            lambda x: perfeval.dumps(x),
            5,
            "a value to write: found 5; expected one of Filing, Scorecard, Rubric, Findings",
        ),
        (
            lambda x: perfeval.filing_from_rows(x),
            "a",
            "indicators: found 'a'; expected rows: mappings, in a list or another iterable",
        ),
        (
            lambda x: perfeval.filing_from_rows([], money=x),
            "元",
            "the unit of money: found '元'; expected Unit.YUAN, Unit.WAN_YUAN or Unit.YI_YUAN",
        ),
        (
            lambda x: perfeval.facts_from_rows(x),
            5,
            "facts: found 5; expected rows: mappings, in a list or another iterable",
        ),
        (
            lambda x: perfeval.filing_from_exchange([], signs=x),
            7,
            "signs: found 7; expected a mapping of COMPUTESIGN codes to signs",
        ),
        (
            lambda x: perfeval.exchange_from_filing(x, signs={}),
            5,
            "the filing: found 5; expected a Filing",
        ),
        (
            lambda x: perfeval.exchange_from_scorecard(x),
            5,
            "the scorecard: found 5; expected a Scorecard",
        ),
        (
            lambda x: perfeval.mark(b"", x),
            "甲",
            "the findings to mark: found '甲'; expected an iterable of Finding",
        ),
        (
            lambda x: Several(formulas=x),
            (),
            "the formulas of a composite: found a tuple; expected a tuple of at least two formulas",
        ),
        (
            lambda x: Several(formulas=x),
            (1, 2),
            "a formula of a composite: found 1; expected a formula, such as Ratio",
        ),
        (
            lambda x: Measured(x, Count("5")),
            "rate",
            "the kind of a measured value: found 'rate'; expected a Kind",
        ),
        (
            lambda x: Measured(Kind.RATE, x),
            Count("5"),
            "a measured value: found a Count; expected a rate",
        ),
        (
            lambda x: Measured(Kind.COUNT, Count("5"), x),
            5,
            "the figures of a measured value: found 5; expected text",
        ),
        (
            lambda x: perfeval.render(x, "text", findings=[]),
            5,
            "what to render with findings: found 5; expected a Scorecard or a Filing",
        ),
        (
            lambda x: perfeval.render(FILING, "text", findings=x),
            [5],
            "the findings to render: found a list; expected a list or a tuple of Finding",
        ),
        (
            lambda x: perfeval.render(CARD, x),
            "pdf",
            "the format of a rendering: found 'pdf'; expected one of text, markdown, html",
        ),
        (lambda x: perfeval.unalike(x), 5, "unalike: found 5; expected an iterable of Scorecard"),
        (
            lambda x: perfeval.aggregate(x),
            5,
            "the scorecards to aggregate: found 5; expected pairs of a scorecard and its money",
        ),
        (
            lambda x: perfeval.aggregate([x]),
            (CARD, 5),
            "a part to aggregate: found a tuple; expected a scorecard and its money, not below 0",
        ),
        (
            lambda x: Hands(executor=x),
            5,
            "executor: found 5; expected an executor of concurrent.futures, or None",
        ),
        (lambda x: Hands(window=x), 0, "window: found 0; expected a whole number from 1 on"),
        (
            lambda x: Hands(on_progress=x),
            5,
            "on_progress: found 5; expected a function of a number and a source",
        ),
        (lambda x: Hands(ordered=x), 1, "ordered: found 1; expected true or false"),
        (
            lambda x: perfeval.write(x, "甲.xlsx"),
            5,
            "what to write as a table: found 5; "
            "expected a list or tuple of Submission or Scorecard",
        ),
        (
            lambda x: perfeval.write_review([x], "甲.csv"),
            5,
            "the forms to review: found 5; expected an iterable of Submission",
        ),
        (
            lambda x: perfeval.fill_in(x, [CARD]),
            5,
            "the filing to fill in: found 5; expected a Filing",
        ),
        (
            lambda x: perfeval.fill_in(FILING, x),
            CARD,
            "the scorecard to fill in: found a Scorecard; expected an iterable of Scorecard",
        ),
        (
            lambda x: perfeval.fill_in(FILING, [x]),
            evolve(CARD, form="annex-9"),
            "the scorecard to fill in: found a Scorecard; "
            "expected a Scorecard of a form of the filing",
        ),
        (
            lambda x: perfeval.score(FILING, RUBRIC, form=x),
            7,
            "the form to score: found 7; expected the key of a filled 整体支出绩效自评表: annex-2",
        ),
        (lambda x: perfeval.score_all(x), 5, "the filing to score: found 5; expected a Filing"),
        (
            lambda x: perfeval.score_many(x),
            5,
            "score_many: found 5; expected several filings, alone, with their sources or as read",
        ),
        (
            lambda x: perfeval.asked_facts(x),
            5,
            "the rubric that asks for facts: found 5; expected a Rubric",
        ),
        (
            lambda x: perfeval.rows_from_scorecard(x),
            5,
            "rows_from_scorecard: found 5; "
            "expected a Scorecard or a Submission, or several of them",
        ),
        (
            lambda x: perfeval.rows_from_submissions(x),
            5,
            "rows_from_submissions: found 5; expected an iterable of Submission",
        ),
        (
            lambda x: perfeval.rows_from_findings(x),
            5,
            "rows_from_findings: found 5; expected an iterable of Finding or of Submission",
        ),
        (
            lambda x: perfeval.rows_from_prospects(x),
            5,
            "rows_from_prospects: found 5; expected a list or a tuple of Prospect",
        ),
        (
            lambda x: perfeval.rows_from_comparison(x),
            5,
            "rows_from_comparison: found 5; expected a Comparison",
        ),
        (
            lambda x: perfeval.Submission(scorecard=x),
            None,
            "a submission: found None; "
            "expected a scorecard, or the problem for which there is none",
        ),
        (
            lambda x: perfeval.Jurisdiction(code=x, name="某县"),
            "4306",
            "a GB/T 2260 code: found '4306'; expected six digits, such as 430602",
        ),
    ],
)
def test_a_refusal_says_where_what_and_what_would_be_taken(
    call: Call, given: Any, said: str
) -> None:
    """All of it, in the words of the caller; in Chinese it says as much."""
    with pytest.raises(InputError) as refused:
        call(given)
    assert str(refused.value) == said
    assert refused.value.message("zh") != said
