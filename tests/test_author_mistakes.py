"""What an author of a rubric gets wrong answers at once, in a sentence with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from perfeval import (
    Criterion,
    FiscalYears,
    FormKind,
    InputError,
    Jurisdiction,
    Pool,
    PoolRow,
    Rating,
    Rubric,
    RubricError,
    Section,
    Source,
    Veto,
)
from perfeval.errors import Phrase
from perfeval.measures import (
    BALANCE,
    EXECUTION_RATE,
    LATE_FUND_RELEASES,
    Checks,
    Measure,
    Ratio,
    Several,
    Term,
)
from perfeval.rules import (
    Band,
    Bands,
    ByTarget,
    Checklist,
    Composite,
    Deduct,
    InProportion,
    Judged,
    Level,
    LevelRange,
    Linear,
    PerCase,
    PerStep,
    Proportional,
    States,
    Steps,
    SubRule,
)
from tests.tables import each_row

RATIO = Ratio(numerator=(Term(fact="a", name="甲"),), denominator=(Term(fact="b", name="乙"),))
CHECKED = Measure(
    id="rules",
    name="管理制度",
    formula=Checks(terms=(Term(fact="a", name="甲"), Term(fact="b", name="乙"))),
)


def criterion(**changes: Any) -> Criterion:
    """预算执行率, 5 points."""
    given: dict[str, Any] = {
        "key": "execution",
        "name": "预算执行率",
        "points": "5",
        "clause": "≥95% 5分，85%（含）-95% 3分，低于85% 0分。",
        "measure": EXECUTION_RATE,
        "rule": Bands.at_least(("95%", "5"), ("85%", "3"), otherwise="0"),
    }
    return Criterion(**{**given, **changes})


def rubric(*items: Criterion | Pool, points: str = "100", **changes: Any) -> Rubric:
    """A rubric of one section."""
    given: dict[str, Any] = {
        "id": "mistaken",
        "edition": "2023",
        "name": "某县评分标准",
        "form": FormKind.UNIT,
        "jurisdiction": Jurisdiction(code="430799", name="某县"),
        "years": FiscalYears(2023),
        "source": Source(title="绩效自评办法"),
        "sections": (Section(name="过程", points=points, items=items),),
    }
    return Rubric(**{**given, **changes})


WORK = criterion(key="work", name="履职", points="95", measure=None, rule=Judged())

MISTAKES: dict[str, tuple[Callable[[], object], str]] = {
    "the points of a section add up to 99": (
        lambda: rubric(criterion(), evolve(WORK, points="94")),
        "过程: its parts add up to 99, not to 100",
    ),
    "the sections add up to 99": (
        lambda: rubric(criterion(), evolve(WORK, points="94"), points="99"),
        "某县评分标准: its parts add up to 99, not to 100",
    ),
    "a section is empty": (
        lambda: Section(name="过程", points="5"),
        "过程: a section needs rows",
    ),
    "the best band awards 4 of 5": (
        lambda: criterion(rule=Bands.at_least(("95%", "4"), otherwise="0")),
        "预算执行率: the best band is worth 4 of 5 points",
    ),
    "a hole between bands": (
        lambda: Bands(
            bands=(Band(points="5", at_least="95%"), Band(points="0", below="90%")),
        ),
        "bands: no band holds 90%",
    ),
    "an edge on both sides": (
        lambda: Bands(
            bands=(Band(points="5", at_least="95%"), Band(points="0", at_most="95%")),
        ),
        "bands: 2 bands hold 95%",
    ),
    "a band that is never reached": (
        lambda: Bands(
            bands=(
                Band(points="5", at_least="0%"),
                Band(points="3", below="0%"),
            ),
        ),
        "bands: the band below 0% holds no value",
    ),
    "the conditions add up to 4 of 5": (
        lambda: criterion(measure=CHECKED, rule=Checklist.of(("甲", "2"), ("乙", "2"))),
        "预算执行率: the conditions add up to 4 of 5 points",
    ),
    "three conditions for two facts": (
        lambda: criterion(
            measure=CHECKED, rule=Checklist.of(("甲", "2"), ("乙", "2"), ("丙", "1"))
        ),
        "预算执行率: conditions: 3 in its rule, 2 in its measure",
    ),
    "a rule for a rate on a count": (
        lambda: criterion(measure=LATE_FUND_RELEASES),
        "预算执行率: its rule takes rate, its measure gives count",
    ),
    "a rule without a measure": (
        lambda: criterion(measure=None),
        "预算执行率: its rule takes rate, and it has no measure",
    ),
    "a cap above the points": (
        lambda: criterion(measure=LATE_FUND_RELEASES, rule=PerCase(deduct="1", cap="6")),
        "预算执行率: the cap of 6 is above the 5 points of the row",
    ),
    "a deduction of nothing": (
        lambda: Deduct.above("100%", "0", per="1%", steps=Steps.WHOLE),
        "deduct: 0 points per step is not above 0",
    ),
    "a base above full points": (
        lambda: Linear(full_at="70%", base_at="90%", base_share="80%"),
        "linear: the base 90% is not below 70%; "
        "where less is better, Deduct.above by Steps.PRO_RATA is a straight line",
    ),
    "levels that leave a gap": (
        lambda: LevelRange(
            levels=(
                Level(words=("达成",), low="80%", high="100%", high_included=True),
                Level(words=("未达成",), low="0%", high="60%"),
            )
        ),
        "levels: the range [80%, 100%] does not follow on 60%",
    ),
    "a state named twice": (
        lambda: States(states=(*States.of(none="5", above="0").states,) * 2),
        "states: the state none stands twice",
    ),
    "parts that add up to 4 of 5": (
        lambda: Composite(
            parts=(
                SubRule(name="甲", points="2", rule=Proportional()),
                SubRule(name="乙", points="2", rule=Proportional()),
            )
        ).problem(criterion().points),
        "the parts add up to 4 of 5 points",
    ),
    "a step of a count for a rate": (
        lambda: ByTarget(
            missed_rate=PerStep(deduct="1", per="1", steps=Steps.WHOLE),
            missed_count=InProportion(),
        ),
        "missed_rate: its step 1 is no Rate",
    ),
    "two rows of one key": (
        lambda: rubric(criterion(), evolve(WORK, key="execution")),
        "某县评分标准: the key execution stands 2 times",
    ),
    "ratings in the wrong order": (
        lambda: rubric(
            criterion(),
            WORK,
            ratings=(Rating(name="良", at_least="80"), Rating(name="优", at_least="90")),
        ),
        "某县评分标准: the ratings do not go down, step by step, to 0",
    ),
    "a pool without label": (
        lambda: Pool(key="output", name="产出", points="5", clause="x", rule=Judged()),
        "产出: a pool needs the labels or the rows that belong to it",
    ),
    "rows of a pool that add up to 4": (
        lambda: Pool(
            key="output",
            name="产出",
            points="5",
            clause="x",
            rule=Judged(),
            rows=(PoolRow(key="a", name="甲", points="4"),),
        ),
        "产出: its parts add up to 4, not to 5",
    ),
    "no clause": (
        lambda: criterion(clause=" "),
        "预算执行率: the clause of a criterion: found ' '; expected some text",
    ),
    "a key with capitals": (
        lambda: criterion(key="Execution"),
        "预算执行率: the key of a criterion: found 'Execution'; expected a key of a-z, 0-9",
    ),
    "points as a float": (
        lambda: criterion(points=0.5),
        "预算执行率: a number: found 0.5; expected a plain decimal number",
    ),
    "points with a unit of money": (
        lambda: criterion(points="5元"),
        "预算执行率: Points: found '5元'; expected a plain decimal number",
    ),
    "points of nothing": (
        lambda: criterion(points="0"),
        "预算执行率: 0 points are not above 0",
    ),
    "the name of a measure in quotes": (
        lambda: criterion(measure="EXECUTION_RATE"),
        "预算执行率: the measure of a criterion: found 'EXECUTION_RATE'; expected Measure or None",
    ),
    "no rule": (lambda: criterion(rule=None), "预算执行率: NoneType is no rule"),
    "a name on two lines": (
        lambda: criterion(name="预算\n执行率", points="4"),
        "预算 执行率: the best band is worth 5 of 4 points",
    ),
    "a name that hides a character": (
        lambda: criterion(name="预算\u200b执行率"),
        "预算\\u200b执行率: the name of a criterion: found '预算\\u200b执行率'; expected plain",
    ),
    "an edge that is a ratio": (
        lambda: criterion(rule=Bands.at_least(("0.95", "5"), otherwise="0")),
        "预算执行率: its rule takes count, its measure gives rate; "
        "an edge that is a rate is written as 95%",
    ),
    "an edge in words": (
        lambda: Bands.at_least(("九成", "5"), otherwise="0"),
        "Count: found '九成'; expected a number of things",
    ),
    "an edge with its sign": (
        lambda: Bands.at_least(("≥95%", "5"), otherwise="0"),
        "a rate: found '≥95%'; expected a rate such as 98.77%",
    ),
    "bands from worst to best": (
        lambda: Bands.at_least(("75%", "1"), ("95%", "5"), otherwise="0"),
        "bands: 95% stands behind 75%, but is not below it",
    ),
    "bands from worst to best, closed above": (
        lambda: Bands.at_most(("10%", "2"), ("0%", "3"), otherwise="0"),
        "bands: 0% stands behind 10%, but is not above it",
    ),
    "one edge for two bands": (
        lambda: Bands.at_least(("95%", "5"), ("95.0%", "3"), otherwise="0"),
        "bands: 95.0% stands behind 95%, but is not below it",
    ),
    "rates and counts as edges": (
        lambda: Bands.at_least(("95%", "5"), ("3", "3"), otherwise="0"),
        "bands: rates and counts are mixed as edges",
    ),
    "a step of a rate without its sign": (
        lambda: Deduct.above("100%", "0.5", per="1", steps=Steps.WHOLE),
        "a rate: found '1'; expected a rate such as 98.77%",
    ),
    "a cap of a deduction above the points": (
        lambda: criterion(rule=Deduct.below("100%", "1", per="1%", steps=Steps.WHOLE, cap="6")),
        "预算执行率: the cap of 6 is above the 5 points of the row",
    ),
    "a state that the measure does not give": (
        lambda: criterion(measure=BALANCE, rule=States.of(none="5", within="3", over="0")),
        "预算执行率: its rule has a state over, its measure only none, within, above",
    ),
    "a part worth more than its points": (
        lambda: criterion(
            measure=Measure(id="two", name="两率", formula=Several(formulas=(RATIO, RATIO))),
            rule=Composite(
                parts=(
                    SubRule(
                        name="甲", points="2", rule=Bands.at_least(("95%", "5"), otherwise="0")
                    ),
                    SubRule(name="乙", points="3", rule=Proportional()),
                )
            ),
        ),
        "预算执行率: 甲: the best band is worth 5 of 2 points",
    ),
    "a fact by its Chinese name": (
        lambda: Term(fact="预算数", name="预算数"),
        "预算数: the fact of a term: found '预算数'; expected a key of a-z, 0-9",
    ),
    "a formula over names": (
        lambda: Ratio(numerator=("outturn",), denominator=("budget",)),  # type: ignore[arg-type]
        "the numerator of a ratio, item 1: found 'outturn'; expected Term",
    ),
    "a pool by bands": (
        lambda: Pool(
            key="output",
            name="产出",
            labels=("产出",),
            points="95",
            clause="x",
            rule=Bands.at_least(("95%", "5"), otherwise="0"),  # type: ignore[arg-type]
        ),
        "产出: the rule of a pool: found a Bands; expected ByTarget or Judged",
    ),
    "one label without brackets": (
        lambda: Pool(
            key="output",
            name="产出",
            labels="产出",  # type: ignore[arg-type]
            points="95",
            clause="x",
            rule=Judged(),
        ),
        "产出: the labels of a pool: found '产出'; expected a tuple of str",
    ),
    "a section among rows": (
        lambda: Section(name="过程", points="5", items=(Section(name="执行", points="5"),)),  # type: ignore[arg-type]
        "执行: a section needs rows",
    ),
    "sections that do not add up within another": (
        lambda: Section(
            name="过程",
            points="10",
            sections=(Section(name="执行", points="5", items=(criterion(),)),),
        ),
        "过程: its parts add up to 5, not to 10",
    ),
    "two rows of one name": (
        lambda: rubric(criterion(), evolve(WORK, name="预算执行率")),
        "某县评分标准: the row 过程 / 预算执行率 stands 2 times",
    ),
    "the id in capitals": (
        lambda: rubric(criterion(), WORK, id="MyRubric"),
        "某县评分标准: the id of a rubric: found 'MyRubric'; expected a key of a-z, 0-9",
    ),
    "the form by its annex": (
        lambda: rubric(criterion(), WORK, form="附件2"),
        "某县评分标准: the form of a rubric: found '附件2'; expected a FormKind, such as",
    ),
    "the place by its code": (
        lambda: rubric(criterion(), WORK, jurisdiction="430602"),
        "某县评分标准: the place of a rubric: found '430602'; expected Jurisdiction",
    ),
    "the years as one int": (
        lambda: rubric(criterion(), WORK, years=2023),
        "某县评分标准: the years of a rubric: found 2023; expected FiscalYears",
    ),
    "years that end before they begin": (
        lambda: FiscalYears(2023, 2020),
        "fiscal years: found 2020; expected a last year from 2023 on",
    ),
    "a rating above the whole": (
        lambda: rubric(
            criterion(),
            WORK,
            ratings=(Rating(name="优", at_least="190"), Rating(name="差", at_least="0")),
        ),
        "某县评分标准: the rating 优 is above its 100 points",
    ),
    "a veto without consequence": (
        lambda: Veto(key="fraud", name="弄虚作假", clause="一票否决", measure=CHECKED),
        "弄虚作假: a veto must cap the total or the rating",
    ),
    "a veto by a rate": (
        lambda: Veto(
            key="fraud", name="弄虚作假", clause="x", measure=EXECUTION_RATE, total_at_most="0"
        ),
        "弄虚作假: a veto takes checks, its measure gives rate",
    ),
    "a bonus without a cap": (
        lambda: rubric(criterion(), WORK, bonuses=(criterion(key="bonus", name="加分"),)),
        "某县评分标准: with a bonus it must say total_at_most",
    ),
    "a cap below the whole": (
        lambda: rubric(criterion(), WORK, total_at_most="90"),
        "某县评分标准: a total of at most 90 is below its 100 points",
    ),
    "an edge and its points without brackets": (
        lambda: Bands.at_least("95%", "5", otherwise="0"),  # type: ignore[arg-type]
        """the bands of a rule: found '95%'; expected pairs such as ("95%", "5")""",
    ),
    "a condition without its points": (
        lambda: Checklist.of("①已制定制度"),  # type: ignore[arg-type]
        "the conditions of a checklist: found '①已制定制度'; expected pairs such as (",
    ),
    "a reading as text": (
        lambda: Deduct.above("100%", "0.5", per="1%", steps="whole"),  # type: ignore[arg-type]
        "the reading of a part-step: found 'whole'; "
        "expected Steps.WHOLE or Steps.STARTED or Steps.PRO_RATA",
    ),
    "the class of a rule": (
        lambda: criterion(rule=Proportional),
        "预算执行率: the class Proportional is no rule; a rule is made of one",
    ),
}


@each_row("name", MISTAKES)
def test_a_mistake_is_told_in_one_sentence_with_its_place(name: str) -> None:
    """Where, what was found, what would be right."""
    make, message = MISTAKES[name]
    try:
        told = make()
    except (RubricError, InputError) as error:
        told = error
    assert str(told).startswith(message)
    assert isinstance(told, Phrase | RubricError | InputError)
    assert re.search("[a-z]{2,} [a-z]{2,}", told.message("zh")) is None


def test_an_unknown_measure_comes_with_the_nearest_name() -> None:
    """`perfeval.measures` names what was meant."""
    from perfeval import measures

    with pytest.raises(
        AttributeError, match="no measure EXECUTION_RATES; did you mean EXECUTION_RATE"
    ):
        measures.EXECUTION_RATES  # type: ignore[attr-defined]  # noqa: B018
