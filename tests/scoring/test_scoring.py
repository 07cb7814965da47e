"""Scoring: a form and a rubric in, a scorecard with reasons out."""

from __future__ import annotations

import sys
from contextvars import ContextVar
from decimal import Context, getcontext, localcontext, setcontext
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError, RubricError
from perfeval.filing import (
    BaseDataForm,
    FormKind,
    FundRow,
    Indicator,
    ProjectForm,
    ScoreSheet,
    SheetRow,
)
from perfeval.measures import (
    LATE_FUND_RELEASES,
    SATISFACTION_RATE,
    STAFFING_CONTROL_RATE,
    GivenState,
    Measure,
    Measured,
    Term,
)
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.cells import Nil, read_cell
from perfeval.numbers.printed import Points
from perfeval.rubric.criteria import Criterion, NotApplicable, Pool, PoolRow
from perfeval.rubric.sections import Section
from perfeval.rules import (
    Award,
    Because,
    ByTarget,
    Deduct,
    InProportion,
    Judged,
    Level,
    LevelRange,
    PerCase,
    Proportional,
    Steps,
)
from perfeval.scoring.judgements import BEYOND
from perfeval.scoring.scores import Score
from perfeval.scoring.scoring import choose_form, score
from perfeval.version import VERSION
from tests.given import FUND, filing, indicator, rubric, unit_form
from tests.tables import each_row

BY_TARGET = ByTarget(missed_rate=InProportion(), missed_count=InProportion(), met_words=("完成",))
STAFFING = Criterion(
    key="staffing",
    name="控制率",
    points="5",
    clause="≦100%，计5分",
    measure=STAFFING_CONTROL_RATE,
    rule=Deduct.above("100%", "0.5", per="1%", steps=Steps.WHOLE),
)
LATE = Criterion(
    key="late",
    name="支付进度",
    points="3",
    clause="每例扣0.5分",
    measure=LATE_FUND_RELEASES,
    rule=PerCase(deduct="0.5"),
)
WORK = Criterion(key="work", name="履职", points="7", clause="判定", rule=Judged())
OUTPUT = Pool(
    key="output",
    name="产出指标",
    labels=("产出指标",),
    points="50",
    clause="由单位分配",
    rule=BY_TARGET,
)
SHEET = {"form": FormKind.SCORE_SHEET}
STAFF = {"staff.in_post": "31人", "staff.authorised_posts": "30人"}
MOST = "999999999999999"
FUND_ROW = FundRow(
    label="年度资金总额", final=wan_yuan("300"), outturn=wan_yuan("100"), claimed=Points("9")
)


def sheet(*rows: tuple[str, str, str], key: str = "annex-3-1") -> ScoreSheet:
    """A sheet of rows: 二级 label, name, claim."""
    return ScoreSheet(
        key=key,
        rows=tuple(
            SheetRow(level1="过程", level2=label, name=name, claimed=read_cell(Points, claim))
            for label, name, claim in rows
        ),
    )


def by_key(*rows: Indicator, pool: Pool = OUTPUT, **more: Any) -> dict[str, Score]:
    """The scores of a unit table with these indicators, by a rubric of one pool."""
    card = score(filing(unit_form(*rows)), rubric(pool, **more))
    return {each.key: each for each in card.scores}


def shown(each: Score) -> tuple[str | None, str, str]:
    return (
        None if each.earned is None else each.earned.plain,
        each.out_of.plain,
        each.because.code,
    )


def test_a_scorecard_says_what_was_scored_by_what() -> None:
    """Unit, year and form; rubric, edition, digest, origin; library."""
    made = rubric(FUND, OUTPUT, distribution="某县 1.0")
    card = score(filing(unit_form(fund=FUND_ROW)), made)
    assert (card.unit, card.year, card.form) == ("某局", 2023, "annex-2")
    assert (card.rubric, card.edition, card.digest) == ("some-county", "2023", made.digest)
    assert (card.distribution, card.library, card.places) == ("某县 1.0", VERSION, 2)
    assert card.out_of == Points("60")


