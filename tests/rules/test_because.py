"""Reasons are data: a sentence with the names of its figures, and the figures."""

from __future__ import annotations

import copy
import importlib
import pickle
import pkgutil
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

import perfeval
from perfeval import CapTotal, Filing, NotApplicable, dumps, loads, score
from perfeval.errors import InputError
from perfeval.filing import Actual, Indicator, Target, UnitForm
from perfeval.measures import Kind, Measured, Unmeasured, Why
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.registry import Choice
from perfeval.registry.choice_warnings import about_form
from perfeval.registry.loaded import RubricFolder
from perfeval.rules import (
    Assessed,
    Award,
    Because,
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
from perfeval.rules.bands import Bands
from perfeval.rules.because import Sentence, unmeasured
from perfeval.rules.checked import rule_text
from perfeval.text.policy import LONGEST_TEXT
from tests import extras
from tests.given import checks, count, rate, state
from tests.rules.test_texts import RULES, Strange
from tests.tables import each_row

GOLDEN = Path(__file__).parents[1] / "data" / "golden" / "reasons.txt"
FIVE = Points("5")
LEVELS = LevelRange(
    levels=(
        Level(words=("达成",), low="60%", high="100%", high_included=True),
        Level(words=("未达成",), low="0%", high="60%"),
    )
)
PARTS = Composite(
    parts=(
        SubRule(name="率", points="3", rule=Proportional()),
        SubRule(name="例数", points="2", rule=PerCase(deduct="1")),
    )
)
WHOLE = Deduct.above("100%", "0.5", per="1%", steps=Steps.WHOLE, cap="2")
EITHER = EitherOr(
    options=(Option(name="甲", rule=Proportional()), Option(name="乙", rule=Proportional())),
    assessed=Assessed.NEITHER,
)
BANDS = Bands.at_least(("95%", "5"), otherwise="0")
BY_STATE = ByState(
    cases=(
        SubRule(name="完成", points="5", rule=BANDS),
        SubRule(name="未完成", points="5", rule=BANDS),
    )
)
TOGETHER = Together(options=EITHER.options, joined=Joined.LOSSES)
CUT = Deduct.both(
    "100%", "0.5", per="1%", steps=Steps.WHOLE, nothing_below="60%", nothing_above="140%"
)
MET = ((True, True), (True, False), (True,))
AWARDS: tuple[tuple[Rule, Measured], ...] = (
    *((CUT, rate(each)) for each in ("59%", "141%")),
    *((EqualShares(items=("①", "②")), checks(*each)) for each in MET),
    *((Coefficients.of(优="100%", 差="0%"), state(each)) for each in ("优", "良")),
    (BY_STATE, Measured(Kind.SEVERAL, (state("完成"), rate("96%")))),
    (BY_STATE, Measured(Kind.SEVERAL, (state("停工"), rate("96%")))),
    (BY_STATE, Measured(Kind.SEVERAL, (rate("96%"), rate("96%")))),
    *(
        (evolve(TOGETHER, joined=joined), Measured(Kind.SEVERAL, (rate(each), rate("100%"))))
        for joined in Joined
        for each in ("90%", "100%")
    ),
    (TOGETHER, Measured(Kind.SEVERAL, (rate("96%"),))),
    *((WHOLE, rate(each)) for each in ("96.67%", "101.5%", "110%")),
    *((evolve(WHOLE, beyond=Beyond.BELOW, cap=None), rate(each)) for each in ("100%", "40%")),
    *((evolve(WHOLE, beyond=Beyond.BOTH, free="1%"), rate(each)) for each in ("100%", "101%")),
    *((Bands.at_least(("95%", "5"), otherwise="0"), rate(each)) for each in ("96%", "-1%")),
    *((Checklist.of(("①", "2"), ("②", "3")), checks(*each)) for each in MET),
    *((MissingItems(items=("制度", "执行"), deduct="1"), checks(*each)) for each in MET),
    *((Gain(each="2"), count(each)) for each in ("1", "9", "0.5")),
    *((PerCase(deduct="2"), count(each)) for each in ("0", "1", "0.5")),
    *((LEVELS, state(each)) for each in ("达成", "完成")),
    *((States.of(none="5", above="0"), state(each)) for each in ("none", "within")),
    *(
        (Linear(full_at="90%", base_at="70%", base_share="80%"), rate(each))
        for each in ("95%", "80%", "60%")
    ),
    *((Proportional(toward=each), rate("100%")) for each in Toward),
    *((Proportional(), rate(each)) for each in ("79.27%", "-1%")),
    (Proportional(full_at="90%"), rate("80%")),
    (Proportional(toward=Toward.AT_MOST), rate("120%")),
    (PARTS, Measured(Kind.SEVERAL, (rate("50%"), count(1)))),
    (PARTS, Measured(Kind.SEVERAL, (rate("50%"), count("0.5")))),
    (PARTS, Measured(Kind.SEVERAL, (rate("50%"),))),
    (EITHER, Measured(Kind.ANY, (rate("50%"), rate("60%")))),
    (EITHER, Measured(Kind.ANY, (rate("50%"),))),
)
BY_TARGET = ByTarget(
    missed_rate=PerStep(deduct="1", per="1%", steps=Steps.STARTED),
    missed_count=PerStep(deduct="1", per="1", steps=Steps.STARTED),
    met_words=("完成",),
)
TEN = Bands.at_least(("95%", "10"), otherwise="0")
OWN = (("≥95%", "96%"), ("≤5%", "3%"))
SHARED = ByTarget(missed_rate=InProportion(), missed_count=InProportion())
ROWS: tuple[tuple[ByTarget, str, str], ...] = (
    *((BY_TARGET, "≥50个", each) for each in ("60个", "40个", "不详", "50人")),
    *((BY_TARGET, *each) for each in (("≤50个", "60个"), ("＞50个", "50个"), ("50个", "40个"))),
    *(
        (BY_TARGET, *each)
        for each in (("100%", "1"), ("出台", "完成"), ("出台", "可能"), ("/", "1"))
    ),
    *((SHARED, *each) for each in (("≥50个", "40个"), ("≥95%", "90%"), ("≥5个", "-1个"))),
    (SHARED, ">0个", "0个"),
    *((evolve(SHARED, own_rate=ByRate(rule=TEN, points="10")), *each) for each in OWN),
    *(
        (evolve(SHARED, overshoot=Overshoot(beyond="30%", reduce=each)), "≥50个", "80个")
        for each in Reduce
    ),
)


def award_of(target: str, actual: str, rule: ByTarget = SHARED) -> Award:
    """What a row earns of five points."""
    return rule.award(Indicator(target=Target(text=target), actual=Actual(text=actual)), FIVE)


def awarded() -> Iterator[Because]:
    """Every reason that a rule can give, at least once."""
    for rule, measured in AWARDS:
        yield rule.award(measured, FIVE).because
    for by_target, target, actual in ROWS:
        yield award_of(target, actual, by_target).because


def reasons() -> Iterator[Because]:
    """Every reason that the library can give, at least once."""
    yield from awarded()
    for ruled in (*RULES, Strange()):
        yield Because("rule", *(rule_text(ruled, lang, "") for lang in ("zh", "en")))
    for why in Why:
        yield unmeasured(Unmeasured(why, ("a.fact",), "缺少甲", "not stated: a"))
    for choice in choices():
        yield choice.because
        yield from choice.warnings
    yield from about_form(perfeval.get_rubric("yueyang-annex-3-1"), filled_unit())
    for card in cards():
        yield from (score.because for score in card.scores)
        yield from (veto.because for veto in card.vetoes)
        yield from (step.because for step in card.steps)


def filled_unit() -> Filing:
    """A table of a unit with one row, 产出指标."""
    shown = Actual(text="1")
    row = Indicator(level1="产出", target=Target(text="1"), actual=shown, points=Points("40"))
    form = UnitForm(key="annex-2", indicators=(row,))
    return Filing(unit=perfeval.BudgetUnit(name="某局"), year=2022, forms=(form,))


def choices() -> Iterator[Choice]:
    """Rubrics that were chosen, with every doubt that there can be."""
    place = perfeval.Jurisdiction(code="430602", name="岳阳楼区")
    yield perfeval.choose_rubric(place, "unit", 2022)
    unit = perfeval.BudgetUnit(name="某局", jurisdiction=place)
    other, short = (
        Indicator(
            level1=part, target=Target(text="1"), actual=Actual(text="1"), points=Points("40")
        )
        for part in ("决策", "产出指标")
    )
    for row in (other, short):
        form = UnitForm(key="annex-2", indicators=(row,))
        yield perfeval.choose_rubric(Filing(unit=unit, year=None, forms=(form,)))
    placeless = Filing(unit=perfeval.BudgetUnit(name="某局"), year=2022, forms=(form,))
    yield perfeval.choose_rubric(placeless, fallback=place)
    titled = evolve(form, title="岳阳楼区部门整体支出绩效自评表")
    own = RubricFolder("评分标准", ())
    yield perfeval.choose_rubric(evolve(placeless, forms=(titled,)), rubrics=own)


def cards() -> Iterator[perfeval.Scorecard]:
    """Scorecards whose rows were judged or do not apply, and whose totals are capped."""
    capped = extras.rubric(
        total_at_most="100",
        cap_total=CapTotal.BEFORE_PENALTIES,
        penalties=(extras.PENALTY,),
        bonuses=(extras.BONUS,),
        vetoes=(extras.VETO,),
    )
    yield extras.card(capped, grave=True, fraud=False)
    for convention in NotApplicable:
        yield extras.card(evolve(capped, not_applicable=convention), **{"budget.outturn": "/"})
    rubric = extras.rubric()
    filing = Filing(unit=perfeval.BudgetUnit(name="某局"), year=2023)
    for points in ("50", "120"):
        yield score(filing, rubric, judgements={"execution": points})
    remarked = perfeval.Judgement(points="5", remark="佐证材料不足")
    yield score(filing, rubric, judgements={"execution": remarked})


def sentences_of(value: object) -> Iterator[Sentence]:
    """The sentences that a name of a module holds."""
    if isinstance(value, Sentence):
        yield value
    elif isinstance(value, dict):
        yield from (each for each in value.values() if isinstance(each, Sentence))


def sentences() -> dict[str, Sentence]:
    """Every sentence of the package, by its module and name."""
    found: dict[str, Sentence] = {}
    for module in pkgutil.walk_packages(perfeval.__path__, "perfeval."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, each in enumerate(sentences_of(value)):
                found[f"{module.name}.{name}.{number}"] = each
    return found


NAME = re.compile(r"\{(.*?)(?::[a-z ]+)?\}")


@pytest.mark.unmeasured
def test_every_sentence_names_its_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is given the figures that its two texts name, no other, and each is ever given."""
    given: dict[Sentence, set[str]] = {}
    make = Sentence.because

    def watched(sentence: Sentence, **figures: Any) -> Because:
        given[sentence] = set(figures)
        return make(sentence, **figures)

    monkeypatch.setattr(Sentence, "because", watched)
    for because in reasons():
        assert because.zh.strip()
        assert because.en.strip()
    known = sentences()
    assert len(known) > 60
    for place, sentence in known.items():
        named = {*NAME.findall(sentence.zh), *NAME.findall(sentence.en)}
        assert given.get(sentence) == named, place


def test_what_rules_say() -> None:
    """Word by word, with their figures: what clerks and auditors read moves only on purpose."""
    said = dict.fromkeys(f"{each.code}\n  {each.zh}\n  {each.en}\n" for each in awarded())
    assert "".join(said) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.unmeasured
def test_no_reason_is_told_from_its_copy() -> None:
    """It pickles and copies as the data that it is, with its figures, and nothing else is in it."""
    for because in reasons():
        for copied in (
            copy.copy(because),
            copy.deepcopy(because),
            pickle.loads(pickle.dumps(because)),
        ):
            assert (copied, copied.figures) == (because, because.figures)
            assert (hash(copied), repr(copied)) == (hash(because), repr(because))
    with pytest.raises(FrozenInstanceError):
        because.zh = "零分"  # type: ignore[misc]


def test_reasons_are_equal_where_they_say_the_same() -> None:
    """Given as text, from figures, or from other figures: what is said counts."""
    one = WHOLE.award(rate("101.5%"), FIVE).because
    assert one == WHOLE.award(rate("101.5%"), FIVE).because
    assert one == WHOLE.award(rate("203/200"), FIVE).because
    said = Because(one.code, one.zh, one.en)
    assert (said, hash(said), repr(said)) == (one, hash(one), repr(one))
    assert said.figures == {}
    for other in (
        Because("full", one.zh, one.en),
        Because(one.code, "", one.en),
        Because(one.code, one.zh, ""),
        WHOLE.award(rate("101.6%"), FIVE).because,
    ):
        assert other != one
    assert one != one.zh


def test_a_document_holds_what_is_said() -> None:
    """A scorecard reads back equal; the figures stay behind."""
    for card in cards():
        back = loads(dumps(card))
        assert back == card
        assert dumps(back) == dumps(card)


def test_the_figures_are_exact() -> None:
    """Nothing is rounded in them, and none can be changed."""
    because = WHOLE.award(rate("309/302", "309 ÷ 302"), FIVE).because
    figures: dict[str, Any] = dict(because.figures)
    assert figures["edge"] == Rate("100%")
    value, loss = figures["value"], figures["loss"]
    assert (value.value, value.measured.zh) == (Rate(309, 302), "309 ÷ 302")
    assert (loss.excess, loss.counted, loss.lost) == (Fraction(7, 302), 2, 1)
    assert (loss.per, loss.deduct, loss.steps) == (Rate("1%"), Points("0.5"), Steps.WHOLE)
    figures.clear()
    assert because.figures


def test_a_host_words_the_figures_in_its_own_language() -> None:
    """By the code, from the names; words in the figures come in the language that is asked for."""
    because = WHOLE.award(rate("101.5%"), FIVE).because
    assert because.worded("{value} > {edge}: {loss}", "zh") == (
        "101.5% > 100%: 1.5 个百分点，每 1 个百分点扣 0.5 分，不足一步的不计，计 1 步，扣 0.5 分"
    )
    assert because.worded("über {edge:Punkt}") == "über 100% Punkts"
    assert because.worded("{ } {} {a b}") == "{ } {} {a b}"
    for template in ("{rate}", None):
        with pytest.raises(InputError) as caught:
            because.worded(template)  # type: ignore[arg-type]
        said = f"a template: found {template!r}; expected the names value, edge, loss"
        assert str(caught.value) == said
    with pytest.raises(InputError, match=r"^the language of a reason"):
        because.worded("{value}", "fr")


def test_text_of_a_form_is_no_template() -> None:
    """Braces in it stand as they are, whatever they hold."""
    row = award_of("≥50个{cells}", "{because.__class__}")
    assert "{because.__class__}，目标 ≥50个{cells}" in row.because.zh
    stated = award_of("出台", "{cells}", evolve(SHARED, met_words=("{cells}",)))
    assert stated.because.zh.endswith("单位填报“{cells}”，据此计满分")
    assert Because("own", "{value", "{x.__class__}").text("en") == "{x.__class__}"


def test_a_reason_within_a_reason_gives_it_its_code() -> None:
    """A part that cannot be scored says why its whole cannot."""
    part = PARTS.award(Measured(Kind.SEVERAL, (rate("50%"), count("0.5"))), FIVE).because
    assert (part.code, part.zh) == ("outside", "例数：0.5：不是例数")
    assert Because("", "无", "none").code == ""


def test_too_long_a_sentence_is_cut() -> None:
    """A reason that quotes long names is a text all the same, which a document can hold."""
    long = "好" * (LONGEST_TEXT + 1)
    cut = "好" * (LONGEST_TEXT - 1) + "…"
    given, made = Because("full", long, long), Sentence("full", "{a}", "{a}").because(a=long)
    assert (given.zh, given.en) == (made.zh, made.en) == (cut, cut)
    assert given == made
    whole = "好" * LONGEST_TEXT
    assert Because("full", whole, "").zh == whole


def test_what_is_not_measured_names_the_facts() -> None:
    """For a host that asks the unit for them."""
    missing = Unmeasured(Why.MISSING, ("a.fact",), "缺少甲", "not stated: a")
    because = unmeasured(missing)
    assert (because.code, because.zh, because.en) == ("missing", "缺少甲", "not stated: a")
    assert because.figures == {"unmeasured": missing}


def test_a_reason_speaks_two_languages() -> None:
    """zh and en, and no third."""
    because = Because("full", "计满分", "full points")
    assert (because.text("zh"), because.text("en")) == ("计满分", "full points")
    for lang in ("fr", "ZH", "", None, 5, ["zh"]):
        with pytest.raises(InputError, match=r"^the language of a reason"):
            because.text(lang)  # type: ignore[arg-type]


@each_row(
    ("args", "where"),
    [
        ((1, "a", "b"), "the code"),
        (("a", None, "b"), "the zh"),
        (("a", "b", b"c"), "the en"),
        (("a\0", "b", "c"), "the code"),
        (("a", "计满分\u202e", "c"), "the zh"),
        (("a", "b", "\ud800"), "the en"),
    ],
)
def test_a_reason_is_text(args: tuple[Any, ...], where: str) -> None:
    """A stranger's rule cannot put anything else into a scorecard."""
    with pytest.raises(InputError, match=f"{where} of a reason"):
        Because(*args)
