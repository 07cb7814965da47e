"""Scoring sheets of other places: criteria, continuation tables, remarks."""

from __future__ import annotations

from collections.abc import Callable

from perfeval.filing import ProjectForm, ScoreSheet
from perfeval.forms import read
from tests.forms.paper import OVER, Row, Wide, as_excel, as_text, as_word
from tests.tables import each_row

HEAD: Row = ["一级指标", "二级指标", "三级指标", "评分标准", "分值", "自评得分", "核查", "扣分原因"]
TABLE: list[Row] = [
    [Wide("单位：某局", 8)],
    HEAD,
    [
        "过  程\n（20分）",
        "管理\n（20分）",
        "制度",
        "有则计分\n\n无则不计",
        "10",
        "9",
        "已核",
        "一处不符",
    ],
    [OVER, OVER, "合规", OVER, "10", "十分", "", ""],
    HEAD,
    ["过程", "管理", "公开", "公开计分", OVER, "5", "", ""],
    ["效果", "", "效益", "", "", "3", "", ""],
    ["", "", "", "", "", "", "", ""],
    [Wide("合计", 4), "20", "19", "", ""],
]


@each_row("make", [as_text, as_word, as_excel])
def test_a_sheet_over_two_pages(make: Callable[..., bytes]) -> None:
    """Labels printed again without their points are the same group; merged clauses go on.

    Extracted text leaves a merged cell blank: beside another clause of its group it stays so.
    """
    merged = "" if make is as_text else "有则计分\n无则不计"
    filing = read(
        make("附件4", "2022年度部门整体支出绩效评分表", TABLE, "备注：无", "填表人：某某")
    )
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    assert (form.key, form.note) == ("annex-4", "备注：无")
    assert [(row.level1, row.level2, row.name, row.clause) for row in form.rows] == [
        ("过程（20分）", "管理（20分）", "制度", "有则计分\n无则不计"),
        ("过程（20分）", "管理（20分）", "合规", merged),
        ("过程（20分）", "管理（20分）", "公开", "公开计分"),
        ("效果", "", "效益", ""),
    ]
    assert [str(row.points) for row in form.rows] == ["10", "10", "", ""]
    assert form.rows[0].reason == "一处不符"
    assert (str(form.total_points), str(form.total_claimed)) == ("20", "19")
    assert [" / ".join(note.at.split(" / ")[-2:]) for note in filing.notes][:2] == [
        "制度 / 核查",
        "合规 / 自评得分",
    ]
    assert filing.unit.name == form.unit_name == "某局"
    assert [(note.code, note.text) for note in filing.notes] == [
        ("unplaced", "已核"),
        ("unreadable", "十分"),
        ("signature", "1处，未录：填表人"),
    ]


def test_a_cell_too_many_is_noted() -> None:
    """In extracted text a row may be longer than its heading."""
    table: list[Row] = [HEAD, ["过程", "管理", "制度", "有", "1", "1", "", "", "多"]]
    filing = read(as_text("2022年度评分表", table))
    assert [(note.code, note.at.partition(" / ")[2]) for note in filing.notes][:1] == [
        ("unplaced", "制度 / 多出的一格")
    ]


def test_a_table_of_measured_indicators_is_no_scoring_sheet() -> None:
    """评分标准 beside 完成值 is a self-evaluation; the clause stays with its row."""
    table: list[Row] = [
        ["项目名称", "某项目", "", "", "", "", ""],
        ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "评分标准", "得分"],
        ["产出", "数量", "个数", "1个", "1个", "每少一个扣1分", "5"],
    ]
    filing = read(as_text("2022年度项目支出绩效自评表", table))
    assert isinstance(filing.forms[0], ProjectForm)
    assert filing.forms[0].indicators[0].clause == "每少一个扣1分"


def test_what_explains_an_indicator_stands_left_of_its_points() -> None:
    """指标说明 there is no reason, and no doubt, whatever the other headings are called."""
    heads: Row = ["一级绩效指标", "二类指标", "绩效指标", "指标说明", "满分值", "单位自评得分"]
    table: list[Row] = [
        heads,
        ["投入", "预算配置", "安排率", "反映重点支出安排率。", "9", "9"],
        ["过程", "预算管理", "合规性", "反映资金使用合规性。", "10", "9"],
    ]
    filing = read(as_text("部门整体支出绩效评价得分表", table))
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    assert [row.meaning for row in form.rows] == ["反映重点支出安排率。", "反映资金使用合规性。"]


