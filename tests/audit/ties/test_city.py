"""What the tables of the 岳阳市 form imply, with several 机构 and a 合计 row."""

from perfeval.audit import audit
from perfeval.filing import Income, Spending, ThreePublic
from tests.audit.cases import city, filing, wan
from tests.audit.filings import wrong


def public(organisation: str, total: str, hospitality: str) -> ThreePublic:
    """A row of 三公经费 with 公务接待费 alone."""
    return ThreePublic(organisation=organisation, total=wan(total), hospitality=wan(hospitality))


def test_a_total_row_adds_up_the_others() -> None:
    """机关 5.30 + 中心 3.08 = 合计 8.38; 8.48 is wrong in its two columns."""
    rows = (public("机关", "5.30", "5.30"), public("中心", "3.08", "3.08"))
    assert audit(filing(city(three_public=(*rows, public("合计", "8.38", "8.38"))))) == ()
    found = audit(filing(city(three_public=(*rows, public("合计", "8.48", "8.48")))))
    assert wrong(found) == [("sum.mismatch", "8.48", "8.38")] * 2


def test_a_total_row_alone_is_not_a_sum() -> None:
    """Nothing to add."""
    assert audit(filing(city(three_public=(public("合计", "8.38", "8.38"),)))) == ()


def spending(**cells: str) -> Spending:
    """A row of 年度支出和结余情况."""
    return Spending(organisation="机关", **{name: wan(text) for name, text in cells.items()})


def income(**cells: str) -> Income:
    """A row of 年度收入情况."""
    return Income(organisation="机关", **{name: wan(text) for name, text in cells.items()})


def test_the_balances_follow_from_income_and_spending() -> None:
    """548.69 = 3963.75 + 142.54 − 3557.60; 1680.25 = 1131.56 + 548.69."""
    received = income(brought_forward="1131.56", fiscal_appropriation="3963.75", other="142.54")
    spent = spending(total="3557.60", current_year_balance="548.69", cumulative_balance="1680.25")
    found = audit(filing(city(income=(received,), spending=(spent,))))
    assert [f for f in wrong(found) if f[0] != "cell.derivable"] == []
    spent = spending(total="3557.60", current_year_balance="648.69", cumulative_balance="1780.25")
    found = audit(filing(city(income=(received,), spending=(spent,))))
    assert ("sum.blank", "648.69", "548.69") in wrong(found)


def test_organisations_that_cannot_be_told_apart_are_not_paired() -> None:
    """Two rows of one name give no identity across tables."""
    received = income(brought_forward="5")
    spent = spending(current_year_balance="5", cumulative_balance="11")
    assert audit(filing(city(income=(received, received), spending=(spent,)))) == ()


def test_an_organisation_without_income_has_no_balance_to_test() -> None:
    """Its row of spending stands alone."""
    other = Income(organisation="中心", brought_forward=wan("5"))
    spent = spending(current_year_balance="5", cumulative_balance="11")
    assert audit(filing(city(income=(other,), spending=(spent,)))) == ()


def test_a_blank_total_of_printed_parts_is_derivable() -> None:
    """基本支出 and 项目支出 printed, 支出合计 blank; no word where a part is blank too."""
    found = audit(filing(city(spending=(spending(basic="1.50", project="2.25"),))))
    assert wrong(found) == [("cell.derivable", "", "3.75")]
    assert audit(filing(city(spending=(spending(basic="1.50"),)))) == ()
