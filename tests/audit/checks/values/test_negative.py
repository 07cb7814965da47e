"""Amounts, points and scores below zero."""

from __future__ import annotations

from attrs import evolve

from perfeval.audit import audit
from perfeval.filing import FundRow
from perfeval.numbers.printed import Percent, Points
from tests.audit.cases import filing, fund, project, row, unit, wan


def told(*forms: object) -> list[tuple[str, str]]:
    """The paths and figures that are below zero."""
    found = audit(filing(*forms))  # type: ignore[arg-type]
    return [(each.path, each.printed) for each in found if each.code == "value.negative"]


def test_money_below_zero() -> None:
    """Each column of the fund table, in the total and in its parts; an adjustment has none."""
    part = FundRow(label="其中：财政拨款", original=wan("-1"), final=wan("-2"), outturn=wan("3"))
    whole = fund(outturn=wan("-12.5"), rate=Percent("-12.5%"), claimed=Points("0"))
    assert told(project(fund=whole, fund_parts=(part,))) == [
        ("fund.outturn", "-12.5"),
        ("fund_parts.0.original", "-1"),
        ("fund_parts.0.final", "-2"),
    ]
    assert told(project(fund_parts=(part,)))[0] == ("fund_parts.0.original", "-1")
    assert told(project(fund=fund(outturn=wan("0"), rate=Percent("0%"), claimed=Points("0")))) == []


def test_points_below_zero() -> None:
    """Points and scores of a row, but for rows that take points off."""
    given = row("巡检次数", "≥48次", "50次", "-10", "-2")
    assert told(unit(given)) == [("indicators.0.points", "-10"), ("indicators.0.claimed", "-2")]
    assert told(unit(evolve(given, level1="扣分项"))) == []
    assert told(unit(row("巡检次数", "≥48次", "40次", "10", "0", "停运"))) == []
    assert told(unit(row("巡检次数", "≥48次", "-50次", "10", "10"))) == [
        ("indicators.0.actual", "-50次")
    ]
    for name in ("常住人口净增", "编制人员增减数"):
        assert told(unit(row(name, "≥0人", "-5人", "10", "0", "人员退出"))) == []
    assert told(unit(row("气温", "≥-5度", "-3度", "10", "10"))) == []