@each_row("titles", [("评分表", "评分表（续表）"), ("评分表（续表1）", "评分表（续表2）")])
def test_a_title_printed_again_begins_no_other_form(titles: tuple[str, str]) -> None:
    """续表: the rest of a table under its title again is the same form."""
    first: list[Row] = [HEAD, ["过程", "管理", "制度", "有", "1", "1", "", ""]]
    second: list[Row] = [HEAD, ["过程", "管理", "合规", "无", "2", "2", "", ""]]
    filing = read(as_text(f"2022年度{titles[0]}", first, f"2022年度{titles[1]}", second))
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    assert [row.name for row in form.rows] == ["制度", "合规"]


@each_row("make", [as_text, as_word, as_excel])
@each_row(
    "lines",
    [
        ["2022年度部门整体支出绩效评分表", "（2022年度）", "单位：某县教育局    单位：万元"],
        ["某县教育局2022年度部门整体支出绩效评价指标体系"],
    ],
)
def test_who_files_and_what_else_stands_above(make: Callable[..., bytes], lines: list[str]) -> None:
    """A line or the title names the unit; 序号 says nothing, and 扣分理由 is a reason."""
    table: list[Row] = [
        ["序号", "评价指标", "评价标准", "标准分", "评分结果", "扣分理由"],
        ["1", "预算编制", "完整得10分", "10", "9", "有调整"],
        [Wide("合计", 3), "10", "9", ""],
    ]
    filing = read(make(*lines, "本表由某科汇总", table, "填报日期：2023年3月1日"))
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    assert (filing.unit.name, str(filing.year)) == ("某县教育局", "2022")
    assert [(row.name, row.reason, str(row.claimed)) for row in form.rows] == [
        ("预算编制", "有调整", "9")
    ]
    assert [note.text for note in filing.notes if note.code == "unplaced"] == ["本表由某科汇总"]


@each_row("make", [as_text, as_word, as_excel])
def test_a_sheet_of_a_project_without_clauses(make: Callable[..., bytes]) -> None:
    """Points in the names or 权数, 考评得分: a sheet all the same; its rows of names are fields."""
    table: list[Row] = [
        ["项目名称", "河道治理", "主管部门", "某县水利局"],
        ["一级指标", "二级指标", "三级指标", "得分"],
        ["投入（20分）", "预算执行（20分）", "预算完成率（10分）", "9.5"],
        [OVER, OVER, "支付进度率（10分）", "8"],
        ["产出（80分）", "职责履行（80分）", "实际完成率（80分）", "80"],
        ["评价结论", Wide("较好", 3)],
    ]
    filing = read(make("2022年度项目支出绩效评价得分表", table, "总　分：97.5分"))
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    assert (form.project_name, form.department, form.of_unit) == ("河道治理", "某县水利局", False)
    assert [(str(row.points), str(row.claimed)) for row in form.rows] == [
        ("10", "9.5"),
        ("10", "8"),
        ("80", "80"),
    ]
    assert str(form.total_claimed) == "97.5"
    assert filing.unit.name == "某县水利局"


def test_a_name_in_brackets_is_worth_points_where_the_heading_says_so() -> None:
    """借阅量(40) under 三级指标（分值）; a number in brackets is none elsewhere."""
    rows: list[Row] = [["产出", "数量", "图书(60)", "60"], ["效益", "社会", "借阅量(40)", "40"]]
    for name, points in (("三级指标（分值）", ["60", "40"]), ("三级指标", ["", ""])):
        head: Row = ["一级指标", "二级指标", name, "自评得分"]
        (form,) = read(as_word("2022年度评分表", [head, *rows])).forms
        assert isinstance(form, ScoreSheet)
        assert [str(row.points) for row in form.rows] == points


