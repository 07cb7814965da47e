"""Slips of authors that no award shows: a clause, a name or a fact says what its rule does not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import evolve

from perfeval import Criterion, Pool
from perfeval.conformance.laws.part_steps import part_step_problems
from perfeval.conformance.laws.repeated_facts import repeated_fact_problems
from perfeval.errors import Phrase
from perfeval.measures import (
    AnyOf,
    Change,
    Checks,
    Formula,
    GivenCount,
    GivenRate,
    GivenState,
    Ratio,
    Several,
    Term,
)
from perfeval.rules import (
    Assessed,
    ByTarget,
    Checklist,
    Composite,
    Deduct,
    EitherOr,
    Gain,
    InProportion,
    Joined,
    Judged,
    Option,
    PerCase,
    PerStep,
    Proportional,
    Rule,
    States,
    Steps,
    SubRule,
    Together,
)
from tests.conformance.author_rows import RATE, THREE, measured, pool, row
from tests.given import rubric
from tests.tables import each_row

FIVE: Final = Deduct.below("100%", "1", per="5%", steps=Steps.WHOLE)
TWO_STEPS: Final = Composite(
    parts=(
        SubRule(name="甲", points="5", rule=FIVE),
        SubRule(name="乙", points="5", rule=evolve(FIVE, steps=Steps.STARTED)),
    )
)


def one(problems: Iterable[Phrase], told: str) -> None:
    """Exactly one problem, which says so; none where nothing is told."""
    found = list(map(str, problems))
    assert len(found) == bool(told), found
    assert all(told in each for each in found), found


def by_targets(steps: Steps) -> Pool:
    """A pool whose missed rates cost a point for every five."""
    missed = PerStep(deduct="1", per="5%", steps=steps)
    clause = "每低5个百分点扣1分，不足5个百分点的按5个百分点计"
    return pool(ByTarget(missed_rate=missed, missed_count=InProportion()), clause)


@each_row(
    ("said", "steps", "told"),
    [
        ("不足5个百分点的按5个百分点计", "started", ""),
        ("不足5个百分点的按5个百分点计", "whole", "不足5个百分点的按5个百分点, which is started"),
        ("不足5个百分点的按5个百分点计", "pro_rata", "its rule takes pro_rata"),
        ("（不满5％的部分，也按照5％计算）", "whole", "which is started"),
        ("未满五个百分点视同五个百分点", "whole", "which is started"),
        ("不足5%的忽略不计", "started", "which is whole"),
        ("不足5%的不予扣分", "started", "which is whole"),
        ("不足一步的不扣分", "pro_rata", "which is whole"),
        ("不足5%的按实际比例折算", "whole", "which is pro_rata"),
        ("不到5个百分点的不计扣分", "whole", ""),
        ("不足5个百分点的四舍五入", "whole", ""),
        ("不足5个百分点的按10个百分点计", "whole", ""),
        ("不足60%的不计分", "started", ""),
        ("不足60%的不计扣分", "started", ""),  # of another step
        ("不足5%的不计分", "started", ""),  # that is a cut-off
        ("不足123456789.5%的不扣", "started", ""),
        ("超过的扣分，不足的不扣", "started", ""),
    ],
)
def test_a_rule_counts_a_part_of_a_step_as_its_clause_says(
    said: str, steps: str, told: str
) -> None:
    """Also in a clause that is not read whole; a part of another step says nothing."""
    item = row(evolve(FIVE, steps=Steps(steps)), f"由评审组核定，每低5个百分点扣1分，{said}。")
    one(part_step_problems(rubric(item)), told)


@each_row(
    ("item", "told"),
    [
        (by_targets(Steps.STARTED), ""),
        (by_targets(Steps.WHOLE), "过程 / 产出: its clause says"),
        (pool(Judged(), "不足5%的按5%计"), ""),
        (row(TWO_STEPS, "不足5%的按5%计", measure=measured(Several(formulas=(RATE, RATE)))), ""),
        (
            row(TWO_STEPS, "不足5%的按比例扣", measure=measured(Several(formulas=(RATE, RATE)))),
            "its rule takes whole, started",
        ),
    ],
)
def test_one_of_several_rules_counts_so(item: Criterion | Pool, told: str) -> None:
    """A clause does not say of which part it speaks."""
    one(part_step_problems(rubric(item)), told)


def _counted(*names: str, fact: str = "our.cases") -> Several:
    return Several(formulas=tuple(GivenCount(term=Term(fact=fact, name=each)) for each in names))


def _ratio(above: Iterable[str], below: Iterable[str]) -> Ratio:
    return Ratio(
        numerator=tuple(Term(fact=each.strip("-"), name=each, minus="-" in each) for each in above),
        denominator=tuple(Term(fact=each, name=each) for each in below),
    )


LOSSES: Final = Together(
    joined=Joined.LOSSES, options=tuple(Option(name=n, rule=PerCase(deduct="1")) for n in "甲乙")
)
LOWEST: Final = evolve(LOSSES, joined=Joined.LOWEST)
PARTS: Final = Composite(
    parts=tuple(SubRule(name=n, points="5", rule=Proportional()) for n in "甲乙")
)
TWICE: Final = Checks(terms=(THREE.terms[0], evolve(THREE.terms[1], fact="our.a")))


@each_row(
    ("rule", "formula", "told"),
    [
        (Checklist.of(("a", "5"), ("b", "5")), TWICE, "our.a stands twice in its measure: a、b"),
        (LOSSES, _counted("一般", "严重"), "our.cases stands twice in its measure: 一般、严重"),
        (LOWEST, _counted("一般", "严重"), "一般、严重"),
        (LOSSES, _counted("一般", "一般"), "一般、一般"),
        (LOWEST, _counted("一般", "一般"), ""),  # the lower of two rules over one count
        (PARTS, Several(formulas=(_ratio("a", "c"), _ratio("b", "c"))), ""),
        (Proportional(), _ratio("a", "a"), "the fact a stands twice"),
        (Proportional(), _ratio(("a", "a"), "b"), "the fact a stands twice"),
        (Proportional(), _ratio(("a", "-b"), "b"), ""),
        (
            Proportional(),
            Change(this=Term(fact="a", name="本年"), last=Term(fact="a", name="上年")),
            "本年、上年",
        ),
        (
            EitherOr(
                assessed=Assessed.FIRST,
                options=tuple(Option(name=n, rule=Proportional()) for n in "甲乙"),
            ),
            AnyOf(formulas=(RATE, GivenRate(term=Term(fact="our.rate", name="另一比率")))),
            "比率、另一比率",
        ),
    ],
)
def test_a_fact_stands_once_in_a_measure(rule: Rule, formula: Formula, told: str) -> None:
    """Two names for one fact are one answer counted twice; a ratio may take its last year twice."""
    one(repeated_fact_problems(rubric(row(rule, measure=measured(formula)))), told)


@each_row(
    ("formula", "rule", "told"),
    [
        (RATE, Proportional(), ""),
        (
            GivenCount(term=Term(fact="our.rate", name="比率")),
            PerCase(deduct="1"),
            "减分项 / 另一行: the fact our.rate is taken as count, in 过程 / 某行 as rate",
        ),
        (GivenState(term=Term(fact="our.rate", name="等级")), States.of(优="10", 差="0"), "state"),
        (GivenRate(term=Term(fact="our.rate", name="投诉次数")), Proportional(), ""),
    ],
)
def test_a_fact_is_one_thing_in_every_row(formula: Formula, rule: Rule, told: str) -> None:
    """A rate in one row and a count in another: one of the two is never scored."""
    other = row(rule, measure=evolve(measured(formula), id="other"), key="other", name="另一行")
    one(repeated_fact_problems(rubric(row(Proportional()), penalties=(other,))), told)


def test_a_count_may_stand_in_a_ratio_and_be_scored_by_itself() -> None:
    """Names of one fact that have nothing in common are told; 例数 and 总例数 are alike."""
    ratio = _ratio(("our.cases",), ("our.all",))
    for name, told in (
        ("违规例数", ""),
        ("投诉件次", "is called 投诉件次, in 过程 / 某行 违规例数"),
    ):
        first = GivenCount(term=Term(fact="our.cases", name="违规例数"))
        again = evolve(ratio, numerator=(Term(fact="our.cases", name=name),))
        other = row(
            Gain(each="1"), measure=evolve(measured(first), id="one"), key="one", name="某行"
        )
        more = row(Proportional(), measure=measured(again), key="two", name="另一行")
        one(repeated_fact_problems(rubric(other, penalties=(more,))), told)
