"""Many filings audited one after the other, or by several workers, and against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final, cast

from perfeval.audit.across import Across
from perfeval.audit.finding import Code, Finding, Place, Severity
from perfeval.errors import PerfevalError
from perfeval.filing.filing import Filing
from perfeval.forms.result import sourced
from perfeval.scoring.scorecard import Scorecard
from perfeval.workers import Hands, Problem, Work

__all__ = ["NOT_AUDITED", "Audit", "Carded", "audited", "carded"]

Audit = Callable[[Filing, tuple[Scorecard, ...]], tuple[Finding, ...]]
Carded = tuple[str, Filing | PerfevalError | OSError, tuple[Scorecard, ...]]
"""The source of a filing; the filing, or why there is none; and the scorecard, if one came."""

_TOGETHER: Final = 8
"""So many filings are sent at a time: to audit one takes as long as to read it."""
_WHOLE: Final = Place("整份材料")

NOT_AUDITED = Code(
    id="filing.not_audited",
    severity=Severity.ERROR,
    source="读表时的记录",
    meaning_zh="材料未能审核：没有读出，或审核时出错",
    meaning_en="a filing was not audited: it was not read, or the audit of it failed",
    zh="未能审核：{printed}",
    en="not audited: {en}",
)


class Audited:
    """The work on one filing: what the audit finds in it; why there is none is raised."""

    def __init__(self, audit: Audit) -> None:
        self._audit = audit

    def __call__(self, item: Carded) -> tuple[Finding, ...]:
        """The findings of a filing. Raises what is wrong with it."""
        _, filing, cards = item
        if isinstance(filing, Filing):
            return self._audit(filing, cards)
        raise filing


def carded(filings: object, where: str) -> Iterator[Carded]:
    """Each filing as `sourced` gives it, with the scorecard that came third.

    Raises `InputError` at once for what holds no filings.
    """
    sourced(filings, where)
    return _each(cast("Iterable[object]", filings), where)


def _each(filings: Iterable[object], where: str) -> Iterator[Carded]:
    for item in filings:
        cards: tuple[Scorecard, ...] = ()
        if isinstance(item, tuple) and len(item) == 3 and isinstance(item[2], Scorecard):
            item, cards = item[:2], item[2:]
        for source, filing in sourced((item,), where):
            yield source, filing, cards


def audited(filings: Iterable[Carded], audit: Audit, hands: Hands) -> Iterator[tuple[str, Finding]]:
    """What `audit` finds in each filing, and then what they say against each other.

    Raises `InputError` at once where the audit cannot be sent to workers.
    """
    across = Across()

    def taken() -> Iterator[Carded]:
        for source, filing, cards in filings:  # in their order, whoever audits them
            if isinstance(filing, Filing):
                across.take(source, filing, *cards)
            yield source, filing, cards

    done = hands.results(taken(), Work(Audited(audit), _lost, _source, _TOGETHER))
    each = ((source, finding) for (source, *_), found in done for finding in found)
    return chain(each, across.findings())  # a generator: it begins once all of them were taken


def _source(item: Carded) -> str:
    return item[0]


def _lost(_: Carded, error: Problem) -> tuple[Finding, ...]:
    """What is told of a filing that was not audited."""
    if isinstance(error, PerfevalError):
        zh, en = error.message("zh"), error.message("en")
    else:
        zh = en = str(error)
    return (NOT_AUDITED.at(_WHOLE, printed=zh, en=en),)
