"""Checks that cannot be fooled: a bad rubric that used to pass is told, a good one is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve

from perfeval import (
    CapTotal,
    Criterion,
    Deviation,
    Fact,
    Filing,
    FiscalYears,
    FormKind,
    Jurisdiction,
    NotApplicable,
    Pool,
    Reading,
    Rest,
    Rubric,
    RubricError,
    Split,
    check_rubric,
    get_rubric,
)
from perfeval.conformance.laws.domains import domain_problems, step_problems
from perfeval.conformance.laws.editions import edition_problems, place_problems, year_problems
from perfeval.conformance.laws.examples import example_check
from perfeval.conformance.laws.extras import extra_problems
from perfeval.conformance.laws.facts import fact_problems
from perfeval.conformance.laws.readings import reading_problems
from perfeval.conformance.laws.said.numbers import clause_problems
from perfeval.conformance.laws.said.readable import read_problems
from perfeval.measures import (
    ASSET_UTILISATION_RATE,
    EXECUTION_RATE,
    PROCUREMENT_EXECUTION_RATE,
    SATISFACTION_RATE,
    STAFFING_CONTROL_RATE,
    Change,
    Checks,
    Direction,
    Formula,
    GivenRate,
    Measure,
    Ratio,
    Several,
    Term,
    Total,
)
from perfeval.rules import (
    Bands,
    Beyond,
    ByTarget,
    Checklist,
    Composite,
    Deduct,
    Gain,
    InProportion,
    Joined,
    Judged,
    Level,
    LevelRange,
    MissingItems,
    Option,
    Overshoot,
    PerCase,
    PerStep,
    Proportional,
    Reduce,
    Rule,
    Steps,
    SubRule,
    Together,
    Toward,
)
from tests.conformance.author_rows import CASES, RATE, THREE, measured, pool, row
from tests.foreign import foreign_site, rubric_module
from tests.given import rubric
from tests.published import filing_of
from tests.tables import each_row

TURNED = Ratio(
    numerator=(Term(fact="our.all", name="总数"),),
    denominator=(Term(fact="our.good", name="完好数"),),
)


def _with_fact(fact: str) -> Measure:
    """执行率 with another fact above its line."""
    assert isinstance(EXECUTION_RATE.formula, Ratio)
    spent = (Term(fact=fact, name="执行数"),)
    return evolve(EXECUTION_RATE, formula=evolve(EXECUTION_RATE.formula, numerator=spent))


FEWER: Final = evolve(measured(CASES), direction=Direction.LOWER)


def broken(made: Rubric) -> list[str]:
    """The laws of a rubric that are broken, source and years aside."""
    return [check.law for check in check_rubric(made).checks if not check.passed]


OFF_TWO = PerCase(deduct="2")
BANDS = Bands.at_least(("90%", "10"), ("80%", "6"), otherwise="0")
STEPS = Deduct.above("100%", "0.5", per="1%", steps=Steps.WHOLE)
SORTS = Together(
    joined=Joined.LOSSES,
    options=tuple(Option(name=name, rule=PerCase(deduct="2")) for name in ("一般", "严重")),
)
MORE = Bands.at_least(("5", "10"), otherwise="0", least="0")
LIST = MissingItems(items=("甲", "乙", "丙"), deduct="2")


@each_row(
    ("item", "told"),
    [
        (row(OFF_TWO, "每例扣3分，扣完为止", measure=measured(CASES)), "扣3分"),
        (row(OFF_TWO, "每例扣三分", measure=measured(CASES)), "扣三分"),
        (row(OFF_TWO, "每例扣２分，扣完为止。共10分", measure=measured(CASES)), None),
        (
            row(evolve(OFF_TWO, cap="6"), "每例扣2分，累计扣分不超过6分", measure=measured(CASES)),
            None,
        ),
        (row(OFF_TWO, "每例扣2分，累计扣分不超过6分", measure=measured(CASES)), "6分"),
        (row(OFF_TWO, "每例扣两分，发生在50%以上的项目", measure=measured(CASES)), None),
        (row(OFF_TWO, "无的计8分，每例扣2分", measure=measured(CASES)), "8分"),
        (row(BANDS, "90%以上10分，80%-90% 6分，低于80%不得分"), None),
        (row(BANDS, "90%以上10分，80%-90% 5分，低于80%不得分"), "5分"),
        (row(BANDS, "90%以上10分，85%-90% 6分，低于85%不得分"), "85%"),
        (row(BANDS, "90%以上10分，80%-90%的扣4分"), None),
        (row(BANDS, "90%以上10分，80%-90%的扣3分"), "扣3分"),
        (row(STEPS, "以100%为标准，每超过一个百分点扣0.5分"), None),
        (row(STEPS, "以100%为标准，每超过5个百分点扣0.5分"), "5个百分点"),
        (row(STEPS, "以100%为标准，每超过1%扣0.2分"), "扣0.2分"),
        (row(Proportional(), "得分＝比率×100%×分值，分值10分"), None),
        (row(Proportional(), "低于60%不得分"), "60%"),
        (row(Gain(each="2"), "每次加2分，最多加10分", measure=measured(CASES)), None),
        (row(Gain(each="2"), "每次加3分，最多加10分", measure=measured(CASES)), "3分"),
        (row(Judged(), "由评价人计5分", measure=None), None),
        (pool(ByTarget(missed_rate=InProportion(), missed_count=InProportion())), None),
        (
            pool(
                ByTarget(
                    missed_rate=InProportion(),
                    missed_count=InProportion(),
                    overshoot=Overshoot(beyond="30%", reduce=Reduce.NOTHING),
                ),
                "超过130%不得分",
            ),
            None,
        ),
        (
            pool(
                ByTarget(
                    missed_rate=InProportion(),
                    missed_count=InProportion(),
                    overshoot=Overshoot(beyond="30%", reduce=Reduce.NOTHING),
                ),
                "反向指标低于目标70%不得分",
            ),
            None,
        ),
        (row(evolve(STEPS, free="15%"), "在115%以内计满分，每超过一个百分点扣0.5分"), None),
        (row(STEPS, "在115%以内计满分，每超过一个百分点扣0.5分"), "115%"),
        (row(STEPS, "每超过一个百分点扣半分，累计不超过123456789.5分"), None),
    ],
)
def test_a_number_of_a_clause_is_one_of_its_rule(item: Criterion | Pool, told: str | None) -> None:
    """扣3分 beside a rule of 2; numbers of conditions and of judged rows say nothing."""
    problems = list(map(str, clause_problems(rubric(item))))
    assert bool(problems) is (told is not None)
    if told is not None:
        assert f"某行: its clause says {told}, its rule has only " in problems[0]


@pytest.mark.unmeasured
@each_row(
    ("rule", "measure", "told"),
    [
        (Bands.at_least(("90%", "6"), ("80%", "10"), otherwise="0"), SATISFACTION_RATE, True),
        (Bands.at_most(("80%", "10"), otherwise="0"), SATISFACTION_RATE, True),
        (BANDS, SATISFACTION_RATE, False),
        (STEPS, SATISFACTION_RATE, True),
        (STEPS, STAFFING_CONTROL_RATE, False),
        (BANDS, STAFFING_CONTROL_RATE, True),
        (BANDS, PROCUREMENT_EXECUTION_RATE, False),
        (Deduct.both("100%", "1", per="1%", steps=Steps.WHOLE), SATISFACTION_RATE, False),
        (Proportional(toward=Toward.EQUAL), SATISFACTION_RATE, False),
        (Proportional(toward=Toward.AT_MOST), SATISFACTION_RATE, True),
        (STEPS, measured(RATE), False),
        (STEPS, evolve(measured(RATE), direction=Direction.HIGHER), True),
        (MORE, evolve(measured(CASES), name="违规例数"), True),
        (MORE, evolve(measured(CASES), name="违规问题整改数"), False),
        (MORE, evolve(measured(CASES), name="违规例数", direction=Direction.HIGHER), False),
        (OFF_TWO, evolve(measured(CASES), name="违规例数"), False),
    ],
)
def test_a_rule_goes_the_way_of_its_measure(rule: Rule, measure: Measure, told: bool) -> None:
    """Satisfaction of 90% earns no less than of 80%; a clause may want the middle."""
    made = rubric(row(rule, measure=measure))
    assert ("a rule goes the way of its measure" in broken(made)) is told


@each_row(
    ("extra", "told"),
    [
        ({"penalties": row(OFF_TWO, "每例扣2分", measure=measured(CASES))}, "takes off all 10"),
        ({"penalties": row(Gain(each="2"), "每例扣2分", measure=measured(CASES))}, ""),
        ({"penalties": row(Gain(each="2"), "每例扣2分", measure=FEWER)}, ""),
        ({"penalties": row(STEPS, "每超过1%扣0.5分")}, "takes off all 10"),
        (
            {"penalties": row(Bands.at_most(("0", "10"), otherwise="0"), measure=measured(CASES))},
            "takes off all 10",
        ),
        ({"bonuses": row(OFF_TWO, "每例加2分", measure=measured(CASES))}, "adds all 10"),
        ({"bonuses": row(OFF_TWO, "无差错加10分，每例扣2分", measure=measured(CASES))}, ""),
        ({"bonuses": row(Gain(each="2"), "每例加2分", measure=measured(CASES))}, ""),
    ],
)
def test_nothing_that_happened_counts_for_nothing(extra: dict[str, Criterion], told: str) -> None:
    """A penalty by a rule of 每…扣… takes off everything from the one without a case."""
    given: dict[str, Any] = {
        kind: (evolve(item, key="extra", name="加减分"),) for kind, item in extra.items()
    }
    made = rubric(row(BANDS), total_at_most="100" if "bonuses" in extra else None, **given)
    problems = list(map(str, extra_problems(made)))
    assert len(problems) == bool(told)
    assert all(told in each and "when nothing happened" in each for each in problems)
    assert ("a rule goes the way of its measure" in broken(made)) is bool(told)


@each_row(
    ("item", "told"),
    [
        (row(OFF_TWO, points="2", measure=measured(CASES)), None),
        (row(OFF_TWO, points="1", measure=measured(CASES)), "one step takes off 2 of 1 points"),
        (row(Deduct.above("100%", "11", per="1%", steps=Steps.WHOLE)), "takes off 11 of 10"),
        (
            row(MissingItems(items=("a", "b", "c"), deduct="11"), measure=measured(THREE)),
            "takes off 11 of 10",
        ),
        (
            pool(
                ByTarget(
                    missed_rate=PerStep(deduct="51", per="1%", steps=Steps.WHOLE),
                    missed_count=InProportion(),
                )
            ),
            "takes off 51 of 50",
        ),
        (
            row(
                Together(
                    joined=Joined.LOSSES,
                    options=(
                        Option(name="甲", rule=OFF_TWO),
                        Option(name="乙", rule=PerCase(deduct="12")),
                    ),
                ),
                measure=measured(Several(formulas=(CASES, CASES))),
            ),
            "某行 / 乙: one step takes off 12 of 10 points",
        ),
    ],
)
def test_a_step_is_not_larger_than_its_row(item: Criterion | Pool, told: str | None) -> None:
    """Equal to it is all or nothing, which a clause may say."""
    problems = list(map(str, step_problems(rubric(item))))
    assert problems == [] if told is None else told in problems[0]


@each_row(
    ("rule", "clause", "told"),
    [
        (STEPS, "每低于1个百分点扣0.5分，扣完为止", "低于"),
        (STEPS, "未达100%的，每1个百分点扣0.5分", "未达"),
        (STEPS, "每超过1个百分点扣0.5分；低于100%计满分", ""),
        (STEPS, "每高于或低于1个百分点扣0.5分", ""),
        (STEPS, "每超过1个百分点扣0.5分，不足1个百分点的不计", ""),
        (STEPS, "每个百分点0.5分", ""),
        (evolve(STEPS, beyond=Beyond.BELOW), "每超过1个百分点扣0.5分", "超过"),
        (evolve(STEPS, beyond=Beyond.BELOW), "每低1个百分点扣0.5分", ""),
        (evolve(STEPS, beyond=Beyond.BOTH), "每低1个百分点扣0.5分", ""),
        (BANDS, "每低1个百分点扣6分", ""),
    ],
)
def test_a_rule_takes_off_on_the_side_of_its_clause(rule: Rule, clause: str, told: str) -> None:
    """每低于…扣 beside `above`; a clause of both sides says nothing."""
    problems = [p for p in map(str, clause_problems(rubric(row(rule, clause)))) if "side" in p]
    assert len(problems) == bool(told)
    assert all(f"points for {told}, its rule for the other side" in each for each in problems)


OPEN_BELOW = Bands.at_most(("0%", "10"), ("10%", "8"), otherwise="0", least=None)
FROM_ZERO = Bands.at_most(("0%", "10"), ("10%", "8"), otherwise="0")
CHANGE = Change(this=Term(fact="our.now", name="本年"), last=Term(fact="our.then", name="上年"))
TOTAL = Total(terms=(Term(fact="our.in", name="收"), Term(fact="our.out", name="支", minus=True)))
MARGIN = Ratio(
    numerator=TOTAL.terms, denominator=(Term(fact="our.all", name="全部"),), magnitude=False
)


@each_row(
    ("rule", "formula", "told"),
    [
        (FROM_ZERO, CHANGE, "say least=None"),
        (OPEN_BELOW, CHANGE, None),
        (FROM_ZERO, MARGIN, "say least=None"),
        (FROM_ZERO, evolve(MARGIN, magnitude=True), None),
        (FROM_ZERO, RATE, None),
        (evolve(BANDS, least="50%"), RATE, "rates below 50% are not scored"),
        (Bands.at_most(("5", "10"), otherwise="6", least="1"), CASES, None),
        (
            Composite(
                parts=(
                    SubRule(name="甲", points="5", rule=Bands.at_most(("0%", "5"), otherwise="0")),
                    SubRule(name="乙", points="5", rule=Proportional()),
                )
            ),
            Several(formulas=(CHANGE, RATE)),
            "say least=None",
        ),
    ],
)
def test_whatever_can_occur_is_scored(rule: Rule, formula: Formula, told: str | None) -> None:
    """A rate of change falls below 0; a rank begins with 1."""
    problems = list(map(str, domain_problems(rubric(row(rule, measure=measured(formula))))))
    assert problems == [] if told is None else told in problems[0]
    assert list(map(str, domain_problems(rubric(pool(Judged()))))) == []


OVERSHOOT = ByTarget(
    missed_rate=InProportion(),
    missed_count=InProportion(),
    overshoot=Overshoot(beyond="30%", reduce=Reduce.ANALYSE),
)
WORDS = ByTarget(missed_rate=InProportion(), missed_count=InProportion(), met_words=("已印发",))
LOWEST = Together(joined=Joined.LOWEST, options=(Option(name="甲", rule=BANDS),) * 2)


@each_row(
    ("item", "more", "choice", "said"),
    [
        (row(STEPS), {}, "whole was chosen of", "不足一个百分点的不计"),
        (pool(OVERSHOOT), {}, "analyse was chosen of", "超过30%的分析原因"),
        (pool(WORDS), {}, "the words of a met target", "填“已印发”的计满分"),
        (
            pool(Judged(), split=Split(places=0, rest=Rest.LAST)),
            {},
            "last was chosen of",
            "余数归最后一行",
        ),
        (
            row(LOWEST, measure=measured(Several(formulas=(RATE, RATE)))),
            {},
            "lowest was chosen of",
            "两项孰低",
        ),
        (
            row(BANDS, not_applicable=NotApplicable.FULL),
            {},
            "full was chosen of",
            "不适用的计满分",
        ),
        (
            row(BANDS),
            {"not_applicable": NotApplicable.DROPPED},
            "dropped was chosen of",
            "不适用的折算",
        ),
        (
            row(BANDS),
            {"cap_total": CapTotal.AFTER_PENALTIES},
            "after_penalties was chosen of",
            "先减分再封顶",
        ),
    ],
)
def test_a_choice_is_recorded(
    item: Criterion | Pool, more: dict[str, Any], choice: str, said: str
) -> None:
    """The choices are listed where the reading is missing; one of something else does not count."""
    other = Reading(key="edge", clause="无", choice="无关")
    (problem,) = map(str, reading_problems(rubric(item, readings=(other,), **more)))
    assert choice in problem
    assert "no Reading says so" in problem
    reading = Reading(key="own", clause="条文", choice=said)
    assert list(map(str, reading_problems(rubric(item, readings=(other, reading), **more)))) == []


@each_row(
    ("measure", "told"),
    [
        (EXECUTION_RATE, ""),
        (_with_fact("budget.outurn"), "no form has the fact budget.outurn; the nearest is"),
        (_with_fact("budget.outtturn"), "the nearest is budget.outturn"),
        (_with_fact("budget.outtern"), "the nearest is budget.outturn"),
        (_with_fact("budget.outturn2"), "the measure execution_rate of the catalogue is"),
        (evolve(_with_fact("county.spent"), id="county.rate"), ""),
        (evolve(measured(TURNED), text="完好数/总数×100%"), "are the other way round"),
        (evolve(measured(TURNED), text="总数÷完好数"), ""),
        (measured(TURNED), ""),
    ],
)
def test_a_fact_that_no_form_has_is_told(measure: Measure, told: str) -> None:
    """One letter from a known id; other facts under the id of the catalogue."""
    problems = list(map(str, fact_problems(rubric(row(BANDS, measure=measure)))))
    assert len(problems) == bool(told)
    assert all(told in problem for problem in problems)


@each_row(
    ("other", "told"),
    [
        (measured(RATE), False),
        (evolve(measured(RATE), name="我县又名"), False),
        (measured(GivenRate(term=Term(fact="our.other", name="比率"))), True),
        (evolve(measured(GivenRate(term=Term(fact="our.other", name="比率"))), id="own"), False),
    ],
)
def test_an_id_is_of_one_measure(other: Measure, told: bool) -> None:
    """Two formulas under one id: which is meant where a report names it?"""
    twice = evolve(row(BANDS, measure=other), key="twice", name="我县指标二")
    first = row(BANDS, name="我县指标一")
    problems = list(map(str, fact_problems(rubric(first, penalties=(twice,)))))
    assert len(problems) == told
    assert all("the measure our has another formula than in 过程 / " in each for each in problems)


@each_row(
    ("steps", "clause", "choice", "told"),
    [
        ("whole", "每超过一个百分点扣1分", "不足一步的按一步计", "says 不足一步的按一步计"),
        ("started", "每超过一个百分点扣1分", "不足一步的按一步计", ""),
        ("started", "每超过一个百分点扣1分", "不足1个百分点的不计", "and no rule counts"),
        ("whole", "每超过一个百分点扣1分", "不足1%的，按比例扣", "and no rule counts"),
        ("whole", "每超过一个百分点扣1分", "不足一步的，不计不扣", ""),
        ("whole", "每超过一个百分点扣1分", "不足一步的按一步计还是不足一步的不计，选后者", ""),
        ("started", "每超过5个百分点扣1分，不足5个百分点的按5个百分点计算", None, ""),
        ("whole", "每超过5个百分点扣1分，不足5个百分点的按5个百分点计算", None, "was chosen"),
    ],
)
def test_a_reading_says_what_its_rule_does(
    steps: str, clause: str, choice: str | None, told: str
) -> None:
    """What the clause says is not chosen; a reading that says the other is told."""
    given = () if choice is None else (Reading(key="own", clause="条文", choice=choice),)
    made = rubric(row(evolve(STEPS, steps=Steps(steps)), clause), readings=given)
    problems = list(map(str, reading_problems(made)))
    assert len(problems) == bool(told)
    assert all(told in each for each in problems)


@each_row(
    ("key", "clause", "told"),
    [
        ("row.steps", "每超过一个百分点扣1分", "row: whole was chosen"),  # of the other row
        ("twice.steps", "每超过 一个百分点…扣1分", "过程 / 某行: whole was chosen"),
        ("twice.steps", "每低于一个百分点扣1分", "quotes 每低于一个百分点扣1分"),
        ("nobody.steps", "每低于一个百分点扣1分", "nobody.steps names no row: nobody"),
        ("steps", "条文", ""),
    ],
)
def test_a_reading_of_one_row_speaks_of_no_other(key: str, clause: str, told: str) -> None:
    """It quotes the clause of its own row; one with a key of one word speaks of all."""
    first = row(STEPS, "每超过一个百分点扣1分")
    twice = evolve(first, key="twice", name="row")
    reading = Reading(key=key, clause=clause, choice="不足一步的不计")
    made = rubric(first, penalties=(twice,), readings=(reading,))
    problems = list(map(str, reading_problems(made)))
    assert bool(problems) is bool(told)
    assert not told or any(told in each for each in problems)


@each_row(("name", "told"), [(measured(RATE).name, True), ("我县另一行", False)])
def test_a_measure_with_the_name_of_another_row_is_told(name: str, told: bool) -> None:
    """It may have been taken from the wrong one."""
    other = evolve(row(BANDS), key="other", name=name)
    first = row(BANDS, name="我县某行")
    problems = list(map(str, fact_problems(rubric(first, penalties=(other,)))))
    assert [each.partition(": ")[2] for each in problems] == [
        f"its measure {name} is that of another row, 减分项 / {name}"
    ] * told


@each_row(
    ("name", "clause", "measure", "told"),
    [
        ("违规支出", "每发现一例扣5分", EXECUTION_RATE, ""),  # 执行 is too little to tell by
        (
            "材料报送",
            "迟报的扣分",
            evolve(measured(RATE), name="支付进度"),
            "has no word in common",
        ),
        ("违规支出", "每发现一例扣5分", STAFFING_CONTROL_RATE, "has no word in common"),
        ("违规支出", "每发现一例扣5分", SATISFACTION_RATE, "has no word in common"),
        ("财政供养", "在职人员不超编的计满分", STAFFING_CONTROL_RATE, ""),
        ("财政供养率", "按办法计分", evolve(measured(RATE), name="供养人数"), ""),
        ("某行", "按办法计分", STAFFING_CONTROL_RATE, ""),
        (
            "政府采购执行率",
            "按办法计分",
            ASSET_UTILISATION_RATE,
            "that of the measure procurement_",
        ),
        ("政府采购执行率", "按固定资产利用率计分", ASSET_UTILISATION_RATE, ""),
        ("政府采购执行率", "按办法计分", EXECUTION_RATE, ""),  # 预算执行率 may be 执行率
        ("政府采购执行率", "按办法计分", PROCUREMENT_EXECUTION_RATE, ""),
    ],
)
def test_a_measure_of_something_else_is_told(
    name: str, clause: str, measure: Measure, told: str
) -> None:
    """By the words of the row and of its clause, and by the catalogue's measure of that name."""
    made = rubric(evolve(row(BANDS, clause, measure=measure), name=name))
    problems = list(map(str, fact_problems(made)))
    assert len(problems) == bool(told)
    assert all(told in problem for problem in problems)


