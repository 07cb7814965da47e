"""Filings, rubrics and rows that grow in one direction each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from attrs import evolve

from perfeval import (
    BudgetUnit,
    Criterion,
    Deviation,
    Fact,
    Filing,
    Jurisdiction,
    Pool,
    Reading,
    Rubric,
    Section,
    wan_yuan,
)
from perfeval.filing import (
    Account,
    AmountLine,
    BaseDataForm,
    Basis,
    CityForm,
    Classification,
    Completion,
    CostLine,
    Evaluator,
    Figure,
    Form,
    FundRow,
    Goal,
    Growth,
    HeadCount,
    Income,
    Indicator,
    Listing,
    Multiple,
    Note,
    Part,
    ProjectForm,
    RateRelation,
    Relation,
    Report,
    Restatement,
    ScoreSheet,
    ShareRelation,
    SheetRow,
    Spending,
    Statement,
    SumRelation,
    UnitForm,
)
from perfeval.filing import (
    ReportSection as Heading,
)
from perfeval.filing.lines import Breakdown
from perfeval.measures import EXECUTION_RATE, Checks, Measure, Term
from perfeval.numbers.printed import Count, Percent, Points
from perfeval.rules import ByTarget, Checklist, InProportion, Proportional
from tests.given import indicator, rubric

__all__ = ["FILINGS", "ROWS", "RUBRICS", "project_rubric", "unit_rubric"]

_PLACE: Final = Jurisdiction(code="430723", name="澧县")


def _filing(*forms: Form, **more: Any) -> Filing:
    return Filing(unit=BudgetUnit(name="某局", jurisdiction=_PLACE), year=2023, forms=forms, **more)


def _row(name: str, target: str = "≥50个", actual: str = "40个", **more: Any) -> Indicator:
    return indicator(target, actual, "10", claimed="9", name=name, **more)


def _unit(*rows: Indicator, **more: Any) -> UnitForm:
    return UnitForm(key="annex-2", indicators=rows, total_points=Points("100"), **more)


def _fund(label: str = "年度资金总额", **more: Any) -> FundRow:
    money = {name: wan_yuan("9.48") for name in ("original", "final", "outturn")}
    fields = {"rate": Percent("90%"), "points": Points("10"), "claimed": Points("9"), **money}
    return FundRow(label=label, **{**fields, **more})


def _figure(label: str, value: str, at: str = "一、") -> Figure:
    return Figure(label=label, value=value, at=at)


def _related(make: Callable[[int], Relation]) -> Callable[[int], Filing]:
    return lambda count: _filing(relations=tuple(make(number) for number in range(count)))


def _report(**more: Any) -> Report:
    return Report(key="report", title="绩效自评报告", unit_name="某局", **more)


def _said(text: str) -> Filing:
    """A filing in which one text stands wherever the audit reads text."""
    row = _row(text, text, text, level1=text, level2=text, variance_note=text)
    goal = Goal(expected=text, actual=text)
    city = CityForm(key="form", achievements=text, goal=goal, goals=(_row("甲", text, "完成"),))
    return _filing(
        _unit(row, goal=goal, unit_name=text[:900]),
        city,
        _report(
            sections=(Heading(numeral="一、", heading=text, statements=(Statement(text=text),)),),
            attachments=(text,),
        ),
        notes=(Note(code="unread", at=text, text=text),),
    )


def _attested(count: int) -> Filing:
    """Targets in words, and a report of figures that do not attest them."""
    goals = tuple(_row("甲", f"全年办件{n + 10**6}件", "已完成") for n in range(count))
    told = tuple(Statement(text=f"全年办件{n}件") for n in range(count))
    return _filing(
        CityForm(key="form", goals=goals),
        _report(sections=(Heading(heading="情况", statements=told),)),
    )


def _blank_sums(count: int) -> Filing:
    """Totals that fail, with blank parts, so that each is compared with the others."""
    part = CostLine(label="甲", outturn=wan_yuan("1"))
    blank = CostLine(label="乙")
    lines = tuple(
        CostLine(label=f"经费{n}", outturn=wan_yuan(str(n + 5)), parts=(part, blank))
        for n in range(count)
    )
    return _filing(BaseDataForm(key="base-data", lines=lines))


def _classified(count: int) -> Filing:
    lines = (AmountLine(label="工资", amount=wan_yuan("1")),)
    tables = tuple(
        Classification(
            label=f"分类{n}", basis=Basis.ECONOMIC, total=wan_yuan(str(n + 1)), lines=lines
        )
        for n in range(count)
    )
    return _filing(_report(classifications=tables))


def _city_money(count: int) -> Filing:
    names = [f"机关{n}" for n in range(count)]
    income = tuple(Income(organisation=name, total=wan_yuan("5")) for name in names)
    spending = tuple(Spending(organisation=name, total=wan_yuan("5")) for name in names)
    return _filing(CityForm(key="form", income=income, spending=spending))


def _totals(count: int) -> Filing:
    rows = tuple(Income(organisation="合计", total=wan_yuan(str(n))) for n in range(count))
    return _filing(CityForm(key="form", income=rows))


FILINGS: Final[dict[str, Callable[[int], Filing]]] = {
    "indicators": lambda n: _filing(_unit(*(_row(f"指标{k}") for k in range(n)), fund=_fund())),
    "indicators of one name": lambda n: _filing(_unit(*[_row("指标")] * n)),
    "indicators of many sections": lambda n: _filing(
        _unit(
            *(
                _row(f"指标{k}", level1=f"产出{k}（50分）", level2=f"数量{k}（9分）")
                for k in range(n)
            )
        )
    ),
    "sheet rows": lambda n: _filing(
        ScoreSheet(
            key="annex-3-1",
            rows=tuple(
                SheetRow(level1=f"投入{k}", name=f"指标{k}", points=Points("1")) for k in range(n)
            ),
        )
    ),
    "project forms": lambda n: _filing(
        *(
            ProjectForm(key=f"project-{k}", project_name=f"项目{k}", indicators=(_row("指标"),))
            for k in range(n)
        )
    ),
    "fund parts": lambda n: _filing(
        _unit(fund=_fund(), fund_parts=tuple(_fund(f"资金{k}") for k in range(n)))
    ),
    "breakdown": lambda n: _filing(
        _unit(
            fund=_fund(),
            by_income=tuple(AmountLine(label=f"来源{k}", amount=wan_yuan("1")) for k in range(n)),
        )
    ),
    "facts": lambda n: _filing(
        facts=tuple(Fact(id=f"fact.n{k}", value=Count(f"{k}人"), at="一、") for k in range(n))
    ),
    "facts of one id": lambda n: _filing(
        facts=tuple(Fact(id="fact", value=Count(f"{k}人"), at="一、") for k in range(n))
    ),
    "notes": lambda n: _filing(
        notes=tuple(Note(code="unplaced", at=f"第{k}行", text="甲") for k in range(n))
    ),
    "sums": _related(
        lambda k: SumRelation(
            total=_figure("合计", f"{k}万元"), parts=(Part(figure=_figure("甲", "1万元")),)
        )
    ),
    "a sum of parts": lambda n: _filing(
        relations=(
            SumRelation(
                total=_figure("合计", "1万元"),
                parts=tuple(Part(figure=_figure(f"甲{k}", "1万元")) for k in range(n)),
                breakdown=Breakdown.OVERLAPPING,
            ),
        )
    ),
    "shares": _related(
        lambda k: ShareRelation(
            part=_figure("甲", f"{k}万元"), whole=_figure("乙", "9万元"), share=_figure("丙", "1%")
        )
    ),
    "rates": _related(
        lambda k: RateRelation(
            numerator=_figure("甲", f"{k}万元"),
            denominator=_figure("乙", "9万元"),
            rate=_figure("丙", "1%"),
        )
    ),
    "multiples": _related(
        lambda k: Multiple(
            value=_figure("甲", f"{k}件"), base=_figure("乙", "9件"), times=_figure("丙", "1倍")
        )
    ),
    "growth": _related(
        lambda k: Growth(
            value=_figure("甲", f"{k}件"), base=_figure("乙", "9件"), percent=_figure("丙", "1%")
        )
    ),
    "completions": _related(
        lambda k: Completion(
            done=_figure("甲", f"{k % 10 + 100}件"), percent=_figure("乙", "122.29%")
        )
    ),
    "a listing": lambda n: _filing(
        relations=(Listing(stated=_figure("股室", "1个"), items=tuple(f"股{k}" for k in range(n))),)
    ),
    "restatements": _related(
        lambda k: Restatement(label="甲", figures=(_figure("乙", f"{k}人"), _figure("丙", "1人")))
    ),
    "a restatement of figures": lambda n: _filing(
        relations=(
            Restatement(label="甲", figures=tuple(_figure("乙", f"{k}人") for k in range(n + 2))),
        )
    ),
    "attested figures": _attested,
    "figures in a clause": lambda n: _said("办件" + "和1件" * n),
    "sums with blanks": _blank_sums,
    "classifications": _classified,
    "city money": _city_money,
    "city totals": _totals,
    "evaluators": lambda n: _filing(
        CityForm(key="form", evaluators=(Evaluator(post="科员", organisation="某局"),) * n)
    ),
    "accounts": lambda n: _filing(
        _report(
            accounts=tuple(
                Account(label=f"资金{k}", spent=wan_yuan("5"), basic=wan_yuan("1"))
                for k in range(n)
            )
        )
    ),
    "head counts": lambda n: _filing(
        _report(
            staff=tuple(
                HeadCount(label="在职", count=Count(f"{k}人"), fact="staff.in_post")
                for k in range(n)
            )
        )
    ),
    "headings": lambda n: _filing(
        _report(sections=tuple(Heading(numeral=f"{k % 99}、", heading="情况") for k in range(n)))
    ),
    "attachments": lambda n: _filing(_report(attachments=tuple(f"附件{k}" for k in range(n)))),
    "cost lines": lambda n: _filing(
        BaseDataForm(
            key="base-data",
            lines=tuple(
                CostLine(label=f"项目支出{k}", fact="project", outturn=wan_yuan("1"))
                for k in range(n)
            ),
        )
    ),
    "blanks in a text": lambda n: _said("达到" + " " * n + "x"),
    "line breaks in a text": lambda n: _said("无" + "\n" * n + "说明"),
    "brackets in a text": lambda n: _said("主管部门" + "()" * n + "x"),
    "dots in a text": lambda n: _said("." * n + "见附件"),
    "items in a text": lambda n: _said("1、甲；" * n),
    "placeholders in a text": lambda n: _said("指标1：" + " " * n + "办件量"),
    "digits in a text": lambda n: _said("1" * n + "万件"),
}
"""What a filing may have much of."""


def unit_rubric(count: int = 1) -> Rubric:
    """A rubric of a unit form: so many criteria and pools."""
    return rubric(
        *(_criterion(k) for k in range(count)),
        *(_pool(k) for k in range(count)),
    )


def project_rubric() -> Rubric:
    """A rubric of project forms."""
    return evolve(rubric(_criterion(0), _pool(0)), form=ProjectForm.kind)


def _criterion(number: int) -> Criterion:
    return Criterion(
        key=f"row-{number}",
        name=f"预算执行率{number}",
        points="10",
        clause="执行率×10",
        measure=EXECUTION_RATE,
        rule=Proportional(),
    )


def _pool(number: int) -> Pool:
    label = f"产出指标{number}" if number else "产出指标"
    return Pool(
        key=f"pool-{number}",
        name=label,
        labels=(label,),
        points="50",
        clause="由单位分配",
        rule=ByTarget(missed_rate=InProportion(), missed_count=InProportion()),
        in_principle=True,
    )


def _of_rule(rule: Any, measure: Any, points: str = "10") -> Rubric:
    named = Measure(id="one", name="一", formula=measure, text="甲")
    item = Criterion(key="row", name="甲", points=points, clause="乙", measure=named, rule=rule)
    return rubric(item)


def _checklist(count: int) -> Rubric:
    terms = tuple(Term(fact=f"fact.n{k}", name=f"条件{k}") for k in range(count))
    items = tuple((f"条件{k}", "1") for k in range(count))
    return _of_rule(Checklist.of(*items), Checks(terms=terms), str(count))


def _deviations(count: int) -> Rubric:
    made = rubric(_criterion(0))
    known = tuple(
        Deviation(unit=f"某局{k}", year=2023, row="row-0", claimed="9", computed="8", why="误")
        for k in range(count)
    )
    return evolve(made, deviations=known)


RUBRICS: Final[dict[str, Callable[[int], Rubric]]] = {
    "criteria and pools": unit_rubric,
    "aliases": lambda n: rubric(
        evolve(_criterion(0), aliases=tuple(f"执行率{k}" for k in range(n)))
    ),
    "sections": lambda n: evolve(
        rubric(_criterion(0)),
        out_of=Points(str(10 * n)),
        sections=tuple(
            Section(name=f"过程{k}", points="10", items=(_criterion(k),)) for k in range(n)
        ),
    ),
    "checklist": _checklist,
    "readings": lambda n: evolve(
        rubric(_criterion(0)),
        readings=tuple(Reading(key=f"r{k}", clause="甲", choice="乙") for k in range(n)),
    ),
    "deviations": _deviations,
}
"""What a rubric may have much of."""

_WHOSE: Final = {"fiscal_year": 2023, "unit": "某局", "level1": "产出指标", "level3": "调研股室"}

ROWS: Final[dict[str, Callable[[int], tuple[list[Any], list[Any]]]]] = {
    "rows": lambda n: (
        [{**_WHOSE, "target": k, "measure": "个", "weight": 1} for k in range(n)],
        [],
    ),
    "projects": lambda n: (
        [{**_WHOSE, "project": f"项目{k}"} for k in range(n)],
        [
            {"fiscal_year": 2023, "unit": "某局", "project": f"项目{k}", "executed": k}
            for k in range(n)
        ],
    ),
    "bad rows": lambda n: ([{**_WHOSE, "weight": "x", "unknown": 1} for k in range(n)], [None] * n),
    "columns": lambda n: ([{**_WHOSE, **{f"column{k}": 1 for k in range(n)}}], []),
    "long cells": lambda n: ([{**_WHOSE, "target": "达到" + " " * n + "x"}], []),
}
"""What the rows of a budget system may have much of."""
