"""附件3-1: the scoring sheet with the unit's claims."""

from __future__ import annotations

from perfeval.filing import FormKind, ScoreSheet, SheetRow
from perfeval.numbers.cells import BLANK
from perfeval.numbers.printed import Points

SHEET = ScoreSheet(
    key="annex-3-1",
    rows=(
        SheetRow(
            level1="投  入（15分）",
            level2="预算配置（15分）",
            name="财政供养人员控制率",
            clause="以100%为标准。",
            points=Points("5"),
            claimed=Points("5"),
        ),
        SheetRow(name="“三公经费”控制率"),
    ),
    total_points=Points("100"),
    total_claimed=Points("99分"),
)


def test_a_sheet_holds_claims_and_no_facts() -> None:
    """A claim is not a fact: the sheet states none."""
    assert list(SHEET.facts()) == []
    assert SHEET.rows[0].claimed == Points("5")
    assert SHEET.rows[1].points == BLANK


def test_a_sheet_always_applies() -> None:
    """No mark switches a scoring sheet off."""
    assert SHEET.kind is FormKind.SCORE_SHEET
    assert not SHEET.not_applicable
