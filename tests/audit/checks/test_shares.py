"""Shares: each against its figures, and all of a table together."""

from perfeval.audit import audit
from perfeval.filing import AmountLine, Basis, Classification, ShareRelation
from perfeval.numbers.cells import BLANK
from perfeval.numbers.printed import Percent
from tests.audit.cases import figure, filing, report, shares, wan
from tests.audit.filings import wrong


def test_shares_with_mixed_places_add_up_within_their_own() -> None:
    """79% + 8.7% + 12.2%: 99.9 of 100, each share with its own place."""
    told = shares(
        ("一般公共服务", "79.00", "79%"), ("科学技术", "8.74", "8.7%"), ("其他", "12.26", "12.3%")
    )
    assert audit(filing(told)) == ()


def test_a_share_cut_off_says_so() -> None:
    """12.96 of 100.00 printed 12%."""
    told = shares(("工资", "12.96", "12%"), ("其他", "87.04", "87%"))
    assert [f.hint for f in audit(filing(told)) if f.code == "share.mismatch"] == ["truncated"]


def stated(part: str, whole: str, share: str) -> tuple[ShareRelation, ...]:
    """A share that a report states with its figures."""
    return (
        ShareRelation(
            id="stated",
            part=figure("一窗通办", part),
            whole=figure("进厅事项", whole),
            share=figure("占比", share, "4."),
        ),
    )


def test_a_stated_share_is_tested() -> None:
    """796 of 1136 is 70.1%, not 71.0%; a share that is no percentage is none."""
    assert audit(filing(relations=stated("796项", "1136项", "70.1%"))) == ()
    found = audit(filing(relations=stated("796项", "1136项", "71.0%")))
    assert wrong(found) == [("share.mismatch", "71.0%", "70.1%")]
    assert audit(filing(relations=stated("796项", "1136项", "7成"))) == ()
    assert audit(filing(relations=stated("796项", "1136万元", "71.0%"))) == ()


def test_a_table_without_a_total_or_with_few_shares_says_nothing_of_100() -> None:
    """Only some lines have a share; the total is blank."""
    lines = (
        AmountLine(label="工资", amount=wan("60"), share=Percent("60%")),
        AmountLine(label="其他", amount=wan("40")),
    )
    for total in (wan("100"), BLANK):
        table = Classification(label="支出", basis=Basis.NATURE, total=total, lines=lines)
        assert audit(filing(report(classifications=(table,)))) == ()