def test_a_criterion_is_computed_from_facts_and_keeps_the_claim() -> None:
    """With its path, its printed name and its clause."""
    made = rubric(STAFFING, **SHEET)
    card = score(filing(sheet(("过程", "“控制率”", "5")), facts=STAFF), made)
    (staffing,) = card.scores
    assert shown(staffing) == ("3.5", "5", "deducted")
    assert (staffing.claimed, staffing.judged) == (Points("5"), None)
    assert (staffing.path, staffing.name) == (("过程",), "“控制率”")
    assert staffing.clause == "≦100%，计5分"
    assert staffing.reason().startswith("31 ÷ 30 = 103.33%，超过 100% 3.33 个百分点")


def test_a_filing_without_the_sheet_has_no_claims() -> None:
    """The rubric of a sheet asks for facts alone."""
    (staffing,) = score(filing(facts=STAFF), rubric(STAFFING, **SHEET)).scores
    assert (staffing.name, staffing.claimed) == ("控制率", None)
    assert score(filing(facts=STAFF), rubric(STAFFING, **SHEET)).form == ""


@each_row(
    ("facts", "code", "zh"),
    [
        ({}, "missing", "缺少在职人员数、编制数"),
        ({"staff.in_post": "31"}, "missing", "缺少编制数"),
        (STAFF | {"staff.authorised_posts": "0"}, "undefined", "31 ÷ 0：除数为零"),
        (STAFF | {"staff.in_post": "不适用"}, "not_applicable", "在职人员数：不适用，不计分"),
        (
            STAFF | {"staff.in_post": "三十一"},
            "unfit",
            "在职人员数、编制数的数据类型不适于计算：在职人员数写的是“三十一”，应写数量，如31人",
        ),
    ],
)
def test_what_cannot_be_measured_is_unscored_and_says_why(
    facts: dict[str, Any], code: str, zh: str
) -> None:
    """Nothing is guessed: not 0, not full."""
    card = score(filing(facts=facts), rubric(STAFFING, **SHEET))
    assert shown(card.scores[0]) == (None, "5", code)
    assert card.scores[0].reason() == zh
    assert (card.total, card.scored_out_of) == (Points("0"), Points("0"))


def test_a_judged_criterion_is_never_invented() -> None:
    """It waits for a reviewer."""
    card = score(filing(), rubric(WORK, **SHEET))
    assert shown(card.scores[0]) == (None, "7", "judged")
    reviewed = score(filing(), rubric(WORK, **SHEET), judgements={"work": "9"})
    assert reviewed.scores[0].judged == Points("7")
    assert (reviewed.total, reviewed.reviewed_total) == (Points("0"), Points("7"))


LEVELS = LevelRange(
    levels=(
        Level(words=("达成",), low="80%", high="100%", high_included=True),
        Level(words=("未达成",), low="0%", high="80%"),
    )
)


def test_a_judgement_is_held_against_the_level_that_the_unit_states() -> None:
    """Of a criterion and of a row in a pool; it stands, and the reason says that it is outside."""
    stated = Criterion(
        key="stated",
        name="制度",
        points="50",
        clause="达成100%-80%",
        measure=Measure(
            id="rules", name="制度", formula=GivenState(term=Term(fact="rules", name="制度"))
        ),
        rule=LEVELS,
    )
    output = evolve(OUTPUT, rule=evolve(BY_TARGET, levels=LEVELS))
    row = indicator("出台", "达成", "50", name="办法")
    given = filing(unit_form(row), facts={"rules": "未达成"})
    made = rubric(stated, output)
    inside = {"stated": "39.99", "output/办法": "40"}
    outside = {"stated": "40", "output/办法": "39.99"}
    for judgements, code in ((inside, "range"), (outside, BEYOND)):
        card = score(given, made, judgements=judgements)
        assert [each.because.code for each in card.scores] == [code, code]
        assert [each.judged for each in card.scores] == list(map(Points, judgements.values()))


@each_row(("places", "earned"), [(0, "3"), (1, "3.3"), (2, "3.33"), (8, "3.33333333")])
def test_a_score_is_rounded_once_to_the_places_of_the_rubric(places: int, earned: str) -> None:
    """10 × 100 ÷ 300."""
    card = score(filing(unit_form(fund=FUND_ROW)), rubric(FUND, places=places))
    assert card.scores[0].earned == Points(earned)
    assert card.total == Points(earned)


def test_rounding_up_does_not_pass_the_points_of_the_row() -> None:
    """9.996 of 9.996 in two places is not 10.00."""
    narrow = evolve(FUND, points="9.996")
    row = evolve(FUND_ROW, outturn=wan_yuan("300"))
    card = score(filing(unit_form(fund=row)), rubric(narrow))
    assert card.scores[0].earned == Points("9.996")


