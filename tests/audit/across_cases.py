"""One small batch for each code between filings; the manual shows what is said of them."""

from collections.abc import Callable, Sequence
from typing import Any

from attrs import evolve

from perfeval.filing import (
    Account,
    AmountLine,
    BudgetUnit,
    CostLine,
    Filing,
    Form,
    Goal,
    Indicator,
    MonitoredIndicator,
    MonitoringForm,
    ObjectivesForm,
    Scope,
    Target,
)
from perfeval.filing.values import Actual
from perfeval.rubrics.national_project import RUBRIC
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Judgement
from perfeval.scoring.scoring import score
from tests.audit.cases import base, fund, project, report, row, unit, wan

Batch = Sequence[tuple[str, Filing]]
Judged = Sequence[tuple[str, Filing, Scorecard]]

UNIT = "某县行政审批服务局"


def filed(*forms: Form, year: int | None = 2023, name: str = UNIT) -> Filing:
    """A filing of one unit."""
    return Filing(unit=BudgetUnit(name=name), year=year, forms=forms)


def rows(**targets: tuple[str, str]) -> tuple[Indicator, ...]:
    """Indicators with their targets and points; nothing is claimed."""
    return tuple(
        row(name, target, target.strip("≥≤"), points, "")
        for name, (target, points) in targets.items()
    )


BOTH = rows(培训人数=("≥100人", "50"), 办件时限=("≤5天", "40"))


def approved(*given: Indicator, **more: Any) -> ObjectivesForm:
    """绩效目标表 of the project."""
    return ObjectivesForm(
        key="objectives", title="绩效目标表", project_name="业务工作经费", indicators=given, **more
    )


def monitored(**targets: str) -> MonitoringForm:
    """绩效监控情况表 of the project."""
    return MonitoringForm(
        key="monitoring",
        title="绩效监控情况表",
        project_name="业务工作经费",
        monitored=tuple(
            MonitoredIndicator(
                name=name,
                target=Target(text=target),
                so_far=Actual(text="1"),
                expected=Actual(text="1"),
            )
            for name, target in targets.items()
        ),
    )


def stages(*later: Indicator, before: Form | None = None) -> Batch:
    """What was approved, and the self-evaluation of the same project and year."""
    first = approved(*BOTH) if before is None else before
    return [("目标.docx", filed(first)), ("自评.docx", filed(project(*later)))]


def years(outturn: str, prior: str) -> Batch:
    """Two years of one unit, with 三公经费 of the first in both."""
    line = CostLine(label="三公经费", outturn=wan(outturn))
    after = CostLine(label="三公经费", prior_outturn=wan(prior))
    return [("2022.docx", filed(base(line), year=2022)), ("2023.docx", filed(base(after)))]


def money(whole: str, spent: str) -> Batch:
    """The unit and one of its projects, in two files."""
    forms = unit(fund=fund(outturn=wan(whole))), project(fund=fund(outturn=wan(spent)))
    return [
        (f"{name}.docx", filed(form)) for name, form in zip(("整体", "项目"), forms, strict=True)
    ]


def projects(whole: str, *spent: str, of_projects: str = "") -> Batch:
    """The unit and its projects, each in a file of its own."""
    given = (("基本支出", "1.00"), ("项目支出", of_projects or "/"))
    lines = tuple(AmountLine(label=label, amount=wan(amount)) for label, amount in given)
    batch = [("整体.docx", filed(unit(fund=fund(outturn=wan(whole)), by_nature=lines)))]
    for number, each in enumerate(spent):
        form = evolve(project(fund=fund(outturn=wan(each))), project_name=f"项目{number}")
        batch.append((f"{number}.docx", filed(form)))
    return batch


def reported(told: str, tabled: str, *also: str, scope: Scope = Scope.UNSTATED) -> Batch:
    """支出 in the report of a unit (`also`: told once more), and in its table, in two files."""
    accounts = tuple(Account(label="支出", scope=scope, spent=wan(each)) for each in (told, *also))
    table = unit(fund=fund(outturn=wan(tabled)))
    return [("报告.docx", filed(report(accounts=accounts))), ("整体.docx", filed(table))]


def valued(*values: str, name: str = "结转结余率", target: str = "≤10%") -> Batch:
    """One indicator in as many units."""
    return [
        (f"{number}.docx", filed(project(row(name, target, value, "10", "9")), name=f"{number}局"))
        for number, value in enumerate(values)
    ]


def marked(*cells: tuple[str, str, str]) -> Batch:
    """Rows of several units: target, value, score of 10."""
    return [
        (
            f"{number}.docx",
            filed(project(row("检查", target, value, "10", score, "停产")), name=f"{number}局"),
        )
        for number, (target, value, score) in enumerate(cells)
    ]


def judged(*cells: tuple[str, str, str], reviewer: str = "甲", name: str = "检查") -> Judged:
    """Rows of several units as a reviewer judges them: target, value, points of 10."""
    batch = []
    for number, (target, value, points) in enumerate(cells):
        form = project(row(name, target, value, "10", "8", "停产"))
        filing = filed(form, name=f"{number}局")
        given = Judgement(points=points, reviewer=reviewer or str(number))
        batch.append(
            (f"{number}.docx", filing, score(filing, RUBRIC, judgements={f"output/{name}": given}))
        )
    return batch


def copied(text: str, name: str = "某县林业局") -> Batch:
    """Two units with one text in their goals."""
    form = project(goal=Goal(actual=text))
    return [("甲.docx", filed(form)), ("乙.docx", filed(form, name=name))]


def again(*later: Indicator) -> Batch:
    """A form, and one of the same unit, project and year in another file."""
    return [("甲.docx", filed(project(*BOTH))), ("乙.docx", filed(project(*later)))]


def marks(full: int, rest: int) -> Batch:
    """So many forms with full marks, and so many with one point less."""
    scores = ["10"] * full + ["9"] * rest
    return [
        (
            f"{number}.docx",
            filed(project(row("办件量", "≥5件", "5件", "10", score)), name=f"{number}局"),
        )
        for number, score in enumerate(scores)
    ]


TEXT = f"{UNIT}全年办理行政审批事项，群众满意率较高，按时完成了各项任务。"

ACROSS: dict[str, Callable[[], Batch | Judged]] = {
    "stages.target_lowered": lambda: stages(
        *rows(培训人数=("≥80人", "50"), 办件时限=("≤5天", "40"))
    ),
    "stages.row_dropped": lambda: stages(*BOTH[:1]),
    "stages.points_moved": lambda: stages(
        *rows(培训人数=("≥100人", "60"), 办件时限=("≤5天", "30"))
    ),
    "years.prior_outturn": lambda: years("5.30", "5.20"),
    "tables.project_beyond_unit": lambda: money("100.00", "100.02"),
    "tables.projects_beyond_unit": lambda: projects("100.00", "60.00", "40.02"),
    "tables.report_differs": lambda: reported("98.00", "89.00"),
    "marks.unlike": lambda: marked(
        ("≥10家", "8家", "8"), ("≥50批", "40批", "8"), ("≥5次", "4次", "5")
    ),
    "marks.judged_unlike": lambda: judged(
        ("≥10家", "8家", "8"), ("≥50批", "40批", "8"), ("≥5次", "4次", "5")
    ),
    "values.outlier": lambda: valued("82%", *(f"{number}%" for number in range(1, 10))),
    "texts.other_unit": lambda: copied(TEXT),
    "marks.all_full": lambda: marks(6, 4),
    "files.same_form": lambda: again(*BOTH),
    "files.other_version": lambda: again(*BOTH[:1]),
}
