"""Cells that narrow columns of blanks broke over lines."""

from __future__ import annotations

from perfeval.forms.sources.text.pieces import pieces_of
from perfeval.forms.sources.text.widths import MEASURES
from perfeval.forms.sources.text.wrapped_cells import unwrapped_cells
from tests.tables import each_row

NARROW = """
项目名  乡村公路养护
称
项目资          年初预  全年预  分值    执行率
金（万          算数    算数
元）    年度资  120     100     10      96.5%
        金总额
一级指  三级指  年度            分值    说明
标      标      指标值                  （原因）
产出指  新建站  ≥8个            60      两处场
标      点                              地动迁
        养护里  ≥1500   公里    1234567
        程                      8
        验收    100%            20
        合格率
效益指  其中：  明显改善        10
标      乡道
总分                            100
"""


@each_row(
    ("text", "due"),
    [
        (
            NARROW,
            [
                ["项目名称", "乡村公路养护"],
                ["项目资金（万元）", "年初预算数", "全年预算数", "分值", "执行率"],
                ["年度资金总额", "120", "100", "10", "96.5%"],
                ["一级指标", "三级指标", "年度指标值", "分值", "说明（原因）"],
                ["产出指标", "新建站点", "≥8个", "60", "两处场地动迁"],
                ["养护里程", "≥1500", "公里", "12345678"],
                ["验收合格率", "100%", "20"],
                ["效益指标", "其中：乡道", "明显改善", "10"],
                ["总分", "100"],
            ],
        ),
        ("甲  1  2\n            乙\n", [["甲", "1", "2"], ["乙"]]),
        ("总额  50%  20\n      80\n", [["总额", "50%", "20"], ["80"]]),
        ("里程  1  2\n数量指标\n合计\n", [["里程", "1", "2"], ["数量指标"], ["合计"]]),
        ("分值  得分  说明\n执行率\n", [["分值", "得分", "说明"], ["执行率"]]),
        ("一级指标  二级指标  得分\n三级指标\n", [["一级指标", "二级指标", "得分"], ["三级指标"]]),
        ("甲数  1  2\n实际完成值\n", [["甲数", "1", "2"], ["实际完成值"]]),
        ("分值  1  2\n得分\n", [["分值", "1", "2"], ["得分"]]),
        ("年度资金  1  2\n总额\n", [["年度资金总额", "1", "2"]]),
        ("财政拨款  1  2\n其他资金\n", [["财政拨款", "1", "2"], ["其他资金"]]),
        (
            "任务的完成率  40  每低一成扣\n计算              0.5分\n按比例  20  按比例\n",
            [["任务的完成率计算", "40", "每低一成扣0.5分"], ["按比例", "20", "按比例"]],
        ),
        (
            "拨款收入  318.60  310.32\n资金      预算数  执行数\n",
            [["拨款收入", "318.60", "310.32"], ["资金", "预算数", "执行数"]],
        ),
        (  # two pieces below one cell are none of it
            "满意度指标  服务对象满意度  85%  91%\n备注  无\n",
            [["满意度指标", "服务对象满意度", "85%", "91%"], ["备注", "无"]],
        ),
        ("", []),
    ],
)
def test_rows_are_made_whole(text: str, due: list[list[str]]) -> None:
    """The rest of a row has no figures of its own, and what begins something else is none."""
    lines = [pieces for line in text.split("\n") if (pieces := pieces_of(line, MEASURES[0]))]
    found = [[piece.text for piece in row] for row in unwrapped_cells(lines)]
    assert found == due
