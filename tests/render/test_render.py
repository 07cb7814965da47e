"""The door of rendering: what it takes, and what it says of anything else."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.filing import BudgetUnit, Filing
from perfeval.registry import get_rubric
from perfeval.render import FORMATS, render
from perfeval.scoring.scoring import score

FILING = Filing(unit=BudgetUnit(name="某局"), year=2020)
RUBRIC = get_rubric("yueyang-annex-3-1")


def test_chinese_is_the_language_where_none_is_named() -> None:
    """For scorecards and rubrics alike."""
    card = score(FILING, RUBRIC)
    assert render(card, "text") == render(card, "text", "zh") != render(card, "text", lang="en")
    assert render(RUBRIC, "text") == render(RUBRIC, "text", lang="zh")


@pytest.mark.parametrize("junk", ["pdf", "", "TEXT", None, 5, ["text"]])
def test_an_unknown_format_is_refused(junk: Any) -> None:
    """The error lists what is accepted."""
    with pytest.raises(
        InputError, match=r"the format of a rendering: found .*; expected text or markdown or html$"
    ):
        render(RUBRIC, junk)


@pytest.mark.parametrize("junk", ["cn", "", "zh-CN", None, 5, ["zh"]])
def test_an_unknown_language_is_refused(junk: Any) -> None:
    """The error lists what is accepted."""
    with pytest.raises(InputError, match=r"the language of .*; expected zh or en$"):
        render(RUBRIC, "text", junk)


@pytest.mark.parametrize("junk", [None, "text", 5, [RUBRIC], {}, [FILING], type(RUBRIC)])
@pytest.mark.parametrize("format", FORMATS)
def test_what_has_no_page_is_refused(junk: Any, format: str) -> None:
    """The error says what was found."""
    with pytest.raises(InputError, match=r"what to render: .*; expected a Scorecard, a Filing, "):
        render(junk, format)
