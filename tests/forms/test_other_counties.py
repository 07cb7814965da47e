"""Tables as other counties print them: adjusted targets, lost merges, wide blanks."""

from __future__ import annotations

from perfeval import FiscalYear
from perfeval.filing import ScoreSheet
from perfeval.forms import read
from tests.forms.paper import OVER, Row, Wide, as_excel, as_word
from tests.forms.seen import Maker, funds, project, rows
from tests.tables import each_row

TITLE = "2022年度项目支出绩效自评表"
LEVELS: Row = ["一级指标", "二级指标", "三级指标"]
MARKED = """# 2023年度项目支出绩效自评表

| 项目名称 | | 残疾人康复服务 | | | | |
|---|---|---|---|---|---|---|
| 主管部门 | | 某区残联 | | 实施单位 | | 某区康复中心 |
| 项目负责人 | | | | 联系电话 | | |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 训练人数 | ≥120人 | 126人 | 60 | 60 |
| 效益指标 | 社会效益 | 功能改善率 | ≥80% | 79% | 40 | 39.5 |
"""
SPACED = """部门整体支出绩效自评表
（2022年度）
部门名称                          某县统计局
部门预算资金（万元）              年初预算数         全年预算数   全年执行数   执行率   得分
                       总额       402.11             455.03       455.03       100%     10
                       项目支出   100.00             115.00       115.00       100%
一级指标               二级指标   三级指标           年度指标值   实际完成值   分值     得分
产出指标               数量指标   统计调查项目数     12项         12项         40       40
满意度指标             满意度     服务对象满意度     ≥90%         93%          50       46
总　　分                                                                       100      96
"""
SHEET = """档案馆2022年部门整体支出绩效自评评分表

| 指标 | | | 权重 | 评分要点 | 得分 |
|---|---|---|---|---|---|
| 履职效能 | 整体效能 | 重点任务完成 | 60 | | 59 |
| 管理效率 | 采购管理 | 采购合规性 | 20 | ≥95%得满分 | 10 |
| 社会效应 | 公众满意 | 查档群众满意度 | 20 | 合规满分 | 18.5 |
"""


@each_row("make", [as_word, as_excel])
@each_row("labels", [("年初指标值", "调整指标值"), ("年度指标值", "调整后指标值")])
def test_of_two_targets_the_adjusted_one_counts(make: Maker, labels: tuple[str, str]) -> None:
    """The first one counts where none was adjusted, and is noted elsewhere."""
    head: Row = [*LEVELS, *labels, "实际完成值", "分值", "得分"]
    table: list[Row] = [
        ["产出指标", "数量指标", "新建道路", "20公里", "19公里", "19公里", "60", "60"],
        ["效益指标", "社会效益", "响应时间", "≤30分钟", "—", "28分钟", "30", "30"],
        ["满意度指标", "满意度", "群众满意度", "", "≥90%", "89%", "10", "9"],
    ]
    made, filing = project(make, TITLE, [["项目名称", Wide("防火道路", 7)], head, *table])
    assert [each[3] for each in rows(made)] == ["19公里", "≤30分钟", "≥90%"]
    assert not filing.doubts
    assert [note.text for note in filing.notes if labels[0] in note.at] == ["20公里"]


def test_a_blank_cell_between_a_label_and_its_name() -> None:
    """A merge was lost there; a label beside a blank one is no name."""
    (form,) = read(MARKED.encode()).forms
    names = (form.project_name, form.department, form.implementing_unit)  # type: ignore[attr-defined]
    assert names == ("残疾人康复服务", "某区残联", "某区康复中心")
    table: list[Row] = [["主管部门", "", "项目类型", "医疗"], [*LEVELS, "年度指标值", "得分"]]
    (form,) = read(as_word(TITLE, [*table, ["产出", "数量", "里程", "1公里", "5"]])).forms
    assert form.department == ""  # type: ignore[attr-defined]


def test_text_between_wide_blanks() -> None:
    """The label of the block leaves its rows a gap; 总　　分 is one word."""
    (form,) = read(SPACED.encode()).forms
    assert [each[:4] for each in funds(form)] == [  # type: ignore[arg-type]
        ("总额", "402.11万元", "455.03万元", "455.03万元"),
        ("项目支出", "100.00万元", "115.00万元", "115.00万元"),
    ]
    assert form.total_claimed.text == "96"


def test_a_heading_over_columns_that_lost_their_merge() -> None:
    """The last of the blank columns holds the names; a clause may begin with a sign."""
    (sheet,) = read(SHEET.encode()).forms
    assert isinstance(sheet, ScoreSheet)
    assert [(row.level1, row.level2, row.name) for row in sheet.rows] == [
        ("履职效能", "整体效能", "重点任务完成"),
        ("管理效率", "采购管理", "采购合规性"),
        ("社会效应", "公众满意", "查档群众满意度"),
    ]
    assert sheet.rows[1].clause == "≥95%得满分"


def test_a_blank_row_among_the_funds() -> None:
    """It ends nothing, also where a sheet holds no cell of it."""
    head: Row = ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率"]
    table: list[Row] = [
        head,
        [OVER, "", "", "", "", "", ""],
        [OVER, "年度资金总额", "55", "55", "50", "10", "90.91%"],
        [*LEVELS, "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "减免具数", "412具", "412具", "90", "90"],
    ]
    made, _ = project(as_excel, TITLE, table)
    assert funds(made) == [("年度资金总额", "55万元", "55万元", "50万元", "10", "90.91%")]


@each_row("line", ["预算年度：2022", "评价年度：2022年　单位：万元"])
def test_a_year_behind_its_label(line: str) -> None:
    """A line says the year without 年度 behind it."""
    table: list[Row] = [[*LEVELS, "年度指标值", "得分"], ["产出", "数量", "里程", "1公里", "5"]]
    assert read(as_word("项目支出绩效自评表", line, table)).year == FiscalYear(2022)


def test_headings_under_a_wider_one_of_a_summary() -> None:
    """年初 and 调整后 under 预算金额 are two budgets, and the first is not taken for the last."""
    head: list[Row] = [
        ["序号", "项目名称", Wide("预算金额", 2), "执行金额", "执行率", "自评得分"],
        [OVER, OVER, "年初", "调整后", OVER, OVER, OVER],
    ]
    table: list[Row] = [["1", "营养改善", "126", "130", "130", "100%", "98"]]
    filing = read(as_word("2022年度项目支出绩效自评情况汇总表（万元）", [*head, *table]))
    (form,) = filing.forms
    assert funds(form)[0][1:4] == ("126万元", "130万元", "130万元")  # type: ignore[arg-type]