def test_a_project_is_scored_by_its_own_fund_row() -> None:
    """No other form speaks for it, nor it for others."""
    own = ProjectForm(key="p1", project_name="甲", fund=FUND_ROW)
    other = ProjectForm(key="p2", project_name="乙", fund=evolve(FUND_ROW, outturn=wan_yuan("300")))
    bare = ProjectForm(key="p3", project_name="丙")
    given = filing(unit_form(fund=evolve(FUND_ROW, outturn=wan_yuan("150"))))
    given = evolve(given, forms=(*given.forms, own, other, bare))
    made = rubric(FUND, form=FormKind.PROJECT)
    totals = [score(given, made, form=key).total.plain for key in ("p1", "p2", "p3")]
    assert totals == ["3.33", "10", "0"]
    assert score(given, made, form="p3").scores[0].because.code == "missing"
    assert score(given, rubric(FUND)).total.plain == "5"


def test_every_row_of_a_pool_is_scored_on_its_own_value() -> None:
    """By its printed name, under its second label, with its claim."""
    found = by_key(
        indicator("≥50个", "60个", "5", name="调研", claimed="4"),
        indicator("≥50个", "25个", "5", name="审批"),
        indicator("2023年", "完成", "10", name="时效", level2=""),
    )
    assert {key: shown(each) for key, each in found.items()} == {
        "output/调研": ("5", "5", "met"),
        "output/审批": ("2.5", "5", "proportional"),
        "output/时效": ("10", "10", "stated"),
    }
    assert found["output/调研"].path == ("过程", "数量指标")
    assert found["output/时效"].path == ("过程",)
    assert found["output/调研"].claimed == Points("4")
    assert found["output/调研"].clause == "由单位分配"
    assert {each.pool for each in found.values()} == {"output"}


@each_row("points", ["", "/", "满分", "-5", "1000000000"])
def test_a_row_without_points_is_not_scored(points: str) -> None:
    """Nor is it given any; its claim is kept."""
    found = by_key(indicator("≥50个", "60个", points, claimed="5"))["output/指标"]
    assert shown(found) == (None, "0", "no_points")
    assert found.claimed == Points("5")


def test_an_of_which_row_is_not_scored_again() -> None:
    """其中 rows stand under a scored parent."""
    found = by_key(indicator("≥50个", "60个", "", of_which=True))["output/指标"]
    assert shown(found) == (None, "0", "of_which")


def test_a_row_of_no_points_earns_none() -> None:
    """0 of 0, with its reason."""
    assert shown(by_key(indicator("≥50个", "60个", "0"))["output/指标"]) == ("0", "0", "met")


def test_rows_that_earn_more_than_their_pool_are_capped_in_the_total() -> None:
    """Each keeps its own score."""
    rows = [indicator("≥50个", "60个", "30", name=name) for name in ("甲", "乙")]
    card = score(filing(unit_form(*rows)), rubric(OUTPUT))
    assert [each.earned for each in card.scores] == [Points("30")] * 2
    assert (card.total, card.scored_out_of) == (Points("50"), Points("50"))


def test_rows_of_one_name_are_told_apart_by_what_they_say() -> None:
    """Not by their order, and not by their claims; a name like a number's is no trap."""
    rows = [
        indicator("≥50个", "25个", "10", name="其他", claimed="10"),
        indicator("≥50个", "5个", "10", name="其他#2"),
        indicator("≥50个", "60个", "10", name="其他", claimed="1"),
        indicator("≥50个", "10个", "10", name="其他"),
        indicator("≥50个", "10个", "10", name=" "),
    ]
    found = by_key(*rows)
    assert len(found) == 5
    assert sorted(found) == [
        "output/其他", "output/其他#2", "output/其他#2#2", "output/其他#3",
        "output/（无名称）",
    ]  # fmt: skip
    again = by_key(*rows[::-1])
    assert {key: shown(each) for key, each in again.items()} == {
        key: shown(each) for key, each in found.items()
    }


def test_a_very_long_name_makes_no_long_key() -> None:
    """The name itself is kept."""
    rows = [indicator("≥50个", "60个", "10", name="指" * 300 + end) for end in "甲乙"]
    found = by_key(*rows)
    assert max(map(len, found)) < 220
    assert {each.name[-1] for each in found.values()} == {"甲", "乙"}