@each_row(
    ("rubric_name", "years", "code", "told"),
    [
        ("澧县2023年度评分表", 2023, "430723", ()),
        ("附件1 2023年度湖南省部门评分表", 2023, "430723", ()),
        ("澧县2022年度评分表", 2023, "430723", ("is of 2022, the rubric holds in 2023",)),
        ("石门县2023年度评分表", 2023, "430723", ("is of 石门县, the rubric of",)),
    ],
)
def test_a_title_of_another_year_or_place_is_told(
    rubric_name: str, years: int, code: str, told: tuple[str, ...]
) -> None:
    """By 年度 and by the place that it begins with; a larger place may have issued it."""
    own = Jurisdiction(code=code, name="澧县")
    made = evolve(
        rubric(row(BANDS), jurisdiction=own), name=rubric_name, years=FiscalYears(years, years)
    )
    problems = [*map(str, place_problems(made)), *map(str, year_problems(made))]
    assert len(problems) == len(told)
    assert all(each in problem for each, problem in zip(told, problems, strict=True))


@each_row(
    ("clause", "rule", "told"),
    [
        ("≥90%得10分，80%（含）-90%得6分，80%以下不得分。", BANDS, ""),
        (
            "＞90%得10分，80%≤比率≤90%得6分，＜80%不得分。",
            BANDS,
            "says 6 points at 90%, its rule gives 10",
        ),
        ("比率≤100%，计10分；每超过1%扣0.5分。", STEPS, ""),
        ("比率≤100%，计10分；每超过1%扣0.5分，低于60%不得分。", STEPS, ""),
        ("每超过100%一个百分点扣1分。", STEPS, "says 9 points at 101%, its rule gives 9.5"),
        ("=100%得10分，每超过1%扣0.5分。", STEPS, ""),
        ("=100%得10分，每超过1%扣0.5分。", evolve(STEPS, beyond=Beyond.BOTH), ""),
        ("=100%得10分，每超过1%扣1分。", STEPS, "says 9 points at 101%, its rule gives 9.5"),
        ("≥90%得10分，80-90%（不含）得6分，80%以下不得分。", BANDS, ""),
        (
            "≥90%得10分，80-90%（不含）得5分，80%以下不得分。",
            BANDS,
            "says 5 points at 80.000001%, its rule gives 6",
        ),
        ("每发现一例扣1分，扣完为止。", BANDS, ""),
        ("一般问题每个扣1分，严重问题每个扣3分，扣完为止。", SORTS, ""),
        ("①甲；②乙；③丙。每缺一项扣2分。", LIST, ""),
        ("①甲；②乙。每缺一项扣2分。", LIST, "lists 2 conditions, its measure 3"),
        ("①甲；②乙；③丙。每缺一项扣1分。", LIST, "says 9 points at √√×, its rule gives 8"),
        ("偏差率在±10%以内的不扣分，每超出10个百分点扣2分。", BANDS, ""),
        (
            "得分＝比率×分值。",
            Proportional(full_at="100.00001%"),
            "says 0.1 points at 1%, its rule gives 0.09999999",
        ),
        (
            "得分＝比率×分值。",
            Proportional(full_at="100.00000001%"),
            "says 1/10 points at 1%, its rule gives 1000000000/10000000001",
        ),
        (
            "比率≥90%，计10分；每低1%扣1分。",
            BANDS,
            "says 0 points at 80%, its rule gives 6",
        ),
    ],
)
def test_a_rule_gives_what_its_clause_says(clause: str, rule: Rule, told: str) -> None:
    """Wherever both do; what a clause leaves open, may be read otherwise."""
    formulas: dict[Rule, Formula] = {LIST: THREE, SORTS: Several(formulas=(CASES, CASES))}
    measure = measured(formulas.get(rule, RATE))
    problems = list(map(str, read_problems(rubric(row(rule, clause, measure=measure)))))
    assert [problem.partition("clause ")[2] for problem in problems] == [told] * bool(told)


