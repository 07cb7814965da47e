"""Rules in words: a sentence for each kind, in two languages, to be compared with the clause."""

from __future__ import annotations

from typing import Any, Final

import pytest
from attrs import evolve, frozen
from hypothesis import assume, given
from hypothesis import strategies as st

from perfeval.errors import RubricError
from perfeval.rules import (
    Assessed,
    Bands,
    Beyond,
    ByRate,
    ByState,
    ByTarget,
    Checklist,
    Coefficients,
    Composite,
    Deduct,
    EitherOr,
    EqualShares,
    Gain,
    InProportion,
    Joined,
    Judged,
    Level,
    LevelRange,
    Linear,
    MissingItems,
    Option,
    Overshoot,
    PerCase,
    PerStep,
    Proportional,
    Reduce,
    Rule,
    States,
    Steps,
    SubRule,
    Together,
    Toward,
)
from perfeval.rules.checked import rule_text
from perfeval.text.policy import text_problem
from tests.tables import each_row

CUT: Final = Deduct.both(
    "100%", "0.5", per="1%", steps=Steps.WHOLE, nothing_below="60%", nothing_above="130%"
)
EACH: Final = (
    Option(name="甲", rule=Proportional()),
    Option(name="乙", rule=PerCase(deduct="1")),
)
PARTS: Final = (
    SubRule(name="到位率", points="6", rule=Proportional()),
    SubRule(name="违规", points="4", rule=PerCase(deduct="2", cap="3")),
)
MISSED: Final = ByTarget(missed_rate=InProportion(), missed_count=InProportion())
TEN: Final = ByRate(rule=Bands.at_least(("90%", "10"), otherwise="0"), points="10")

