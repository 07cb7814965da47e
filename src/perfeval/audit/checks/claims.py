"""Claims against the scorecard: what the unit claims, and what the rubric computes.

Only where a scorecard is given. `readings_of` makes a further check from the rubric itself, which
says by which reading of a part-step a claim would be right. Source: the rubric of the scorecard.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from perfeval.audit.check import Check
from perfeval.audit.finding import Code, Finding, Hint, Needs, Place, Severity
from perfeval.audit.graded import graded
from perfeval.audit.ties.implied import form_place, fund_place, placed_forms
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.numbers.cells import BLANK
from perfeval.numbers.printed import Points
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Steps
from perfeval.scoring.judgements import BEYOND
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Score
from perfeval.scoring.scoring import score

__all__ = ["CLAIMS", "readings_of"]

_SOURCE = "计分所用的评分标准"

CLAIMED = Code(
    id="claim.differs",
    severity=Severity.WARNING,
    field="claimed",
    needs=Needs.ROWS,
    source=_SOURCE,
    meaning_zh="自评得分与按评分标准计算的得分不同",
    meaning_en="the claimed score is not the one that the rubric gives",
    zh="自评 {printed} 分，按标准应得 {computed} 分：{reason}；请改正得分，或说明理由",
    en="{printed} points are claimed, the rubric gives {computed}: {reason_en}",
)
POOL = Code(
    id="points.pool",
    severity=Severity.ERROR,
    needs=Needs.ROWS,
    source=_SOURCE,
    meaning_zh="一组指标的分值之和不等于评分标准规定的分值",
    meaning_en="the rows of a pool are not worth what the rubric gives the pool",
    zh="各项分值之和 {printed}，评分标准为 {computed}；请按评分标准调整各项分值",
    en="the rows are worth {printed}, the rubric gives the pool {computed}",
)
JUDGED = Code(
    id="judgement.beyond",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="评价人判定的分数超出该行分值，或不在所报等级的分值范围内",
    meaning_en="a reviewer's points are above the row's, or outside the range of its level",
    zh="评价人的判定不在允许的范围内：{reason}；请评价人重新判定",
    en="the reviewer's points are beyond what is allowed: {reason_en}",
)
RATED = Code(
    id="rating.computed",
    severity=Severity.WARNING,
    needs=Needs.ROWS,
    source=_SOURCE,
    meaning_zh="自评等次与按评分标准得出的等次不同",
    meaning_en="the claimed rating is not the one that the rubric gives",
    zh="自评等次“{printed}”，按评分标准为“{computed}”；请核对总分和等次",
    en="the rating {printed} is claimed, the rubric gives {computed}",
)
READING = Code(
    id="claim.reading",
    severity=Severity.INFO,
    needs=Needs.ROWS,
    source=_SOURCE,
    meaning_zh="换一种理解，自评得分与计算得分一致",
    meaning_en="under another reading of a part-step the claim is what the rubric gives",
    zh="{hint}时应得 {computed} 分，与自评 {printed} 分一致",
    en="{hint_en}, the rubric gives {computed}, as claimed ({printed})",
)

_READINGS: Final = {
    Steps.WHOLE: Hint("whole", "不足一步的不计", "if a part of a step does not count"),
    Steps.STARTED: Hint("started", "不足一步的按一步计", "if a started step counts as one"),
    Steps.PRO_RATA: Hint("pro_rata", "不足一步的按比例计", "if a part of a step counts pro rata"),
}


def _placed(filing: Filing, card: Scorecard) -> Iterator[tuple[Score, Place]]:
    """The scores of the card, each with its place: that of its row, where one row alone fits."""
    keys = [form.key for form in filing.forms]
    position = keys.index(card.form) if card.form in keys else len(keys)
    rows = _rows(filing.forms[position], position) if card.form in keys else {}
    for number, row in enumerate(card.rows):
        found = rows.get((row.name, abs(row.claimed.atoms) if row.claimed else None), [])
        words = " / ".join((*row.path, row.name))
        if len(found) == 1:
            yield row, Place(words, found[0].order, found[0].path)
        else:  # longer than the order of a row: it explains none
            yield row, Place(words, (position, 1, number, 0))


def _rows(form: Form, position: int) -> dict[tuple[str, int | None], list[Place]]:
    """The places of the rows of a form by their names and the atoms that they claim, unsigned."""
    whole = form_place(form, position)
    rows = [(row.name, row.claimed, row.place) for row in graded(form, whole)]
    if form.fund is not None:
        fund = fund_place(whole, form.fund).at("得分", 6)
        rows.append((form.fund.label, form.fund.claimed or BLANK, fund))
    found: dict[tuple[str, int | None], list[Place]] = {}
    for name, claimed, place in rows:
        atoms = abs(claimed.atoms) if isinstance(claimed, Points) else None
        found.setdefault((name, atoms), []).append(place)
    return found


def _claims(filing: Filing, card: Scorecard) -> Iterator[Finding]:
    for row, claimed, earned, place in _differing(filing, card):
        yield CLAIMED.at(
            place,
            printed=claimed.plain,
            computed=earned.plain,
            reason=row.reason("zh"),
            reason_en=row.reason("en"),
        )


def _differing(filing: Filing, card: Scorecard) -> Iterator[tuple[Score, Points, Points, Place]]:
    """The scores that claim other points than were computed, with both."""
    for row, place in _placed(filing, card):
        if row.claimed is not None and row.earned is not None and row.claimed != row.earned:
            yield row, row.claimed, row.earned, place


def _judgements(filing: Filing, card: Scorecard) -> Iterator[Finding]:
    for row, place in _placed(filing, card):
        if row.judged is not None and row.because.code == BEYOND:
            yield JUDGED.at(
                place,
                printed=row.judged.plain,
                reason=row.reason("zh"),
                reason_en=row.reason("en"),
            )


def _pools(filing: Filing, card: Scorecard) -> Iterator[Finding]:
    placed: dict[str, list[tuple[Score, Place]]] = {}
    for row, place in (each for each in _placed(filing, card) if each[0].applies):
        placed.setdefault(row.pool, []).append((row, place))
    for pool in card.pools:
        rows = placed.get(pool.key, [])
        claimed = any(row.claimed is not None for row, _ in rows)
        worth = Points.total([row.out_of for row, _ in rows])
        if not pool.shared and claimed and worth.atoms and worth != pool.points:
            row, place = rows[0]
            at = Place(" / ".join(row.path), place.order)
            yield POOL.at(at, printed=worth.plain, computed=pool.points.plain)


def _ratings(filing: Filing, card: Scorecard) -> Iterator[Finding]:
    given = next((rating for rating in card.ratings if rating.name == card.rating), None)
    if given is None:
        return
    for form, place in placed_forms(filing):
        claimed = form.claimed_rating.strip()
        if claimed and not given.is_called(claimed):
            yield RATED.at(place.at("评价等次", 7), printed=claimed, computed=given.name)


def _find(filing: Filing, scorecard: Scorecard | None) -> Iterable[Finding]:
    if scorecard is not None:
        yield from _claims(filing, scorecard)
        yield from _judgements(filing, scorecard)
        yield from _pools(filing, scorecard)
        yield from _ratings(filing, scorecard)


CLAIMS = Check(name="claims", codes=(CLAIMED, JUDGED, POOL, RATED), find=_find)


def _reread(value: Any, steps: Steps) -> Any:
    """A definition with every reading of a part-step changed to `steps`."""
    if isinstance(value, Steps):
        return steps
    if isinstance(value, tuple):
        return tuple(_reread(item, steps) for item in value)
    if not attrs.has(type(value)):
        return value
    old = {each.name: getattr(value, each.name) for each in attrs.fields(type(value)) if each.init}
    new = {name: _reread(field, steps) for name, field in old.items()}
    return value if new == old else attrs.evolve(value, **new)


def readings_of(rubric: Rubric) -> Check:
    """The check that names the reading of `rubric` under which a differing claim would be right.

    >>> [code.id for code in readings_of(get_rubric("yueyanglou-annex-2")).codes]
    ['claim.reading']
    """

    def find(filing: Filing, scorecard: Scorecard | None) -> Iterable[Finding]:
        if scorecard is None:
            return
        differing = {row.key: place for row, _, _, place in _differing(filing, scorecard)}
        for steps in Steps if differing else ():
            card = score(filing, _reread(rubric, steps), form=scorecard.form or None)
            for row in card.rows:
                if row.key in differing and row.earned is not None and row.earned == row.claimed:
                    hint = _READINGS[steps]
                    yield READING.at(
                        differing[row.key],
                        printed=row.claimed.plain,
                        computed=row.earned.plain,
                        hint=hint.zh,
                        hint_en=hint.en,
                    )

    return Check(name="readings", codes=(READING,), find=find)
