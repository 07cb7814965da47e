"""Rates: the denominator that fits, 0/0, bare figures, truncation, what lies above 100%."""

from perfeval.audit import Severity, audit
from perfeval.audit.checks.rates import judge_rate
from perfeval.audit.rounding.intervals import Verdict
from perfeval.filing import RateRelation
from perfeval.numbers.printed import Percent
from tests.audit.cases import figure, filing, fund, unit, wan
from tests.audit.filings import wrong
from tests.tables import each_row


def rate(numerator: str, denominator: str, printed: str) -> tuple[RateRelation, ...]:
    """A rate that a report states with its figures."""
    return (
        RateRelation(
            id="stated",
            numerator=figure("实际", numerator),
            denominator=figure("预算", denominator),
            rate=figure("控制率", printed, at="三、"),
        ),
    )


@each_row("printed", ["98.77%", "98.8%", "99%"])
def test_a_rate_rounded_to_any_place_is_consistent(printed: str) -> None:
    """9.60 ÷ 9.72."""
    assert audit(filing(relations=rate("9.60万元", "9.72万元", printed))) == ()


def test_a_wrong_rate_of_a_report_warns_with_its_relation() -> None:
    """300.10 ÷ 300.69 is 99.80%; the place is that of the rate."""
    found = audit(filing(relations=rate("300.10万条", "300.69万条", "99.99%")))
    assert wrong(found) == [("rate.mismatch", "99.99%", "99.80%")]
    assert (found[0].at, found[0].relation) == ("三、", "stated")


@each_row(
    ("printed", "hint"), [("66.6%", "truncated"), ("66%", "truncated"), ("65.7%", "one_digit")]
)
def test_what_explains_a_wrong_rate(printed: str, hint: str) -> None:
    """2 ÷ 3 is cut off at the places that are printed; or one digit is another."""
    found = audit(filing(relations=rate("2000.00万元", "3000.00万元", printed)))
    assert [f.hint for f in found] == [hint]


def test_spending_above_its_budget_wants_an_explanation() -> None:
    """104% is told with its label; 100% is not."""
    found = audit(filing(unit(fund=fund(outturn=wan("104"), rate=Percent("104%")))))
    (above,) = (f for f in found if f.code == "rate.above_100")
    assert above.message("en").endswith("执行率 is 104%, above 100%")
    assert audit(filing(unit(fund=fund()))) == ()


def test_short_figures_leave_a_rate_undecided() -> None:
    """51 and 3557.65 of one relation: 1.44% only if 51 was rounded to whole 万元."""
    found = audit(filing(relations=rate("51万元", "3557.65万元", "1.44%")))
    assert [(f.code, f.severity) for f in found] == [("rate.mismatch", Severity.WARNING)]


def test_money_over_people_is_no_rate_and_a_count_is_no_percentage() -> None:
    """Figures of two kinds, and a rate that is printed as a count."""
    assert audit(filing(relations=rate("5万元", "5人", "50%"))) == ()
    assert audit(filing(relations=rate("5人", "10人", "5成"))) == ()


@each_row(
    ("numerator", "denominator", "printed", "verdict"),
    [
        ("51万元", "3557.65万元", "1.45%", Verdict.UNDECIDABLE),  # 1.445% at 51.4
        ("51万元", "3557.65万元", "0.0145", Verdict.UNDECIDABLE),
        ("51万元", "3557.65万元", "1.46%", Verdict.MISMATCH),
        ("2000.00万元", "3000.00万元", "0.67", Verdict.WITHIN_ROUNDING),
        ("2000.00万元", "3000.00万元", "0.7", Verdict.MISMATCH),
        ("2000.00万元", "3000.00万元", "0.666", Verdict.MISMATCH),
        ("2000.00万元", "3000.00万元", "0.667", Verdict.WITHIN_ROUNDING),
    ],
)
def test_a_rate_stands_for_what_rounds_to_it(
    numerator: str, denominator: str, printed: str, verdict: Verdict
) -> None:
    """By its own places, two at least of a bare ratio; short figures beside it do, too."""
    figures = figure("实际", numerator), figure("预算", denominator)
    assert judge_rate(*figures, Percent(printed)).verdict is verdict


@each_row(("printed", "right"), [("1", True), ("0.86", False), ("100", True)])
def test_a_bare_rate_may_be_a_percentage_or_a_ratio(printed: str, right: bool) -> None:
    """1 says 100%, and so does 100; 0.86 is neither."""
    found = audit(filing(unit(fund=fund(rate=Percent(printed)))))
    assert (found == ()) is right


def test_another_budget_that_fits_is_a_hint() -> None:
    """100.39% of the original budget."""
    row = fund(
        original=wan("1388.56"),
        final=wan("1393.97"),
        outturn=wan("1393.97"),
        rate=Percent("100.39%"),
    )
    found = audit(filing(unit(fund=row)))
    assert next((f.code, f.severity, f.hint) for f in found) == (
        "rate.mismatch",
        Severity.WARNING,
        "another_fits",
    )


def test_a_rate_that_fits_no_budget_is_an_error() -> None:
    """90% of neither."""
    row = fund(original=wan("100.00"), outturn=wan("80.00"), rate=Percent("90%"))
    found = [f for f in audit(filing(unit(fund=row))) if f.code == "rate.mismatch"]
    assert [f.severity for f in found] == [Severity.ERROR]
    zero = fund(original=wan("0"), outturn=wan("80.00"), final=wan("100.00"), rate=Percent("90%"))
    found = [f for f in audit(filing(unit(fund=zero))) if f.code == "rate.mismatch"]
    assert [f.severity for f in found] == [Severity.ERROR]
