"""Figures of one fund row that are ten or ten thousand times apart, and rows that are sound."""

from __future__ import annotations

from attrs import evolve

from perfeval.audit import audit
from perfeval.filing import FundRow
from tests.audit.cases import filing, fund, project, wan
from tests.tables import each_row


def told(*cells: str, of_part: bool = False) -> list[tuple[str, str]]:
    """What is said of 年初预算数, 全年预算数 and 全年执行数 of the whole, or of a source."""
    original, final, outturn = map(wan, cells)
    row = evolve(fund(), original=original, final=final, outturn=outturn)
    part = FundRow(label="省级资金", original=original, final=final, outturn=outturn)
    form = project(fund=None if of_part else row, fund_parts=(part,) if of_part else ())
    if of_part:
        form = evolve(form, fund=fund())
    return [(f.printed, f.computed) for f in audit(filing(form)) if f.code == "fund.slip"]


@each_row(
    ("cells", "slips"),
    [
        (("46.8", "523", "52.3"), [("523万元", "52.3万元")]),
        (("523", "52.3", "52.3"), [("523万元", "52.3万元")]),
        (("46.8", "523000", "52.3"), [("523000万元", "46.8万元")]),
        (("46.8", "5230", "52.3"), [("5230万元", "52.3万元")]),
        (("5", "50", "48"), []),
        (("46.8", "524", "52.3"), []),
        (("0", "52.3", "52.3"), []),
        (("10", "49999", "49999"), []),
        (("10", "50000", "50000"), [("50000万元", "10万元")]),
    ],
)
def test_a_figure_so_many_times_another(
    cells: tuple[str, str, str], slips: list[tuple[str, str]]
) -> None:
    """With the same three digits, or about ten thousand times; one finding for a row."""
    assert told(*cells) == slips


def test_a_source_may_shrink_to_nothing() -> None:
    """Ten thousand times, about so much, is said of the whole alone; the same digits of both."""
    assert told("2765.64", "0.41", "0.41", of_part=True) == []
    assert told("46.8", "523", "52.3", of_part=True) == [("523万元", "52.3万元")]


def test_a_source_that_is_the_whole_is_told_once() -> None:
    """其中：当年财政拨款 repeats the figures of the row above it."""
    whole = fund(original=wan("46.8"), final=wan("523"), outturn=wan("52.3"))
    part = evolve(whole, label="其中：当年财政拨款")
    given = filing(project(fund=whole, fund_parts=(part,)))
    assert [f.at for f in audit(given) if f.code == "fund.slip"] == [
        "项目支出绩效自评表 / 年度资金总额 / 全年预算数"
    ]
