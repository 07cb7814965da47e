"""附件4 drafted from the tables: its outline with every figure that they state, and marked gaps.

What no table states is a gap, 【待填：…】, that the unit fills in: nothing is made up. A budget of
which the tables say that there was none is told so.
"""

from __future__ import annotations

import re
from typing import Final

from perfeval.errors import InputError
from perfeval.filing import (
    BaseDataForm,
    CostLine,
    Filing,
    ProjectForm,
    Report,
    ReportSection,
    Statement,
    UnitForm,
)
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import Nil, is_nil
from perfeval.numbers.printed import Count, Points

__all__ = ["draft_report"]

_NIL: Final = "无"
_ATTACHED: Final = (
    "1、部门整体支出绩效评价基础数据表",
    "2、部门整体支出绩效自评表",
    "3、项目支出绩效自评表",
)
_NUMBER: Final = re.compile(r"^(?:[0-9]{1,2}[、.．])?\s*")
_NUMERALS: Final = "一二三四五六七八九十"

_Under = str | tuple[str, tuple[str, ...]]
"""What stands under a heading: a paragraph, or a heading of its own with paragraphs."""


def draft_report(filing: Filing) -> Report:
    """The report of a filing in the outline of 附件4, as far as its tables tell it.

    Every figure is that of a table, with its unit; what is missing stands as 【待填：…】. Raises
    `InputError` for what is no filing.

    >>> report = draft_report(loads(example("yueyanglou-2023")))
    >>> report.sections[1].sections[0].statements[0].text
    '2023年基本支出253.31万元，其中：人员经费【待填：人员经费】，公用经费60.42万元。'
    """
    if not isinstance(filing, Filing):
        raise InputError("the filing to tell", filing, "a Filing")
    told = _Statements(filing)
    below: dict[str, tuple[_Under, ...]] = {
        "单位基本情况": told.basics(),
        "一般公共预算支出情况": told.spending(),
        "政府性基金预算支出情况": (told.of_funds(),),
        "国有资本经营预算支出情况": (_gap("国有资本经营预算支出情况；没有的，写明“无”"),),
        "社会保险基金预算支出情况": (_gap("社会保险基金预算支出情况；没有的，写明“无”"),),
        "部门整体支出绩效情况": told.results(),
        "存在的问题及原因分析": told.problems(),
        "下一步改进措施": (_gap("下一步改进措施"),),
        "部门整体支出绩效自评结果拟应用和公开情况": (_gap("自评结果的应用和公开情况"),),
        "其他需要说明的情况": (_NIL,),
    }
    year = "" if filing.year is None else f"{filing.year}年度"
    return Report(
        key="report",
        title=f"{year}{filing.unit.name}单位整体支出绩效自评报告",
        unit_name=filing.unit.name,
        preamble=(Statement(text="附件4"),),
        sections=tuple(
            _section(f"{numeral}、", heading, under)
            for numeral, (heading, under) in zip(_NUMERALS, below.items(), strict=True)
        ),
        attachments=_ATTACHED,
    )


def _section(numeral: str, heading: str, under: tuple[_Under, ...]) -> ReportSection:
    inner = [each for each in under if isinstance(each, tuple)]
    return ReportSection(
        numeral=numeral,
        heading=heading,
        statements=tuple(Statement(text=each) for each in under if isinstance(each, str)),
        sections=tuple(
            _section(f"（{place}）", name, texts)
            for place, (name, texts) in zip(_NUMERALS, inner, strict=False)
        ),
    )


def _gap(what: str) -> str:
    return f"【待填：{what}】"


