"""What the tables that a report tells imply: roll-forwards, accounts, cross-tabs."""

from typing import Any

from perfeval.audit import Severity, audit
from perfeval.filing import (
    Account,
    Adjustment,
    AmountLine,
    Basis,
    Budget,
    Classification,
    SpendingSplit,
)
from perfeval.numbers.amounts import wan_yuan
from tests.audit.cases import filing, report, wan
from tests.audit.filings import wrong


def budget(
    *,
    forward: str = "30.55",
    original: str = "1610.47",
    adjusted: tuple[str, ...] = ("213.29", "19.53"),
    final: str = "1843.29",
    outturn: str = "1862.61",
    balance: str = "11.23",
    **more: Any,
) -> Budget:
    """年初 1610.47 + 调增 232.82 = 1843.29; 30.55 + 1843.29 − 1862.61 = 11.23."""
    return Budget(
        brought_forward=wan(forward),
        original=SpendingSplit(total=wan(original)),
        adjustments=tuple(
            Adjustment(label=f"第{n}项", amount=wan_yuan(text)) for n, text in enumerate(adjusted)
        ),
        final=SpendingSplit(total=wan(final)),
        outturn=SpendingSplit(total=wan(outturn)),
        year_end_balance=wan(balance),
        **more,
    )


def found(told: Budget) -> list[tuple[str, str, str]]:
    """What is found in a report with this budget."""
    return wrong(audit(filing(report(budget=told))))


def test_a_budget_rolls_forward() -> None:
    """Nothing to say of the budget of a city bureau."""
    assert found(budget(adjusted_by=wan("232.82"))) == []


def test_a_wrong_balance_and_a_wrong_final_budget_are_named() -> None:
    """年末结转 12.23 instead of 11.23; 全年总预算 1853.29 breaks both sums that hold it."""
    assert found(budget(balance="12.23")) == [("sum.mismatch", "12.23", "11.23")]
    assert found(budget(final="1853.29")) == [
        ("sum.mismatch", "1853.29", "1843.29"),
        ("sum.mismatch", "11.23", "21.23"),
    ]
    assert audit(filing(report(budget=budget(balance="12.23"))))[0].severity is Severity.WARNING


def test_a_final_budget_that_holds_the_amount_brought_forward() -> None:
    """30.55 + 1610.47 + 232.82 = 1873.84, and 1873.84 − 1862.61 = 11.23."""
    assert found(budget(final="1873.84")) == []


def test_a_total_of_adjustments_stands_for_its_items() -> None:
    """The report gives the sum of the adjustments alone."""
    assert found(budget(adjusted=(), adjusted_by=wan("232.82"))) == []
    assert found(budget(adjusted=(), adjusted_by=wan("233.82"))) == [
        ("sum.mismatch", "1843.29", "1844.29")
    ]


def test_an_original_budget_alone_says_nothing_of_the_final_one() -> None:
    """Without adjustments, and without a final budget, nothing rolls."""
    assert found(budget(adjusted=())) == []
    plain = Budget(brought_forward=wan("5"), year_end_balance=wan("7"))
    assert found(plain) == []
    unspent = Budget(final=SpendingSplit(total=wan("5")), year_end_balance=wan("7"))
    assert found(unspent) == []


def test_a_stage_divides_into_basic_and_project_spending() -> None:
    """基本 603.56 + 项目 1006.91 is 1610.47, not 1611.47."""
    split = SpendingSplit(total=wan("1611.47"), basic=wan("603.56"), project=wan("1006.91"))
    assert found(Budget(original=split)) == [("sum.mismatch", "1611.47", "1610.47")]


def test_an_account_balances() -> None:
    """0 + 2677.20 − 2677.20 = 0, and a balance of 5 is wrong; no word where a figure is blank."""
    cells: dict[str, Any] = {"received": wan("2677.20"), "spent": wan("2677.20")}
    wrongly = Account(label="全部", brought_forward=wan("0"), balance=wan("5"), **cells)
    blank = Account(label="全部", balance=wan("5"), **cells)
    assert wrong(audit(filing(report(accounts=(wrongly,))))) == [("sum.mismatch", "5", "0")]
    assert audit(filing(report(accounts=(blank,)))) == ()


def classes(label: str, total: str, **lines: str) -> Classification:
    """An economic classification."""
    return Classification(
        label=label,
        basis=Basis.ECONOMIC,
        total=wan(total),
        lines=tuple(AmountLine(label=name, amount=wan(text)) for name, text in lines.items()),
    )


def test_economic_classes_add_up_over_basic_and_project_spending() -> None:
    """商品和服务支出 of the whole is that of 基本支出 plus that of 项目支出."""
    tables = (
        classes("总支出", "100", 商品和服务支出="70", 资本性支出="30"),
        classes("基本支出", "40", 商品与服务支出="35", 其他="5"),
        classes("项目支出", "60", 商品和服务="25", 资本性支出="35"),
    )
    found = wrong(audit(filing(report(classifications=tables))))
    assert found == [("sum.mismatch", "70", "60")]
    others = tuple(classes(f"第{n}类支出", "5", 其他="5") for n in range(10))
    assert audit(filing(report(classifications=(*tables, *others)))) == ()  # too many to pair


def test_tables_that_are_no_halves_of_a_whole_are_not_crossed() -> None:
    """Two classifications that do not add up to a third."""
    tables = (
        classes("总支出", "100", 商品和服务支出="100"),
        classes("基本支出", "50", 商品和服务支出="50"),
        classes("其他支出", "20", 商品和服务支出="20"),
    )
    assert audit(filing(report(classifications=tables))) == ()
