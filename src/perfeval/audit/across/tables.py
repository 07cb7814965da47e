"""The project forms of a unit beside its table of the whole, though they come in several files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import define, evolve, field

from perfeval.audit.across.comparison import Sourced, Spot, named, same_name, spot_in, whose
from perfeval.audit.finding import Code, Severity
from perfeval.audit.rounding.figures import families_of, term
from perfeval.audit.rounding.intervals import Verdict, subset_verdict
from perfeval.filing.filing import Filing
from perfeval.filing.forms.self_evaluation import ProjectForm, UnitForm
from perfeval.numbers.amounts import Amount

__all__ = ["BEYOND", "TOGETHER", "Tables"]

BEYOND = Code(
    id="tables.project_beyond_unit",
    severity=Severity.WARNING,
    source="整体支出绩效自评表：年度资金总额包括项目支出；项目支出绩效自评表",
    meaning_zh="项目的全年执行数超过单位整体的全年执行数",
    meaning_en="a project spent more than its whole unit",
    zh="项目全年执行数 {printed}，超过单位整体（{other}）的 {computed}；"
    "请核对两表的执行数，如有资金不计入本单位决算，请说明",
    en="the project spent {printed}, more than the whole unit ({other}): {computed}",
)
TOGETHER = Code(
    id="tables.projects_beyond_unit",
    severity=Severity.WARNING,
    source="整体支出绩效自评表：按支出性质分、项目支出；项目支出绩效自评表",
    meaning_zh="各项目的全年执行数之和超过单位整体的执行数（只超过其中项目支出的作提示）",
    meaning_en="the projects of a unit spent more together than the whole unit (info: more than "
    "its 项目支出)",
    zh="{count} 个项目的全年执行数合计 {printed}，超过单位整体的{label} {computed}；"
    "请核对各项目的执行数，如有资金不计入本单位决算，请说明",
    en="{count} projects spent {printed} together, more than {label} of the whole unit: {computed}",
)

_SEVERAL: Final = 2
_OF_PROJECTS: Final = re.compile(r"(?:[0-9一二三四五]{1,3}+[、.．])?项目支出(?:合计)?[:：]?")


@define
class Tables:
    """The money that the whole unit and each of its projects spent, by unit and year."""

    _units: dict[tuple[str, int], list[tuple[Amount, Spot]]] = field(factory=dict)
    _parts: dict[tuple[str, int], list[tuple[Amount, Spot]]] = field(factory=dict)
    _projects: dict[tuple[str, int], dict[str, list[tuple[Amount, Spot]]]] = field(factory=dict)

    def take(self, source: str, filing: Filing) -> None:
        """Keep 全年执行数 of each form, of no filing whose year is unknown."""
        key = whose(filing)
        if key is None:
            return
        for position, form in enumerate(filing.forms):
            if not isinstance(form, ProjectForm | UnitForm) or form.fund is None:
                continue
            outturn = form.fund.outturn
            if isinstance(outturn, Amount):
                at = spot_in(source, filing, position, form.fund.label, "fund.outturn", 0)
                if isinstance(form, ProjectForm):
                    named_so = self._projects.setdefault(key, {})
                    named_so.setdefault(same_name(form.project_name), []).append((outturn, at))
                else:
                    self._units.setdefault(key, []).append((outturn, at))
                    self._parts.setdefault(key, []).extend(_of_projects(form, at))

    def findings(self) -> Iterator[Sourced]:
        """The projects beyond the largest sum that a form of their unit gives for the whole."""
        for key, projects in self._projects.items():
            units = self._units.get(key, [])
            if not units:
                continue
            whole, spot = max(units, key=lambda known: known[0].atoms)
            alone = [
                each for forms in projects.values() for each in forms if _exceeds(each[0], whole)
            ]
            for spent, at in alone:
                words = {"printed": spent.printed, "computed": whole.printed, "other": spot[0]}
                yield named(BEYOND, at, **words)
            if not alone:
                yield from self._together(key, whole, spot)

    def _together(self, key: tuple[str, int], whole: Amount, spot: Spot) -> Iterator[Sourced]:
        """All projects of a unit; a project of which two forms say two sums is not added up."""
        forms = [each for name, each in self._projects[key].items() if name]
        if len(forms) < _SEVERAL or any(len({spent for spent, _ in each}) > 1 for each in forms):
            return
        first, *rest = (each[0][0] for each in forms)
        total = sum(rest, first)
        limits = [(whole, "全年执行数", TOGETHER.severity)]
        parts = self._parts.get(key, [])
        if parts:
            limits.append((max(amount for amount, _ in parts), "项目支出", Severity.INFO))
        for limit, label, severity in limits:
            if _exceeds(total, limit):
                words = {"count": str(len(forms)), "label": label}
                figures = {"printed": total.printed, "computed": limit.printed}
                told, finding = named(TOGETHER, spot, **figures, **words)
                yield told, evolve(finding, severity=severity)
                return


def _of_projects(form: UnitForm, at: Spot) -> Iterator[tuple[Amount, Spot]]:
    """项目支出 among 按支出性质分."""
    for line in form.by_nature:
        if _OF_PROJECTS.fullmatch(same_name(line.label)) and isinstance(line.amount, Amount):
            yield line.amount, at


def _exceeds(spent: Amount, whole: Amount) -> bool:
    """Whether a sum lies above another beyond what rounding explains."""
    families = families_of([spent, whole])
    outcome = subset_verdict(term(whole, families), [(1, term(spent, families))])
    return outcome.verdict is Verdict.MISMATCH
