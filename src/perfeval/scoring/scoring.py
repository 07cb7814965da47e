"""Scoring: a form and a rubric in, a scorecard out; a pure function.

A missing fact leaves a criterion unscored and is named; nothing is guessed. Doubt about the data
never changes a score: it is a finding of the audit.
"""

from __future__ import annotations

from typing import Final

from perfeval.errors import InputError, Phrase
from perfeval.filing import Filing, Form, FormKind, GoalReview, ResultReview
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.compiled.plan import compiled
from perfeval.scoring.compiled.template import template_of
from perfeval.scoring.interpreter import interpreted
from perfeval.scoring.judgements import Judgements
from perfeval.scoring.naming import naming
from perfeval.scoring.rows.free_rows import prints_rows
from perfeval.scoring.scorecard import Scorecard

__all__ = ["forms_for", "is_scored_by_facts", "score", "scored"]

_WITHOUT_FORM: Final = (FormKind.SCORE_SHEET, GoalReview.kind, ResultReview.kind)
"""The kinds of form that facts alone can be scored by."""


def score(
    filing: Filing,
    rubric: Rubric,
    *,
    form: str | None = None,
    judgements: Judgements | None = None,
) -> Scorecard:
    """The scorecard of the form that `rubric` is for.

    `form` is the key of a form, needed where several match. `judgements` are a reviewer's
    points, or `Judgement`s with remark and reviewer, by the key of a row; above the row's
    points they are capped, and the reason says so, as it does where a point lies outside the
    range of the row's level (a finding of the audit). A rubric for a scoring sheet can be
    applied to a form of another kind that prints its rows, and to a filing without any: there
    are no claims then. Raises `InputError` where
    no form or several forms match, or a judgement fits no row, and `RubricError` where a rule
    of a plugin fails or breaks its promise.

    >>> from perfeval import get_rubric
    >>> facts = (Fact(id="staff.in_post", value="29人"),
    ...          Fact(id="staff.authorised_posts", value="30人"))
    >>> filing = Filing(unit=BudgetUnit(name="某局"), year=2020, facts=facts)
    >>> card = score(filing, get_rubric("yueyang-annex-3-1"))
    >>> card.total.plain, card.scored_out_of.plain
    ('5', '5')
    """
    if not isinstance(filing, Filing):
        raise InputError("score", filing, Phrase("a {name}", name="Filing"))
    if not isinstance(rubric, Rubric):
        raise InputError("score", rubric, Phrase("a {name}", name="Rubric"))
    return scored(filing, rubric, choose_form(filing, rubric, form), judgements)


def scored(
    filing: Filing, rubric: Rubric, chosen: Form | None, judgements: Judgements | None = None
) -> Scorecard:
    """The scorecard of one form of a filing, or of its facts alone."""
    facts = filing.facts_for(chosen)
    with naming(rubric):
        template = template_of(rubric) if chosen is None and judgements is None else None
        if template is not None:
            return template.card(filing, facts)
        known = compiled(rubric).known(facts)
        return interpreted(filing, rubric, chosen, facts, known, judgements)


def is_scored_by_facts(kind: FormKind) -> bool:
    """Whether a rubric for this kind of form can be applied to facts alone, without the form.

    >>> is_scored_by_facts(FormKind.SCORE_SHEET), is_scored_by_facts(FormKind.UNIT)
    (True, False)
    """
    return kind in _WITHOUT_FORM


def check_evaluation(filing: Filing) -> None:
    """Raise `InputError` where the forms of a filing are objectives, monitoring tables, no more."""
    if not filing.is_self_evaluation:
        names = dict.fromkeys(form.kind.official_name for form in filing.forms)
        found = f"{'、'.join(names)}，不是自评表"
        raise InputError("the forms of the filing", found, "a self-evaluation (自评表) to score")


def forms_for(filing: Filing, rubric: Rubric) -> list[Form]:
    """The forms of a filing that a rubric is for: of its kind, or that print its rows.

    A scoring sheet with a column of results is read as a table of indicators; it is a sheet still.
    """
    own = [each for each in filing.scorable_forms if each.kind == rubric.form]
    if own or not is_scored_by_facts(rubric.form):
        return own
    return [each for each in filing.scorable_forms if prints_rows(each, rubric)]


def choose_form(filing: Filing, rubric: Rubric, key: str | None) -> Form | None:
    """The one form for `rubric`, or the one named `key`; None where a sheet is not in the filing.

    Forms marked `/` are passed over. Raises `InputError` where none or several match, and where
    the filing holds only forms that claim nothing.
    """
    kind = rubric.form
    if not filing.forms and key is None and is_scored_by_facts(kind):
        return None
    check_evaluation(filing)
    forms = forms_for(filing, rubric)
    name = kind.official_name
    if key is not None:
        for each in forms:
            if each.key == key:
                return each
        keys = ", ".join(each.key for each in forms) or "none"
        raise InputError(
            "the form to score",
            key,
            Phrase("the key of a filled {name}: {keys}", name=name, keys=keys),
        )
    if len(forms) > 1:
        keys = ", ".join(each.key for each in forms)
        raise InputError(
            "the form to score",
            Phrase("{count} of {name}", count=len(forms), name=name),
            Phrase("one of {keys}, named by form= or --form", keys=keys),
        )
    if not forms and not is_scored_by_facts(kind):
        raise InputError(
            "the forms of the filing",
            Phrase("no filled {name}", name=name),
            Phrase("a {name} to score", name=name),
        )
    return forms[0] if forms else None