TEXTS: Final[tuple[tuple[Any, str, str], ...]] = (
    (
        Bands.at_least(("95%", "5"), ("85%", "1"), otherwise="0"),
        "不低于 95%，5 分；不低于 85%且低于 95%，1 分；低于 85%，0 分",
        "at least 95%: 5 points; at least 85% and below 95%: 1 point; below 85%: 0 points",
    ),
    (
        Bands.at_most(("0%", "3"), otherwise="0", least=None),
        "不超过 0%，3 分；高于 0%，0 分；负值也计分",
        "at most 0%: 3 points; above 0%: 0 points; values below 0 count, too",
    ),
    (
        Bands.at_most(("5", "3"), otherwise="0", least="1"),
        "不超过 5，3 分；高于 5，0 分；低于 1 的未规定",
        "at most 5: 3 points; above 5: 0 points; nothing is said below 1",
    ),
    (
        Bands.at_least(("80%", "3"), otherwise="0", most="100%"),
        "不低于 80%，3 分；低于 80%，0 分；高于 100% 的未规定",
        "at least 80%: 3 points; below 80%: 0 points; nothing is said above 100%",
    ),
    (
        Bands.at_least(("80%", "3"), otherwise="0", most="100%", most_included=False),
        "不低于 80%，3 分；低于 80%，0 分；100% 及以上的未规定",
        "at least 80%: 3 points; below 80%: 0 points; nothing is said from 100% on",
    ),
    (
        Deduct.above("100%", "0.5", per="1%", steps=Steps.WHOLE),
        "不超过 100% 计满分；每超过 1 个百分点扣 0.5 分，不足一步的不计，扣完为止",
        "full points up to 100%; 0.5 off for every 1 percentage point above (a part of a step does "
        "not count), down to zero",
    ),
    (
        Deduct.below("90%", "2", per="5%", steps=Steps.STARTED, free="3%", cap="6"),
        "不低于 90% 计满分，偏差 3 个百分点以内的不扣；每低于 5 个百分点扣 2 分，"
        "不足一步的按一步计，"
        "最多扣 6 分",
        "full points from 90%, nothing is lost within 3 percentage points; 2 off for every 5 "
        "percentage points below (a started step counts as one), at most 6 in all",
    ),
    (
        CUT,
        "等于 100% 计满分；每超过或低于 1 个百分点扣 0.5 分，不足一步的不计，扣完为止；"
        "低于 60% 不得分；"
        "高于 130% 不得分",
        "full points at 100%; 0.5 off for every 1 percentage point above or below (a part of a "
        "step does not count), down to zero; no points below 60%; no points above 130%",
    ),
    (
        Linear(full_at="90%", base_at="70%", base_share="80%"),
        "达到 90% 计满分；70% 计分值的 80%，其间按比例；低于 70% 不得分",
        "full points from 90% on; 80% of them at 70%, linear between; below 70% nothing",
    ),
    (
        Linear(full_at="90%", base_at="70%", base_share="80%", below_share="10%"),
        "达到 90% 计满分；70% 计分值的 80%，其间按比例；低于 70% 计分值的 10%",
        "full points from 90% on; 80% of them at 70%, linear between; below 70% 10% of them",
    ),
    (
        PerCase(deduct="0.5"),
        "没有的计满分；每出现一例扣 0.5 分，扣完为止",
        "full points for no case; 0.5 off for each, down to zero",
    ),
    (
        MissingItems(items=("①制度", "②执行"), deduct="1"),
        "①制度；②执行；每缺一项扣 1 分，扣完为止",
        "①制度; ②执行; 1 off for each that is missing, down to zero",
    ),
    (
        Checklist.of(("①制度", "2.5"), ("②执行", "1")),
        "①制度，2.5 分；②执行，1 分",
        "①制度: 2.5 points; ②执行: 1 point",
    ),
    (
        EqualShares(items=("①制度", "②执行")),
        "①制度；②执行；每符合一项计分值的 2 分之一",
        "①制度; ②执行; each that is met earns one of 2 equal shares",
    ),
    (
        States.of(none="3", within="2", above="0"),
        "无结余，3 分；有结余，不超过上年结转，2 分；结余超过上年结转，0 分",
        "none left: 3 points; not above what was brought forward: 2 points; above what was brought "
        "forward: 0 points",
    ),
    (States.of(好="3", 差="0"), "好，3 分；差，0 分", "好: 3 points; 差: 0 points"),
    (
        Coefficients.of(优="100%", 差="0%"),
        "优，计分值的 100%；差，计分值的 0%",
        "优: 100% of the points; 差: 0% of the points",
    ),
    (
        LevelRange(
            levels=(
                Level(words=("达成", "完成"), low="60%", high="100%", high_included=True),
                Level(words=("未达成",), low="0%", high="60%"),
            )
        ),
        "达成、完成，计分值的 [60%, 100%]；未达成，计分值的 [0%, 60%)；在区间内由评价人判定",
        "达成、完成: [60%, 100%] of the points; 未达成: [0%, 60%) of the points; the evaluator "
        "picks within the range",
    ),
    (
        Proportional(),
        "达到 100% 计满分，未达到的按 分值×比率÷100% 计",
        "full points from 100% on; below it points × rate ÷ 100%",
    ),
    (
        Proportional(toward=Toward.AT_MOST),
        "不超过 100% 计满分，超过的按 分值×100%÷比率 计",
        "full points up to 100%; above it points × 100% ÷ rate",
    ),
    (
        Proportional(full_at="95%", toward=Toward.EQUAL),
        "等于 95% 计满分，低于的按 分值×比率÷95%、高于的按 分值×95%÷比率 计",
        "full points at 95%; below it points × rate ÷ 95%, above it points × 95% ÷ rate",
    ),
    (
        Gain(each="2"),
        "每例计 2 分，以本行分值为限",
        "2 for each case, at most the points of the row",
    ),
    (
        Judged(),
        "由评价人按条文判定",
        "an evaluator judges by the clause",
    ),
    (
        Composite(parts=PARTS),
        "到位率 6 分（达到 100% 计满分，未达到的按 分值×比率÷100% 计）；"
        "违规 4 分（没有的计满分；每出现一例扣 2 分，最多扣 3 分）",
        "到位率 6 (full points from 100% on; below it points × rate ÷ 100%); "
        "违规 4 (full points for no case; 2 off for each, at most 3 in all)",
    ),
    (
        ByState(cases=PARTS),
        "按状态：到位率 6 分（达到 100% 计满分，未达到的按 分值×比率÷100% 计）；"
        "违规 4 分（没有的计满分；每出现一例扣 2 分，最多扣 3 分）",
        "by state: 到位率 6 (full points from 100% on; below it points × rate ÷ 100%); "
        "违规 4 (full points for no case; 2 off for each, at most 3 in all)",
    ),
    *(
        (
            EitherOr(options=EACH, assessed=assessed),
            f"任选一项考核，都能计算时{zh}：甲（达到 100% 计满分，未达到的按 分值×比率÷100% 计）；"
            "乙（没有的计满分；每出现一例扣 1 分，扣完为止）",
            f"one of these, {en}: 甲 (full points from 100% on; below it points × rate ÷ 100%); "
            "乙 (full points for no case; 1 off for each, down to zero)",
        )
        for assessed, zh, en in (
            (Assessed.FIRST, "取先列的", "the first that can be measured"),
            (Assessed.BEST, "取得分最高的", "the one that earns most"),
            (Assessed.NEITHER, "须指明", "to be named where several can be"),
        )
    ),
    *(
        (
            Together(options=EACH, joined=joined),
            f"{zh}：甲（达到 100% 计满分，未达到的按 分值×比率÷100% 计）；"
            "乙（没有的计满分；每出现一例扣 1 分，扣完为止）",
            f"{en}: 甲 (full points from 100% on; below it points × rate ÷ 100%); "
            "乙 (full points for no case; 1 off for each, down to zero)",
        )
        for joined, zh, en in (
            (Joined.LOWEST, "分别计分，取得分最低的", "each is scored, the lowest counts"),
            (
                Joined.LOSSES,
                "各项所扣的分相加，扣完为止",
                "what each takes off is added up, down to zero",
            ),
            (
                Joined.GAINS,
                "各项所得的分相加，以本行分值为限",
                "what each earns is added up, at most the points of the row",
            ),
        )
    ),
    (
        MISSED,
        "达到年度指标值计满分；未达到的：比率按完成比例计；数量按完成比例计",
        "full points where the target is met; missed: a rate in proportion; a count in proportion",
    ),
    (
        ByTarget(
            missed_rate=PerStep(deduct="1", per="1%", steps=Steps.PRO_RATA),
            missed_count=PerStep(deduct="2", per="5", steps=Steps.STARTED),
            met_words=("完成", "已完成"),
            levels=Coefficients.of(优="100%", 差="0%"),
        ),
        "达到年度指标值计满分；未达到的：比率每差 1 个百分点扣 1 分，不足一步的按比例计；"
        "数量每差 5 扣 2 分，不足一步的按一步计；填报“完成”“已完成”的计满分；"
        "定性指标：优，计分值的 100%；差，计分值的 0%",
        "full points where the target is met; missed: a rate 1 off for every 1 percentage point "
        "short of it (a part of a step counts by its share); a count 2 off for every 5 short of it "
        "(a started step counts as one); full points for the words “完成”“已完成”; targets in "
        "words: 优: 100% of the points; 差: 0% of the points",
    ),
    (
        ByTarget(
            missed_rate=ByRate(rule=Linear(full_at="100%", base_at="60%", base_share="0%")),
            missed_count=InProportion(),
            own_rate=TEN,
        ),
        "达到年度指标值计满分；未达到的：比率按完成率计（达到 100% 计满分；60% 计分值的 0%，"
        "其间按比例；"
        "低于 60% 不得分）；数量按完成比例计；百分数按其自身大小计（不低于 90%，10 分；"
        "低于 90%，0 分"
        "（按 10 分规定，其他分值同比例折算））",
        "full points where the target is met; missed: a rate by how far it was reached (full "
        "points from 100% on; 0% of them at 60%, linear between; below 60% nothing); a count in "
        "proportion; a percentage by its own size (at least 90%: 10 points; below 90%: 0 points "
        "(given for 10; in proportion for other points))",
    ),
    *(
        (
            evolve(MISSED, overshoot=Overshoot(beyond="30%", reduce=reduce)),
            "达到年度指标值计满分；未达到的：比率按完成比例计；数量按完成比例计；"
            f"好于指标值 30% 以上的，{zh}",
            "full points where the target is met; missed: a rate in proportion; a count in "
            f"proportion; better than the target by more than 30%: {en}",
        )
        for reduce, zh, en in (
            (Reduce.ANALYSE, "计满分，须分析原因", "full points, to be explained"),
            (Reduce.BY_DEVIATION, "按超过部分扣分", "points off by what lies beyond"),
            (Reduce.BY_WHOLE_DEVIATION, "按全部偏离度扣分", "points off by the whole deviation"),
            (Reduce.NOTHING, "不得分", "no points"),
        )
    ),
)
RULES: Final = tuple(rule for rule, _, _ in TEXTS)


