"""A rubric of one row, with what comes on top of it: bonuses, penalties, vetoes."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from perfeval import (
    BudgetUnit,
    CapTotal,
    Criterion,
    Fact,
    Filing,
    FiscalYears,
    FormKind,
    Jurisdiction,
    Rating,
    Reading,
    Rubric,
    Scorecard,
    Section,
    Source,
    Veto,
    dumps,
    loads,
    score,
)
from perfeval.measures import EXECUTION_RATE, Checks, GivenCount, Measure, Term
from perfeval.rules import Gain, Proportional

CASES = Measure(
    id="awards",
    name="获奖次数",
    formula=GivenCount(term=Term(fact="awards", name="获奖次数", name_en="awards")),
    text="省级以上表彰次数",
)
FAULTS = Measure(
    id="faults",
    name="问题个数",
    formula=GivenCount(term=Term(fact="faults", name="问题个数", name_en="faults")),
    text="审计发现问题个数",
)
GRAVE = Measure(
    id="grave",
    name="重大违纪违法",
    formula=Checks(
        terms=(Term(fact="grave", name="重大违纪"), Term(fact="fraud", name="弄虚作假")),
    ),
    text="有下列情形之一",
)
RATINGS = (
    Rating(name="优", at_least="90"),
    Rating(name="良", at_least="80"),
    Rating(name="差", at_least="0"),
)
BONUS = Criterion(
    key="awards",
    name="获得表彰",
    points="5",
    clause="每获一次省级以上表彰加2分，最多加5分。",
    measure=CASES,
    rule=Gain(each="2"),
)
PENALTY = Criterion(
    key="faults",
    name="审计问题",
    points="10",
    clause="每发现一个问题扣1分，最多扣10分。",
    measure=FAULTS,
    rule=Gain(each="1"),
)
VETO = Veto(
    key="grave",
    name="一票否决",
    clause="有下列情形之一的，计0分。",
    measure=GRAVE,
    total_at_most="0",
)
CAP = Veto(
    key="cap",
    name="不得评优",
    clause="有下列情形之一的，不得评为优。",
    measure=GRAVE,
    rating_at_most="良",
)


def rubric(**changes: Any) -> Rubric:
    """One row of 100 points, with what comes on top."""
    row = Criterion(
        key="execution",
        name="预算执行率",
        points="100",
        clause="得分＝100×执行率。",
        measure=EXECUTION_RATE,
        rule=Proportional(),
    )
    made = Rubric(
        id="beyond",
        edition="2023",
        name="某县评分标准",
        form=FormKind.SCORE_SHEET,
        jurisdiction=Jurisdiction(code="430797", name="某县"),
        years=FiscalYears(2023),
        source=Source(title="绩效自评办法", issuer="某县财政局"),
        sections=(Section(name="过程", points="100", items=(row,)),),
        ratings=RATINGS,
    )
    return evolve(made, **changes)


def card(by: Rubric, outturn: str = "95", /, **facts: Any) -> Scorecard:
    """The scorecard of a unit that spent so much of 100."""
    given = {"budget.final": "100元", "budget.outturn": f"{outturn}元", **facts}
    filing = Filing(
        unit=BudgetUnit(name="某局"),
        year=2023,
        facts=tuple(Fact(id=key, value=value) for key, value in given.items()),
    )
    made = score(filing, by)
    assert loads(dumps(made)) == made
    return made


EXTRAS = rubric(
    bonuses=(BONUS,),
    penalties=(PENALTY,),
    total_at_most="100",
    cap_total=CapTotal.AFTER_PENALTIES,
    readings=(Reading(key="cap-total", clause="最高不超过100分", choice="先减分再封顶"),),
)
