"""The project forms of a unit beside its table of the whole, though they come in several files."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from perfeval.audit.across.comparison import Sourced, Spot, named, same_name, spot_in
from perfeval.audit.finding import Code, Severity
from perfeval.audit.rounding.figures import families_of, term
from perfeval.audit.rounding.intervals import Verdict, subset_verdict
from perfeval.filing.filing import Filing
from perfeval.filing.forms.self_evaluation import ProjectForm, UnitForm
from perfeval.numbers.amounts import Amount

__all__ = ["BEYOND", "Tables"]

BEYOND = Code(
    id="tables.project_beyond_unit",
    severity=Severity.WARNING,
    source="整体支出绩效自评表：年度资金总额包括项目支出；项目支出绩效自评表",
    meaning_zh="项目的全年执行数超过单位整体的全年执行数",
    meaning_en="a project spent more than its whole unit",
    zh="项目全年执行数 {printed}，超过单位整体（{other}）的 {computed}；"
    "如有资金不计入本单位决算，请说明",
    en="the project spent {printed}, more than the whole unit ({other}): {computed}",
)


@define
class Tables:
    """The money that the whole unit and each of its projects spent, by unit and year."""

    _units: dict[tuple[str, int], list[tuple[Amount, Spot]]] = field(factory=dict)
    _projects: dict[tuple[str, int], list[tuple[Amount, Spot]]] = field(factory=dict)

    def take(self, source: str, filing: Filing) -> None:
        """Keep 全年执行数 of each form, of no filing whose year is unknown."""
        if filing.year is None:
            return
        whose = (same_name(filing.unit.name), filing.year.year)
        for position, form in enumerate(filing.forms):
            if not isinstance(form, ProjectForm | UnitForm) or form.fund is None:
                continue
            outturn = form.fund.outturn
            if isinstance(outturn, Amount):
                at = spot_in(source, filing, position, form.fund.label, "fund.outturn", 0)
                known = self._units if isinstance(form, UnitForm) else self._projects
                known.setdefault(whose, []).append((outturn, at))

    def findings(self) -> Iterator[Sourced]:
        """The projects beyond the largest sum that a form of their unit gives for the whole."""
        for whose, projects in self._projects.items():
            units = self._units.get(whose, [])
            if not units:
                continue
            whole, (source, *_) = max(units, key=lambda known: known[0].atoms)
            for spent, at in projects:
                families = families_of([spent, whole])
                outcome = subset_verdict(term(whole, families), [(1, term(spent, families))])
                if outcome.verdict is Verdict.MISMATCH:
                    yield named(
                        BEYOND,
                        at,
                        printed=spent.printed,
                        computed=whole.printed,
                        other=source,
                    )
