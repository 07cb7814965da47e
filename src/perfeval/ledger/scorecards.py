"""Scorecards as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from perfeval.errors import InputError
from perfeval.ledger.submissions import Submission
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Score
from perfeval.scoring.tallies import RowTally, tally

__all__ = ["Value", "decimal_of", "levels", "rows_from_scorecard"]

Value = str | int | Decimal | bool | None
"""What stands in a column: an exact number, text, or None for what a database calls NULL."""


def rows_from_scorecard(
    card: Scorecard | Submission | Iterable[Scorecard | Submission], lang: str = "zh"
) -> list[dict[str, Value]]:
    """The scores of a card, or of many, as rows: one for each row of a form, numbers as `Decimal`.

    ``score`` is what the row earned (None: unscored), ``claimed`` and ``judged`` are the unit's and
    the reviewer's points, with ``remark`` and ``reviewer`` where these were given, ``reason`` says
    why, in `lang` (``zh`` or ``en``). ``form`` and ``key``
    name the row for good, ``pool`` the part whose points it shares; ``rubric``, ``edition`` and
    ``digest`` say by what it was scored, ``file`` is that of a submission.

    ``weight`` is what the row is worth of the whole, so that the rows add up; where several rows
    have one weight together, that is ``shared_weight``, and each has an equal part of it. Each
    weight is the sum of ``counted``, ``lost``, ``unscored``, ``beyond`` (earned beyond what the
    part of the form can have) and ``dropped`` (the row does not apply). Submissions without a
    scorecard give no rows. Raises `InputError` for another language, and for what is no scorecard.

    >>> facts = (Fact(id="staff.in_post", value="29人"),
    ...          Fact(id="staff.authorised_posts", value="30人"))
    >>> filing = Filing(unit=BudgetUnit(name="某局"), year=2020, facts=facts)
    >>> rows = rows_from_scorecard(score(filing, get_rubric("yueyang-annex-3-1")))
    >>> rows[0]["level1"], rows[0]["score"], rows[0]["weight"]
    ('投入', Decimal('5'), Decimal('5'))
    >>> sum(row["weight"] for row in rows)
    Decimal('100')
    """
    return [
        _row(submission, submission.scorecard, each, lang)
        for submission in _submissions(card)
        if submission.scorecard is not None
        for each in tally(submission.scorecard)
    ]


def _submissions(cards: object) -> Iterator[Submission]:
    """What was given, one by one."""
    many = not isinstance(cards, Scorecard | Submission | str | bytes)
    for each in cards if many and isinstance(cards, Iterable) else (cards,):
        if isinstance(each, Scorecard):
            yield Submission(scorecard=each)
        elif isinstance(each, Submission):
            yield each
        else:
            expected = "a Scorecard or a Submission, or several of them"
            raise InputError("rows_from_scorecard", each, expected)


def _row(submission: Submission, card: Scorecard, row: RowTally, lang: str) -> dict[str, Value]:
    score = row.score
    return {
        "fiscal_year": card.year,
        "unit": card.unit,
        "form": card.form,
        "rubric": card.rubric,
        "edition": card.edition,
        "digest": card.digest,
        "key": score.key,
        **levels(score),
        "pool": score.pool or None,
        "weight": row.weight.decimal,
        "shared_weight": decimal_of(row.shared),
        "score": decimal_of(score.earned),
        "claimed": decimal_of(score.claimed),
        "judged": decimal_of(score.judged),
        "remark": score.remark or None,
        "reviewer": score.reviewer or None,
        "counted": row.counted.decimal,
        "lost": row.lost.decimal,
        "unscored": row.unscored.decimal,
        "beyond": row.beyond.decimal,
        "dropped": row.dropped.decimal,
        "reason": score.reason(lang),
        "file": submission.file or None,
    }


def levels(score: Score) -> dict[str, Value]:
    """一级, 二级 and 三级指标 of a row; None for a level that it stands not under."""
    level1, level2 = (*score.path, None, None)[:2]
    return {"level1": level1, "level2": level2, "level3": score.name}


def decimal_of(points: Points | None) -> Decimal | None:
    """Points as a column holds them."""
    return None if points is None else points.decimal