def test_a_row_that_the_rubric_does_not_know_stands_without_points() -> None:
    """Every row of the form stands once; its claim counts as claimed."""
    rows = [
        indicator("≥1", "1", "5", name="甲", level1="成本指标（20分）", claimed="5"),
        indicator("≥1", "1", "5", name="甲", level1="成本指标（20分）", level2=""),
    ]
    card = score(filing(unit_form(*rows)), rubric(OUTPUT, WORK))
    homeless = [each for each in card.scores if each.because.code == "unknown_row"]
    assert [each.key for each in homeless] == ["other/甲#2", "other/甲"]
    assert homeless[0].path == ("成本指标（20分）", "数量指标")
    assert homeless[1].path == ("成本指标（20分）",)
    assert (homeless[0].out_of, homeless[0].claimed) == (Points("0"), Points("5"))
    assert card.claimed_total == Points("5")
    assert card.reviewed_total == Points("0")


def test_a_pool_without_rows_stands_as_the_rubric_prints_it() -> None:
    """As a whole or row by row; scored by targets it has none, judged it waits."""
    (alone,) = by_key().values()
    assert (alone.key, shown(alone)) == ("output", (None, "50", "no_rows"))
    rows = tuple(
        PoolRow(key=f"output.{n}", name=name, points="25") for n, name in enumerate("甲乙", 1)
    )
    printed = by_key(pool=evolve(OUTPUT, rows=rows))
    assert {key: shown(each) for key, each in printed.items()} == {
        "output.1": (None, "25", "no_rows"),
        "output.2": (None, "25", "no_rows"),
    }
    judged = by_key(pool=evolve(OUTPUT, rule=Judged()))
    assert shown(judged["output"]) == (None, "50", "judged")


def test_a_judged_pool_keeps_the_points_of_the_forms_rows() -> None:
    """附件3-1: 产出 25 in six rows."""
    pool = evolve(OUTPUT, rule=Judged(), labels=("职责履行",))
    made = rubric(pool, **SHEET)
    form = sheet(("职责履行（25分）", "小康", "5"), ("职责履行", "民生", "2"))
    form = evolve(
        form, rows=tuple(evolve(row, points=Points("5"), clause="考核") for row in form.rows)
    )
    card = score(filing(form), made)
    assert [shown(each) for each in card.scores] == [(None, "5", "judged")] * 2
    assert card.scores[0].clause == "考核"
    assert (card.claimed_total, card.reviewed_total) == (Points("7"), Points("7"))


def test_a_shared_weight_is_that_of_every_row() -> None:
    """附件3-1: 15 shared by three rows; together they cannot earn more."""
    pool = evolve(OUTPUT, shared=True, points="15")
    rows = [
        indicator("≥1次", "2次", "10", name="经济"),
        indicator("≥1次", "2次", "10", name="社会"),
        indicator("≥1次", "2次", "99", name="生态"),
    ]
    card = score(filing(unit_form(*rows)), rubric(pool))
    assert [shown(each)[:2] for each in card.scores] == [("10", "15"), ("10", "15"), ("15", "15")]
    assert (card.total, card.scored_out_of) == (Points("15"), Points("15"))


@each_row(
    ("convention", "earned", "total", "out_of", "words"),
    [
        (NotApplicable.FULL, "5", "12", "12", "，按满分计"),
        (NotApplicable.DROPPED, None, "12", "12", "，不计入总分"),
        (NotApplicable.BLANK, None, "7", "7", "，不计分"),
    ],
)
def test_what_does_not_apply_follows_the_stated_convention(
    convention: NotApplicable, earned: str | None, total: str, out_of: str, words: str
) -> None:
    """Full, dropped with the rest rescaled, or blank; of the rubric or of the criterion."""
    facts = STAFF | {"staff.in_post": "/", "special_funds.late": "0"}
    late = evolve(LATE, points="7")
    for made in (
        rubric(STAFFING, late, not_applicable=convention, **SHEET),
        rubric(evolve(STAFFING, not_applicable=convention), late, **SHEET),
    ):
        card = score(filing(facts=facts), made)
        assert shown(card.scores[0]) == (earned, "5", "not_applicable")
        assert card.scores[0].reason().endswith(words)
        assert card.scores[0].applies is (convention is not NotApplicable.DROPPED)
        assert (card.total, card.scored_out_of) == (Points(total), Points(out_of))


