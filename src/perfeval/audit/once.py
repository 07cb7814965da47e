"""One doubt, told once: of findings at one row, those that another one explains are left out.

A satisfaction of 290% is impossible: that it is also 322% of its target says nothing more. What a
finding explains stands in one table here, by the codes; both are of the same row of one form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from perfeval.audit.finding import Finding

__all__ = ["without_explained"]

_BY_SCORE: Final = frozenset(
    {"score.full_unmet", "score.not_proportional", "score.met_marked_down"}
)
_EXPLAINED: Final[Mapping[str, frozenset[str]]] = {
    "claim.differs": _BY_SCORE
    | {"claim.own_clause", "score.fund", "score.tier", "score.unlike_shares"},
    "claim.own_clause": _BY_SCORE | {"score.tier", "score.unlike_shares"},
    "rate.mismatch": frozenset({"goals.outrun_money"}),
    "score.above_points": frozenset({"score.full_unmet", "score.fund", "score.tier"}),
    "score.met_marked_down": frozenset({"score.no_reason"}),
    "score.not_proportional": frozenset({"score.unlike_shares"}),
    "score.unlike": frozenset({"score.unlike_shares"}),
    "value.negative": _BY_SCORE | {"score.above_points"},
    "value.impossible": _BY_SCORE | {"target.overshot"},
    "value.other_unit": _BY_SCORE | {"target.overshot", "value.unit_slip"},
    "value.unit_slip": _BY_SCORE | {"target.overshot"},
    "value.points_typed": _BY_SCORE,
    "target.impossible": _BY_SCORE | {"target.overshot"},
    "target.cost_floor": _BY_SCORE | {"target.overshot"},
    "target.unmeasurable": frozenset({"target.no_number"}),
    "satisfaction.unsurveyed": frozenset({"target.no_number"}),
    "date.impossible": frozenset({"date.late_full", "date.other_year"}),
}
"""By the code of a finding, the codes of those that it explains."""
_FUND_ROW: Final = 3
"""So much of the order of a cell is that of its fund row."""
_BY_ROW: Final[Mapping[str, frozenset[str]]] = {
    "score.fund": frozenset({"fund.slip", "rate.mismatch"}),
    "rate.above_100": frozenset({"fund.overspent"}),
}
"""What the codes beside it in its fund row explain together: where a figure has slipped, the score
follows from the figure that was meant."""
_YIELDING: Final = "score.no_reason"
"""What a form without a column of reasons is told at the score, if nothing else is."""


def without_explained(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings but those that another one at the same row explains; one cell is told once."""
    found = list(findings)
    cells = {
        (finding.order[:1], finding.path)
        for finding in found
        if finding.path and finding.severity.above_info and finding.code != _YIELDING
    }
    rows: dict[tuple[int, ...], set[str]] = {}
    for finding in found:
        rows.setdefault(finding.order[:_FUND_ROW], set()).add(finding.code)
    known: dict[tuple[int, ...], set[str]] = {}
    for finding in found:
        if finding.order and finding.code in _EXPLAINED:
            known.setdefault(finding.order, set()).update(_EXPLAINED[finding.code])
    for finding in found:
        beside = _BY_ROW.get(finding.code)
        explained = finding.code in known.get(finding.order, ()) or (
            beside is not None and rows[finding.order[:_FUND_ROW]] >= beside
        )
        told = finding.code == _YIELDING and (finding.order[:1], finding.path) in cells
        if not explained and not told:
            yield finding
