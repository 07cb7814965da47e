"""Scorecards, filings, findings, rubrics, batches … for people to read, in three formats.

Plain text holds no control characters, and no text of a filing or a file name is markup in a page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeGuard

from perfeval.audit.finding import Finding
from perfeval.comparison import Comparison, Prospect, RubricComparison
from perfeval.errors import InputError, Phrase
from perfeval.filing.filing import Filing
from perfeval.ledger.submissions import Submission
from perfeval.render.findings_text import findings_text
from perfeval.render.html.document import html_document, html_fragment
from perfeval.render.markdown import markdown
from perfeval.render.page import Page
from perfeval.render.pages.batch import batch_page
from perfeval.render.pages.comparison import comparison_page
from perfeval.render.pages.editions import editions_page
from perfeval.render.pages.filing import filing_page
from perfeval.render.pages.findings import findings_page
from perfeval.render.pages.prospects import prospects_page
from perfeval.render.pages.rubric import rubric_page
from perfeval.render.pages.scorecard import scorecard_page
from perfeval.render.plain import plain_text
from perfeval.render.rubric_text import rubric_text
from perfeval.render.scorecard_text import scorecard_text
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.policy import checked_language

__all__ = ["FORMATS", "Rendered", "render"]

Rendered = (
    Scorecard
    | Filing
    | Rubric
    | Comparison
    | RubricComparison
    | Sequence[Finding]
    | Sequence[Prospect]
    | Sequence[Scorecard | Submission]
)
"""What can be rendered."""

_WRITERS: Final[dict[str, Callable[[Page], str]]] = {
    "text": plain_text,
    "markdown": markdown,
    "html": html_document,
}
FORMATS: Final = tuple(_WRITERS)

_WHAT: Final = (
    "a Scorecard, a Filing, a Rubric, a Comparison, a RubricComparison, "
    "or a list or tuple of Finding, of Prospect, of Scorecard or of Submission"
)


def render(
    x: Rendered, format: str, lang: str = "zh", *, findings: Sequence[Finding] | None = None
) -> str:
    """A value for people to read, as ``text``, ``markdown`` or ``html``.

    `x` is a scorecard with its reasons, a filing with its tables, a rubric as its table, a
    comparison of scorecards or of rubrics, findings, what `prospects` gives, or a batch of
    scorecards or submissions, with the units ranked. `findings` are those of a filing, or of a
    scorecard's filing: each stands beside the row that it concerns, and all in a list. HTML is one
    file of its own: no request leaves it. `lang` is ``zh`` or ``en``; official names and clauses
    stay Chinese. Raises `InputError` for any other format, language or type.

    >>> card = score(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))
    >>> print(render(card, "text").splitlines()[-3])
    计算得分   98 / 100
    >>> render(card, "html").splitlines()[0]
    '<!DOCTYPE html>'
    """
    if format not in FORMATS:
        expected = Phrase("one of {known}", known=", ".join(FORMATS))
        raise InputError("the format of a rendering", format, expected)
    lang = checked_language(lang, "the language of a rendering")
    if findings is not None:
        if not isinstance(x, Scorecard | Filing):
            raise InputError("what to render with findings", x, "a Scorecard or a Filing")
        if not _are_findings(findings):
            raise InputError("the findings to render", findings, "a list or a tuple of Finding")
    if format == "text":
        if isinstance(x, Scorecard):
            below = "" if findings is None else f"\n{findings_text(findings, lang)}"
            return scorecard_text(x, lang) + below
        if isinstance(x, Rubric):
            return rubric_text(x, lang)
        if _are_findings(x):
            return findings_text(x, lang)
    return _WRITERS[format](_page(x, lang, findings))


def in_notebook(x: Scorecard | Filing | Rubric) -> str:
    """A value as a notebook shows it: a piece of HTML without a style or a script of its own."""
    return html_fragment(_page(x, "zh", None))


def _page(x: object, lang: str, findings: Sequence[Finding] | None) -> Page:
    if isinstance(x, Scorecard):
        return scorecard_page(x, lang, findings)
    if isinstance(x, Filing):
        return filing_page(x, lang, findings)
    if isinstance(x, Rubric):
        return rubric_page(x, lang)
    if isinstance(x, Comparison):
        return comparison_page(x, lang)
    if isinstance(x, RubricComparison):
        return editions_page(x, lang)
    if _are_findings(x):
        return findings_page(x, lang)
    if isinstance(x, list | tuple):
        sent = [_submission(each) for each in x if isinstance(each, Scorecard | Submission)]
        if len(sent) == len(x):
            return batch_page(sent, lang)
        found = [each for each in x if isinstance(each, Prospect)]
        if len(found) == len(x):
            return prospects_page(found, lang)
    raise InputError("what to render", x, _WHAT)


def _submission(x: Scorecard | Submission) -> Submission:
    return Submission(scorecard=x) if isinstance(x, Scorecard) else x


def _are_findings(x: object) -> TypeGuard[Sequence[Finding]]:
    """Whether `x` is a list or a tuple of findings, or one that is empty: nothing was found."""
    return isinstance(x, list | tuple) and all(isinstance(each, Finding) for each in x)
