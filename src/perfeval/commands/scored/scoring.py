"""The forms of a filing as they are scored: by the rubric that was named, or one that fits."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import Final

from attrs import frozen

from perfeval.commands.console.outcome import tell
from perfeval.commands.given.documents import add_rubrics, folder_in, named_rubric, naming
from perfeval.commands.given.fact_sheet import StatedFacts, add_facts, facts_in
from perfeval.commands.scored.review_round import ReviewRound
from perfeval.errors import PerfevalError, Phrase, RubricNotFoundError
from perfeval.filing import Filing, Form
from perfeval.filing.sources import Jurisdiction
from perfeval.forms.words.places import given_place
from perfeval.registry import Choice, RubricFolder, choose_rubric, load_rubrics
from perfeval.registry.choice_warnings import about_form
from perfeval.registry.sent import SentRubrics
from perfeval.reviews import read_review
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scoring import forms_for, score

__all__ = ["ScoredForm", "Scoring", "add_form", "add_scoring"]

_NATIONAL = "national"

_NAMED: Final = (
    "an installed rubric, or one in a .json or .toml file; without it the one that fits "
    "the filing's place, form and year"
)


def add_scoring(parser: argparse.ArgumentParser, *, says: str = _NAMED) -> None:
    """Declare by which rubrics and facts a command scores.

    These are --rubric (`says` is its help), --rubrics, --facts and --fallback, the place whose
    rubrics stand in where a filing does not state its own.
    """
    parser.add_argument("--rubric", metavar="ID|FILE", help=says)
    add_rubrics(parser)
    add_facts(parser)
    parser.add_argument(
        "--fallback",
        metavar="national|PLACE",
        help="score a filing that does not state its place by the national rubrics, or by those of "
        "this place; each result says so",
    )


def add_form(parser: argparse.ArgumentParser) -> None:
    """Declare which form of a filing a command scores."""
    parser.add_argument("--form", metavar="KEY", help="the form to score, where several match")


@frozen(kw_only=True)
class ScoredForm:
    """A form with its scorecard, or with the error for which there is none.

    `form` is None where the filing has no form that could be scored, or is scored by facts alone.
    """

    form: Form | None
    card: Scorecard | None = None
    error: PerfevalError | None = None
    remarks: tuple[str, ...] = ()


@frozen(kw_only=True)
class Scoring:
    """By what a command scores: the rubric that is named, or else the one that fits.

    `form` is the key of the one form to score, and `fallback` the place whose rubrics stand in;
    `folder` holds rubric files, `facts` what filings do not state; `review` is what a reviewer
    says of the forms.
    """

    rubric: Rubric | None = None
    form: str | None = None
    fallback: Jurisdiction | None = None
    folder: RubricFolder | None = None
    facts: StatedFacts | None = None
    lang: str = "zh"
    review: ReviewRound | None = None

    @classmethod
    def of(cls, given: argparse.Namespace) -> Scoring:
        """What was given on the command line."""
        fallback, sheet = None, getattr(given, "review", None)
        if given.fallback is not None:
            whole = given.fallback == _NATIONAL
            fallback = given_place("000000" if whole else given.fallback)
        folder = folder_in(given)
        return cls(
            rubric=None if given.rubric is None else named_rubric(given.rubric, folder),
            folder=folder,
            facts=facts_in(given),
            form=getattr(given, "form", None),
            fallback=fallback,
            lang=given.lang,
            review=None if sheet is None else _review_on(sheet),
        )

    @property
    def apart(self) -> bool:
        """Whether each filing is scored by itself: a sheet of facts or a review is of all."""
        return self.facts is None and self.review is None

    def __reduce__(self) -> tuple[Callable[..., Scoring], tuple[object, ...]]:
        rubric = None if self.rubric is None else (self.rubric,)
        sent = SentRubrics.of(rubric), SentRubrics.of(self.folder)
        return _arrived, (*sent, self.form, self.fallback, self.lang)

    def card(self, filing: Filing) -> Scorecard:
        """The scorecard of the one form."""
        card, remarks = self._card(filing, self.rubric_of(filing), self.form)
        tell(remarks)
        return card

    def rubric_of(self, filing: Filing) -> Rubric:
        """The rubric of the one form. Standard error says how it was chosen, and which rubrics
        cannot be used.
        """
        rubric, choice = self._chosen(filing, self.form)
        if choice is not None:
            mark = "注意：" if self.lang == "zh" else "note: "
            warnings = (f"{mark}{each}" for each in self._remarks(choice))
            tell((choice.because.text(self.lang), *warnings, *self.passed_over()))
        return rubric

    def _chosen(self, filing: Filing, form: str | None) -> tuple[Rubric, Choice | None]:
        """The rubric of a form; with how it was chosen, where none was named."""
        if self.rubric is not None:
            return self.rubric, None
        choice = choose_rubric(filing, form, fallback=self.fallback, rubrics=self.folder)
        return choice.rubric, choice

    def _card(
        self, filing: Filing, rubric: Rubric, form: str | None
    ) -> tuple[Scorecard, tuple[str, ...]]:
        """The scorecard of a form, that there was none, and what is wrong with its review."""
        filing = self.stated(filing, rubric)
        said = (each.text(self.lang) for each in about_form(rubric, filing))
        if self.review is None:
            return score(filing, rubric, form=form), tuple(said)
        card, found = self.review.score(filing, rubric, form)
        return card, (*said, *(each.message(self.lang) for each in found))

    def stated(self, filing: Filing, rubric: Rubric | None = None) -> Filing:
        """The filing with the facts that were given, read as what the rubric asks for."""
        return filing if self.facts is None else self.facts.stated(filing, rubric)

    def cards(self, filing: Filing) -> Iterator[ScoredForm]:
        """Every form that a rubric is for, or that was asked for, in the filing's order.

        A form without rows to score (a report, a base data table) is passed over where no rubric
        is for it. Where nothing is left, the one result says why.
        """
        found = False
        forms = filing.scorable_forms if self.rubric is None else forms_for(filing, self.rubric)
        for form in forms:
            if self.form in (None, form.key):
                each = self._scored(filing, form)
                bare = isinstance(each.error, RubricNotFoundError)
                if not (bare and next(form.scored_rows(), None) is None):
                    found = True
                    yield each
        if not found:
            yield self._scored(filing, None)

    def _scored(self, filing: Filing, form: Form | None) -> ScoredForm:
        key = self.form if form is None else form.key
        try:
            rubric, choice = self._chosen(filing, key)
            card, remarks = self._card(filing, rubric, key)
        except PerfevalError as error:
            return ScoredForm(form=form, error=error)
        return ScoredForm(form=form, card=card, remarks=(*self._remarks(choice), *remarks))

    def _remarks(self, choice: Choice | None) -> tuple[str, ...]:
        return () if choice is None else tuple(each.text(self.lang) for each in choice.warnings)

    def passed_over(self) -> Iterator[str]:
        """The installed rubrics that cannot be used, and why; none where one was named."""
        for each in load_rubrics() if self.rubric is None else ():
            if each.problem is not None and each.state in ("broken", "shadow"):
                said = Phrase("passed over: {problem}", problem=each.problem.said())
                yield said.message(self.lang)


def _arrived(
    named: SentRubrics,
    folder: SentRubrics,
    form: str | None,
    fallback: Jurisdiction | None,
    lang: str,
) -> Scoring:
    """By what a command scores, in a worker."""
    rubrics, files = named.arrived(), folder.arrived()
    return Scoring(
        rubric=rubrics[0] if isinstance(rubrics, tuple) else None,
        folder=files if isinstance(files, RubricFolder) else None,
        form=form,
        fallback=fallback,
        lang=lang,
    )


def _review_on(sheet: str) -> ReviewRound:
    """What stands on a review sheet. Every error names the file."""
    with naming(sheet):
        return ReviewRound(read_review(sheet))
