"""The fund row's score: by whichever budget its rate is read."""

from attrs import evolve

from perfeval.audit import audit
from perfeval.numbers.cells import BLANK, Nil
from perfeval.numbers.printed import Percent, Points
from tests.audit.cases import CASES, filing, fund, project, row, unit, wan
from tests.audit.filings import wrong
from tests.tables import each_row


@each_row(
    ("outturn", "claimed", "right"),
    [
        ("79.27", "7.93", True),
        ("79.27", "7.92", True),
        ("79.27", "7.9", True),
        ("79.27", "8", True),
        ("79.27", "7", False),
        ("79.27", "5", True),
        ("99.10", "9", False),
        ("79.27", "10", False),
        ("104.00", "10", True),
        ("0.00", "0", True),
    ],
)
def test_a_score_in_proportion_at_any_places(outturn: str, claimed: str, right: bool) -> None:
    """7.93, 7.92, 7.9 or 8 of 10 for 79.27%, 5 by bands; whole points are never cut off."""
    row = fund(final=wan("100.00"), outturn=wan(outturn), rate=None, claimed=Points(claimed))
    codes = [f.code for f in audit(filing(unit(fund=row))) if f.code == "score.fund"]
    assert codes == ([] if right else ["score.fund"])


def test_a_score_by_the_original_budget_is_right_too() -> None:
    """80 of 160 is 5 points; 80 of 100 would be 8."""
    row = fund(
        original=wan("160.00"),
        final=wan("100.00"),
        outturn=wan("80.00"),
        rate=Percent("80.00%"),
        claimed=Points("5"),
    )
    assert "score.fund" not in [f.code for f in audit(filing(unit(fund=row)))]


def test_money_spent_but_not_scored() -> None:
    """10 points, 100% executed, no score: 10 is due; without a budget no score can be named."""
    found = audit(filing(project(fund=fund(claimed=BLANK))))
    assert wrong(found) == [("score.missing", "", "10")]
    found = audit(filing(project(fund=fund(final=BLANK, rate=BLANK, claimed=BLANK))))
    assert wrong(found) == [("score.missing", "", "")]


def test_a_mark_where_a_rate_and_a_score_are_due() -> None:
    """/ says that nothing is asked for; 10 points ask for both."""
    found = audit(filing(project(fund=fund(rate=Nil("/"), claimed=Nil("—")))))
    assert wrong(found) == [("rate.blank", "/", "100.00%"), ("score.missing", "", "10")]
    found = audit(filing(project(fund=fund(points=None, rate=Nil("/"), claimed=None))))
    assert wrong(found) == [("rate.blank", "/", "100.00%")]
    found = audit(filing(project(fund=fund(points=Nil("/"), rate=Nil("/"), claimed=Nil("/")))))
    assert wrong(found) == []


def test_a_row_without_points_or_without_money_is_left_alone() -> None:
    """No points to give; nothing spent and nothing claimed."""
    assert audit(filing(project(fund=fund(points=BLANK, claimed=BLANK)))) == ()
    empty = fund(final=BLANK, outturn=BLANK, rate=BLANK, claimed=BLANK)
    assert audit(filing(project(fund=empty))) == ()
    claimed = fund(final=BLANK, rate=BLANK)
    assert audit(filing(project(fund=claimed))) == ()


@each_row(
    ("outturn", "reason", "note", "told"),
    [
        ("89.99", "", "", True),
        ("90.00", "", "", False),
        ("89.99", "资金支付滞后", "", False),
        ("89.99", "人员未到岗", "", True),
        ("89.99", "", "注：预算执行率低，因项目延期", False),
    ],
)
def test_money_left_unspent_where_a_place_asks_why(
    outturn: str, reason: str, note: str, told: bool
) -> None:
    """Below 90% in 郫都区; a reason in the form will do, and no other place asks."""
    rate = Percent(f"{outturn}%")
    spent = fund(final=wan("100.00"), outturn=wan(outturn), rate=rate, points=BLANK, claimed=BLANK)
    form = project(row("培训", "≥5期", "5期", "90", "90", reason), fund=spent, note=note)
    here = evolve(filing(form), unit=CASES["fund.no_reason"]().unit)
    assert ("fund.no_reason" in [f.code for f in audit(here)]) is told
    assert "fund.no_reason" not in [f.code for f in audit(filing(form))]


def test_a_reason_in_the_fund_table_and_a_fund_table_without_figures() -> None:
    """备注 of the fund row; nothing to divide."""
    place = CASES["fund.no_reason"]().unit
    for given in (
        fund(outturn=wan("50"), reason="项目延期"),
        fund(final=BLANK),
        fund(outturn=BLANK),
    ):
        made = evolve(filing(project(fund=given)), unit=place)
        assert "fund.no_reason" not in [f.code for f in audit(made)]
