"""The audit: what does not add up in a filing, and only that.

`audit` runs every check over a filing and returns its findings as frozen values, in the form's
order and the same in every run. Nothing above information means that nothing wrong was found. The
rule that tells rounding from error is explained in `docs/audit.md`, with every code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from typing import Final

from attrs import evolve

from perfeval.audit.across import ACROSS_CODES
from perfeval.audit.check import AnyCheck, Check
from perfeval.audit.checks.between_forms import BETWEEN_FORMS
from perfeval.audit.checks.claims import CLAIMS, readings_of
from perfeval.audit.checks.completeness import COMPLETENESS
from perfeval.audit.checks.identity import LABELS
from perfeval.audit.checks.multiples import MULTIPLES
from perfeval.audit.checks.points import POINTS
from perfeval.audit.checks.prose.against_form import AGAINST_FORM
from perfeval.audit.checks.prose.impossible_rates import impossible_rates_by
from perfeval.audit.checks.prose.money_units import MONEY_UNITS
from perfeval.audit.checks.rates import RATES
from perfeval.audit.checks.restatements import RESTATEMENTS
from perfeval.audit.checks.scores.execution import execution_by
from perfeval.audit.checks.scores.omissions import OMISSIONS
from perfeval.audit.checks.scores.ratings import RATINGS
from perfeval.audit.checks.scores.scores import scores_by
from perfeval.audit.checks.scores.tiers import TIERS
from perfeval.audit.checks.scores.unscored import UNSCORED
from perfeval.audit.checks.sense.asked_first import sense_by
from perfeval.audit.checks.shares import SHARES
from perfeval.audit.checks.sums import SUMS
from perfeval.audit.checks.unread import UNREAD
from perfeval.audit.checks.values.control_rates import CONTROL_RATES
from perfeval.audit.checks.values.dates import dates_by
from perfeval.audit.checks.values.fund_slips import FUND_SLIPS
from perfeval.audit.checks.values.impossible import values_by
from perfeval.audit.checks.values.measured_in import MEASURED_IN
from perfeval.audit.checks.values.negative import NEGATIVE
from perfeval.audit.checks.values.overspent import OVERSPENT
from perfeval.audit.checks.values.part_years import PART_YEARS
from perfeval.audit.checks.values.targets import TARGETS
from perfeval.audit.checks.values.twice_told import TWICE_TOLD
from perfeval.audit.checks.weights import WEIGHTS
from perfeval.audit.checks.written_out import WRITTEN_OUT
from perfeval.audit.finding import Code, Finding, Hint, Needs, Place, Severity
from perfeval.audit.findings import Findings, numbered
from perfeval.audit.foreign_checks import asked
from perfeval.audit.graded import graded_once
from perfeval.audit.many import NOT_AUDITED, audited, carded
from perfeval.audit.once import without_explained
from perfeval.audit.partly import upheld
from perfeval.audit.rounding.intervals import (
    Interval,
    Outcome,
    RatioOutcome,
    Verdict,
    ratio_verdict,
    same_verdict,
    subset_verdict,
    sum_verdict,
    whole_tasks,
)
from perfeval.audit.vocabulary import VOCABULARY, Practice, Vocabulary
from perfeval.errors import InputError
from perfeval.filing.filing import Filing
from perfeval.filing.foreign_form import asked_of, is_own_form
from perfeval.forms.result import ReadResult
from perfeval.scoring.scorecard import Scorecard
from perfeval.workers import WINDOW, Hands, Progress

__all__ = [
    "ACROSS_CODES",
    "DEFAULT_CHECKS",
    "NOT_AUDITED",
    "VOCABULARY",
    "AnyCheck",
    "Check",
    "Code",
    "Finding",
    "Findings",
    "Hint",
    "Interval",
    "Needs",
    "Outcome",
    "Place",
    "Practice",
    "RatioOutcome",
    "Severity",
    "Verdict",
    "Vocabulary",
    "audit",
    "audit_many",
    "checks_by",
    "ratio_verdict",
    "readings_of",
    "same_verdict",
    "subset_verdict",
    "sum_verdict",
    "whole_tasks",
]


def checks_by(vocabulary: Vocabulary) -> tuple[Check, ...]:
    """The checks of the library, with the words and the practices of `vocabulary`.

    Raises `InputError` for what is no vocabulary.

    >>> len(checks_by(Vocabulary(shares=("上线率",)))) == len(DEFAULT_CHECKS)
    True
    """
    if not isinstance(vocabulary, Vocabulary):
        raise InputError("the words of the audit", vocabulary, "a Vocabulary")
    return (
        SUMS,
        RATES,
        MULTIPLES,
        WRITTEN_OUT,
        SHARES,
        RESTATEMENTS,
        BETWEEN_FORMS,
        POINTS,
        WEIGHTS,
        execution_by(vocabulary),
        scores_by(vocabulary),
        TIERS,
        OMISSIONS,
        UNSCORED,
        RATINGS,
        CLAIMS,
        TARGETS,
        MEASURED_IN,
        NEGATIVE,
        FUND_SLIPS,
        OVERSPENT,
        TWICE_TOLD,
        CONTROL_RATES,
        values_by(vocabulary),
        dates_by(vocabulary),
        PART_YEARS,
        sense_by(vocabulary),
        MONEY_UNITS,
        AGAINST_FORM,
        impossible_rates_by(vocabulary),
        LABELS,
        COMPLETENESS,
        UNREAD,
    )


DEFAULT_CHECKS: Final[tuple[Check, ...]] = checks_by(VOCABULARY)


def audit(
    filing: Filing,
    scorecard: Scorecard | None = None,
    *,
    checks: Sequence[AnyCheck] = DEFAULT_CHECKS,
) -> tuple[Finding, ...]:
    """What does not add up in `filing`, in the form's order; never raises for doubtful data.

    `scorecard` is that of one of its forms: its claims are compared with the computed scores.
    `checks` are the families to run; a host adds its own behind `DEFAULT_CHECKS`, of whose
    findings the first 1,000 are kept. Of a form that was read in part nothing is said that what was
    not understood may explain (`Code.needs`); the warning ``form.partly_read`` tells it. Raises
    `InputError` for what is no filing or no scorecard, and for a check that fails or gives no
    findings.

    >>> audit(Filing(unit=BudgetUnit(name="某局"), year=2023))
    ()
    """
    if not isinstance(filing, Filing):
        raise InputError("audit", filing, "a Filing")
    if not isinstance(scorecard, Scorecard | None):
        raise InputError("audit", scorecard, "a Scorecard, or None")
    if not isinstance(checks, tuple | list):
        raise InputError("audit", checks, "a tuple of checks")
    with graded_once():
        found = [finding for check in checks for finding in _found(check, filing, scorecard)]
    codes = (code for check in checks if isinstance(check, Check) for code in check.codes)
    needs = {code.id: code.needs for code in codes if code.needs is not None}
    found = [_placed(each, filing) for each in without_explained(upheld(found, filing, needs))]
    return numbered(sorted(found, key=lambda finding: (not finding.order, finding.order)))


def audit_many(
    filings: Iterable[Filing | tuple[str, Filing] | tuple[str, Filing, Scorecard] | ReadResult],
    *,
    checks: Sequence[AnyCheck] = DEFAULT_CHECKS,
    executor: Executor | None = None,
    ordered: bool = True,
    window: int = WINDOW,
    on_progress: Progress | None = None,
) -> Iterator[tuple[str, Finding]]:
    """What does not add up in each filing, and then between them, as ``(source, finding)``.

    `filings` are filings, pairs of a source and a filing, or what `read_many` gives; messages name
    the sources. A scorecard may come third: claims are compared with it, and like cases that a
    reviewer judged unalike are told. One that was not read, or whose audit fails, is told by
    ``filing.not_audited``, and the others are audited. They are taken one after the other, and of
    each only small keys are kept. Between filings are compared 目标表, 监控表 and 自评表 of one
    project, 上年决算 with the form of the year before, projects with the table of their unit, texts
    that name another unit, and how many forms give themselves full marks. The source of a finding
    on all filings is empty.

    With an `executor` of `concurrent.futures` its workers audit, and with `ordered` false findings
    come as they are made; at most `window` groups of filings are under way at once. `on_progress`
    is called after each filing, with the number of those done and the source. Raises `InputError`
    for what holds no filings or no checks, for what is no executor, no such number or cannot be
    called, and for checks that cannot be sent to a worker.

    >>> filing = Filing(unit=BudgetUnit(name="某局"), year=2023)
    >>> list(audit_many([("某局.docx", filing)]))
    []
    """
    hands = Hands(executor, ordered, window, on_progress)
    if not isinstance(checks, tuple | list):
        raise InputError("audit_many", checks, "a tuple of checks")
    return audited(carded(filings, "audit_many"), _Checked(tuple(checks)), hands)


class _Checked:
    """The audit by some checks; on the way to a worker those of the library go by number."""

    def __init__(self, checks: tuple[AnyCheck, ...]) -> None:
        self._checks = checks

    def __call__(self, filing: Filing, cards: tuple[Scorecard, ...]) -> tuple[Finding, ...]:
        return audit(filing, *cards, checks=self._checks)

    def __reduce__(self) -> tuple[Callable[..., _Checked], tuple[int | AnyCheck, ...]]:
        numbers = {id(each): number for number, each in enumerate(DEFAULT_CHECKS)}
        return _checked, tuple(numbers.get(id(each), each) for each in self._checks)


def _checked(*sent: int | AnyCheck) -> _Checked:
    return _Checked(tuple(DEFAULT_CHECKS[each] if isinstance(each, int) else each for each in sent))


def _placed(finding: Finding, filing: Filing) -> Finding:
    """The finding with its form, and the address of its field where the document has it."""
    position = finding.order[0] if finding.order else len(filing.forms)
    if not 0 <= position < len(filing.forms):
        return finding
    form = filing.forms[position].key
    address = filing.address_of(form, finding.path) if finding.path else finding.address
    return evolve(finding, form=form, address=address)


def _found(check: AnyCheck, filing: Filing, scorecard: Scorecard | None) -> tuple[Finding, ...]:
    if any(check is each for each in DEFAULT_CHECKS):
        foreign = [form for form in filing.forms if not is_own_form(form)]
        if not foreign:
            return tuple(check(filing, scorecard))
        return asked_of(foreign, lambda: tuple(check(filing, scorecard)))
    return asked(check, filing, scorecard)
