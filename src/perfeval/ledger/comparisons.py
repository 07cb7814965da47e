"""A comparison as rows, and what the figures of a form can win."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval.comparison import Comparison, FigureChange, Prospect
from perfeval.errors import InputError
from perfeval.filing.facts import FactValue
from perfeval.ledger.scorecards import Value, decimal_of, levels
from perfeval.numbers.amounts import Amount

__all__ = ["rows_from_comparison", "rows_from_prospects"]


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
            **levels(row.score),
            "weight_before": None if row.before is None else row.before.out_of.decimal,
            "weight_after": None if row.after is None else row.after.out_of.decimal,
            "before": decimal_of(row.points_before),
            "after": decimal_of(row.points_after),
            "change": decimal_of(row.change),
            "reason_before": None if row.before is None else row.before.reason(lang),
            "reason_after": None if row.after is None else row.after.reason(lang),
        }
        for row in comparison.rows
    ]


def rows_from_prospects(prospects: Sequence[Prospect]) -> list[dict[str, Value]]:
    """What `prospects` gives as rows, points as `Decimal`: one for each change of a figure.

    ``wins`` says which change it is: ``nearest`` (to the nearest value that wins anything),
    ``most`` (to the one that wins most), or ``rating`` (the least that alters the rating). ``row``
    and ``reading`` (a code) are what is read otherwise, None as the rubric reads it; ``level3`` are
    the rows that rest on the figure. ``points`` and ``total`` are those after the change. Raises
    `InputError` for what is no list or tuple of Prospect.

    >>> found = prospects(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))
    >>> row = rows_from_prospects(found)[0]
    >>> row["figure"], row["before"], row["after"], row["points"]
    ('单位支出预算执行率', '100.39%', '100.00%', Decimal('1'))
    """
    if not isinstance(prospects, list | tuple) or not all(
        isinstance(each, Prospect) for each in prospects
    ):
        raise InputError("rows_from_prospects", prospects, "a list or a tuple of Prospect")
    changes: list[tuple[Prospect, str, FigureChange, tuple[str, ...]]] = []
    for each in prospects:
        for gain in each.gains:
            changes.append((each, "nearest", gain.nearest, gain.rows))
            changes.append((each, "most", gain.most, gain.rows))
        if each.nearest_rating is not None:
            changes.append((each, "rating", each.nearest_rating, ()))
    return [
        {
            "row": prospect.row or None,
            "reading": None if prospect.reading is None else prospect.reading.code,
            "wins": wins,
            "figure": change.figure,
            "title": change.title,
            "level3": "、".join(rows) or None,
            "before": _printed(change.before),
            "after": _printed(change.after),
            "points": change.points.decimal,
            "total": change.total.decimal,
            "rating": change.rating,
        }
        for prospect, wins, change, rows in changes
    ]


def _printed(value: FactValue) -> Value:
    """A figure as it is printed, a statement as it is."""
    if isinstance(value, str | bool):
        return value
    return value.printed if isinstance(value, Amount) else value.text