@each_row(
    ("convention", "earned", "total"),
    [(NotApplicable.FULL, "20", "50"), (NotApplicable.DROPPED, None, "50"),
     (NotApplicable.BLANK, None, "30")]
)  # fmt: skip
def test_a_row_of_a_pool_that_does_not_apply(
    convention: NotApplicable, earned: str | None, total: str
) -> None:
    """By the convention of the rubric; its weight is its printed points."""
    rows = [
        indicator("不适用", "", "20", name="甲"),
        indicator("≥50个", "60个", "30", name="乙"),
    ]
    card = score(filing(unit_form(*rows)), rubric(OUTPUT, not_applicable=convention))
    assert shown(card.scores[0]) == (earned, "20", "not_applicable")
    assert card.total == Points(total)


@each_row(
    ("forms", "key", "message"),
    [
        ((), None, "the forms of the filing: found no filled 整体支出绩效自评表"),
        (
            ("a", "b"),
            None,
            "found 2 of 整体支出绩效自评表; expected one of a, b, named by form= or --form",
        ),
        (("a", "b"), "c", "found 'c'; expected the key of a filled 整体支出绩效自评表: a, b"),
        ((), "a", "expected the key of a filled 整体支出绩效自评表: none"),
        (("a",), "annex-1", "found 'annex-1'"),
        (("a",), 5, "the form to score: found 5"),
    ],
)
def test_the_form_to_score_must_be_certain(forms: tuple[str, ...], key: Any, message: str) -> None:
    """None, several or another are refused; one form needs no key."""
    given = filing(*(unit_form(key=each) for each in forms))
    given = evolve(given, forms=(*given.forms, BaseDataForm(key="annex-1")))
    with pytest.raises(InputError, match=message):
        score(given, rubric(FUND), form=key)


def test_a_form_marked_not_applicable_is_passed_over() -> None:
    """`/` as its project name; of the others one is chosen by key."""
    empty = ProjectForm(key="p0", project_name="/", fund=evolve(FUND_ROW, final=Nil("/"),
                        outturn=Nil("/"), claimed=None))  # fmt: skip
    filled = ProjectForm(key="p1", project_name="甲", fund=FUND_ROW)
    given = evolve(filing(), forms=(empty, filled))
    of_project = rubric(FUND, form=FormKind.PROJECT)
    assert choose_form(given, of_project, None) is filled
    assert choose_form(given, rubric(WORK, form=FormKind.SCORE_SHEET), None) is None
    with pytest.raises(InputError, match="found 'p0'"):
        choose_form(given, of_project, "p0")
    with pytest.raises(InputError, match="no filled 项目支出绩效自评表"):
        choose_form(evolve(given, forms=(empty,)), of_project, None)


def test_a_sheet_that_is_read_as_a_table_of_indicators_is_scored_as_a_sheet() -> None:
    """A column 完成情况 makes it one; most of the rubric's rows are in it, by their names."""
    by_sheet = rubric(WORK, STAFFING, LATE, form=FormKind.SCORE_SHEET)

    def claims(*names: str) -> list[str | None]:
        rows = [indicator("", "", "5", name=name, claimed="4") for name in names]
        scores = score(filing(unit_form(*rows)), by_sheet).scores
        return [None if each.claimed is None else each.claimed.plain for each in scores]

    assert claims("履职", "“控制率”") == ["4", "4", None]
    assert claims("履职", "别的") == [None, None, None]  # one of three: another table
    assert claims("履职", "控制率", "别的") == ["4", "4", None, "4"]


def test_a_named_sheet_must_be_there() -> None:
    """Only without a name may it be missing."""
    with pytest.raises(InputError, match="found 'annex-3-1'"):
        score(filing(facts=STAFF), rubric(STAFFING, **SHEET), form="annex-3-1")


@each_row("junk", [None, "yueyanglou-2023", {}, 5, object()])
def test_only_a_filing_is_scored_by_a_rubric(junk: Any) -> None:
    """Junk gives one of our errors."""
    with pytest.raises(InputError, match="score: found"):
        score(junk, rubric(FUND))
    with pytest.raises(InputError, match=r"score: found .* expected a Rubric"):
        score(filing(), junk)


@each_row("junk", [0, "", [], (), "work", [("work", 1)], {"x": 1}, {"work": "x"}])
def test_junk_for_judgements_is_refused(junk: Any) -> None:
    """Also where it is empty."""
    with pytest.raises(InputError, match="judgement"):
        score(filing(), rubric(WORK, **SHEET), judgements=junk)