@each_row(("rule", "zh", "en"), TEXTS)
def test_a_rule_says_what_it_does(rule: Any, zh: str, en: str) -> None:
    """Every figure that it scores by, in the order of a clause."""
    assert (rule_text(rule, "zh", "某行"), rule_text(rule, "en", "某行")) == (zh, en)


@given(st.from_type(Rule) | st.from_type(ByTarget))  # type: ignore[type-abstract]
def test_every_rule_has_words(rule: Any) -> None:
    """In both languages, within the text policy."""
    for lang in ("zh", "en"):
        text = rule_text(rule, lang, "某行")
        assert text.strip()
        assert text_problem(text) is None


@given(st.data(), st.sampled_from((Deduct, Linear, PerCase, Proportional, Checklist, Coefficients)))
def test_rules_that_differ_say_so(data: st.DataObject, kind: Any) -> None:
    """Otherwise a change of a rule could not be told from its words."""
    one, other = (data.draw(st.from_type(kind)) for _ in range(2))
    assume(one != other)
    assert rule_text(one, "zh", "") != rule_text(other, "zh", "")


@frozen
class Strange:
    """A rule of a plugin, which says of itself what it likes."""

    text: Any = ""

    accepts = None
    award = problem = edges = direction = staticmethod(lambda *_: None)


@each_row(
    ("text", "said"),
    [
        (lambda lang: f"{lang}: 每迟一天扣 1 分", "zh: 每迟一天扣 1 分"),
        ("a field of its own", "按 Strange 的规则计分"),
    ],
)
def test_a_rule_of_a_plugin_may_have_words(text: Any, said: str) -> None:
    """Without any, its class is named."""
    assert rule_text(Strange(text), "zh", "某行") == said


@each_row(
    ("text", "problem"),
    [
        (lambda _: 5, "its rule gave 5 where words are due"),
        (lambda _: " ", "its rule gave ' ' where words are due"),
        (lambda _: "a\u202e", "its rule gave 'a.u202e' where words are due"),
        (lambda: "", "its rule failed with TypeError"),
    ],
)
def test_words_that_are_none_are_refused(text: Any, problem: str) -> None:
    """With the row."""
    with pytest.raises(RubricError, match=f"某行: {problem}"):
        rule_text(Strange(text), "zh", "某行")


def test_a_deduction_on_either_side_says_which() -> None:
    """Above, below, both."""
    said = {evolve(CUT, beyond=each, nothing_below=None, nothing_above=None) for each in Beyond}
    assert len({rule.text("zh") for rule in said}) == len(Beyond)
