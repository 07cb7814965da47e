"""Slips against plain words: a formula, a price, a side, a total, a reading."""

from __future__ import annotations

from attrs import evolve

from perfeval import Reading
from perfeval.conformance.laws.judged import judged_rows
from perfeval.conformance.laws.readings import reading_problems
from perfeval.conformance.laws.said.formulas import formula_problems
from perfeval.conformance.laws.said.numbers import clause_problems
from perfeval.conformance.laws.said.prices import price_problems, total_problems
from perfeval.measures import Change, Formula, Ratio, Several, Term
from perfeval.rules import (
    Bands,
    Deduct,
    Gain,
    Joined,
    Judged,
    Option,
    PerCase,
    Proportional,
    Rule,
    Steps,
    Together,
)
from tests.conformance.author_rows import CASES, measured, one, pool, row
from tests.given import rubric
from tests.tables import each_row

NINETY = Bands.at_least(("90%", "10"), otherwise="0")
THIS, LAST = Term(fact="o.this", name="本年预算数"), Term(fact="o.last", name="上年预算数")
OFF = evolve(LAST, minus=True)
BACK = Ratio(numerator=(LAST, evolve(THIS, minus=True)), denominator=(THIS,))
RISE = Ratio(numerator=(OFF, THIS), denominator=(LAST,))
CHANGED = Term(fact="o.1", name="调整数")
EXEMPT = Term(fact="o.2", name="政策性调整数")
BASE = (Term(fact="o.3", name="预算数"),)
ADDED = Ratio(numerator=(CHANGED, EXEMPT), denominator=BASE)
TAKEN = Ratio(numerator=(CHANGED, evolve(EXEMPT, minus=True)), denominator=BASE)
MANY = Ratio(numerator=tuple(Term(fact=f"o.{n}", name=f"{n}项") for n in "abcde"), denominator=BASE)


@each_row(
    ("formula", "text", "clause", "told"),
    [
        (RISE, "（本年预算数－上年预算数）÷上年预算数", "条文", ""),
        (BACK, "（本年预算数－上年预算数）÷上年预算数", "条文", "stand elsewhere"),
        (
            BACK,
            "变动率",
            "变动率＝（本年预算数－上年预算数）/上年预算数，不超过0的满分",
            "elsewhere",
        ),
        (BACK, "率：（本年数－上年数）÷上年数", "条文", "stand elsewhere"),
        (Several(formulas=(BACK, CASES)), "（本年预算数－上年预算数）÷上年预算数", "", "elsewhere"),
        (Change(this=LAST, last=THIS), "（本年预算数－上年预算数）÷上年预算数", "", "elsewhere"),
        (Change(this=THIS, last=LAST), "（本年预算数－上年预算数）÷上年预算数", "", ""),
        (BACK, "（甲类－乙类）÷乙类", "条文", ""),  # which is which, nobody knows
        (BACK, "（预算数甲－预算数乙）÷预算数乙", "条文", ""),
        (MANY, "（ab项＋bc项＋cd项＋de项＋ef项）÷预算", "条文", ""),
        (
            ADDED,
            "调整率",
            "扣除政策性调整数，每超1%扣1分",
            "扣除政策性调整数, its terms have other",
        ),
        (ADDED, "调整率", "每超1%扣1分，按规定剔除的不算", ""),
        (TAKEN, "调整率", "扣除政策性调整数，每超1%扣1分", ""),
    ],
)
def test_a_ratio_is_the_one_of_its_words(
    formula: Formula, text: str, clause: str, told: str
) -> None:
    """Of the measure or of the clause, in a composite too, by whatever names they have."""
    measure = evolve(measured(formula), text=text)
    one(formula_problems(measure, clause), told)


FEW = Bands.at_most(("2", "10"), otherwise="0", least="0")
ONE_FOR, TWO_FOR = PerCase(deduct="1"), PerCase(deduct="2")


def _sorted_out(first: Rule, second: Rule, names: str = "一般问题 重大问题") -> Together:
    """What two sorts of cases take off."""
    one_name, other = names.split()
    options = (Option(name=one_name, rule=first), Option(name=other, rule=second))
    return Together(joined=Joined.LOSSES, options=options)


