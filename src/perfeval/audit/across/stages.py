"""One project from its targets to its results: 目标表, 监控表 and 自评表 of one year.

Source: 财预〔2021〕101号 三（六）: points are set with the budget, 设立后原则上不得调整;
财预〔2020〕10号: 自评 compares with the 绩效目标 that were approved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import define, field, frozen

from perfeval.audit.across.comparison import (
    Sourced,
    Spot,
    named,
    same_name,
    spot_in,
    spot_of_row,
    whose,
)
from perfeval.audit.checks.values.days import days_in
from perfeval.audit.finding import Code, Severity
from perfeval.audit.units_of_measure import AMOUNTS, kind_of
from perfeval.audit.vocabulary import VOCABULARY, has_any
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.forms.monitoring import MonitoredIndicator, MonitoringForm
from perfeval.filing.forms.objectives import ObjectivesForm
from perfeval.filing.forms.self_evaluation import ProjectForm, UnitForm
from perfeval.filing.indicators import Indicator
from perfeval.filing.values import Comparison, Target
from perfeval.numbers.printed import Points

__all__ = ["DROPPED", "LOWERED", "MOVED", "Stages"]

_APPROVED: Final = (
    "财预〔2021〕101号三（六）：设立后原则上不得调整；财预〔2020〕10号：对照批复的绩效目标自评"
)

LOWERED = Code(
    id="stages.target_lowered",
    severity=Severity.WARNING,
    source=_APPROVED,
    meaning_zh="同一项目后一阶段的表降低了指标值",
    meaning_en="a later form of one project asks for less than the one before it",
    zh="指标值为 {printed}，要求低于{stage}（{other}）的 {computed}；"
    "请恢复原指标值，经批准调整的附批复",
    en="the target is {printed}, while the {stage_en} ({other}) asks for {computed}",
)
DROPPED = Code(
    id="stages.row_dropped",
    severity=Severity.WARNING,
    source=_APPROVED,
    meaning_zh="同一项目后一阶段的表没有了原有的指标",
    meaning_en="a later form of one project has no row for an indicator that was set",
    zh="{stage}（{other}）有而本表没有的指标：{computed}；请补填或附调整批复",
    en="indicators of the {stage_en} ({other}) that this form does not have: {computed}",
)
MOVED = Code(
    id="stages.points_moved",
    severity=Severity.WARNING,
    source=_APPROVED,
    meaning_zh="同一项目后一阶段的表改了指标的分值",
    meaning_en="a later form of one project gives an indicator other points",
    zh="分值为 {printed}，{stage}（{other}）为 {computed}，而两表总分相同；"
    "请恢复原分值，经批准调整的附批复",
    en="worth {printed} points, but {computed} in the {stage_en} ({other}), of the same total",
)

_NAMES: Final = (("目标表", "form of targets"), ("监控表", "monitoring form"), ("自评表", "claims"))
_LAST: Final = len(_NAMES) - 1
_MOST_NAMES: Final = 10
_SEVERAL: Final = 2
"""So many forms of one stage are several, whatever comes behind them."""


@frozen
class _Row:
    """One indicator as another stage is compared with it."""

    name: str
    target: Target
    points: int | None
    at_target: Spot
    at_points: Spot


@frozen
class _Stage:
    """The rows of one form whose names stand once, and the sum of all its points."""

    at: Spot
    rows: Mapping[str, _Row]
    total: int
    repeated: frozenset[str]

    def says_as(self, other: _Stage) -> bool:
        """Whether two forms say the same: one document that came twice."""
        return [(each.name, each.target, each.points) for each in self.rows.values()] == [
            (each.name, each.target, each.points) for each in other.rows.values()
        ]


@define
class Stages:
    """The forms of each project (or whole unit) and year, by their stage."""

    _known: dict[tuple[str, int, str], list[list[_Stage]]] = field(factory=dict)

    def take(self, source: str, filing: Filing) -> None:
        """Keep names, targets and points of the indicators; of no form whose year is unknown."""
        of_year = whose(filing)
        if of_year is None:
            return
        for position, form in enumerate(filing.forms):
            rank = _rank(form)
            if rank is None or not (form.of_unit or form.project_name.strip()):
                continue
            project = "" if form.of_unit else same_name(form.project_name)
            made = _stage(source, filing, position)
            if not made.rows:
                continue
            stages = self._known.setdefault((*of_year, project), [[] for _ in _NAMES])
            kept = stages[rank]
            if len(kept) < _SEVERAL and not any(made.says_as(other) for other in kept):
                kept.append(made)

    def findings(self) -> Iterator[Sourced]:
        """Each form against the first that there is; of several of one stage nothing is said."""
        for stages in self._known.values():
            single = [(rank, forms[0]) for rank, forms in enumerate(stages) if forms]
            if all(len(forms) < _SEVERAL for forms in stages):
                (rank, before), *later = single
                for _, after in later:
                    yield from _compared(before, after, _NAMES[rank])


def _rank(form: Form) -> int | None:
    if isinstance(form, ObjectivesForm):
        return 0
    if isinstance(form, MonitoringForm):
        return 1
    return _LAST if isinstance(form, ProjectForm | UnitForm) and not form.not_applicable else None


def _rows_of(form: Form) -> tuple[Indicator | MonitoredIndicator, ...]:
    return form.monitored if isinstance(form, MonitoringForm) else form.indicators


def _stage(source: str, filing: Filing, position: int) -> _Stage:
    form = filing.forms[position]
    table = "monitored" if isinstance(form, MonitoringForm) else "indicators"
    rows = _rows_of(form)
    counts = Counter(same_name(row.name) for row in rows)
    kept: dict[str, _Row] = {}
    total = 0
    for number, row in enumerate(rows):
        points = row.points if isinstance(row, Indicator) else None
        atoms = points.atoms if isinstance(points, Points) else None
        total += atoms or 0
        name = same_name(row.name)
        if counts[name] == 1 and name and row.target.text.strip():
            target, worth = (
                spot_of_row(source, filing, position, row.name, f"{table}.{number}.{field}", number)
                for field in ("target", "points")
            )
            kept[name] = _Row(row.name, row.target, atoms, target, worth)
    where = spot_in(source, filing, position, "绩效指标", "", len(rows))
    repeated = frozenset(name for name, count in counts.items() if count > 1)
    return _Stage(where, kept, total, repeated)


def _compared(before: _Stage, after: _Stage, names: tuple[str, str]) -> Iterator[Sourced]:
    stage = {"stage": names[0], "stage_en": names[1], "other": before.at[0]}
    common = [name for name in before.rows if name in after.rows]
    if 2 * len(common) < len(before.rows):
        return  # another wording of the rows, or another project of the name
    same_scale = before.total == after.total != 0
    for name in common:
        old, new = before.rows[name], after.rows[name]
        if _is_lowered(name, old.target, new.target):
            yield named(
                LOWERED,
                new.at_target,
                printed=new.target.printed,
                computed=old.target.printed,
                **stage,
            )
        moved = None not in (old.points, new.points) and old.points != new.points
        if same_scale and moved:
            yield named(MOVED, new.at_points, printed=_points(new), computed=_points(old), **stage)
    gone = list(_gone(before, after))
    if gone:
        shown = "、".join(gone[:_MOST_NAMES])
        more = f"等{len(gone)}项" if len(gone) > _MOST_NAMES else ""
        yield named(DROPPED, after.at, printed="", computed=f"{shown}{more}", **stage)


def _points(row: _Row) -> str:
    return Points.of_atoms(row.points or 0).plain


def _gone(before: _Stage, after: _Stage) -> Iterator[str]:
    """The names that a form has no more; a new name with the same target is taken for the row."""
    new = (row for name, row in after.rows.items() if name not in before.rows)
    renamed = Counter(same_name(row.target.printed) for row in new)
    for name, row in before.rows.items():
        target = same_name(row.target.printed)
        if name in after.rows or name in after.repeated:
            continue
        if renamed[target]:
            renamed[target] -= 1
        else:
            yield row.name


def _is_later(old: Target, new: Target) -> bool:
    """Whether the one date of a target was put off; one with a year and one without say nothing."""
    before, after = (days_in(target.printed, None) for target in (old, new))
    if len(before) != 1 or len(after) != 1 or bool(before[0].last[0]) != bool(after[0].last[0]):
        return False
    return after[0].last > before[0].last


def _is_lowered(name: str, old: Target, new: Target) -> bool:
    """Whether a target asks for less; without a sign only one of how much is done says so."""
    one, other = old.quantity, new.quantity
    if one is None and other is None:
        return _is_later(old, new)
    signs = {old.comparison, new.comparison} - {None}
    if one is None or other is None or len(signs) > 1:
        return False
    first, second = one.value_in(other), other.value_in(one)
    if first is None or second is None:
        return False
    sign = next(iter(signs), None)
    if sign in (Comparison.AT_MOST, Comparison.BELOW):
        return second > first
    amount = kind_of(one.unit) in AMOUNTS and not has_any(VOCABULARY.lower, name)
    return second < first and (amount or sign in (Comparison.AT_LEAST, Comparison.ABOVE))
