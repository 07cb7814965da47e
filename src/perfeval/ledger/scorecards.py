"""A scorecard as rows."""

from __future__ import annotations

from decimal import Decimal

from perfeval.errors import InputError
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard

__all__ = ["rows_from_scorecard"]

Value = str | int | Decimal | None


def rows_from_scorecard(card: Scorecard, lang: str = "zh") -> list[dict[str, Value]]:
    """The scores of a card as rows: one for each row of the form, with numbers as `Decimal`.

    ``weight`` is what the row is worth, ``score`` what it earned (None: unscored), ``claimed`` and
    ``judged`` are the unit's and the reviewer's points, ``reason`` says why, in `lang` (``zh`` or
    ``en``). ``form`` and ``key`` name the row for good; ``rubric``, ``edition`` and ``digest`` say
    by what it was scored. Raises `InputError` for another language.

    >>> facts = (Fact(id="staff.in_post", value="29人"),
    ...          Fact(id="staff.authorised_posts", value="30人"))
    >>> filing = Filing(unit=BudgetUnit(name="某局"), year=2020, facts=facts)
    >>> row = rows_from_scorecard(score(filing, get_rubric("yueyang-annex-3-1")))[0]
    >>> row["level1"], row["score"], row["weight"]
    ('投入', Decimal('5'), Decimal('5'))
    """
    if not isinstance(card, Scorecard):
        raise InputError("rows_from_scorecard", card, "a Scorecard")
    return [
        {
            "fiscal_year": card.year,
            "unit": card.unit,
            "form": card.form,
            "rubric": card.rubric,
            "edition": card.edition,
            "digest": card.digest,
            "key": each.key,
            "level1": each.path[0] if each.path else None,
            "level2": each.path[1] if each.path[1:] else None,
            "level3": each.name,
            "weight": each.out_of.decimal,
            "score": _decimal(each.earned),
            "claimed": _decimal(each.claimed),
            "judged": _decimal(each.judged),
            "reason": each.reason(lang),
        }
        for each in card.scores
    ]


def _decimal(points: Points | None) -> Decimal | None:
    return None if points is None else points.decimal