@each_row(("key", "told"), [("row.steps", 2), ("other.steps", 1), ("steps", 0)])
def test_a_reading_with_the_key_of_a_row_speaks_of_that_row(key: str, told: int) -> None:
    """It says nothing of the other row; one with another key speaks of any."""
    clause = "每超过一个百分点扣0.5分"
    other = evolve(row(evolve(STEPS, steps=Steps.STARTED), clause), key="other", name="另一行")
    reading = Reading(key=key, clause="每超过一个百分点", choice="不足一步的按一步计")
    made = rubric(row(STEPS, clause), penalties=(other,), readings=(reading,))
    assert len(list(reading_problems(made))) == told


def test_the_choices_are_listed() -> None:
    """All that there are."""
    (problem,) = map(str, reading_problems(rubric(row(STEPS))))
    assert "chosen of whole, started, pro_rata" in problem


@each_row(
    ("code", "name", "told"),
    [
        ("430723", "澧县", None),
        ("430723", "常德市澧县", None),
        ("430723", "湖南省常德市澧县", None),
        ("430723", "临澧县", "430723 is 澧县, not 临澧县"),
        ("430799", "某开发区", None),
        ("439901", "示例县", "439901 is no code of GB/T 2260"),
        ("430799", "澧县", "430799 is no code of GB/T 2260; 澧县 is 430723"),
        ("430799", "常德市澧县", "430799 is no code of GB/T 2260; 常德市澧县 is 430723"),
        ("430671", "岳阳经济技术开发区", None),
        (
            "430671",
            "长沙经济技术开发区",
            "430671 is a code of 岳阳市, 长沙经济技术开发区 is of 长沙市",
        ),
        ("430671", "南湖新区", None),
        ("430671", "城关区", None),  # of another province
        ("430071", "长沙经济技术开发区", None),
        ("429004", "仙桃市", None),
        ("429004", "天门市", "429004 is 仙桃市, not 天门市"),
        ("429091", "某开发区", "429091 is no code of GB/T 2260"),
        ("999999", "澧县", "999999 is no code of GB/T 2260; 澧县 is 430723"),
        ("330113", "杭州市临平区", None),
        ("000000", "全国", None),
        ("000000", "湖南省", "000000 is 全国, not 湖南省"),
    ],
)
def test_a_place_is_one_of_the_standard(code: str, name: str, told: str | None) -> None:
    """By code and name, also of those since 2019; zones have codes of their own."""
    made = rubric(row(BANDS), jurisdiction=Jurisdiction(code=code, name=name))
    assert list(map(str, place_problems(made))) == ([] if told is None else [f"its place: {told}"])


