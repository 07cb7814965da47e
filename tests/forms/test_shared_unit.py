"""The unit of money that a document states outside of its forms."""

from __future__ import annotations

from perfeval.filing import ProjectForm
from perfeval.forms import read
from tests.forms.paper import Piece, Row, Wide, as_word
from tests.forms.seen import HEAD, printed
from tests.tables import each_row

TITLE = "某县水利局2023年度项目支出绩效自评表"
FUNDS: list[Row] = [
    ["项目名称", Wide("渠道改造", 7)],
    ["资金", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分", ""],
    ["年度资金总额", "100", "100", "95", "10", "95%", "9.5", ""],
    HEAD,
    ["", "产出指标", "数量指标", "里程", "1公里", "1公里", "90", "90"],
]
COVER: list[Piece] = ["某县水利局2023年度绩效自评材料"]
RULES: list[Piece] = ["填表说明", "1.本套表格金额单位均为万元，保留两位小数。"]


@each_row(
    ("pieces", "amount", "codes"),
    [
        (COVER, "100", ["no_unit"]),
        ([*COVER, "（金额单位：万元）"], "100万元", ["shared_unit"]),
        ([*COVER, "（金额单位：千元）"], "10.0万元", ["other_unit", "shared_unit"]),
        (RULES, "100万元", ["shared_unit"]),
        ([[["单位名称", "某县水利局"], ["金额单位", "元"]]], "100元", ["shared_unit"]),
        ([*RULES, "金额单位：元"], "100", ["no_unit"]),  # they differ
        ([*COVER, "金额单位：元", TITLE, "单位：万元"], "100万元", []),  # its own counts
        (["某县水利局2023年度绩效自评报告", "一、资金", "金额单位：元"], "100", ["no_unit"]),
    ],
)
def test_a_cover_or_the_rules_state_the_unit_of_all(
    pieces: list[Piece], amount: str, codes: list[str]
) -> None:
    """Where the form has none of its own, and all that state one agree; once for a form."""
    titled = [] if TITLE in pieces else [TITLE]
    filing = read(as_word(*pieces, *titled, FUNDS))
    (form,) = (each for each in filing.forms if isinstance(each, ProjectForm))
    assert form.fund is not None
    assert printed(form.fund.final) == amount
    units = {"no_unit", "other_unit", "shared_unit"}
    assert sorted(note.code for note in filing.notes if note.code in units) == codes
