"""Forms filled in from their scorecards: the computed scores where a unit left its own blank."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from perfeval.errors import InputError
from perfeval.filing import Filing, Form, FundRow, Indicator, ProjectForm, ScoreSheet, UnitForm
from perfeval.filing.forms.score_sheet import SheetRow
from perfeval.numbers.cells import Nil, PointsCell
from perfeval.numbers.printed import Points
from perfeval.scoring.labels import part_of
from perfeval.scoring.rows.form_rows import NAMELESS
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Score

__all__ = ["fill_in"]


def fill_in(filing: Filing, cards: Iterable[Scorecard]) -> Filing:
    """The filing with 得分 and 总分 of each scored form, wherever they were blank.

    A score that the unit claims stands, whatever was computed; a row that lost points has the
    reason where the unit gave none. Raises `InputError` for a card of another unit or form.

    >>> filing = loads(example("yueyanglou-2023"))
    >>> card = score(filing, get_rubric("yueyanglou-annex-2"))
    >>> fill_in(filing, [card]).forms[1].total_claimed == filing.forms[1].total_claimed
    True
    """
    if not isinstance(filing, Filing):
        raise InputError("the filing to fill in", filing, "a Filing")
    if not isinstance(cards, Iterable):
        raise InputError("the scorecard to fill in", cards, "an iterable of Scorecard")
    by_form: dict[str, Scorecard] = {}
    keys = {form.key for form in filing.forms}
    for card in cards:
        if _form_of(card) not in keys:
            raise InputError(
                "the scorecard to fill in", card, "a Scorecard of a form of the filing"
            )
        by_form[card.form] = card
    return evolve(
        filing,
        forms=tuple(
            _filled(form, by_form[form.key]) if form.key in by_form else form
            for form in filing.forms
        ),
    )


def _form_of(card: object) -> str | None:
    return card.form if isinstance(card, Scorecard) else None


def _filled(form: Form, card: Scorecard) -> Form:
    scores = _Scores(card)
    total = card.total if card.scored_out_of == card.out_of else None
    if isinstance(form, UnitForm | ProjectForm):
        fund = form.fund
        if fund is not None:
            fund = _fund(fund, scores)
        return evolve(
            form,
            fund=fund,
            indicators=tuple(_indicator(each, scores) for each in form.indicators),
            total_claimed=_either(form.total_claimed, total),
        )
    if isinstance(form, ScoreSheet):
        return evolve(
            form,
            rows=tuple(_sheet_row(each, scores) for each in form.rows),
            total_claimed=_either(form.total_claimed, total),
        )
    return form


class _Scores:
    """The scores of a card by the name of their row."""

    def __init__(self, card: Scorecard) -> None:
        self._left: dict[str, list[Score]] = {}
        for each in card.scores:
            self._left.setdefault(each.name.strip(), []).append(each)

    def take(self, name: str, labels: Iterable[str] = ()) -> Score | None:
        """The score of a row of this name, once: the one under most of its labels, else the first.

        A card has the order of its rubric, which need not be that of the form.
        """
        left, above = self._left.get(name.strip() or NAMELESS, []), set(map(part_of, labels))

        def fit(score: Score) -> int:
            return len(above.intersection(map(part_of, score.path)))

        found = max(left, key=fit, default=None)
        return None if found is None else left.pop(left.index(found))

    def blank(self, row: Indicator | SheetRow) -> tuple[Points, str] | None:
        """What a row earned, and why it lost points, if it did.

        None where it was not computed, or the unit claims something.
        """
        found = self.take(row.name, (row.level1, row.level2))
        if found is None or found.earned is None or not _is_blank(row.claimed):
            return None
        return found.earned, found.reason("zh") if found.earned < found.out_of else ""


def _fund(fund: FundRow, scores: _Scores) -> FundRow:
    found = scores.take(fund.label)
    if found is None or fund.claimed is None:
        return fund
    return evolve(fund, claimed=_either(fund.claimed, found.earned))


def _indicator(row: Indicator, scores: _Scores) -> Indicator:
    found = None if row.of_which else scores.blank(row)
    if found is None:
        return row
    earned, why = found
    return evolve(row, claimed=earned, variance_note=row.variance_note or why)


def _sheet_row(row: SheetRow, scores: _Scores) -> SheetRow:
    found = scores.blank(row)
    if found is None:
        return row
    earned, why = found
    return evolve(row, claimed=earned, reason=row.reason or why)


def _either(claimed: PointsCell, computed: PointsCell | None) -> PointsCell:
    return computed if computed is not None and _is_blank(claimed) else claimed


def _is_blank(cell: PointsCell) -> bool:
    return isinstance(cell, Nil) and not cell.text
