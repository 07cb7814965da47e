"""The door of rendering: what it takes, and what it says of anything else."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval.audit import Finding, Severity
from perfeval.comparison import compare
from perfeval.errors import InputError
from perfeval.filing import BudgetUnit, Filing
from perfeval.ledger import Submission
from perfeval.registry import get_rubric
from perfeval.render import FORMATS, render
from perfeval.scoring.scoring import score
from tests.tables import each_row

FILING = Filing(unit=BudgetUnit(name="某局"), year=2020)
RUBRIC = get_rubric("yueyang-annex-3-1")


def test_chinese_is_the_language_where_none_is_named() -> None:
    """For scorecards and rubrics alike."""
    card = score(FILING, RUBRIC)
    assert render(card, "text") == render(card, "text", "zh") != render(card, "text", lang="en")
    assert render(RUBRIC, "text") == render(RUBRIC, "text", lang="zh")


@each_row("junk", ["pdf", "", "TEXT", None, 5, ["text"]])
def test_an_unknown_format_is_refused(junk: Any) -> None:
    """The error lists what is accepted."""
    with pytest.raises(
        InputError,
        match=r"the format of a rendering: found .*; expected one of text, markdown, html$",
    ):
        render(RUBRIC, junk)


@each_row("junk", ["cn", "", "zh-CN", None, 5, ["zh"]])
def test_an_unknown_language_is_refused(junk: Any) -> None:
    """The error lists what is accepted."""
    with pytest.raises(InputError, match=r"the language of .*; expected zh or en$"):
        render(RUBRIC, "text", junk)


@each_row("junk", [None, "text", 5, [RUBRIC], {}, [FILING], type(RUBRIC)])
@each_row("format", FORMATS)
def test_what_has_no_page_is_refused(junk: Any, format: str) -> None:
    """The error says what was found."""
    with pytest.raises(InputError, match=r"what to render: .*; expected a Scorecard, a Filing, "):
        render(junk, format)


FINDING = Finding(code="x", severity=Severity.INFO, at="甲", zh="不符", en="differs")


@each_row("format", FORMATS)
def test_what_can_be_rendered(format: str) -> None:
    """A card with and without findings, a filing, a rubric, findings, batches, a comparison."""
    card = score(FILING, RUBRIC)
    sent = Submission(problem="不能读")
    subjects: tuple[Any, ...] = (
        card,
        FILING,
        RUBRIC,
        [FINDING],
        (),
        [card, sent],
        (sent,),
        compare(card, card),
    )
    pages = [render(each, format) for each in subjects]
    assert len(set(pages)) == len(subjects)
    assert "不符" in render(card, format, findings=[FINDING])
    assert "不符" in render(FILING, format, findings=(FINDING,))


def test_findings_stand_below_the_text_of_a_card() -> None:
    """As the audit prints them."""
    card = score(FILING, RUBRIC)
    text = render(card, "text", findings=[FINDING])
    assert text == f"{render(card, 'text')}\n提示 x 甲：不符\n"


def test_findings_stand_beside_cards_and_filings_alone() -> None:
    """And only findings do."""
    with pytest.raises(InputError, match="what to render with findings: found a Rubric"):
        render(RUBRIC, "html", findings=[])
    junk: Any
    for junk in ("x", [5], {FINDING}):
        with pytest.raises(InputError, match=r"the findings to render: .*a list or a tuple"):
            render(FILING, "html", findings=junk)


def test_a_notebook_shows_a_page() -> None:
    """Of a card, a filing and a rubric, without what acts on the notebook."""
    for each in (score(FILING, RUBRIC), FILING, RUBRIC):
        assert each._repr_html_().startswith('<div lang="zh-CN">')
