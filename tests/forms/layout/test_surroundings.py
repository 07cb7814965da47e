"""Lines around the tables of a form: each says one thing, or is noted."""

from __future__ import annotations

from tests.forms.paper import OVER, Row, Wide
from tests.forms.seen import HEAD, SOURCES, Maker, funds, notes, project

BODY: list[Row] = [
    ["项目名称", Wide("养护", 7)],
    ["项目资金", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    [OVER, "年度资金总额", "120", "100", "50", "10", "50%", "5"],
    HEAD,
    [OVER, "产出指标", "数量指标", "里程", "1公里", "1公里", "90", "90"],
]
TITLE = "项目支出绩效自评表"


@SOURCES
def test_a_row_of_slips(make: Maker) -> None:
    """Who files, the year, the unit of money and the date may share a row."""
    slips: Row = [
        Wide("填报单位（盖章）：某县水利局", 3),
        "2023年度",
        Wide("填报日期：2024年3月15日", 2),
        Wide("金额单位：万元", 2),
    ]
    form, filing = project(make, TITLE, [slips, *BODY])
    assert (filing.unit.name, str(filing.year)) == ("某县水利局", "2023")
    assert form.footer is not None
    assert form.footer.filled_on == "2024年3月15日"
    assert funds(form)[0][1] == "120万元"
    assert notes(filing) == []


@SOURCES
def test_a_line_of_slips(make: Maker) -> None:
    """One paragraph says who files, when and in which unit of money."""
    line = "填报单位：某县水利局    填报日期：2024年3月15日    金额单位：元"
    form, filing = project(make, TITLE, line, BODY)
    assert filing.unit.name == "某县水利局"
    assert form.footer is not None
    assert form.footer.filled_on == "2024年3月15日"
    assert funds(form)[0][1] == "120元"


@SOURCES
def test_a_remark_in_one_cell_is_kept(make: Maker) -> None:
    """存在问题 with its text in the same cell is noted; the label alone says nothing."""
    rows: list[Row] = [
        [Wide("存在问题：预算编制不够精准，需加强前期论证。", 8)],
        [Wide("存在问题", 8)],
        ["主管部门审核意见：", Wide("同意", 7)],
    ]
    _, filing = project(make, TITLE, [*BODY, *rows])
    assert [text for _, text in notes(filing)] == [
        "存在问题：预算编制不够精准，需加强前期论证。",
        "同意",
    ]