class _Statements:
    """What the tables of a filing tell, sentence by sentence."""

    def __init__(self, filing: Filing) -> None:
        self._facts = filing.facts_for()
        self._year = "本年" if filing.year is None else f"{filing.year}年"
        self._base = next((form for form in filing.forms if isinstance(form, BaseDataForm)), None)
        self._unit = next((form for form in filing.forms if isinstance(form, UnitForm)), None)
        self._projects = [form for form in filing.scorable_forms if isinstance(form, ProjectForm)]

    def basics(self) -> tuple[_Under, ...]:
        """一: what the unit does is in no table; its posts and its staff are."""
        posts = self._figure("staff.authorised_posts", "编制数")
        staff = self._figure("staff.in_post", "实际在职人数")
        return (
            ("部门职责", (_gap("部门职责"),)),
            ("机构设置", (f"{_gap('内设机构和所属单位')}编制{posts}，年末实际在职{staff}。",)),
        )

    def spending(self) -> tuple[_Under, ...]:
        """二: 基本支出 with 三公经费, and 项目支出 by its lines."""
        figure = self._figure
        basic = (
            f"{self._year}基本支出{figure('basic.outturn', '基本支出')}，其中：人员经费"
            f"{_gap('人员经费')}，公用经费{figure('operating.outturn', '公用经费')}。",
            f"“三公经费”预算{figure('three_public.budget', '“三公经费”预算数')}，决算"
            f"{figure('three_public.outturn', '“三公经费”决算数')}。",
        )
        parts = [
            f"{_plain(line.label)}{line.outturn.printed}"
            for line in self._lines("project")
            if isinstance(line.outturn, Amount)
        ]
        listed = f"，其中：{'；'.join(parts)}" if parts else ""
        project = f"{self._year}项目支出{figure('project.outturn', '项目支出')}{listed}。"
        whole = (
            f"年初预算{figure('budget.original', '年初预算数')}，全年预算"
            f"{figure('budget.final', '全年预算数')}，全年执行"
            f"{figure('budget.outturn', '全年执行数')}。"
        )
        return (whole, ("基本支出情况", basic), ("项目支出情况", (project,)))

    def of_funds(self) -> str:
        """三: 政府性基金 as 附件2 states it; none where it says so."""
        lines = () if self._unit is None else self._unit.by_income
        for line in lines:
            amount = line.amount
            if "政府性基金" not in line.label:
                continue
            if isinstance(amount, Amount) and amount.atoms:
                return f"{self._year}政府性基金预算支出{amount.printed}，主要用于{_gap('用途')}。"
            if isinstance(amount, Amount) or (isinstance(amount, Nil) and amount.text):
                return f"{self._year}本单位无政府性基金预算支出。"
        return _gap("政府性基金预算支出情况；没有的，写明“无”")

    def results(self) -> tuple[_Under, ...]:
        """六: the claimed total, and every indicator with its target and what was attained."""
        if self._unit is None:
            return (_gap("整体支出绩效情况"),)
        claimed = self._unit.total_claimed
        score = f"{claimed.plain}分" if isinstance(claimed, Points) else _gap("自评得分")
        told = [
            f"{each.name}：目标{each.target.printed}，完成{each.actual.printed}"
            for each in self._unit.indicators
            if each.name and each.target.text and each.actual.text
        ]
        goal = self._unit.goal
        attained = goal.actual if goal is not None and goal.actual else _gap("总体目标完成情况")
        return (
            f"整体支出绩效自评得分{score}。",
            ("总体目标完成情况", tuple(attained.split("\n"))),
            ("绩效指标完成情况", (f"{'；'.join(told)}。" if told else _gap("指标完成情况"),)),
            *((("项目支出绩效情况", tuple(map(_project, self._projects))),) * bool(self._projects)),
        )

    def problems(self) -> tuple[_Under, ...]:
        """七: why indicators missed points, as the unit says in the table."""
        forms = (*(() if self._unit is None else (self._unit,)), *self._projects)
        told = tuple(
            f"{each.name}：{each.variance_note}"
            for form in forms
            for each in form.indicators
            if each.variance_note and not is_nil(each.variance_note)
        )
        return told or (_gap("存在的问题及原因"),)

    def _figure(self, fact: str, name: str) -> str:
        """A figure with its unit; a gap where no table states it."""
        value = self._facts.get(fact)
        if isinstance(value, Amount):
            return value.printed
        if isinstance(value, Count):
            return value.text if value.unit else f"{value.text}人"
        return _gap(name)

    def _lines(self, fact: str) -> tuple[CostLine, ...]:
        """The parts of a line of 附件1."""
        lines = () if self._base is None else self._base.lines
        return next((line.parts for line in lines if line.fact == fact), ())


def _project(form: ProjectForm) -> str:
    claimed = form.total_claimed
    score = f"自评得分{claimed.plain}分" if isinstance(claimed, Points) else _gap("自评得分")
    return f"{form.project_name or _gap('项目名称')}：{score}。"


def _plain(label: str) -> str:
    """The label of a line without its number: 1、业务工作经费 is 业务工作经费."""
    return _NUMBER.sub("", label)
