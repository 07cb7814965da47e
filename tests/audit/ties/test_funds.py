"""What the fund table implies: 其中 rows, rates by the budget that they are read by."""

from perfeval.audit import Severity, audit
from perfeval.filing import AmountLine, FundRow
from perfeval.numbers.cells import Unreadable
from perfeval.numbers.printed import Percent, Points
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


def parts(*rows: tuple[str, str]) -> tuple[FundRow, ...]:
    """Rows of money below the total, by their final budget."""
    return tuple(FundRow(label=label, final=wan(amount)) for label, amount in rows)


def test_one_source_of_several() -> None:
    """A single 其中 row is within the total; as much as it in one column, it is the whole."""
    one = FundRow(label="其中：财政拨款", final=wan("60"), outturn=wan("57"))
    assert wrong(audit(filing(project(fund=fund(), fund_parts=(one,))))) == []
    for label, final in (("其中：财政拨款", "100"), ("财政拨款", "60")):
        other = FundRow(label=label, final=wan(final), outturn=wan("57"))
        found = wrong(audit(filing(project(fund=fund(), fund_parts=(other,)))))
        assert ("sum.mismatch", "100", "57") in found


NESTED = (
    ("其中：财政拨款", "80"),
    ("其中：中央资金", "50"),
    ("地方资金", "30"),
    ("其他资金", "20"),
)


def test_a_nested_part_is_no_part_of_the_total() -> None:
    """中央 50 and 地方 30 are the 80 of 财政拨款: the total of 100 is right."""
    found = audit(filing(project(fund=fund(), fund_parts=parts(*NESTED))))
    assert wrong(found) == []


def test_each_sum_of_nested_parts_is_tested() -> None:
    """60 for 50: 财政拨款 is not the sum of its parts; 30 for 20: nor is the total of its own."""
    inner = parts(NESTED[0], ("其中：中央资金", "60"), *NESTED[2:])
    found = audit(filing(project(fund=fund(), fund_parts=inner)))
    assert wrong(found) == [("sum.mismatch", "80", "90")]
    assert found[0].at == "项目支出绩效自评表 / 其中：财政拨款 / 全年预算数"
    outer = parts(*NESTED[:3], ("其他资金", "30"))
    found = audit(filing(project(fund=fund(), fund_parts=outer)))
    assert wrong(found) == [("sum.mismatch", "100", "110")]


def test_parts_that_are_each_called_qizhong_are_parts_of_the_total() -> None:
    """其中：甲 40 and 其中：乙 60: no part of a part."""
    flat = parts(("其中：甲", "40"), ("其中：乙", "60"))
    assert wrong(audit(filing(project(fund=fund(), fund_parts=flat)))) == []


def test_figures_without_a_unit_of_money_are_compared_as_numbers() -> None:
    """110 of 120 is 91.67% in whatever unit; beside an amount nothing is compared."""
    bare = {"final": Unreadable("120"), "outturn": Unreadable("110")}
    part = FundRow(label="其中：财政拨款", final=Unreadable("100"), outturn=Unreadable("110"))
    form = project(fund=fund(**bare, rate=Percent("91.67%"), claimed=None), fund_parts=(part,))
    found = wrong(audit(filing(form)))
    assert [f for f in found if f[0] != "cell.unreadable"] == [("sum.mismatch", "120", "100")]
    wrong_rate = fund(**bare, rate=Percent("95%"), claimed=None)
    assert "rate.mismatch" in [c for c, _, _ in wrong(audit(filing(project(fund=wrong_rate))))]
    mixed = fund(final=wan("120"), outturn=Unreadable("110"), rate=Percent("95%"), claimed=None)
    assert "rate.mismatch" not in [c for c, _, _ in wrong(audit(filing(project(fund=mixed))))]


def test_a_table_of_very_many_rows_has_one_reading() -> None:
    """Every row a 其中: they are summed as they stand, at once."""
    many = parts(*[("其中：甲", "1")] * 99, ("其中：乙", "901"))
    found = wrong(audit(filing(project(fund=fund(), fund_parts=many))))
    assert found == [("sum.mismatch", "100", "1000")]


def test_the_rate_of_sources_without_a_total_is_that_of_their_sum() -> None:
    """40 and 10 of 80 and 20: 50%, printed beside the block."""
    sources = (
        FundRow(label="财政拨款", final=wan("80"), outturn=wan("40")),
        FundRow(label="其他资金", final=wan("20"), outturn=wan("10")),
    )
    for rate, codes in (("50%", []), ("60%", ["rate.mismatch"])):
        block = fund(final=wan(""), outturn=wan(""), rate=Percent(rate), claimed=Points("5"))
        found = wrong(audit(filing(project(fund=block, fund_parts=sources))))
        assert [code for code, _, _ in found] == codes
