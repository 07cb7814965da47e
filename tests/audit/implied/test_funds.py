"""What the fund table implies: 其中 rows, rates by the budget that they are read by."""

from perfeval.audit import Severity, audit
from perfeval.filing import AmountLine, FundRow
from perfeval.numbers import Percent
from tests.audit.cases import filing, fund, project, unit, wan
from tests.audit.filings import wrong


def test_a_form_without_a_final_budget_is_read_by_the_original_one() -> None:
    """80 of 100 is 80%, where 全年预算数 is blank."""
    row = fund(original=wan("100"), final=wan(""), outturn=wan("80"), rate=Percent("80%"))
    assert [f for f in wrong(audit(filing(unit(fund=row)))) if f[0] == "rate.mismatch"] == []


def test_a_zero_row_below_the_total_is_information() -> None:
    """财政专户管理资金 0.00 of 0.00, printed 0.00%."""
    zero = FundRow(
        label="财政专户管理资金", final=wan("0.00"), outturn=wan("0.00"), rate=Percent("0.00%")
    )
    paid = FundRow(label="财政资金", final=wan("100"), outturn=wan("100"), rate=Percent("100%"))
    found = audit(filing(project(fund=fund(), fund_parts=(paid, zero))))
    assert [(f.code, f.severity) for f in found] == [("rate.undefined", Severity.INFO)]


def test_a_form_without_a_fund_table_has_no_rates() -> None:
    """Only 其中 rows without a total are tested by themselves."""
    row = FundRow(label="其他资金", final=wan("50"), outturn=wan("25"), rate=Percent("40%"))
    assert wrong(audit(filing(project(fund_parts=(row,))))) == [("rate.mismatch", "40%", "50%")]


def test_a_line_below_another_is_no_part_of_the_total() -> None:
    """基本支出 40, of which 人员经费 30, and 项目支出 60: 100."""
    lines = (
        AmountLine(label="其中：基本支出", amount=wan("40")),
        AmountLine(label="其中：人员经费", amount=wan("30")),
        AmountLine(label="项目支出", amount=wan("60")),
    )
    assert audit(filing(unit(fund=fund(), by_nature=lines))) == ()
