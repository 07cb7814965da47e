"""What 附件1 implies: trees in three columns, control rates."""

from perfeval.audit import audit
from perfeval.filing import CostLine, Staffing
from perfeval.numbers.printed import Count, Percent
from tests.audit.cases import base, filing, line, wan
from tests.audit.filings import wrong


def test_each_column_is_a_sum_of_its_own() -> None:
    """本年预算数 is wrong, the two 决算 are right; the place names the printed heading."""
    part = CostLine(label="业务", prior_outturn=wan("5"), budget=wan("7"), outturn=wan("6"))
    whole = CostLine(
        label="项目支出", prior_outturn=wan("5"), budget=wan("9"), outturn=wan("6"), parts=(part,)
    )
    columns = ("2022年决算数", "2023年预算数", "2023年决算数")
    found = audit(filing(base(whole, columns=columns)))
    assert wrong(found) == [("sum.mismatch", "9", "7")]
    assert found[0].at == "基础数据表 / 经费控制情况 / 项目支出 / 2023年预算数"


def test_a_deep_tree_is_tested_at_every_level() -> None:
    """公务用车 against 购置 and 运行维护, below 三公经费."""
    vehicles = line("公务用车", "5.00", line("公车购置", "1.00"), line("公车运行维护", "3.00"))
    found = audit(filing(base(line("三公经费", "8.00", line("公务接待", "3.00"), vehicles))))
    assert wrong(found) == [("sum.mismatch", "5.00", "4")]


def test_the_control_rate_of_staff() -> None:
    """29 ÷ 30 is 96.67%, not 100%."""
    staffing = Staffing(
        authorised_posts=Count("30"), staff_in_post=Count("29"), control_rate=Percent("100%")
    )
    found = audit(filing(base(staffing=staffing)))
    assert wrong(found) == [("rate.mismatch", "100%", "97%")]
