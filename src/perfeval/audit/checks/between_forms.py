"""The table of a unit beside the forms of its projects in one filing: one indicator, one sum.

An indicator is the same where unit and project name it alike, ask the same of it, and its name is
of one thing; the projects are all there where the filing itself says how many there are. Source:
附件2 and 附件3 state the same year; 财预〔2020〕10号 asks for one set of figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.values.worded_targets import stated
from perfeval.audit.finding import Code, Finding, Place, Severity
from perfeval.audit.graded import graded
from perfeval.audit.rounding.figures import families_of, term
from perfeval.audit.rounding.intervals import Verdict, sum_verdict
from perfeval.audit.ties.facts import stated_facts
from perfeval.audit.ties.implied import placed_evaluations
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.forms.self_evaluation import ProjectForm
from perfeval.filing.indicators import Indicator
from perfeval.numbers.amounts import Amount
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.labels import squeeze
from perfeval.text.numerals import narrow, number_of

__all__ = ["BETWEEN_FORMS"]

_SOURCE: Final = "附件2、附件3 同一数据应当一致；财预〔2020〕10号：自评表"

TWO_FORMS = Code(
    id="indicator.two_forms",
    severity=Severity.WARNING,
    field="actual",
    source=_SOURCE,
    meaning_zh="单位整体表与项目表中同一指标（名称、指标值都相同）的完成值不同",
    meaning_en="one indicator, with one target, has two values in the unit's and a project's form",
    zh="“{label}”指标值都是 {target}，{first}填 {computed}，{second}填 {printed}；"
    "请核对，使两处一致，如系两项任务，请在指标名称中写明",
    en="{label}, with the target {target} in both, is {computed} in {first} and {printed} in "
    "{second}",
)
TOGETHER = Code(
    id="tables.projects_differ",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="材料写明的项目都有自评表，而各项目全年执行数之和不等于单位的项目支出",
    meaning_en="all projects that the filing counts have their forms, and spent together another "
    "sum than 项目支出 of the unit",
    zh="单位的项目支出为 {printed}，{count} 个项目的全年执行数（{parts}）合计 {computed}；请核对",
    en="项目支出 of the unit is {printed}, its {count} projects spent {parts}, {computed} together",
)

_GENERIC: Final = re.compile(
    "(?:项目|工程|任务|资金|工作|建设|设备|设施|物资|采购|验收|质量|服务|培训|活动|补助|补贴|经费|支付|拨付"
    "|发放|预算|竣工|开工|按时|按期|及时|如期|完成|合格|达标|到位|使用|执行|覆盖|成本|控制|数量|年度|年内"
    "|计划|目标|投入|投资|总|单位|部门|人员|对象|时间|个数|人数|人次|次数|场次|天数|率|度|数|额|量){1,12}+"
)
"""A name of no thing of its own: 验收合格率 and 完成及时率 are each project's."""
_SATISFIED: Final = "满意"
_SHORTEST: Final = 4
_SEVERAL: Final = 2
_COUNTED: Final = re.compile(
    r"共(?:计|有|实施|安排|涉及|开展){0,2}(?:预算|部门|专项|一级|支出){0,3}+项目(?:支出)?(?P<behind>[0-9]{1,2}|[一二两三四五六七八九十])个"
    r"|共(?:计|有|实施|安排|涉及|开展){0,2}(?P<before>[0-9]{1,2}|[一二两三四五六七八九十])个"
    r"(?:预算|部门|专项|一级|支出){0,3}+项目"
)
"""共有项目2个, 共2个项目: how many projects a unit has."""


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    placed = list(placed_evaluations(filing))
    units = [each for each in placed if each[0].of_unit and each[0].indicators]
    projects = [each for each in placed if isinstance(each[0], ProjectForm)]
    if units and projects:
        yield from _indicators(units, projects)
        yield from _together(filing, [form for form, _ in projects])


def _indicators(
    units: list[tuple[Form, Place]], projects: list[tuple[Form, Place]]
) -> Iterator[Finding]:
    """Each indicator of a unit that one project repeats, with another value."""
    known: dict[tuple[str, str], list[tuple[Form, Place, Indicator]]] = {}
    for form, place in projects:
        for at, row in _rows(form, place):
            known.setdefault(_key(row), []).append((form, at, row))
    for form, place in units:
        for _, row in _rows(form, place):
            found = known.get(_key(row), [])
            if len(found) == 1 and _is_of_one_thing(row.name) and row.target.printed.strip():
                yield from _against(form, row, *found[0])


def _rows(form: Form, place: Place) -> Iterator[tuple[Place, Indicator]]:
    rows = graded(form, place)
    return ((row.place, row.indicator) for row in rows if row.indicator is not None)


def _key(row: Indicator) -> tuple[str, str]:
    return squeeze(row.name), squeeze(row.target.printed)


def _is_of_one_thing(name: str) -> bool:
    plain = squeeze(name)
    generic = _SATISFIED in plain or _GENERIC.fullmatch(plain)
    return len(plain) >= _SHORTEST and not generic


def _against(
    unit: Form, row: Indicator, project: Form, place: Place, other: Indicator
) -> Iterator[Finding]:
    """A percentage of work (诉求按时办结率) is each project's own, unless it is a benefit."""
    one, two = stated(row.actual), stated(other.actual)
    if one is None or two is None or one.unit != two.unit:
        return
    of_work = one.is_percent and not all("效益" in each.level1 for each in (row, other))
    if one.value != two.value and not of_work:
        yield TWO_FORMS.at(
            place,
            printed=other.actual.printed,
            computed=row.actual.printed,
            label=row.name.strip(),
            target=row.target.printed,
            first=unit.official_title,
            second=project.project_name.strip() or project.official_title,
        )


def _together(filing: Filing, projects: list[Form]) -> Iterator[Finding]:
    """The outturns of all projects, where there are as many as the filing counts."""
    names = {squeeze(form.project_name) for form in projects}
    spent = [form.fund.outturn for form in projects if form.fund is not None]
    amounts = [each for each in spent if isinstance(each, Amount)]
    stated = [each for each in stated_facts(filing) if each[0].id == "project.outturn"]
    values = {fact.value for fact, _, _ in stated if isinstance(fact.value, Amount)}
    whole = len(names) == len(amounts) == len(projects) >= _SEVERAL and "" not in names
    if not whole or len(values) != 1 or _counted(filing) != {len(projects)}:
        return
    total, (fact, _, position) = values.pop(), stated[0]
    families = families_of([total, *amounts])
    outcome = sum_verdict(term(total, families), [(1, term(each, families)) for each in amounts])
    if outcome.verdict is Verdict.MISMATCH:
        first, *rest = amounts
        yield TOGETHER.at(
            Place(fact.at, (position, 1)),
            printed=total.printed,
            computed=sum(rest, first).printed,
            count=str(len(projects)),
            parts="＋".join(each.text for each in amounts),
        )


def _counted(filing: Filing) -> set[int | None]:
    """How many projects the texts of a filing say that there are."""
    texts = [text for form in filing.forms for text, _ in form.prose()]
    goals = [form.goal for form in filing.forms if form.goal is not None]
    texts += [text for goal in goals for text in (goal.expected, goal.actual)]
    found = (match for text in texts for match in _COUNTED.finditer(narrow(text)))
    return {number_of((match["behind"] or match["before"]).replace("两", "二")) for match in found}


BETWEEN_FORMS = Check(name="between forms", codes=(TWO_FORMS, TOGETHER), find=_find)