def test_a_rubric_and_a_goal_table_in_one_form() -> None:
    """Two tables, two readings; the group stands under whatever heading it has."""
    table: list[Row] = [
        ["项目名称", Wide("乡村道路", 6)],
        ["项目权重", "评价内容", "分值", "自评分", Wide("评价标准及依据", 3)],
        ["项目决策2分", "决策依据", "2", "2", Wide("有工作计划的，计2分。", 3)],
        ["项目管理3分", "财务制度", "3", "3", Wide("有制度的，计3分。", 3)],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "养护里程", "300公里", "300公里", "95", "95"],
    ]
    (form,) = read(as_word("2021年度项目支出绩效自评表", table)).forms
    assert isinstance(form, ProjectForm)
    assert [(row.level1, row.name, str(row.points)) for row in form.indicators] == [
        ("项目决策2分", "决策依据", "2"),
        ("项目管理3分", "财务制度", "3"),
        ("产出指标", "养护里程", "95"),
    ]


@each_row("count", [3, 4])
def test_how_many_columns_a_sheet_with_clauses_has(count: int) -> None:
    """Four that are known; three are too few to tell what the table is."""
    table: list[Row] = [
        ["评分标准", "标准分", "评价指标", "评分结果"][:count],
        ["完整得10分", "10", "预算编制", "9"][:count],
    ]
    forms = read(as_word("2022年度部门整体支出绩效评分表", table)).forms
    assert any(isinstance(form, ScoreSheet) for form in forms) == (count == 4)


@each_row("make", [as_word, as_excel])
def test_a_remark_over_the_whole_width_is_no_criterion(make: Callable[..., bytes]) -> None:
    """One text over the names and the scores is kept as a note."""
    remark = "以上由办公室汇总"
    row: Row = ["过程", "管理", "制度", "有", "1", "1", "", ""]
    table: list[Row] = [[Wide("单位：某局", 8)], HEAD, row, [Wide(remark, 8)]]
    filing = read(make("2022年度部门整体支出绩效评分表", table))
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    assert [each.name for each in form.rows] == ["制度"]
    assert [(note.code, note.text) for note in filing.notes] == [("unplaced", remark)]


@each_row("make", [as_text, as_word, as_excel])
@each_row("deepest", ["二级指标", "一级指标"])
def test_the_deepest_level_names_a_row(make: Callable[..., bytes], deepest: str) -> None:
    """A sheet without 三级指标; its 指标解释 is kept, and a label over two rows is of both."""
    whole: list[Row] = [
        ["一级指标", "二级指标", "指标解释", "分值", "评分标准", "自评得分"],
        ["过程", "到位率", "到位率=甲数/乙数", "20", "按到位率计分", "20"],
        [OVER, "合规", "", "30", "每发现一例扣1分", "30"],
        [OVER, OVER, "", "50", "每发现一例扣2分", "50"],
    ]
    rows = [row if deepest == "二级指标" else [row[0], *row[2:]] for row in whole]
    if deepest == "一级指标":
        rows[2] = ["合规", *rows[2][1:]]
    filing = read(make("某县项目支出绩效评价评分表", rows))
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    labels = ("过程", "") if deepest == "二级指标" else ("", "")
    first, *others = form.rows
    name = "到位率" if deepest == "二级指标" else "过程"
    assert ((first.level1, first.level2), first.name) == (labels, name)
    assert first.meaning == "到位率=甲数/乙数"
    assert [each.name for each in others] == ["合规", "合规"]
    assert filing.address_of(form.key, "rows.0.name") is not None
    assert [str(row.points) for row in form.rows] == ["20", "30", "50"]


@each_row("make", [as_word, as_excel])
def test_points_of_groups_in_columns_of_their_own(make: Callable[..., bytes]) -> None:
    """They are notes beside the labels of the groups; a remark beside two rows is one of both."""
    head: Row = ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "评分标准", "扣分原因"]
    table: list[Row] = [
        head,
        ["过程", "40", "预算执行", "25%", "执行率", "10", "按比例", "未完成"],
        [OVER, OVER, OVER, OVER, "控制率", "15", "超过不得分", OVER],
        [OVER, OVER, "预算管理（15分）", "15", "公开", "15", "公开得分", ""],
        ["产出", "暂定", "", "60", "完成率", "60", "按比例", ""],
    ]
    filing = read(make("附件4", "2022年度部门整体支出绩效评分表", table, "", ""))
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    assert [(row.level1, row.level2, row.points.text) for row in form.rows] == [
        ("过程", "预算执行", "10"),
        ("过程", "预算执行", "15"),
        ("过程", "预算管理（15分）", "15"),
        ("产出", "", "60"),
    ]
    assert [note.at for note in filing.notes][:2] == [
        "附件4 / 过程 / 分值",
        "附件4 / 预算执行 / 分值",
    ]
    assert [row.reason for row in form.rows] == ["未完成", "未完成", "", ""]