class Greedy(Proportional):
    """A stranger's rule that gives twice what the row is worth."""

    def award(self, measured: Measured, points: Points) -> Award:  # noqa: ARG002
        return Award(points.fraction * 2, Because("greedy", "贪", "greedy"))


class Broken(Proportional):
    """A stranger's rule that fails."""

    def award(self, measured: Measured, points: Points) -> Award:  # noqa: ARG002
        raise ZeroDivisionError("no budget")


class Ending(Proportional):
    """A stranger's rule that ends the process."""

    def award(self, measured: Measured, points: Points) -> Award:  # noqa: ARG002
        sys.exit("enough")


class Rude(Proportional):
    """A stranger's rule that sets what is its host's to set."""

    def award(self, measured: Measured, points: Points) -> Award:
        getcontext().prec = 1
        setcontext(Context(prec=2))
        HOST.set("changed")
        return super().award(measured, points)


HOST: ContextVar[str] = ContextVar("host", default="kept")


@each_row(
    ("rule", "problem"),
    [(Greedy(), "its rule earned '20' of 10 points"),
     (Broken(), "its rule failed with ZeroDivisionError: no budget"),
     (Ending(), "its rule failed with SystemExit: enough")]
)  # fmt: skip
def test_a_strangers_rule_is_checked_and_never_clamped(rule: Proportional, problem: str) -> None:
    """The error names the row in the form's words, and the rubric whose rule it is."""
    made = rubric(evolve(FUND, rule=rule))
    with pytest.raises(RubricError) as caught:
        score(filing(unit_form(fund=FUND_ROW)), made)
    problem += " (rubric some-county, 某县评分标准)"
    assert (caught.value.where, caught.value.problem) == ("过程 / 年度资金总额", problem)


def test_what_a_strangers_rule_sets_stays_with_it() -> None:
    """The host's decimal context and context variables are as they were."""
    made = rubric(evolve(FUND, rule=Rude()))
    with localcontext(prec=17) as context:
        card = score(filing(unit_form(fund=FUND_ROW)), made)
        assert getcontext() is context
        assert context.prec == 17
    assert HOST.get() == "kept"
    assert card.scores[0].earned is not None


def test_absurd_figures_are_scored_all_the_same() -> None:
    """Doubt about data is a finding of the audit, never an exception."""
    rows = [
        indicator("≥999999999999999亿元", "1", MOST, name="甲", claimed=MOST),
        indicator("≤0.00000001", "999999999999999万", "50", name="乙", claimed=MOST),
        indicator("≥1", "2", "999999999", name="丙", claimed="-999999999"),
    ]  # fmt: skip
    card = score(filing(unit_form(*rows)), rubric(OUTPUT))
    assert [each.because.code for each in card.scores] == ["no_points", "proportional", "met"]
    assert card.total == Points("50")
    assert card.claimed_total == Points("-999999999")


def test_two_criteria_of_one_name_find_their_own_rows() -> None:
    """管理制度健全性 of 预算管理 and of 资产管理, whatever the order of the rows."""
    budget = evolve(WORK, key="budget", name="管理制度健全性", points="3")
    assets = evolve(budget, key="assets")
    made = rubric(
        budget,
        out_of="6",
        sections=(
            Section(name="预算管理", points="3", items=(budget,)),
            Section(name="资产管理", points="3", items=(assets,)),
        ),
        **SHEET,
    )
    rows = [("资产管理", "管理制度健全性", "1"), ("预算管理", "管理制度健全性", "2")]
    for given in (rows, rows[::-1]):
        card = score(filing(sheet(*given)), made)
        assert [(each.key, each.claimed) for each in card.scores] == [
            ("budget", Points("2")),
            ("assets", Points("1")),
        ]


def test_a_rate_that_a_form_states_is_taken_exactly() -> None:
    """99.9% of satisfaction, by proportion."""
    satisfied = Criterion(
        key="satisfied",
        name="满意度",
        points="10",
        clause="按比例",
        measure=SATISFACTION_RATE,
        rule=Proportional(),
    )
    card = score(filing(facts={"satisfaction.rate": "99.9%"}), rubric(satisfied, **SHEET))
    assert card.scores[0].earned is not None
    assert card.scores[0].earned.fraction == Fraction("9.99")
