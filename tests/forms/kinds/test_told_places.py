"""What a form says and no field can hold is noted at its place, in the words of the form."""

from __future__ import annotations

from perfeval.forms import read
from tests.forms.paper import OVER, Row, Wide, as_word
from tests.tables import each_row

BASE: list[Row] = [
    ["财政供养人员情况", "编制数", "2021年实际在职人数", "控制率", "", "", ""],
    [OVER, "约一", "约二", "约三", "", "", ""],
    ["经费控制情况（元）", "2020年决算数", "2021年预算数", "2021年决算数", "", "", ""],
    ["三公经费", "约四", "约五", "约六", "", "", ""],
    ["楼堂馆所", "批复规模", "实际规模", "规模控制率", "预算投资", "实际投资", "投资控制率"],
    [OVER, "约七", "约八", "约九", "约十", "约百", "约千"],
]
SHEET: list[Row] = [
    ["一级指标", "二级指标", "三级指标", "评分标准", "分值", "自评得分", "核查", "扣分原因"],
    ["过程", "管理", "制度", "有则计分", "约一", "约二", "已核", "无"],
    [Wide("合计", 4), "约三", "约四", "", ""],
]
PROJECT: list[Row] = [
    ["项目资金", "", "年初预算数", "调整数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    [OVER, "资金总额", "约一", "约二", "约三", "约四", "约五", "约六", "约七"],
    [
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值",
        "完成值",
        "分值",
        "得分",
        "偏差原因",
    ],
    [OVER, "产出指标", "数量指标", "里程", "约八", "约九", "约十", "约百", "约千"],
]


@each_row(
    ("title", "table", "told"),
    [
        (
            "部门整体支出绩效评价基础数据表",
            BASE,
            "财政供养人员情况 / 编制数 约一，财政供养人员情况 / 在职人数 约二，"
            "财政供养人员情况 / 控制率 约三，"
            "三公经费 / 上年决算数 约四，三公经费 / 本年预算数 约五，三公经费 / 本年决算数 约六，"
            "楼堂馆所控制情况 / 批复规模 约七，楼堂馆所控制情况 / 实际规模 约八，"
            "楼堂馆所控制情况 / 规模控制率 约九，楼堂馆所控制情况 / 预算投资 约十，"
            "楼堂馆所控制情况 / 实际投资 约百，楼堂馆所控制情况 / 投资概算控制率 约千",
        ),
        (
            "部门整体支出绩效评分表",
            SHEET,
            "制度 / 分值 约一，制度 / 自评得分 约二，制度 / 核查 已核，"
            "合计 / 分值 约三，合计 / 得分 约四",
        ),
        (
            "项目支出绩效自评表",
            PROJECT,
            "资金总额 / 调整数 约二，资金总额 / 年初预算数 约一，资金总额 / 全年预算数 约三，"
            "资金总额 / 全年执行数 约四，资金总额 / 分值 约五，资金总额 / 执行率 约六，"
            "资金总额 / 得分 约七，"
            "数量指标 / 里程 / 分值 约十，数量指标 / 里程 / 得分 约百",
        ),
    ],
)
def test_what_cannot_be_read_is_noted_at_its_place(title: str, table: list[Row], told: str) -> None:
    """Each with the row and the column."""
    notes = read(as_word(title, table)).notes
    found = [note for note in notes if note.code in ("unreadable", "unplaced")]
    assert [f"{note.at} {note.text}" for note in found] == [
        f"{title} / {each}" for each in told.split("，")
    ]
