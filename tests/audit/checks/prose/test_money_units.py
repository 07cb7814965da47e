"""Units of money that cannot be, in sentences."""

from __future__ import annotations

from perfeval.audit import audit
from perfeval.filing import ReportSection, Statement
from tests.audit.cases import filing, report
from tests.tables import each_row


@each_row(
    ("text", "wrong"),
    [
        ("本项目年初预算资金100元。", True),
        ("投入财政资金9999元。", True),
        ("投入财政资金10000元。", False),
        ("本项目年初预算资金100万元。", False),
        ("财政补助标准资金100元。", False),
        ("购置打印纸100元。", False),
        ("年末财政资金结余100元。", False),
    ],
)
def test_a_project_of_a_few_yuan(text: str, wrong: bool) -> None:
    """The money of a whole; standards, prices and what is left over are small rightly."""
    told = report(sections=(ReportSection(heading="资金", statements=(Statement(text=text),)),))
    assert [f.code for f in audit(filing(told))] == (["money.unit"] if wrong else [])
