"""One doubt at a row is told once."""

from __future__ import annotations

from perfeval.audit import DEFAULT_CHECKS, audit
from perfeval.audit.once import _EXPLAINED
from perfeval.drafts import OWN_CLAUSES
from perfeval.filing import FundRow
from perfeval.numbers.printed import Percent, Points
from tests.audit.cases import filing, fund, project, row, wan
from tests.tables import each_row


@each_row(
    ("cells", "codes"),
    [
        (("工程合格率", "≥90%", "290%", "10", "10"), ["value.impossible"]),
        (("检查次数", "≥10次", "12次", "10", "5"), ["score.met_marked_down"]),
        (("出台成本", "≤96万元", "916800万元", "10", "10"), ["value.unit_slip"]),
        (("合格率", "≥950%", "97%", "10", "10"), ["target.impossible"]),
        (("检查次数", "≥10次", "12次", "10", "12"), ["score.above_points"]),
        (("服务能力", "≥95% 明显", "明显", "10", "10"), ["target.unmeasurable"]),
        (("检查次数", "≥10次", "8次", "10", "12"), ["score.above_points"]),
        (("检查次数", "≥10次", "8次", "10", "9"), ["score.not_proportional", "score.no_reason"]),
    ],
)
def test_what_explains_a_row_stands_alone(cells: tuple[str, ...], codes: list[str]) -> None:
    """The finding that gives the reason, and not those that follow from it."""
    found = audit(filing(project(row(*cells))))
    assert [each.code for each in found if each.severity.above_info] == codes


@each_row(
    ("outturn", "rate", "codes"),
    [
        ("950000", "95%", ["fund.slip", "rate.mismatch"]),
        ("1", "1%", ["goals.outrun_money", "score.fund"]),
    ],
)
def test_a_slip_explains_the_score_of_its_row(outturn: str, rate: str, codes: list[str]) -> None:
    """Where the rate is that of the figure that was meant; else the figure may be right."""
    money = fund(outturn=wan(outturn), rate=Percent(rate), claimed=Points("9.5"))
    part = FundRow(label="其中：财政拨款", final=wan("100"), outturn=wan(outturn))
    given = project(row("检查次数", "≥10次", "12次", "90", "90"), fund=money, fund_parts=(part,))
    found = audit(filing(given))
    assert [each.code for each in found if each.severity.above_info] == codes


def test_every_code_of_the_table_is_one_of_the_audit() -> None:
    """A code that was renamed would explain nothing."""
    known = {code.id for check in (*DEFAULT_CHECKS, OWN_CLAUSES) for code in check.codes}
    assert set(_EXPLAINED).union(*_EXPLAINED.values()) <= known
