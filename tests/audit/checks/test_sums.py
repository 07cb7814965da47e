"""Sums: trees, blanks, subsets, overlapping parts, other readings, and prose."""

from attrs import evolve

from perfeval.audit import Finding, Severity, audit
from perfeval.filing import (
    AmountLine,
    Basis,
    Breakdown,
    Classification,
    CostLine,
    FundRow,
    Income,
    Part,
    SumRelation,
)
from perfeval.numbers.amounts import wan_yuan
from tests.audit.cases import base, city, figure, filing, fund, line, project, report, unit, wan
from tests.audit.filings import wrong
from tests.tables import each_row


def sums(found: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    """What is found of sums."""
    return [each for each in wrong(found) if each[0].startswith("sum.")]


def stated(
    total: str, *parts: str, breakdown: Breakdown = Breakdown.EXHAUSTIVE
) -> tuple[SumRelation, ...]:
    """A sum that a report states."""
    return (
        SumRelation(
            id="stated",
            at="一、",
            total=figure("合计", total),
            parts=tuple(Part(figure=figure(f"第{n}项", text)) for n, text in enumerate(parts)),
            breakdown=breakdown,
        ),
    )


def test_a_table_that_adds_up_is_silent() -> None:
    """项目支出 1140.66 = 231.76 + 908.9, with a blank line between."""
    parts = (line("业务", "231.76"), line("运行", "908.9"), line("专项", ""))
    assert audit(filing(base(line("项目支出", "1140.66", *parts)))) == ()


def test_a_blank_line_is_read_through_to_what_stands_below_it() -> None:
    """公务用车 blank, 公车运行维护 3.13 below it: 三公 9.60 = 6.47 + 3.13."""
    vehicles = line("公务用车", "", line("公车购置", ""), line("公车运行维护", "3.13"))
    assert audit(filing(base(line("三公经费", "9.60", line("公务接待", "6.47"), vehicles)))) == ()
    found = audit(filing(base(line("三公经费", "9.50", line("公务接待", "6.47"), vehicles))))
    assert sums(found) == [("sum.mismatch", "9.50", "9.6")]


def test_parts_above_a_total_are_an_error_even_with_blanks() -> None:
    """Blank cells cannot hold a negative rest."""
    found = audit(filing(base(line("三公经费", "6.00", line("接待", "6.47"), line("出国", "")))))
    assert [f.severity for f in found] == [Severity.ERROR]


def income(total: str) -> Income:
    """年度收入情况 with two blank sources."""
    return Income(
        organisation="机关",
        total=wan(total),
        brought_forward=wan("1131.56"),
        fiscal_appropriation=wan("3963.75"),
        other=wan("142.54"),
    )


def test_blanks_excluded_by_another_relation_make_an_error() -> None:
    """The report's 总收入 4106.29 = 3963.75 + 142.54 leaves the blank sources nothing."""
    form = city(income=(income("5238.85"),))
    assert sums(audit(filing(form))) == [("sum.blank", "5238.85", "5237.85")]
    told = report(
        classifications=(
            Classification(
                label="本年总收入",
                basis=Basis.SOURCE,
                total=wan_yuan("4106.29"),
                lines=(
                    AmountLine(label="财政拨款收入", amount=wan_yuan("3963.75")),
                    AmountLine(label="其他收入", amount=wan_yuan("142.54")),
                ),
            ),
        )
    )
    found = audit(filing(form, told))
    assert sums(found) == [("sum.mismatch", "5238.85", "5237.85")]
    assert found[0].severity is Severity.ERROR


@each_row(
    ("other", "code"),
    [
        (line("合计", "30", line("甲", "10"), line("乙", "20")), "sum.mismatch"),
        (line("合计", "60", line("甲", "10"), line("乙", "20"), line("丙", "30")), "sum.blank"),
        (line("合计", "10", line("甲", "10")), "sum.blank"),
        (line("合计", "35", line("甲", "10"), line("丁", "25")), "sum.blank"),
        (line("合计", "32", line("甲", "10"), line("乙", "20")), "sum.blank"),
        (line("合计", "30", line("甲", "10"), line("乙", "20"), line("己", "")), "sum.blank"),
        (
            line("合计", "30", line("甲", "10"), line("乙", "20"), breakdown=Breakdown.SUBSET),
            "sum.blank",
        ),
    ],
)
def test_which_sum_leaves_a_blank_nothing(other: CostLine, code: str) -> None:
    """Another one that is whole and right, and adds up some of the same figures, two at least."""
    total = line("总计", "71", line("甲", "10"), line("乙", "20"), line("丙", "30"), line("戊", ""))
    assert next(f.code for f in audit(filing(base(total, other))) if f.printed == "71") == code


@each_row(
    ("total", "part", "breakdown", "severity"),
    [
        ("10.00", "10.50", Breakdown.SUBSET, Severity.ERROR),
        ("10.00", "10.50", Breakdown.OVERLAPPING, Severity.WARNING),
        ("10", "10.50", Breakdown.SUBSET, Severity.WARNING),  # if the 10 was rounded
    ],
)
def test_a_part_above_its_total_is_an_error_where_that_is_certain(
    total: str, part: str, breakdown: Breakdown, severity: Severity
) -> None:
    """Whether parts that overlap were meant as parts at all is a doubt."""
    (found,) = audit(filing(base(line("公用经费", total, line("水", part), breakdown=breakdown))))
    assert (found.code, found.severity) == ("sum.part_exceeds", severity)


def test_two_sums_out_by_the_same_amount_name_each_other() -> None:
    """One slip of 10 that was carried over; a third, out by 20, is another."""
    trees = [
        line(label, total, line("甲", "10"), line("乙", "20"))
        for label, total in (("总计", "40"), ("合计", "20"), ("小计", "50"))
    ]
    found = audit(filing(base(*trees)))
    hints = [[hint.en for hint in f.hints if hint.code == "same_residual"] for f in found]
    assert hints == [
        [f"out by the same amount as {found[1].at}"],
        [f"out by the same amount as {found[0].at}"],
        [],
    ]


@each_row(
    ("total", "last", "told"),
    [("38", "事业编制", True), ("38", "事业工勤编制", False), ("30", "事业编制", False)],
)
def test_posts_that_are_short_of_their_total_may_leave_out_workers(
    total: str, last: str, told: bool
) -> None:
    """Where 工勤 is not named, and the total is above the posts."""
    names = ("行政编制", last)
    parts = (
        Part(figure=figure(name, text)) for name, text in zip(names, ("14", "21"), strict=True)
    )
    relation = SumRelation(at="一、", total=figure("在编人员", total), parts=tuple(parts))
    (found,) = audit(evolve(filing(), relations=(relation,)))
    assert ("workers_left_out" in found.hint) is told


def test_a_breakdown_of_another_column_is_a_hint() -> None:
    """按支出性质分 that adds up to 全年预算数 instead of 全年执行数 only warns."""
    lines = (
        AmountLine(label="基本支出", amount=wan("40")),
        AmountLine(label="项目支出", amount=wan("60")),
    )
    found = audit(filing(unit(fund=fund(outturn=wan("90"), rate=wan("")), by_nature=lines)))
    assert sums(found) == [("sum.mismatch", "90", "100")]
    assert found[0].severity is Severity.WARNING
    assert found[0].hint == "another_fits"
    lines = (lines[0], evolve(lines[1], amount=wan("70")))  # 110 is neither column
    found = audit(filing(unit(fund=fund(outturn=wan("90"), rate=wan("")), by_nature=lines)))
    assert sums(found) == [("sum.mismatch", "90", "110")]
    assert found[0].hint != "another_fits"


def test_a_sum_in_prose_warns() -> None:
    """What a report states about its own figures is a warning with the id of the relation."""
    found = audit(filing(relations=stated("310个", "19个", "219个")))
    assert sums(found) == [("sum.mismatch", "310个", "238")]
    assert (found[0].severity, found[0].relation) == (Severity.WARNING, "stated")


def test_a_stated_sum_stands_where_it_is_told() -> None:
    """By its own place, else by that of its total; after the forms, in the order of the text."""
    (told,) = stated("310个", "19个", "219个")
    placed = evolve(told, total=figure("合计", "310个", "三、"))
    bare = evolve(placed, at="")
    form = base(line("三公经费", "6.00", line("接待", "6.47")))
    found = audit(filing(form, relations=(bare, placed, told)))
    assert [f.at for f in found][1:] == ["三、", "一、", "一、"]
    assert found[0].printed == "6.00"


def test_figures_of_prose_stand_for_the_places_of_their_sum() -> None:
    """3557.6 beside 1028.69 and 2528.94 is out by 0.03, unless it was rounded to one place."""
    found = audit(filing(relations=stated("3557.6万元", "1028.69万元", "2528.94万元")))
    assert sums(found) == [("sum.undecidable", "3557.6", "3557.63")]


def test_parts_of_a_subset_may_leave_a_rest() -> None:
    """其中 72 of 151 leaves 79; 160 of 151 does not fit."""
    assert audit(filing(relations=stated("151项", "72项", breakdown=Breakdown.SUBSET))) == ()
    found = audit(filing(relations=stated("151项", "160项", breakdown=Breakdown.SUBSET)))
    assert sums(found) == [("sum.part_exceeds", "151项", "160")]


def test_overlapping_parts_lie_each_within_the_total() -> None:
    """796 + 263 + 285 + 58 is above 1136, and no contradiction; 1200 of 1136 is."""
    parts = ("796项", "263项", "285项", "58项")
    kind = Breakdown.OVERLAPPING
    assert audit(filing(relations=stated("1136项", *parts, breakdown=kind))) == ()
    found = audit(filing(relations=stated("1136项", *parts, "1200项", breakdown=kind)))
    assert sums(found) == [("sum.part_exceeds", "1136项", "1200")]
    assert "263" not in found[0].message()


def test_figures_of_two_kinds_are_not_added() -> None:
    """万元 and 人 make no sum."""
    assert audit(filing(relations=stated("10万元", "5人", "5人"))) == ()


def test_a_total_row_of_zero_over_funded_rows_is_found_in_each_column() -> None:
    """A form of 贵池区: 0 / 0 over 202.64 / 132.912."""
    form = project(
        fund=FundRow(label="年度资金总额", original=wan("0"), final=wan("0"), outturn=wan("0")),
        fund_parts=(
            FundRow(
                label="其中：本年财政拨款",
                original=wan("202.64"),
                final=wan("132.912"),
                outturn=wan("132.912"),
            ),
        ),
    )
    assert [f[2] for f in sums(audit(filing(form)))] == ["202.64", "132.912", "132.912"]
