"""Many filings scored one after the other, or by several workers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from os import PathLike
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from perfeval.errors import InputError, PerfevalError
from perfeval.filing import Filing
from perfeval.forms.result import ManyFilings, Sourced, sourced
from perfeval.registry.choosing import checked_rubrics, find_rubric, score_all
from perfeval.registry.loaded import Folder, RubricFolder, Rubrics
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scoring import score
from perfeval.workers import WINDOW, Hands, Problem, Progress, Work

if TYPE_CHECKING:
    from perfeval.registry.sent import SentRubrics

__all__ = ["ScoreResult", "score_many"]

_TOGETHER: Final = 100
"""So many filings are sent at a time: what it takes to send them is little beside scoring them."""

_Cards = tuple[Scorecard, ...] | Problem
_Item = tuple[int, Sourced]


@frozen(kw_only=True)
class ScoreResult:
    """The scorecard of a form, or the `error` that says why a filing has none.

    `source` is that of the filing, empty where none was given; `number` counts the filings from 1,
    for results that come as they are done.

    >>> result = ScoreResult(number=2, source="某局.docx", error=OSError("no such file"))
    >>> str(result)
    '某局.docx: no such file'
    """

    number: int
    source: str = ""
    error: Problem | None = None
    _scorecard: Scorecard | None = field(default=None, repr=False)

    @property
    def scorecard(self) -> Scorecard:
        """The scorecard. Raises `error` where there is none."""
        if self._scorecard is not None:
            return self._scorecard
        raise self.error or LookupError("a result without a scorecard")

    def __str__(self) -> str:
        """The source, and what went wrong."""
        problem = "" if self.error is None else str(self.error)
        return ": ".join(filter(None, (self.source, problem)))


def score_many(
    filings: ManyFilings,
    rubrics: Rubric | Iterable[Rubric] | Folder | None = None,
    *,
    executor: Executor | None = None,
    ordered: bool = True,
    window: int = WINDOW,
    on_progress: Progress | None = None,
) -> Iterator[ScoreResult]:
    """The scorecards of many filings, as they are scored: one for each form that a rubric fits.

    `filings` are filings, pairs of a source and a filing, or what `read_many` gives. `rubrics` is
    one rubric, several, or a folder of rubric files; without, or with a folder, each form is scored
    by the rubric of its place, kind and year (see `score_all`). A filing that cannot be scored is
    one result with an `error`, as is one that could not be read; what was left out by the reader is
    left out. With an `executor` of `concurrent.futures` its workers score; filings go to them as
    bytes, a hundred at a time, and rubrics by id, edition and digest, or as their text where they
    are not installed; a worker with another edition gives errors, never scores. Results come in the
    order of the filings, or with `ordered` false as they are done; at most `window` such hundreds
    are under way, however many filings there are. `on_progress` is called after each filing, with
    the number of those done and the source. Raises `InputError` for what holds no filings or no
    rubrics, for what is no executor, no such number or cannot be called, and for a rubric that
    cannot be sent.

    >>> facts = (Fact(id="staff.in_post", value="29人"),
    ...          Fact(id="staff.authorised_posts", value="30人"))
    >>> filings = [Filing(unit=BudgetUnit(name=name), year=2020, facts=facts) for name in "甲乙"]
    >>> for each in score_many(filings, get_rubric("yueyang-annex-3-1")):
    ...     print(each.number, each.scorecard.unit, each.scorecard.total.plain)
    1 甲 5
    2 乙 5
    """
    hands = Hands(executor, ordered, window, on_progress)
    found = sourced(filings, "score_many")
    work = Work(_Scored(_given(rubrics)), _lost, _source, _TOGETHER)
    return _results(hands.results(enumerate(found, start=1), work))


def _given(rubrics: object) -> Rubrics:
    """The rubrics to score by; those of a folder are read once."""
    if rubrics is None or isinstance(rubrics, RubricFolder):
        return rubrics
    if isinstance(rubrics, str | PathLike):
        from perfeval.registry.folder import read_rubrics  # loads the codec

        return read_rubrics(rubrics)
    return checked_rubrics((rubrics,) if isinstance(rubrics, Rubric) else rubrics)


def _results(done: Iterator[tuple[_Item, _Cards]]) -> Iterator[ScoreResult]:
    for (number, (source, _)), cards in done:
        if isinstance(cards, tuple):
            for card in cards:
                yield ScoreResult(number=number, source=source, scorecard=card)
        else:
            yield ScoreResult(number=number, source=source, error=cards)


def _source(item: _Item) -> str:
    return item[1][0]


def _lost(_: _Item, error: Problem) -> _Cards:
    return error


@frozen
class _Scored:
    """The scorecards of a filing by these rubrics, which travel as `SentRubrics`."""

    rubrics: Rubrics

    def __call__(self, item: _Item) -> _Cards:
        _, (_, filing) = item
        if not isinstance(filing, Filing):
            return filing
        rubrics = self.rubrics
        found = score_all(filing, rubrics)
        if found:
            return found
        if isinstance(rubrics, tuple):
            return self._without_form(filing, rubrics)
        return (score(filing, find_rubric(filing, rubrics=rubrics)),)  # raises why none fits

    def _without_form(self, filing: Filing, rubrics: tuple[Rubric, ...]) -> _Cards:
        """The scorecards by facts alone. Raises what the first rubric says where none can be."""
        found, problems = list[Scorecard](), list[PerfevalError]()
        for rubric in rubrics:
            try:
                found.append(score(filing, rubric))
            except InputError as error:
                problems.append(error)
        if not found:
            raise problems[0]
        return tuple(found)

    def __reduce__(self) -> tuple[Callable[[SentRubrics], _Scored], tuple[SentRubrics]]:
        from perfeval.registry.sent import SentRubrics  # loads the codec

        return _arrived, (SentRubrics.of(self.rubrics),)


def _arrived(sent: SentRubrics) -> _Scored:
    return _Scored(sent.arrived())
