"""Completeness: forms, attachments and cells that are due and are not there.

Source: 附件3 备注 (每个一级项目支出一张表), 附件4 报告需要以下附件, the tables' own identities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from perfeval.audit.check import Check
from perfeval.audit.finding import Code, Finding, Needs, Severity
from perfeval.audit.ties.implied import city_gaps, placed_forms
from perfeval.audit.ties.related import stated_relations
from perfeval.filing.filing import Filing
from perfeval.filing.forms.base_data import BaseDataForm
from perfeval.filing.forms.city_form import CityForm
from perfeval.filing.forms.report import Report
from perfeval.filing.forms.self_evaluation import ProjectForm
from perfeval.filing.kinds import FormKind
from perfeval.filing.lines import CostLine
from perfeval.filing.relations import Listing
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count
from perfeval.scoring.scorecard import Scorecard

__all__ = ["COMPLETENESS"]

NOT_EVALUATION = Code(
    id="form.not_evaluation",
    severity=Severity.WARNING,
    source="财预〔2020〕10号：绩效目标、绩效运行监控与绩效自评各有其表",
    meaning_zh="所报材料中没有自评表，只有绩效目标表、监控表等（另有自评表时只作提示）",
    meaning_en="the filing holds no self-evaluation, only objectives or monitoring tables (info "
    "where one stands beside them)",
    zh="所报为“{printed}”，不是自评表，不计分；请报送绩效自评表",
    en="this is {printed}, no self-evaluation: it is not scored",
)
BLANK_FORM = Code(
    id="project.not_filled",
    severity=Severity.WARNING,
    needs=Needs.TABLES,
    source="附件3 备注：每个一级项目支出一张表",
    meaning_zh="项目支出绩效自评表标为“/”，而其他表有项目支出",
    meaning_en="the project form is marked / although another table shows project spending",
    zh="项目支出绩效自评表填“{printed}”，而项目支出为 {computed} 万元{projects}；请填报该表",
    en="the project form says {printed}, but project spending is {computed} 万元{projects}",
)
TOO_FEW = Code(
    id="project.forms_missing",
    severity=Severity.WARNING,
    needs=Needs.TABLES,
    source="附件3 备注：每个一级项目支出一张表",
    meaning_zh="一级项目没有各填一张项目支出绩效自评表",
    meaning_en="not every first-level project has its project form",
    zh="一级项目{projects}，项目支出绩效自评表 {printed} 张，应为 {computed} 张；请补报",
    en="first-level projects{projects}: {printed} project forms, {computed} are due",
)
ATTACHMENT = Code(
    id="attachment.absent",
    severity=Severity.INFO,
    needs=Needs.TABLES,
    source="附件4：报告需要以下附件",
    meaning_zh="报告列出的附件不在所报材料中",
    meaning_en="an attachment that the report names is not in the filing",
    zh="报告列出附件“{printed}”，所报材料中没有；请补报，或从报告中删去",
    en="the report names the attachment {printed}, which the filing does not hold",
)
GAP = Code(
    id="cell.derivable",
    severity=Severity.WARNING,
    needs=Needs.ROWS,
    source="岳阳市自评表：上年结转＋当年结余＝累计结余；合计＝各项之和",
    meaning_zh="应填而空白的单元格，其值可由表内其他数字得出",
    meaning_en="a blank cell of which the other figures give the value",
    zh="{label}为空，按 {formula} 应为 {computed}；请补填",
    en="{label} is blank; {formula} gives {computed}",
)
LISTING = Code(
    id="listing.count",
    severity=Severity.WARNING,
    source="附件4 报告：所称个数与所列名称",
    meaning_zh="所称个数与所列名称个数不符",
    meaning_en="a stated count is not the number of names listed",
    zh="{label} {printed}，列出 {computed} 个：{items}；请核对个数，或补全名称",
    en="{label} is {printed}, but {computed} are listed: {items}",
)
GOALS = Code(
    id="goal.items",
    severity=Severity.INFO,
    source="附件2、附件3：年度总体目标",
    meaning_zh="实际完成情况与预期目标的条数不同",
    meaning_en="the annual goal and what was attained have different numbers of items",
    zh="预期目标 {printed} 条，实际完成情况 {computed} 条；请逐条填写完成情况",
    en="{printed} items are expected, {computed} are reported",
)

_ITEM: Final = re.compile(r"(?:^|[;；。\n])[^\S\n]*+[（(]?[0-9]{1,2}[）)]?[、.．](?![0-9])")
_NUMBERED: Final = re.compile(
    r"^\s*+(?:附件\s*+)?[（(]?[0-9一二三四五六七八九十]*+[)）]?\s*+(?:[、.．:：]\s*+)?"
)
_KINDS: Final = (
    ("基础数据表", FormKind.BASE_DATA),
    ("项目支出绩效自评表", FormKind.PROJECT),
    ("评分表", FormKind.SCORE_SHEET),
    ("自评表", FormKind.UNIT),
    ("自评报告", FormKind.REPORT),
)


def _projects(filing: Filing) -> list[CostLine]:
    """The first-level projects that 附件1 shows money for."""
    lines = [
        line
        for form in filing.forms
        if isinstance(form, BaseDataForm)
        for line in form.lines
        if line.fact == "project" or line.label.strip().startswith("项目支出")
    ]
    return [part for line in lines for part in line.parts if _spends(part)]


def _spends(line: CostLine) -> bool:
    amounts = [cell for cell in (line.budget, line.outturn) if isinstance(cell, Amount)]
    return any(amount.atoms > 0 for amount in amounts)


def _project_spending(filing: Filing) -> Amount | None:
    for fact in filing.all_facts():
        if fact.id == "project.outturn" and isinstance(fact.value, Amount) and fact.value.atoms > 0:
            return fact.value
    return None


def _named(names: list[str]) -> str:
    plain = [_NUMBERED.sub("", name).strip() for name in names]
    return f"（{'、'.join(plain)}）" if plain else ""


def _project_forms(filing: Filing) -> Iterator[Finding]:
    forms = [(form, place) for form, place in placed_forms(filing) if isinstance(form, ProjectForm)]
    projects = _projects(filing)
    spending = _project_spending(filing)
    names = _named([line.label for line in projects])
    marked = [(form, place) for form, place in forms if form.not_applicable]
    for form, place in marked:
        if spending is not None:
            yield BLANK_FORM.at(
                place.at("项目支出名称", 0),
                printed=form.project_name.strip(),
                computed=spending.text,
                projects=names,
            )
    if forms and not marked and len(forms) < len(projects):
        yield TOO_FEW.at(
            forms[-1][1], printed=str(len(forms)), computed=str(len(projects)), projects=names
        )


def _attachments(filing: Filing) -> Iterator[Finding]:
    held = {form.kind for form in filing.forms}
    if FormKind.CITY in held:
        held.add(FormKind.UNIT)
    for form, place in placed_forms(filing):
        if isinstance(form, Report):
            for position, name in enumerate(form.attachments):
                kind = next((kind for words, kind in _KINDS if words in name), None)
                if kind is None or kind not in held:
                    plain = _NUMBERED.sub("", name).strip()
                    address = filing.address_of(form.key, f"attachments.{position}")
                    at = evolve(place.at("附件", 9).at(plain, position), address=address)
                    yield ATTACHMENT.at(at, printed=plain)


def _gaps(filing: Filing) -> Iterator[Finding]:
    for form, place in placed_forms(filing):
        if isinstance(form, CityForm):
            for gap in city_gaps(form, place.at("", 1)):
                yield GAP.at(gap.place, computed=gap.value, label=gap.label, formula=gap.formula)


def _not_evaluations(filing: Filing) -> Iterator[Finding]:
    """Each form that claims nothing; of a filing without any other only that, and once."""
    found = [(form, place) for form, place in placed_forms(filing) if not form.is_self_evaluation]
    if found and not filing.is_self_evaluation:
        names = dict.fromkeys(form.kind.official_name for form, _ in found)
        yield NOT_EVALUATION.at(found[0][1], printed="、".join(names))
        return
    for form, place in found:
        name = form.kind.official_name
        yield NOT_EVALUATION.at(place, printed=name, severity=Severity.INFO)


def _goals(filing: Filing) -> Iterator[Finding]:
    for form, place in placed_forms(filing):
        if form.goal is not None:
            expected = len(_ITEM.findall(form.goal.expected))
            actual = len(_ITEM.findall(form.goal.actual))
            if expected and actual and expected != actual:
                address = filing.address_of(form.key, "goal.actual")
                at = evolve(place.at("年度总体目标", 0), address=address)
                yield GOALS.at(at, printed=str(expected), computed=str(actual))


def _listings(filing: Filing) -> Iterator[Finding]:
    for relation, place in stated_relations(filing):
        if not isinstance(relation, Listing) or not isinstance(relation.stated.value, Count):
            continue
        stated, items = relation.stated.value, relation.items
        open_list = bool(items) and items[-1].strip().endswith(("等", "…", "..."))
        listed = Count(str(len(items)))
        if not items or stated.atoms == listed.atoms or (open_list and stated >= listed):
            continue
        yield LISTING.at(
            place,
            printed=stated.text,
            computed=str(len(items)),
            relation=relation.id,
            label=relation.stated.label,
            items="、".join(items[:12]),
        )


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    yield from _not_evaluations(filing)
    yield from _project_forms(filing)
    yield from _attachments(filing)
    yield from _gaps(filing)
    yield from _goals(filing)
    yield from _listings(filing)


COMPLETENESS = Check(
    name="completeness",
    codes=(NOT_EVALUATION, BLANK_FORM, TOO_FEW, ATTACHMENT, GAP, GOALS, LISTING),
    find=_find,
)