@each_row(
    ("rule", "clause", "told"),
    [
        (_sorted_out(ONE_FOR, TWO_FOR), "一般问题扣1分、重大问题扣2分", ""),
        (_sorted_out(TWO_FOR, TWO_FOR), "一般问题扣1分、重大问题扣2分", "rule gives 一般问题 2"),
        (_sorted_out(ONE_FOR, TWO_FOR), "一般问题扣1分、重大问题计0分", "rule gives 重大问题 2"),
        (_sorted_out(ONE_FOR, PerCase(deduct="10")), "一般问题扣1分；重大问题的本项不得分", ""),
        (_sorted_out(ONE_FOR, PerCase(deduct="11")), "一般问题扣1分；重大问题的本项不得分", ""),
        (_sorted_out(ONE_FOR, TWO_FOR), "每例扣2分，严重的另计", ""),
        (_sorted_out(TWO_FOR, ONE_FOR), "一般问题和重大问题都扣3分", ""),  # whose it is, is open
        (_sorted_out(TWO_FOR, ONE_FOR, "问题 重大问题"), "重大问题扣2分", "gives 重大问题 1"),
        (_sorted_out(TWO_FOR, ONE_FOR), "一般问题扣1分，一般问题整改的扣0.5分", ""),
        (_sorted_out(TWO_FOR, FEW), "一般问题扣123456789.5分，重大问题扣3分", ""),
        (_sorted_out(Gain(each="2"), Gain(each="2")), "一般问题加1分", "gives 一般问题 2"),
        (ONE_FOR, "一般问题扣2分", ""),
    ],
)
def test_each_sort_of_case_has_its_own_price(rule: Rule, clause: str, told: str) -> None:
    """Both numbers are in the clause, whichever sort has which."""
    formula = Several(formulas=(CASES, CASES)) if isinstance(rule, Together) else CASES
    one(price_problems(rubric(row(rule, clause, measure=measured(formula)))), told)


@each_row(
    ("clause", "most", "told"),
    [
        ("加分后总分不超过100分", "100", ""),
        ("加分后总分不超过100分", "105", "allows 105"),
        ("加分后总分不超过105分", "100", ""),
        ("总分最高为100分", None, "allows any total"),
        ("弄虚作假的，总分不超过60分", "105", ""),
        ("总分不超过123456789.5分", "105", ""),
    ],
)
def test_the_total_is_at_most_what_a_clause_says(clause: str, most: str | None, told: str) -> None:
    """Of a reading, a bonus or a penalty."""
    said = (Reading(key="cap", clause=clause, choice="先扣分，后封顶"),)
    whole = row(Proportional(), points="100")
    made = rubric(whole, readings=said)
    one(total_problems(evolve(made, total_at_most=most) if most else made), told)
    bonus = row(Gain(each="2"), clause, measure=measured(CASES), key="extra", name="表彰")
    if most:
        one(total_problems(rubric(whole, bonuses=(bonus,), total_at_most=most)), told)


@each_row(
    ("choice", "told"),
    [
        ("按一个百分点计", "says 按一个百分点计, and no rule"),
        ("不计", ""),
        ("不足一步的按一步计", "and no rule counts"),
        ("照所选的办法", ""),
    ],
)
def test_a_reading_of_steps_need_not_say_of_what(choice: str, told: str) -> None:
    """Its key says that it is of a part of a step."""
    rule = Deduct.above("100%", "1", per="1%", steps=Steps.WHOLE)
    said = (Reading(key="row.steps", clause="每超1%扣1分", choice=choice),)
    one(reading_problems(rubric(row(rule, "每超1%扣1分"), readings=said)), told)


def test_a_reading_may_be_a_part_of_another() -> None:
    """A word before its dot is then none of a row."""
    said = tuple(Reading(key=key, clause="条文", choice="照此") for key in ("whole", "whole.more"))
    one(reading_problems(rubric(row(NINETY), readings=said)), "")


@each_row(
    ("names", "formula", "told"),
    [
        ("预算偏差率", RISE, ""),
        ("变动率", RISE, "its clause says 绝对值, of both sides"),
        ("变动率绝对值", RISE, ""),
        ("变动率", Change(this=THIS, last=LAST), "says 绝对值"),
        ("变动率", evolve(RISE, magnitude=True), ""),
    ],
)
def test_an_absolute_value_has_two_sides(names: str, formula: Formula, told: str) -> None:
    """Where it is of a difference, which may be of either sign."""
    rule = Deduct.above("0%", "1", per="1%", steps=Steps.WHOLE)
    clause = "每超1%扣1分" if "偏差" in names else "绝对值每超1%扣1分"
    measure = evolve(measured(formula), name=names)
    one(clause_problems(rubric(row(rule, clause, measure=measure))), told)


def test_rows_that_people_judge_are_listed() -> None:
    """No law can try them; they break none."""
    made = rubric(row(Judged(), "由评审组判定", measure=None), pool(Judged()))
    assert list(map(str, judged_rows(made))) == ["2 rows are judged by people: 某行、产出"]
    assert list(judged_rows(rubric(row(NINETY)))) == []


@each_row(
    ("joined", "choice", "told"),
    [
        (Joined.LOSSES, "各自所扣的分相加，扣完为止", ""),
        (Joined.LOSSES, "孰低", "the reading row.joined says 孰低, its rule takes losses"),
        (Joined.LOWEST, "按孰低计分", ""),
        (Joined.LOWEST, "各自所扣的分相加", "its rule takes lowest"),
    ],
)
def test_a_reading_joins_as_its_rule_does(joined: Joined, choice: str, told: str) -> None:
    """Added up, or the lowest taken."""
    rule = evolve(_sorted_out(ONE_FOR, TWO_FOR), joined=joined)
    said = (Reading(key="row.joined", clause="一般问题扣1分", choice=choice),)
    both = measured(Several(formulas=(CASES, CASES)))
    made = rubric(row(rule, "一般问题扣1分、重大问题扣2分", measure=both), readings=said)
    one(reading_problems(made), told)
