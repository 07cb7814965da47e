"""Slips of authors that no award shows: a clause, a name or a fact says what its rule does not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import evolve

from perfeval import Criterion, Pool, Rating, Reading, Veto
from perfeval.conformance.laws.facts import fact_problems
from perfeval.conformance.laws.ratings import rating_problems
from perfeval.conformance.laws.repeated_facts import repeated_fact_problems
from perfeval.conformance.laws.said.edges import edge_problems
from perfeval.conformance.laws.said.levels import level_problems
from perfeval.conformance.laws.said.numbers import clause_problems
from perfeval.conformance.laws.said.part_steps import part_step_problems
from perfeval.conformance.laws.vetoes import veto_problems
from perfeval.measures import (
    AnyOf,
    Change,
    Checks,
    Formula,
    GivenCount,
    GivenRate,
    GivenState,
    Kind,
    Measure,
    Ratio,
    Several,
    Term,
)
from perfeval.rules import (
    Assessed,
    Bands,
    Beyond,
    ByTarget,
    Checklist,
    Coefficients,
    Composite,
    Deduct,
    EitherOr,
    Gain,
    InProportion,
    Joined,
    Judged,
    Linear,
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
from tests.conformance.author_rows import CASES, RATE, THREE, measured, one, pool, row
from tests.given import rubric
from tests.tables import each_row

FIVE: Final = Deduct.below("100%", "1", per="5%", steps=Steps.WHOLE)
TWO_STEPS: Final = Composite(
    parts=(
        SubRule(name="甲", points="5", rule=FIVE),
        SubRule(name="乙", points="5", rule=evolve(FIVE, steps=Steps.STARTED)),
    )
)


def by_targets(steps: Steps) -> Pool:
    """A pool whose missed rates cost a point for every five."""
    missed = PerStep(deduct="1", per="5%", steps=steps)
    clause = "每低5个百分点扣1分，不足5个百分点的按5个百分点计"
    return pool(ByTarget(missed_rate=missed, missed_count=InProportion()), clause)


@each_row(
    ("said", "steps", "told"),
    [
        ("不足5个百分点的按5个百分点计", "started", ""),
        ("不足5个百分点的按5个百分点计", "whole", "不足5个百分点的按5个百分点计, which is started"),
        ("不足5个百分点的按5个百分点计", "pro_rata", "its rule takes pro_rata"),
        ("（不满5％的部分，也按照5％计算）", "whole", "which is started"),
        ("未满五个百分点视同五个百分点", "whole", "which is started"),
        ("不足5%的忽略不计", "started", "which is whole"),
        ("不足5%者不扣分", "started", "which is whole"),
        ("不足5个百分点时按5个百分点扣减", "whole", "which is started"),
        ("不足5%的不予扣分", "started", "which is whole"),
        ("不足一步的不扣分", "pro_rata", "which is whole"),
        ("不足5%的按实际比例折算", "whole", "which is pro_rata"),
        ("（含不足5%）", "whole", "which is started"),
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


DAYS: Final = GivenCount(term=Term(fact="our.days", name="逾期天数"))
FEW: Final = Bands.at_most(("5", "10"), otherwise="0", least="0")
MANY: Final = Bands.at_least(("5", "0"), otherwise="10", least="0")
NINETY: Final = Bands.at_least(("90%", "10"), otherwise="0")
UP_TO: Final = Bands.at_most(("90%", "10"), otherwise="0")


@each_row(
    ("rule", "said", "told"),
    [
        (FEW, "超过5天的不得分", ""),
        (MANY, "超过5天的不得分", "says 超过5天, its rule counts 5 to the other side"),
        (Bands.at_least(("6", "0"), otherwise="10", least="0"), "超过5天的不得分", ""),
        (FEW, "5天（含）以上的不得分", "says 5天（含）以上, its rule counts 5 to the other side"),
        (MANY, "5天（含5天）以上的不得分", ""),
        (FEW, "5天及以上的不得分", "says 5天及以上"),
        (Bands.at_most(("4", "10"), otherwise="0", least="0"), "５天及以上的不得分", ""),
        (FEW, "不超过2个的计满分", "its clause says 不超过2个, its rule has only 5"),
        (Bands.at_most(("3", "10"), otherwise="0", least="0"), "≤2次", "counts 2 to the other"),
        (FEW, "50人以上的单位，超过50人，逾期5天以内的计满分", ""),
        (FEW, "超过50%的，逾期5天以内的计满分", ""),
        (FEW, "不超过9天的，每多1天扣2分", ""),
        (FEW, "不超过2个的，每多1个扣1分", "its clause says 不超过2个, its rule has only 5"),
        (FEW, "不多于5次的计满分", ""),
        (FEW, "超过5天或者不足5天的", ""),
        (FEW, "超过123456789.5天的", ""),
        (NINETY, "低于90%的不得分", ""),
        (NINETY, "超过90%的得10分", "says 超过90%, its rule counts 90% to the other side"),
        (NINETY, "超过90%（含）的得10分", ""),
        (NINETY, "超过90%的部分另计", ""),
        (NINETY, "达到90%的得10分，超过5天的另计", ""),
        (NINETY, "不大于90%的不得分", "counts 90% to the other side"),
        (NINETY, "大于等于90%的得10分", ""),
        (NINETY, "未达到90%的不得分", ""),
        (NINETY, "高于80%的", ""),
        (NINETY, "高于0%的", ""),
        (UP_TO, "小于或等于90%的得10分", ""),
        (UP_TO, "≥90%的不得分", "counts 90% to the other side"),
        (UP_TO, "每超过90%", ""),
        (FIVE, "超过100%的另计", ""),
        (
            evolve(FIVE, per="7%", nothing_below="60%"),
            "不超过60%的不得分",
            "counts 60% to the other side",
        ),
        (Linear(full_at="90%", base_at="60%", base_share="60%"), "达到60%的按比例", ""),
        (Gain(each="1"), "超过5天", ""),
    ],
)
def test_an_edge_lies_on_the_side_of_its_clause(rule: Rule, said: str, told: str) -> None:
    """超过5天 parts 5 from 6, whichever of the two the rule names; a number of something else is
    none of it.
    """
    measure = measured(DAYS if rule.accepts is Kind.COUNT else RATE)
    one(edge_problems(rubric(row(rule, f"由评审组核定，{said}。", measure=measure))), told)


def test_only_rows_have_edges() -> None:
    """Not a pool, nor a row that people judge."""
    one(
        edge_problems(rubric(pool(Judged(), "超过5天"), row(Judged(), "超过5天", measure=None))), ""
    )


SHARES: Final = Coefficients.of(优="100%", 良="80%", 中="60%", 差="0%")
LEVELS: Final = States.of(健全="10", 较健全="6", 不健全="0")


@each_row(
    ("rule", "clause", "told"),
    [
        (SHARES, "系数：优1，良0.8，中0.6，差0", ""),
        (SHARES, "优系数1，良系数０．８，中系数60%", ""),
        (SHARES, "良系数为70%", "its clause says 良系数为70%, its rule gives 良 80%"),
        (SHARES, "优计10分，良计8分", ""),
        (SHARES, "优计10分，良计9分", "its clause says 良计9分, its rule gives 良 80%"),
        (SHARES, "系数分别为1、0.8、0.7、0", "says 0.7, its rule has only 0%, 60%, 80%, 100%"),
        (SHARES, "优1，良0.7", ""),  # nobody says that these are coefficients
        (SHARES, "系数：良8", ""),
        (SHARES, "其中5分由评审组判定，误差3分，良好9分", ""),
        (SHARES, "优90%-100%", ""),
        (LEVELS, "健全的得10分，较健全得6分，不健全的得0分", ""),
        (LEVELS, "健全的，得6分", "its clause says 健全的,得6分, its rule gives 健全 10"),
        (LEVELS, "基本健全的得4分", "its clause says 基本健全的得4分, no level of its rule"),
        (LEVELS, "基本健全的酌情计分", ""),
        (LEVELS, "制度健全率", ""),
        (LEVELS, "较健全60%", ""),
        (NINETY, "优得9分", ""),
    ],
)
def test_a_level_earns_what_its_clause_says(rule: Rule, clause: str, told: str) -> None:
    """By its own name, not by one in which it stands: 较健全 is not 健全."""
    state = GivenState(term=Term(fact="our.level", name="等级"))
    measure = measured(RATE if rule is NINETY else state)
    one(level_problems(rubric(row(rule, clause, measure=measure))), told)


DEVIATION: Final = GivenRate(term=Term(fact="our.rate", name="预算偏差率"))
MAGNITUDE: Final = evolve(_ratio(("a", "-b"), ("b",)), magnitude=True)


@each_row(
    ("rule", "clause", "formula", "told"),
    [
        (FIVE, "±5%以内的不扣分，每降低5%扣1分", RATE, "its clause says ±, of both sides"),
        (FIVE, "偏差5%以内的不扣分，每降低5%扣1分", RATE, "says 偏差, of both sides"),
        (evolve(FIVE, beyond=Beyond.BOTH), "±5%以内的不扣分，每降低5%扣1分", RATE, ""),
        (FIVE, "偏差率每降低5%扣1分", DEVIATION, ""),
        (FIVE, "偏差率每降低5%扣1分", MAGNITUDE, ""),
        (FIVE, "每降低5%扣1分", RATE, ""),
        (NINETY, "偏差10%以内的计满分", RATE, ""),
    ],
)
def test_a_clause_of_both_sides_has_a_rule_of_both(
    rule: Rule, clause: str, formula: Formula, told: str
) -> None:
    """Unless what is measured is how far a figure lies from another."""
    made = rubric(row(rule, clause, measure=measured(formula)))
    one((each for each in clause_problems(made) if "both sides" in str(each)), told)


WHOLE: Final = row(Judged(), measure=None, points="100")
SCALE: Final = (
    Rating(name="优", at_least="90", synonyms=("优秀",)),
    Rating(name="良", at_least="80"),
    Rating(name="中", at_least="60"),
    Rating(name="差", at_least="0"),
)


@each_row(
    ("said", "scale", "told"),
    [
        ("90分（含）以上为优，80分（含）-90分为良，60分（含）至80分（不含）为中", SCALE, ""),
        ("90分以上为优", (evolve(SCALE[0], at_least="90.01"), *SCALE[1:]), ""),
        (
            "85分（含）以上的评为“优秀”",
            SCALE,
            "评为“优秀, the rating begins at 90",
        ),
        ("70-80分之间的为中", SCALE, "the rating begins at 60"),
        ("85分以上为优先支持对象", SCALE, ""),
        ("", (evolve(SCALE[0], synonyms=("良好",)), *SCALE[1:]), "two ratings are called 良好"),
        ("", (SCALE[0], evolve(SCALE[1], synonyms=("优",)), *SCALE[2:]), "called 优: 优 and 良"),
        (
            "",
            (evolve(SCALE[1], at_least="90"), evolve(SCALE[0], at_least="80"), *SCALE[2:]),
            "良 s",
        ),
        ("", (evolve(SCALE[0], name="A", synonyms=()), *SCALE[1:]), ""),
    ],
)
def test_a_scale_begins_where_a_reading_says(
    said: str, scale: tuple[Rating, ...], told: str
) -> None:
    """And no name is of two ratings."""
    reading = Reading(key="scale", clause=said or "条文", choice="四档")
    made = rubric(WHOLE, ratings=scale, readings=(reading,))
    one(rating_problems(made), told)


def _veto(clause: str, condition: str = "挪用资金", **caps: str) -> Veto:
    terms = (Term(fact="our.grave", name=condition),)
    measure = Measure(id="our.veto", name="挪用", formula=Checks(terms=terms))
    return Veto(key="veto", name="一票否决", clause=clause, measure=measure, **caps)


@each_row(
    ("veto", "told"),
    [
        (_veto("挪用资金的，总分计0分。", total_at_most="0"), ""),
        (_veto("挪用资金的，总分按零分计，评为差。", total_at_most="0"), ""),
        (_veto("挪用资金的，总分计0分。", total_at_most="59"), "says 计0分, the veto allows 59"),
        (_veto("挪用资金的，总分不超过59分。", rating_at_most="差"), "the veto allows any total"),
        (_veto("挪用资金的，计60分以下。", total_at_most="59"), ""),
        (_veto("挪用资金的，扣123456789.5分，总分为0分。", total_at_most="0"), ""),
        (_veto("挪用资金的，总分为1234567.25分。", total_at_most="0"), "the veto allows 0"),
        (_veto("挪用资金的，评为差。", total_at_most="59"), ""),
        (_veto("挪用资金的，评为差。", total_at_most="60"), "says 评为差, the veto allows 中"),
        (_veto("有不合规行为挪用资金的评为差。", rating_at_most="差"), ""),
        (_veto("挪用资金的，不得评为“优秀”。", rating_at_most="良"), ""),
        (_veto("挪用资金的，不得评为优、良。", rating_at_most="良"), ""),
        (_veto("挪用资金的，取消评优等次。", rating_at_most="中"), "取消评优, the veto allows 中"),
        (_veto("挪用资金的，不得评为差以上。", rating_at_most="差"), ""),
        (
            _veto("挪用资金的，等次不得高于中。", rating_at_most="良"),
            "高于中, the veto allows",
        ),
        (_veto("挪用资金的，最高评为中。", rating_at_most="中"), ""),
        (_veto("挪用资金的，评为差错单位。", rating_at_most="中"), ""),
        (_veto("迟报的，总分计0分。", total_at_most="0"), "挪用 has no word in common"),
        (_veto("有下列情形之一的，总分计0分。", total_at_most="0"), ""),
        (_veto("挪用资金50万元以上的，计0分。", "挪用资金50万元以上", total_at_most="0"), ""),
        (
            _veto("挪用资金50万元以上的，计0分。", "挪用资金5万元以上", total_at_most="0"),
            "its condition says 5万元, which its clause does not",
        ),
        (_veto("挪用资金2次以上的，计0分。", "挪用资金5万元以上", total_at_most="0"), ""),
    ],
)
def test_a_veto_caps_what_its_clause_says(veto: Veto, told: str) -> None:
    """The total, the rating, and the numbers of its conditions."""
    made = rubric(WHOLE, ratings=SCALE, vetoes=(veto,))
    one(veto_problems(made), told)


def test_a_veto_without_a_scale_caps_the_total_alone() -> None:
    """A rating that no scale has is none of the clause."""
    veto = _veto("挪用资金的，评为差，总分计0分。", total_at_most="0")
    one(veto_problems(rubric(row(NINETY), vetoes=(veto,))), "")


@each_row(
    ("name", "clause", "measure", "told"),
    [
        ("表彰", "每次加2分", "省级表彰次数", False),
        ("创新", "每次加2分", "投诉", True),
        ("创新", "每获投诉一次加2分，投诉多的不加", "投诉", False),
        ("创", "每次加2分", "投诉", False),
        ("创新", "每次加2分", "例数", False),
    ],
)
def test_a_bonus_by_another_thing_is_told(name: str, clause: str, measure: str, told: bool) -> None:
    """Names of two characters are enough: a bonus says in its clause what it is for."""
    goes_by = evolve(measured(CASES), id="other", name=measure)
    extra = row(Gain(each="2"), clause, measure=goes_by, key="extra", name=name)
    made = rubric(row(NINETY), penalties=(extra,))
    one(fact_problems(made), "has no word in common" if told else "")


def test_a_measure_of_two_rows_has_a_word_in_common_with_both() -> None:
    """However short the names are."""
    cases = evolve(measured(CASES), name="投诉次数")
    for name, told in (("投诉", ""), ("创", "has no word in common")):
        more = row(PerCase(deduct="1"), measure=cases, key="more", name=name)
        first = row(PerCase(deduct="1"), measure=cases, name="投诉情况")
        one(fact_problems(rubric(first, more)), told)


@each_row(
    ("text", "told"),
    [
        ("（a－b）÷c×100%", ""),
        ("（a＋b）÷c×100%", "have other signs"),
        ("c÷（a－b）×100%", "are the other way round"),
        ("a÷c×100%", ""),
        ("单位所报的比率", ""),
        ("率＝（a－b）÷c×100%", ""),
        ("（c－b）÷a×100%", "stand elsewhere"),
    ],
)
def test_a_formula_in_words_has_the_signs_of_its_terms(text: str, told: str) -> None:
    """What the sheet takes away is not added."""
    ratio = Ratio(
        numerator=(Term(fact="o.1", name="a数"), Term(fact="o.2", name="b数", minus=True)),
        denominator=(Term(fact="o.3", name="c数"),),
    )
    said = text.replace("a", "a数").replace("b", "b数").replace("c", "c数")
    one(fact_problems(rubric(row(NINETY, measure=evolve(measured(ratio), text=said)))), told)
