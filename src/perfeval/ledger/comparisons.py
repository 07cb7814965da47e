"""A comparison as rows."""

from __future__ import annotations

from perfeval.comparison import Comparison
from perfeval.errors import InputError
from perfeval.ledger.scorecards import Value

__all__ = ["rows_from_comparison"]


def rows_from_comparison(comparison: Comparison, lang: str = "zh") -> list[dict[str, Value]]:
    """The rows of a comparison, numbers as `Decimal`: one for each row of either card.

    ``weight_before`` and ``weight_after`` are what the row itself prints (None: the card has no
    such row), ``before`` and ``after`` its points at the stages that are compared (None: none),
    ``change`` the second less the first, the two reasons in `lang`. Raises `InputError` for another
    language, and for what is no comparison.

    >>> card = score(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))
    >>> rows = rows_from_comparison(compare(card, card))
    >>> rows[0]["level3"], rows[0]["change"]
    ('年度资金总额', Decimal('0'))
    """
    if not isinstance(comparison, Comparison):
        raise InputError("rows_from_comparison", comparison, "a Comparison")
    return [
        {
            "key": row.score.key,
            "level1": row.score.path[0] if row.score.path else None,
            "level2": row.score.path[1] if row.score.path[1:] else None,
            "level3": row.score.name,
            "weight_before": None if row.before is None else row.before.out_of.decimal,
            "weight_after": None if row.after is None else row.after.out_of.decimal,
            "before": None if row.points_before is None else row.points_before.decimal,
            "after": None if row.points_after is None else row.points_after.decimal,
            "change": None if row.change is None else row.change.decimal,
            "reason_before": None if row.before is None else row.before.reason(lang),
            "reason_after": None if row.after is None else row.after.reason(lang),
        }
        for row in comparison.rows
    ]