PRINTED = """\
福建省漳平市乡镇财政管理考核评分标准

考核项目      考核内容       分值    指标解释       评分标准          自评得分
预算管理（50   预算编制       10               未按规定时间上报
分）                                    预算的，每迟 1 天
                                      扣 1 分，扣完为
                                      止。
          预算支出完成率    20    支出完成率=支出   完成率达 95%以
                           完成数/支出预算   上（含 95%）得
                           数×100%     20 分，每低 1 个
                                      百分点扣 1 分，扣
                                      完为止。
          预算公开       20               ① 公开及时，10
                                      分；②公开内容完
                                      整，5 分；③公开
                                      格式规范，5 分。
资金监管（50   惠民资金发放率    20    发放率=实际发放   发放率 100%得
分）                         金额/应发放金额   20 分；发放率低
                           ×100%      于 100%的，每低
                                      2 个百分点扣 1
                                      分；低于 90%不
                                      得分。
          档案管理       10               档案规范得 10
                                      分，较规范得 6
                                      分，不规范得 0
                                      分。
          监督检查       20               检查发现问题的，
                                      每个扣 2 分，最多
                                      扣 10 分。
合计                   100
"""


def test_cells_that_are_printed_over_several_lines_are_whole() -> None:
    """As ``pdftotext -layout`` prints a table: the label of a group, 指标解释 and the clause."""
    filing = read(PRINTED.encode())
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    assert [(row.level1, row.name, row.points.text) for row in form.rows] == [
        ("预算管理（50分）", "预算编制", "10"),
        ("预算管理（50分）", "预算支出完成率", "20"),
        ("预算管理（50分）", "预算公开", "20"),
        ("资金监管（50分）", "惠民资金发放率", "20"),
        ("资金监管（50分）", "档案管理", "10"),
        ("资金监管（50分）", "监督检查", "20"),
    ]
    assert [row.meaning for row in form.rows if row.meaning] == [
        "支出完成率=支出完成数/支出预算数×100%",
        "发放率=实际发放金额/应发放金额×100%",
    ]
    assert form.rows[3].clause == (
        "发放率 100%得20 分；发放率低于 100%的，每低2 个百分点扣 1分；低于 90%不得分。"
    )
    assert not filing.doubts


def test_a_label_of_its_own_is_no_end_of_another() -> None:
    """效益 names a group; 监 may end 资金."""
    for tail, level in (("效益", "效益"), ("监", "资金监管（50监"), ("分)", "资金监管（50分)")):
        text = PRINTED.replace(
            "分）                         金额", f"{tail}                         金额"
        )
        (form,) = read(text.encode()).forms
        assert isinstance(form, ScoreSheet)
        assert level in [row.level1 for row in form.rows]


BROKEN = """# 某县2023年度部门整体支出绩效评价评分表

| 一级指标 | 三级指标 | 评分标准 | 分值 | 得分 |
|---|---|---|---|---|
| 投入 | 控制率 | 以100%为标准，不超过的计满分； | 50 | 50 |
| | | 每超过一个百分点扣0.5分。 | | |
| 过程 | 执行率 | 按执行率计分。 | 50 | 48 |
| 合计 | | | 100 | 98 |
"""


def test_a_clause_that_goes_on_in_a_row_of_its_own() -> None:
    """Between full stops there is one row; where none stands it is open which row goes on."""
    sheet = read(BROKEN.encode()).forms[0]
    assert isinstance(sheet, ScoreSheet)
    assert [row.clause for row in sheet.rows] == [
        "以100%为标准，不超过的计满分；每超过一个百分点扣0.5分。",
        "按执行率计分。",
    ]
    first = "| | | 本表按年计分 | | |\n| 投入"
    doubtful = read(BROKEN.replace("| 投入", first).replace("。", "").encode())
    assert "本表按年计分" in "".join(each.text for each in doubtful.doubts)
