"""Points against sections and 100, scores against points and total."""

from attrs import evolve

from perfeval.audit import Severity, audit
from perfeval.filing import FundRow, Indicator, SheetRow, Target
from perfeval.filing.values import Actual
from perfeval.numbers.cells import BLANK, Nil, PointsCell, Unreadable
from perfeval.numbers.printed import Percent, Points
from tests.audit.cases import criterion, filing, fund, project, row, sheet
from tests.audit.filings import wrong
from tests.tables import each_row


def labelled(level1: str, level2: str, points: str, claimed: str = "") -> SheetRow:
    """A row of a scoring sheet under labels that carry points."""
    return SheetRow(
        level1=level1,
        level2=level2,
        name=f"{level2}{points}",
        points=Points(points) if points else BLANK,
        claimed=Points(claimed) if claimed else BLANK,
    )


def test_a_section_is_worth_what_its_labelled_parts_are() -> None:
    """过程（40分） of 预算执行（15分） and 预算管理（15分） lacks 10; each part is right."""
    rows = (
        labelled("过程（40分）", "预算执行（15分）", "15"),
        labelled("过程（40分）", "预算管理（15分）", "15"),
    )
    found = wrong(audit(filing(sheet(*rows, total_points=Points("100")))))
    assert found[0] == ("points.section", "40", "30")


def test_the_last_section_of_a_sheet_without_a_total_may_be_cut_off() -> None:
    """A published sheet that stops after the second row of 预算管理: information."""
    rows = (
        labelled("投入（15分）", "预算配置（15分）", "15"),
        labelled("过程（30分）", "预算执行（15分）", "15"),
        labelled("过程（30分）", "预算管理（15分）", "6"),
    )
    found = audit(filing(sheet(*rows)))
    assert [(f.code, f.severity) for f in found] == [("points.section", Severity.INFO)]
    assert wrong(audit(filing(sheet(*rows[1:], rows[0])))) == [("points.section", "15", "6")]


def test_a_blank_second_label_goes_on_with_the_one_above() -> None:
    """A cell with an ideographic space belongs to 预算管理（15分）."""
    rows = (
        labelled("过程（15分）", "预算管理（15分）", "9"),
        labelled("", "\u3000", "6"),
    )
    assert audit(filing(sheet(*rows, total_points=Points("15"))))[0].code == "points.not_100"
    assert len(audit(filing(sheet(*rows)))) == 0


def test_a_blank_among_the_points_of_a_section_softens_the_finding() -> None:
    """产出指标(50分) with 40 printed and one row without points: a warning."""
    rows = [
        Indicator(
            level1="产出指标(50分)",
            name=name,
            target=Target(text="≥5件"),
            actual=Actual(text="5件"),
            points=Points(points) if points else BLANK,
            claimed=Points(points) if points else BLANK,
        )
        for name, points in (("办件", "40"), ("培训", ""))
    ]
    found = audit(filing(project(*rows, total_points=Points("100"))))
    assert [(f.code, f.printed, f.computed, f.severity) for f in found if f.severity.above_info][
        :3
    ] == [
        ("points.section", "50", "40", Severity.WARNING),
        ("points.total", "100", "40", Severity.WARNING),
        ("points.total", "100", "50", Severity.ERROR),
    ]


def test_the_fund_row_counts_towards_the_total() -> None:
    """10 + 90 = 100, of points and of scores."""
    form = project(
        row("办件", "≥5件", "5件", "90", "90"),
        fund=fund(),
        total_points=Points("100"),
        total_claimed=Points("100"),
    )
    assert audit(filing(form)) == ()
    form = project(fund=fund(claimed=Points("11")), total_claimed=Points("12"))
    assert ("score.above_points", "11", "10") in wrong(audit(filing(form)))
    assert ("score.total", "12", "11") in wrong(audit(filing(form)))


def test_execution_beside_the_funds_and_in_a_row_counts_once() -> None:
    """10 + 90 = 100, though 10 stands twice; another row of 10, or another total, is counted."""
    for name, total, codes in (
        ("预算执行率", "100", set()),
        ("办件量", "100", {"points.total", "score.total"}),
        ("预算执行率", "101", {"points.total", "score.total", "points.not_100"}),
    ):
        form = project(
            row(name, "100%", "100%", "10", "10"),
            row("甲", "1", "1", "90", "90"),
            fund=fund(),
            total_points=Points(total),
            total_claimed=Points(total),
        )
        found = {each.code for each in audit(filing(form))}
        assert found & {"points.total", "score.total", "points.not_100"} == codes


def test_rows_of_a_merged_cell_share_its_points() -> None:
    """15 over three rows: 5 + 5 + 5 fit, 5 + 5 + 6 do not; the next row is its own."""
    rows = [criterion("经济效益", "15", "5"), criterion("社会效益", "", "5")]
    last = criterion("满意度", "5", "5")
    assert audit(filing(sheet(*rows, criterion("生态效益", "", "5"), last))) == ()
    found = audit(filing(sheet(*rows, criterion("生态效益", "", "6"), last)))
    assert wrong(found) == [("score.above_points", "16", "15")]