@each_row(
    ("code", "doubtful"), [("430799", True), ("430071", True), ("430723", False), ("999999", False)]
)
def test_what_the_standard_cannot_prove_is_said(code: str, doubtful: bool) -> None:
    """A code that a finance bureau gives itself breaks no law, and is told all the same."""
    made = rubric(row(BANDS), jurisdiction=Jurisdiction(code=code, name="示例县"))
    told = [str(each) for each in check_rubric(made).unproved]
    assert len(told) == doubtful
    assert all(each.startswith(f"not proved: {code} is none of") for each in told)


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("first", "last", "changes", "told"),
    [
        (2019, None, {}, True),
        (2019, 2019, {}, False),
        (2018, 2019, {}, False),
        (2019, 2020, {}, True),
        (2020, 2030, {}, False),
        (2020, None, {}, False),
        (2023, None, {}, True),
        (2019, None, {"own_level": True}, False),
        (2019, None, {"jurisdiction": Jurisdiction(code="430722", name="汉寿县")}, False),
        (2019, None, {"form": FormKind.PROJECT}, False),
        (2019, None, {"id": "later"}, False),
    ],
)
def test_years_end_where_a_later_edition_begins(
    first: int,
    last: int | None,
    changes: dict[str, Any],
    told: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Beside an installed edition from 2020 on of the same place and form, whichever is checked."""
    with foreign_site(tmp_path, monkeypatch) as site:
        site.install("later", rubric_module("later", code="430723"), later="{0}:RUBRIC")
        made = evolve(rubric(row(BANDS)), **{"years": FiscalYears(first, last)} | changes)
        problems = list(map(str, edition_problems(made)))
    assert bool(problems) is told
    if told:
        assert "on both fit" in problems[0]


def test_a_pool_of_targets_is_refused_on_a_sheet() -> None:
    """Its rows print no targets, so that no point could ever be computed."""
    rule = ByTarget(missed_rate=InProportion(), missed_count=InProportion())
    for kind in (FormKind.SCORE_SHEET, FormKind("goal_review")):
        with pytest.raises(RubricError, match=r"^过程 / 产出: .* prints no 年度指标值.*; Judged"):
            rubric(pool(rule), form=kind)
        assert rubric(pool(Judged()), form=kind).form == kind
    assert rubric(pool(rule), form=FormKind.PROJECT).form == FormKind.PROJECT


@pytest.fixture(name="published")
def fixture_published() -> Filing:
    return filing_of("yueyang-2020")


def test_a_claim_that_is_not_computed_proves_nothing(published: Filing) -> None:
    """Each is recorded with its reason, or the example is a problem; judged rows are not asked."""
    made = get_rubric("yueyang-annex-3-1")
    assert example_check(made, (published,)).problems == ()
    problems = example_check(evolve(made, deviations=()), (published,)).problems
    assert len(problems) == len(made.deviations) == 12
    assert problems[0] == (
        "岳阳市政务服务中心 2020, three_public_change: published 5, not computed "
        "(缺少本年度“三公经费”预算数、上年度“三公经费”预算数); "
        "record it as a Deviation, with the reason"
    )
    known = made.deviations[0]
    wrong = evolve(made, deviations=(evolve(known, computed="5"), *made.deviations[1:]))
    assert len(example_check(wrong, (published,)).problems) == 2


def test_a_fact_that_nothing_asks_for_is_told(published: Filing) -> None:
    """With the nearest name; one that a reader found in the form is none of the author's."""
    made = get_rubric("yueyang-annex-3-1")
    facts = (
        Fact(id="satisfaction.rat", value="99%"),
        Fact(id="zzz.qqq", value="1"),
        Fact(id="found.by-reader", value="1", at="一、概况"),
        Fact(id="execution.planned", value="1"),
    )
    filing = evolve(published, facts=(*published.facts, *facts))
    told = [each for each in example_check(made, (filing,)).problems if "asks for" in each]
    assert told[0] == (
        "岳阳市政务服务中心 2020: nothing asks for the fact satisfaction.rat; "
        "the nearest is satisfaction.rate"
    )
    assert told[1].endswith("the fact zzz.qqq")
    assert len(told) == 3


def test_the_digest_does_not_depend_on_what_was_published() -> None:
    """Nor on fields that came later, where they say nothing: a kept scorecard names its rubric."""
    made = get_rubric("yueyang-annex-3-1")
    other = Deviation(unit="甲", year=2020, row="staffing", claimed="1", computed="2", why="误")
    assert evolve(made, deviations=(other,)).digest == made.digest
    assert made.digest == "b87983e9dab767cc5a1b822192060d06483d9a31de27356db239629991aaf5d9"
    assert evolve(made, own_level=True).digest != made.digest


def test_levels_and_bands_of_one_row_are_compared() -> None:
    """The shares of a level range stand in clauses of pools."""
    levels = LevelRange(
        levels=(
            Level(words=("达成",), low="80%", high="100%", high_included=True),
            Level(words=("未达成",), low="0%", high="80%"),
        )
    )
    rule = ByTarget(missed_rate=InProportion(), missed_count=InProportion(), levels=levels)
    assert list(map(str, clause_problems(rubric(pool(rule, "达成100%-80%，未达成80%-0%"))))) == []
    assert len(list(map(str, clause_problems(rubric(pool(rule, "达成100%-70%")))))) == 1
    both = Checklist.of(("①", "6"), ("②", "4"))
    terms = Checks(terms=THREE.terms[:2])
    assert (
        list(map(str, clause_problems(rubric(row(both, "①6分；②4分", measure=measured(terms))))))
        == []
    )