def test_an_of_which_row_is_not_counted() -> None:
    """其中羊 has points of its own in a form that repeats them; they are not added."""
    form = project(
        row("家畜数量", "≥192只", "192只", "100", "100"),
        row("其中羊", "≥180只", "180只", "100", "100"),
        total_points=Points("100"),
        total_claimed=Points("100"),
    )
    assert audit(filing(form)) == ()


def test_sections_without_points_in_their_label_are_not_added() -> None:
    """One label with points, one without: only the rows are added."""
    rows = (labelled("投入（50分）", "", "50", "50"), labelled("过程", "", "50", "50"))
    hundred = Points("100")
    assert audit(filing(sheet(*rows, total_points=hundred, total_claimed=hundred))) == ()


def test_a_label_spelt_in_two_ways_is_one_section() -> None:
    """产出指标(50分) on one page, 产出指标（50 分） on the next."""
    rows = (
        labelled("产出指标(50分)", "", "20", "20"),
        labelled("产出指标（50 分）", "", "30", "30"),
    )
    assert audit(filing(sheet(*rows))) == ()


@each_row(
    ("first", "total", "severity"),
    [
        (Unreadable("5（扣5）"), "15", Severity.WARNING),
        (BLANK, "15", Severity.WARNING),
        (Nil("/"), "15", Severity.ERROR),
        (Unreadable("5（扣5）"), "9", Severity.ERROR),
        (Points("4"), "15", Severity.ERROR),
    ],
)
def test_a_total_that_an_unread_score_may_complete_is_doubtful(
    first: PointsCell, total: str, severity: Severity
) -> None:
    """Below the total by what a blank or unreadable score may hold: a warning; else an error."""
    rows = (evolve(row("甲", "1", "1", "10", ""), claimed=first), row("乙", "1", "1", "10", "10"))
    found = audit(filing(project(*rows, total_claimed=Points(total))))
    assert [f.severity for f in found if f.code == "score.total"] == [severity]


def test_a_blank_score_of_the_fund_row_may_complete_the_total() -> None:
    """90 of indicators, and 100 in all: the fund row says nothing of its 10.

    Without a column for it, its points by its rate are what is missing, or not; so are those that
    the rows lack of 100.
    """
    warned = [Severity.WARNING]
    for money, severities in (
        (fund(claimed=BLANK), warned),
        (fund(claimed=None), []),
        (fund(claimed=None, rate=Percent("90%")), warned),
        (fund(claimed=None, rate=None), warned),
        (fund(claimed=None, points=None), []),
        (fund(claimed=None, points=None, rate=Percent("90%")), warned),
    ):
        form = project(row("甲", "1", "1", "90", "90"), fund=money, total_claimed=Points("100"))
        found = audit(filing(form))
        assert [f.severity for f in found if f.code == "score.total"] == severities


def test_points_that_no_execution_has_complete_no_total() -> None:
    """The rows lack 37 of 100, which execution is worth nowhere."""
    money = fund(claimed=None, points=None, rate=Percent("100%"))
    form = project(row("甲", "1", "1", "63", "63"), fund=money, total_claimed=Points("100"))
    assert "score.total" in {each.code for each in audit(filing(form))}


def test_a_score_beside_a_part_of_the_funds_may_complete_the_total() -> None:
    """100 of 90 and of 10 that a part of the funds was given; of 9 it is not."""
    for given, found in (("10", False), ("9", True)):
        part = FundRow(label="部门整体支出总额", claimed=Points(given))
        form = project(
            row("甲", "1", "1", "90", "90"),
            fund=fund(claimed=None, rate=None),
            fund_parts=(part,),
            total_claimed=Points("100"),
        )
        codes = {each.code for each in audit(filing(form))}
        assert ("score.total" in codes) is found


def test_an_of_which_row_that_the_total_needs() -> None:
    """Where the printed total holds the points of a 其中 row, too, it is a row among others."""
    form = project(
        row("低保人数", "≥100人", "100人", "50", "50"),
        row("其中建档立卡", "≥50人", "50人", "50", "50"),
        total_points=Points("100"),
        total_claimed=Points("100"),
    )
    assert audit(filing(form)) == ()


@each_row(("claimed", "found"), [("9.2", []), ("10.5", ["points.total"])])
def test_a_fund_row_that_is_scored_without_points(claimed: str, found: list[str]) -> None:
    """What the total has more than its rows is what execution is worth: as much as its score."""
    money = FundRow(label="年度资金总额", claimed=Points(claimed))
    form = project(
        row("里程", "≥1公里", "1公里", "90", "90"), fund=money, total_points=Points("100")
    )
    codes = [each.code for each in audit(filing(form)) if each.code == "points.total"]
    assert codes == found


def test_a_total_above_the_points_of_the_form() -> None:
    """What rows add beyond them (加分项) is asked for by the form itself."""

    def told(*more: Indicator) -> list[tuple[str, str, str]]:
        rows = (row("甲", "≥1", "1", "60", "60"), row("乙", "≥1", "1", "45", "44.8"), *more)
        total = "104.8" if not more else "106.8"
        form = project(*rows, total_points=Points("100"), total_claimed=Points(total))
        return [each for each in wrong(audit(filing(form))) if each[0] == "score.above_points"]

    assert told() == [("score.above_points", "104.8", "100")]
    assert told(row("加分项", "", "", "5", "2")) == []
