"""Tables as further counties print them: two columns in one cell, two rows for one, years."""

from __future__ import annotations

from perfeval.filing import BaseDataForm, MonitoringForm, ProjectForm, ScoreSheet, UnitForm
from perfeval.filing.notes import Note
from perfeval.forms import read, read_all
from tests.forms.paper import OVER, Row, Table, Wide, as_excel, as_text, as_word
from tests.forms.seen import funds, printed, project, rows
from tests.tables import each_row

TITLE = "2023年度项目支出绩效自评表"
NAMED: Row = ["项目名称", Wide("道路养护", 6)]
HEAD: Row = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
FIRST: Row = ["产出指标", "数量指标", "养护里程", "≥9公里", "9公里", "50", "50"]
LAST: Row = ["效益指标", "社会效益", "投诉下降", "≥5%", "6%", "50", "50"]
SHEET: Row = ["一级指标", "二级指标", "三级指标", "评分标准", "分值", "得分"]


BROKEN = """            2023年度部门整体支出绩效评价评分表
 一级指标  二级指标  三级指标      评分标准                      分值   得分
                                   目标明确得满分；
 投入      目标设定  目标合理性    缺一项扣1分，                 20     20
                                   扣完为止。
 过程      预算执行  预算完成率    完成得满分；                  40     39
                                   每低1个百分点扣1分。
 效果      满意度    群众满意度    满意得满分。                  40     40
 合计                                                            100    99
"""


def doubts(found: tuple[Note, ...]) -> list[str]:
    """Where doubts stand, by the ends of their places."""
    return [note.at.rpartition(" / ")[2] for note in found if note.code == "doubt"]


@each_row(
    ("cell", "level2", "name", "doubtful"),
    [
        ("数量指标驻村工作队数量", "数量指标", "驻村工作队数量", []),
        ("质量指标：考核优秀率", "质量指标", "考核优秀率", []),
        ("驻村工作队数量", "", "驻村工作队数量", ["二级、三级指标"]),
    ],
)
def test_two_levels_in_one_cell(cell: str, level2: str, name: str, doubtful: list[str]) -> None:
    """Divided where the words of 二级指标 begin it; else the cell is in doubt, and kept."""
    head: Row = ["一级指标", "二级、三级指标", "指标值", "完成值", "分值", "得分"]
    table: Table = [head, ["产出指标", cell, "≥4支", "4支", "50", "50"]]
    form, filing = project(as_word, TITLE, table)
    assert [each[1:3] for each in rows(form)] == [(level2, name)]
    assert doubts(filing.notes) == doubtful


def test_a_kind_in_the_cell_of_the_name() -> None:
    """It stands for the blank 二级指标; beside another that is merged down it is a doubt."""
    kind: Row = ["产出指标", "", "质量指标路面平整度", "≥90%", "95%", "20", "20"]
    under: Row = [OVER, OVER, "时效指标按期完工", "≥90%", "95%", "30", "30"]
    form, filing = project(as_word, TITLE, [NAMED, HEAD, FIRST, under, kind, LAST])
    assert [each[1:3] for each in rows(form)] == [
        ("数量指标", "养护里程"),
        ("数量指标", "时效指标按期完工"),
        ("质量指标", "路面平整度"),
        ("社会效益", "投诉下降"),
    ]
    assert doubts(filing.notes) == ["三级指标"]


@each_row(
    ("heading", "cell", "read_as"),
    [
        ("三级指标", "培训人数≥300人次", ("培训人数", "≥300人次")),
        ("三级指标及目标值", "培训12期", ("培训", "12期")),
        ("三级指标", "培训12期", ("培训12期", "")),
        ("三级指标及目标值", "群众满意", ("群众满意", "")),
    ],
)
def test_a_target_behind_the_name(heading: str, cell: str, read_as: tuple[str, str]) -> None:
    """A sign tells it; a bare figure where the heading says that targets stand here."""
    head: Row = ["一级指标", "二级指标", heading, "完成情况", "分值", "得分"]
    table: Table = [head, ["产出指标", "数量指标", cell, "309人次", "50", "50"]]
    form, filing = project(as_word, TITLE, table)
    assert [each[2:4] for each in rows(form)] == [read_as]
    assert bool(doubts(filing.notes)) == (cell == "群众满意")
    assert (filing.address_of(form.key, "indicators.0.target") is not None) == bool(read_as[1])


def test_a_name_with_its_kind_where_no_column_is_of_kinds() -> None:
    """It stays as printed; a goal that ran into a breakdown of text is a doubt."""
    head: Row = ["一级指标", "三级指标", "指标值", "完成值", "分值", "得分"]
    table: Table = [head, ["产出指标", "数量指标：宣传场次", "≥4场", "4场", "50", "50"]]
    form, _ = project(as_word, TITLE, table)
    assert [each[1:3] for each in rows(form)] == [("", "数量指标：宣传场次")]
    divided: Table = [
        ["按收入性质分：10", "按支出性质分：10"],
        ["其中：财政拨款：10", "其中：基本支出：10"],
        ["通过实施宣传，保障工作开展。", ""],
    ]
    _, filing = project(as_word, TITLE, [NAMED, *divided, HEAD, FIRST, LAST])
    assert len(doubts(filing.notes)) == 1


def test_an_indicator_over_two_rows() -> None:
    """目标 and, below it, 实际; a second 实际 below is a row of its own."""
    head: Row = ["一级指标", "三级指标", "类型", "数值", "分值", "得分"]
    table: Table = [
        head,
        ["产出指标", "养护里程", "目标", "≥9公里", "50", "50"],
        [OVER, OVER, "实际", "9公里", OVER, OVER],
        [OVER, OVER, "实际", "8公里", OVER, OVER],
        ["效益指标", "投诉下降", "目标", "≥5%", "50", "50"],
        ["满意度指标", "满意度", "实际", "95%", "", ""],
    ]
    form, _ = project(as_word, TITLE, table)
    assert next(each[2:5] for each in rows(form)) == ("养护里程", "≥9公里", "9公里")
    assert len(rows(form)) == 4


def test_a_score_and_its_points_in_one_cell() -> None:
    """9分（满分10分） where no column is of points; in the total, too."""
    head: Row = ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "得分"]
    table: Table = [
        head,
        ["产出指标", "数量指标", "养护里程", "≥9公里", "8公里", "55分（满分60分）"],
        ["效益指标", "社会效益", "投诉下降", "≥5%", "6%", "40/40"],
        [Wide("总分", 5), "95分（满分100分）"],
    ]
    form, _ = project(as_word, TITLE, table)
    assert [each[5:7] for each in rows(form)] == [("60", "55"), ("40", "40")]
    assert (str(form.total_points), str(form.total_claimed)) == ("100", "95")
    sheet = [["一级指标", "三级指标", "评分标准", "得分"], ["投入", "目标", "合理得满分", "5/6"]]
    (made,) = read(as_word("2023年度评分表", sheet)).forms
    assert isinstance(made, ScoreSheet)
    assert (str(made.rows[0].points), str(made.rows[0].claimed)) == ("6", "5")


@each_row(
    ("heading", "scores", "doubtful"),
    [("得分/分值", ("60", "55"), []), ("分值/得分", ("", ""), ["分值/得分"])],
)
def test_a_column_of_scores_and_points(
    heading: str, scores: tuple[str, str], doubtful: list[str]
) -> None:
    """得分 stands first; a column that says them the other way round is a doubt."""
    head: Row = ["一级指标", "二级指标", "三级指标", "指标值", "完成值", heading]
    table: Table = [head, ["产出指标", "数量指标", "里程", "≥9公里", "8公里", "55/60"]]
    form, filing = project(as_word, TITLE, table)
    assert [each[5:7] for each in rows(form)] == [scores]
    assert doubts(filing.notes) == doubtful


def test_weights_that_add_up_to_one() -> None:
    """They are shares of 100 points, the total and the funds with them."""
    money: Table = [
        ["资金（万元）", "全年预算数", "全年执行数", "执行率", "权重", "得分", ""],
        ["年度资金总额", "10", "9", "90%", "0.1", "9", ""],
    ]
    table: Table = [
        [*HEAD[:5], "权重", "得分"],
        [*FIRST[:5], "0.5", "50"],
        [*LAST[:5], "0.4", "40"],
        [Wide("总分", 5), "1", "99"],
    ]
    form, _ = project(as_word, TITLE, [NAMED, *money, *table])
    assert [each[5] for each in rows(form)] == ["50", "40"]
    assert form.fund is not None
    assert (printed(form.fund.points), printed(form.total_points)) == ("10", "100")
    more: Row = ["满意度指标", "满意度", "群众满意度", "≥90%", "93%"]
    for last, weights in (("0.1", ["50", "40", "10"]), ("0.2", ["0.5", "0.4", "0.2"])):
        alone, _ = project(as_word, TITLE, [*table[:3], [*more, last, "9"]])
        assert [each[5] for each in rows(alone)] == weights
    sheet: Table = [
        SHEET,
        ["投入", "目标", "合理性", "合理得满分", "0.3", "30"],
        ["过程", "预算", "完成率", "完成得满分", "0.3", "30"],
        ["效果", "效益", "满意度", "满意得满分", "0.4", "39"],
    ]
    (made,) = read(as_word("2023年度评分表", sheet)).forms
    assert [str(row.points) for row in made.rows] == ["30", "30", "40"]  # type: ignore[attr-defined]


def test_figures_of_other_years_are_aside() -> None:
    """2022年实际 beside 2023年目标 and 2023年实际 is of the year before."""
    head: Row = ["一级指标", "三级指标", "2022年实际", "2023年目标", "2023年实际", "分值", "得分"]
    table: Table = [head, ["产出指标", "里程", "8公里", "≥9公里", "9公里", "50", "50"]]
    form, filing = project(as_word, TITLE, table)
    assert [each[3:5] for each in rows(form)] == [("≥9公里", "9公里")]
    assert doubts(filing.notes) == []


def test_a_row_that_numbers_the_columns() -> None:
    """1, 2, 3=2-1 below headings are no figures."""
    money: Row = ["资金来源", "年初预算", "全年预算", "全年支出", "结余", "执行率", "得分"]
    counted: Table = [
        [*money],
        ["1", "2", "3", "4", "5=3-4", "6=4/3", "7"],
        ["合计（万元）", "10", "10", "9", "1", "90%", "9"],
        HEAD,
        ["1", "2", "3", "4", "5", "6", "7"],
        FIRST,
        LAST,
    ]
    form, filing = project(as_word, TITLE, [NAMED, *counted])
    assert [each[1:4] for each in funds(form)] == [("10万元", "10万元", "9万元")]
    assert len(form.indicators) == 2
    assert doubts(filing.notes) == []


def test_forms_beside_each_other_on_a_sheet() -> None:
    """Blank columns part headings that stand there twice."""
    other: Row = ["产出指标", "数量指标", "书屋", "≥38家", "36家", "50", "47"]
    twice: Table = [
        ["项目名称", Wide("演出", 6), "", "项目名称", Wide("书屋", 6)],
        [*HEAD, "", *HEAD],
        [*FIRST, "", *other],
    ]
    forms = [form for each in read_all(as_excel(TITLE, twice)) for form in each.filing.forms]
    found = [(form.project_name, form.indicators[0].name) for form in forms]
    assert found == [("演出", "养护里程"), ("书屋", "书屋")]


@each_row(
    "line",
    [
        "项目资金：全年预算数 26万元，全年执行数 24.7万元，执行率95%（分值10分，得分9.5分）",
        "预算数：26万元；执行数：24.7万元；执行率：95%；分值：10；得分：9.5。",
    ],
)
def test_funds_in_one_line(line: str) -> None:
    """Labels and figures of a merged row are those of the funds."""
    form, _ = project(as_word, TITLE, [NAMED, [Wide(line, 7)], HEAD, FIRST, LAST])
    assert funds(form)[0][2:] == ("26万元", "24.7万元", "10", "95%")
    assert form.fund is not None
    assert printed(form.fund.claimed) == "9.5"


def test_money_that_is_told_where_no_funds_are_read() -> None:
    """It may be where they stand: a doubt."""
    told: Row = ["经费情况", Wide("全年安排预算26万元，实际支出约24.7万元", 6)]
    _, filing = project(as_word, TITLE, [NAMED, told, HEAD, FIRST, LAST])
    assert doubts(filing.notes) == ["资金"]


def test_scores_below_the_money() -> None:
    """执行率 and 得分（10分） in a row of their own; amounts once more in capitals."""
    table: Table = [
        ["预算金额", Wide("12 万元（大写：壹拾贰万元整）", 2), "实际支出", Wide("11.4万元", 3)],
        ["执行率", Wide("95%", 2), "得分（10分）", Wide("9.5", 3)],
    ]
    form, filing = project(as_word, TITLE, [NAMED, *table, HEAD, FIRST, LAST])
    assert funds(form) == [("预算金额", None, "12万元", "11.4万元", "10", "95%")]
    weighed: Row = ["分值", Wide("10", 2), "执行率", Wide("95%", 3)]
    scored: Row = ["自评得分", Wide("9.5", 6)]
    worded: Row = ["得分", Wide("良好", 6)]
    for below, read_as in (
        (weighed, ("10", "95%")),
        (scored, (None, None)),
        (worded, (None, None)),
    ):
        form, _ = project(as_word, TITLE, [NAMED, table[0], below, HEAD, FIRST, LAST])
        assert funds(form)[0][4:] == read_as
    assert doubts(filing.notes) == []


@each_row(
    ("corner", "heads", "figures"),
    [
        (
            "预算资金",
            ["年初数", "全年数", "支出数", "执行率", "得分"],
            ["10", "10", "9", "90%", "9"],
        ),
        (
            "预算执行率（10分）",
            ["年初预算", "调整后预算", "决算数", "执行率", "得分"],
            ["10", "10", "9", "90%", "9"],
        ),
        (
            "资金来源",
            ["累计下达", "累计支出", "本年预算", "本年支出", "得分"],
            ["90", "80", "10", "9", "9"],
        ),
    ],
)
def test_a_heading_of_money_over_the_labels(
    corner: str, heads: list[str], figures: list[str]
) -> None:
    """Below it stand words; money of the whole run gives way to that of the year."""
    table: Table = [[Wide(corner, 2), *heads], [Wide("资金总额（万元）", 2), *figures]]
    form, _ = project(as_word, TITLE, [NAMED, *table, HEAD, FIRST, LAST])
    assert [each[2:4] for each in funds(form)] == [("10万元", "9万元")]


def test_goals_with_numbers() -> None:
    """序号 left of the goals counts them."""
    goals: Table = [
        ["年度目标", "序号", Wide("目标内容", 3), Wide("完成情况", 2)],
        [OVER, "1", Wide("养护道路", 3), Wide("已养护", 2)],
        [OVER, "2", Wide("新建站点", 3), Wide("已建成", 2)],
    ]
    form, filing = project(as_word, TITLE, [NAMED, *goals, HEAD, FIRST, LAST])
    assert form.goal is not None
    assert (form.goal.expected, form.goal.actual) == ("养护道路\n新建站点", "已养护\n已建成")
    assert doubts(filing.notes) == []


def test_a_goal_that_tells_of_money_is_no_heading() -> None:
    """Above pairs of money it stays the goal."""
    said = "保障资金按时足额到位，各项任务按期完成，服务水平提升，群众满意度达到预期水平。"
    table: Table = [
        ["总体目标", Wide("预期目标", 3), Wide("实际完成情况", 3)],
        [OVER, Wide(said, 3), Wide(said, 3)],
        ["预算执行（万元）", "预算数", "10", "执行数", "9", "执行率", "90%"],
    ]
    form, _ = project(as_word, TITLE, [NAMED, *table, HEAD, FIRST, LAST])
    assert form.goal is not None
    assert form.goal.expected == said


def test_base_data_with_the_last_year_first() -> None:
    """Of two 决算数 the earlier year is the year before, wherever it stands; 上年 as well."""
    for heads in (
        ("2023年决算数", "2023年预算数", "2022年决算数"),
        ("决算数", "预算数", "上年决算数"),
    ):
        head: Row = ["经费控制情况", *(h if h[0] in "2上" else f"本年{h}" for h in heads)]
        table: Table = [head, ["三公经费", "3", "2", "1"], ["公用经费", "6", "5", "4"]]
        (form,) = read(as_word("2023年度基础数据表", "单位：万元", table)).forms
        assert isinstance(form, BaseDataForm)
        found = [(printed(each.prior_outturn), printed(each.outturn)) for each in form.lines]
        assert found == [("1万元", "3万元"), ("4万元", "6万元")]


def test_monitoring_whose_first_level_has_no_heading() -> None:
    """绩效指标 left of 二级指标 is 一级指标; 1-8月实际 was done so far, 预计执行率 has no field."""
    table: Table = [
        ["项目名称", Wide("救助", 5)],
        [
            "资金（万元）",
            "全年预算数",
            "1-8月实际支出",
            "1-8月支出率",
            "全年预计支出",
            "预计执行率",
        ],
        ["年度资金总额", "18", "9", "50%", "18", "100%"],
        ["财政拨款", "18", "9", "50%", "18", ""],
        ["绩效指标", "二级指标", "三级指标", "年度目标", "1-8月实际", "预计全年完成"],
        ["产出指标", "数量指标", "救助人次", "≥900人次", "612人次", "920人次"],
    ]
    filing = read(as_word("2024年绩效目标执行监控表", table))
    (form,) = filing.forms
    assert isinstance(form, MonitoringForm)
    (row,) = form.monitored
    assert (row.level1, row.so_far.text, row.expected.text) == ("产出指标", "612人次", "920人次")
    assert doubts(filing.notes) == []


def test_a_summary_with_subtotals_and_a_word_that_is_not_known() -> None:
    """小计 is no project; a column of figures without a role is a doubt."""
    table: Table = [
        ["序号", "项目名称", Wide("资金情况", 3), Wide("自评情况", 2), "某数"],
        [OVER, OVER, "年初预算", "支出数", "支出率", "自评分", "评价等次", OVER],
        ["1", "营养改善", "10", "9", "90%", "96", "优", "7"],
        ["", "小计", "10", "9", "90%", "", "", ""],
    ]
    filing = read(as_word("2023年度项目绩效自评结果汇总表（万元）", table))
    (form,) = filing.forms
    assert isinstance(form, ProjectForm)
    assert (printed(form.total_claimed), funds(form)[0][1]) == ("96", "10万元")
    assert doubts(filing.notes) == ["某数"]
    assert [note.code for note in filing.notes if note.at.endswith("小计")] == ["subtotal"]


def test_clauses_that_text_breaks_over_lines() -> None:
    """The lines between two full stops are one clause, which is that of the row among them."""
    filing = read(BROKEN.encode())
    assert [row.clause for row in filing.forms[0].rows] == [  # type: ignore[attr-defined]
        "目标明确得满分；缺一项扣1分，扣完为止。",
        "完成得满分；每低1个百分点扣1分。",
        "满意得满分。",
    ]
    assert doubts(filing.notes) == ["表1 第1行至第5行"]


def test_one_criterion_of_several_parts() -> None:
    """A name that is merged down over several clauses is that of each."""
    table: Table = [
        SHEET,
        ["管理", "预算", "预算编制", "按规定编制得4分", "4", "4"],
        [OVER, OVER, OVER, "随同编报目标得4分", "4", "4"],
        ["效果", "效益", "满意度", "满意得10分", "10", "9"],
    ]
    (form,) = read(as_word("2023年度评分表", table)).forms
    assert [row.name for row in form.rows] == ["预算编制", "预算编制", "满意度"]  # type: ignore[attr-defined]


def test_a_sheet_of_three_headings() -> None:
    """绩效指标 over all labels, with points and scores, is enough where columns are known."""
    table: Table = [
        [Wide("绩效指标", 3), "总分值", "自查评分"],
        ["投入", "预算配置", "人员控制率", "60", "60"],
        ["过程", "预算执行", "预算完成率", "40", "39"],
    ]
    (form,) = read(as_word("2023年度部门整体支出绩效评价得分表", table)).forms
    assert isinstance(form, ScoreSheet)
    assert [(row.level1, row.level2, row.name) for row in form.rows] == [
        ("投入", "预算配置", "人员控制率"),
        ("过程", "预算执行", "预算完成率"),
    ]


def test_where_a_blank_total_should_stand() -> None:
    """The cell that is to be filled has an address, of the first total row."""
    blank: Row = [Wide("总分", 5), "100", ""]
    form, filing = project(
        as_word, TITLE, [NAMED, HEAD, FIRST, LAST, blank, [Wide("合计", 5), "", ""]]
    )
    assert str(filing.address_of(form.key, "total_claimed")) == "表1 第5行第7列"
    assert str(filing.address_of(form.key, "total_points")) == "表1 第5行第6列"


def test_rows_of_headings_with_as_many_cells() -> None:
    """In extracted text they stand above each other, and divide nothing."""
    table: Table = [
        ["绩效指标", "绩效指标完成情况", "", "绩效指标", "指标值", "完成值", "得分", "分值"],
        ["", "一级指标", "二级", "具体指标", "", "", "", ""],
        ["", "产出指标", "数量指标", "巡查次数", "≥9次", "9次", "49", "50"],
        ["", "效益指标", "社会效益", "投诉下降", "≥5%", "6%", "50", "50"],
    ]
    form, _ = project(as_text, TITLE, table)
    assert [each[2:7] for each in rows(form)] == [
        ("巡查次数", "≥9次", "9次", "50", "49"),
        ("投诉下降", "≥5%", "6%", "50", "50"),
    ]


def test_points_in_the_names_leave_no_column_of_points() -> None:
    """A column of small figures beside them is of what was attained."""
    head: Row = [
        "一级指标",
        "二级指标",
        "三级指标",
        "性质",
        "指标值",
        "单位",
        "截至年末实现值",
        "得分",
    ]
    table: Table = [
        head,
        ["产出指标", "数量指标", "养护里程（60分）", "≥", "9", "公里", "10", "60"],
        ["效益指标", "社会效益", "投诉下降（40分）", "≥", "5", "%", "6", "40"],
    ]
    form, _ = project(as_word, TITLE, table)
    assert [each[4:6] for each in rows(form)] == [("10公里", "60"), ("6%", "40")]


def test_a_scored_building_is_no_table_of_buildings() -> None:
    """楼堂馆所 is a block of 附件1 by itself, and the name of an indicator below headings."""
    table: Table = [
        [Wide("项目名称：市场改造　　评价单位：某县商务局", 7)],
        ["一级指标", "二级指标", "三级指标", "分值", "评分标准", "完成情况", "自评得分"],
        ["过程", "管理", "合同履约", "50", "违约一次扣5分", "未发生", "50"],
        [OVER, OVER, "楼堂馆所控制", "50", "无此类项目得满分", "不涉及", "50"],
    ]
    form, _ = project(as_word, "财政专项资金绩效评价评分表", table)
    assert [each[2] for each in rows(form)] == ["合同履约", "楼堂馆所控制"]
    assert form.project_name == "市场改造"


@each_row(
    ("total", "read_as"),
    [
        (["自评总分", "100", "99.5"], ("100", "99.5")),
        (["自评总分", "99.5", ""], ("", "99.5")),
        (["自评总分", "100", "优"], ("", "")),
    ],
)
def test_a_total_above_the_headings(total: list[str], read_as: tuple[str, str]) -> None:
    """Two figures are what the form is worth and what it is given; one is its score."""
    above: Row = [Wide(total[0], 5), *total[1:]]
    form, _ = project(as_word, TITLE, [NAMED, above, HEAD, FIRST, LAST])
    found = (printed(form.total_points), printed(form.total_claimed))
    assert found == read_as or total[2] == "优"


@each_row(("label", "points"), [("合计（100分）", "100"), ("合计", ""), ("总分（优）", "")])
def test_a_total_says_in_brackets_what_it_is_of(label: str, points: str) -> None:
    """Where points stand in the names, as in theirs."""
    table: Table = [
        ["评价指标", "计划值", "完成值", "自评得分"],
        ["养护里程（60分）", "≥9公里", "10公里", "60"],
        ["投诉下降（40分）", "≥5%", "6%", "39"],
        [Wide(label, 3), "99"],
    ]
    form, _ = project(as_word, TITLE, [["项目名称", Wide("养护", 3)], *table])
    assert (printed(form.total_points), printed(form.total_claimed)) == (points, "99")


def test_a_budget_is_divided_by_stages_over_one_outturn() -> None:
    """预算数 over 年初 and 调整后; what stands below 执行数 alone goes on with it."""
    table: Table = [
        ["资金类型", Wide("预算数", 2), "执行数", "执行率"],
        [OVER, "年初", "调整后", "全年累计", OVER],
        ["年度资金总额", "120", "100", "90", "90%"],
        ["其中：财政拨款", "70", "60", "60", "100%"],
    ]
    form, _ = project(as_word, f"{TITLE}（单位：万元）", table, [HEAD, FIRST, LAST])
    assert [row[1:4] for row in funds(form)] == [
        ("120万元", "100万元", "90万元"),
        ("70万元", "60万元", "60万元"),
    ]


def test_pairs_of_money_of_which_one_label_stands_over_its_figure() -> None:
    """What was spent of a source stands beside it, under its name and 支出."""
    table: Table = [
        ["资金（万元）", "年初预算", "120", "全年预算", "100", "实际支出", "90", "得分（10分）\n9"],
        [OVER, "其中：财政拨款", "60", Wide("财政拨款支出", 2), Wide("50", 3)],
        [OVER, "其他资金", "40", Wide("其他资金支出", 2), Wide("40", 3)],
    ]
    form, filing = project(as_word, TITLE, table, [HEAD, FIRST, LAST])
    assert [row[:4] for row in funds(form)] == [
        ("年初预算", "120万元", "100万元", "90万元"),
        ("其中：财政拨款", None, "60万元", "50万元"),
        ("其他资金", None, "40万元", "40万元"),
    ]
    assert form.fund is not None
    assert printed(form.fund.claimed) == "9"
    assert not filing.doubts


def test_the_unit_over_a_table_of_a_report() -> None:
    """A caption declares the money of the table below it; prose that tells of money does not."""
    filing = read(
        as_word(
            "某县民政局关于2023年度养老补助项目绩效自评的报告",
            "一、项目基本情况",
            "表1  项目资金情况表        单位：万元",
            [["资金来源", "全年预算数", "全年执行数", "执行率"], ["资金总额", "100", "90", "90%"]],
            "二、绩效目标完成情况",
            "各项指标完成情况见表2。",
            [HEAD, FIRST, LAST],
        )
    )
    form = next(each for each in filing.forms if isinstance(each, ProjectForm))
    assert funds(form)[0][2:4] == ("100万元", "90万元")


def test_how_a_score_was_worked_out_is_its_reason() -> None:
    """计算过程 beside 评分细则 says why the score is what it is."""
    table: Table = [
        ["一级指标", "二级指标", "三级指标", "满分", "评分细则", "指标值及计算过程", "得分"],
        ["投入", "预算配置", "人员控制率", "60", "不超编得满分", "控制率96%", "60"],
        ["过程", "预算执行", "预算完成率", "40", "完成率×40", "完成率98%", "39.2"],
    ]
    (form,) = read(as_word("某县水利局2023年度部门整体支出绩效自评打分表", table)).forms
    assert isinstance(form, ScoreSheet)
    assert [row.reason for row in form.rows] == ["控制率96%", "完成率98%"]


def test_a_turned_row_of_dashes_is_of_a_measure() -> None:
    """The score of the whole stands beside dashes for its sources."""
    table: Table = [
        ["资金情况（万元）", "资金总额", "中央资金", "县级资金"],
        ["全年预算数", "100", "60", "40"],
        ["全年执行数", "90", "60", "30"],
        ["执行率", "90%", "100%", "75%"],
        ["得分（满分10分）", "9", "—", "—"],
    ]
    form, filing = project(as_word, TITLE, table, [HEAD, FIRST, LAST])
    assert form.fund is not None
    assert printed(form.fund.claimed) == "9"
    assert not filing.doubts


def test_chapters_below_a_table_of_names_are_of_its_form() -> None:
    """单位名称 in a table of its own begins the form; 一、… below it opens no report."""
    whole = read(
        as_word(
            "2022年度部门整体支出绩效自评表",
            [["单位名称", "某县自然资源局"]],
            "一、预算执行情况（单位：万元）",
            [["资金来源", "全年预算数", "全年执行数", "执行率"], ["预算总额", "100", "90", "90%"]],
            "二、绩效指标完成情况",
            [HEAD, FIRST, LAST],
        )
    )
    (form,) = whole.forms
    assert isinstance(form, UnitForm)
    assert (form.unit_name, form.fund and printed(form.fund.final)) == (
        "某县自然资源局",
        "100万元",
    )


def test_a_score_with_what_was_taken_off() -> None:
    """8（扣2分） is a score of 8; what was taken off is noted."""
    table: Table = [
        ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分"],
        ["产出指标", "数量指标", "里程", "≥9公里", "10公里", "60", "58（扣2分）"],
        ["效益指标", "社会效益", "投诉下降", "≥5%", "6%", "40", "40"],
    ]
    form, filing = project(as_word, TITLE, [NAMED, *table])
    assert [each[6] for each in rows(form)] == ["58", "40"]
    assert [note.text for note in filing.notes if note.at.endswith("得分")] == ["扣2分"]


def test_letters_behind_the_headings_of_money() -> None:
    """执行数B is 执行数（B）, and 执行率B/A is the share of both."""
    table: Table = [
        ["资金情况（万元）", "", "预算数A", "执行数B", "执行率B/A"],
        [OVER, "资金总额", "100", "90", "90%"],
        [OVER, "中央资金", "60", "60", "100%"],
    ]
    form, filing = project(as_word, TITLE, table, [HEAD, FIRST, LAST])
    assert [row[2:4] for row in funds(form)] == [("100万元", "90万元"), ("60万元", "60万元")]
    assert form.fund is not None
    assert printed(form.fund.rate) == "90%"
    assert not filing.doubts


def test_causes_and_measures_in_columns_of_their_own() -> None:
    """The cause is why the row fell short; the measures beside it are noted."""
    table: Table = [
        ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "未完成原因", "改进措施"],
        ["产出指标", "数量指标", "里程", "≥9公里", "8公里", "雨季停工", "抢抓工期"],
        ["效益指标", "社会效益", "投诉下降", "≥5%", "6%", "", ""],
    ]
    form, filing = project(as_word, TITLE, [NAMED, *table])
    assert [each[7] for each in rows(form)] == ["雨季停工", ""]
    assert "抢抓工期" in [note.text for note in filing.notes]
    assert not filing.doubts


def test_groups_of_a_sheet_in_rows_of_their_own() -> None:
    """一、服务质量（50分） across the table names the group of the rows below it."""
    table: Table = [
        ["考核指标", "分值", "考核标准", "得分", "扣分说明"],
        [Wide("一、服务质量（60分）", 5)],
        ["保洁覆盖率", "60", "一处未覆盖扣1分", "58", "两处未覆盖"],
        [Wide("二、服务管理（40分）", 5)],
        ["人员配备", "40", "缺岗一人扣1分", "40", ""],
        [Wide("以上由街道打分", 5)],
    ]
    filing = read(
        as_word("2022年政府购买服务项目绩效评价评分表", "（被评价单位：某街道办事处）", table)
    )
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    assert (filing.unit.name, [(row.level1, row.name) for row in form.rows]) == (
        "某街道办事处",
        [("一、服务质量（60分）", "保洁覆盖率"), ("二、服务管理（40分）", "人员配备")],
    )


STAGES: Table = [
    [
        Wide("预算执行情况（万元）", 1),
        "年初预算数：",
        "80",
        "其中：财政拨款",
        "60",
        "其他资金",
        "20",
        "",
    ],
    [OVER, "调整预算数：", "-5", "", "", "", "", ""],
    [OVER, "全年预算数：", "75", "其中：财政拨款", "55", "其他资金", "20", ""],
    [OVER, "全年执行数：", "72", "其中：财政拨款", "54", "其他资金", "18", "执行率：96%"],
]


def test_a_row_of_money_for_each_stage() -> None:
    """Each is divided beside it; the rate behind the last is of the whole."""
    form, filing = project(as_word, TITLE, STAGES, [HEAD, FIRST, LAST])
    assert [row[1:4] for row in funds(form)] == [
        ("80万元", "75万元", "72万元"),
        ("60万元", "55万元", "54万元"),
        ("20万元", "20万元", "18万元"),
    ]
    assert form.fund is not None
    assert printed(form.fund.rate) == "96%"
    assert not filing.doubts


@each_row(
    "change",
    [
        (3, 3, "中央资金"),  # divided otherwise
        (3, 1, "全年预算数："),  # twice a budget
        (0, 4, "见附表"),  # words where money is due
        (2, 3, "其中：财政拨款 55"),  # a label and its figure in one cell
    ],
)
def test_rows_that_are_no_stages_of_one_table(change: tuple[int, int, str]) -> None:
    """Their rows are read one by one."""
    row, column, text = change
    changed = [list(each) for each in STAGES]
    changed[row][column] = text
    form, _ = project(as_word, TITLE, changed, [HEAD, FIRST, LAST])
    assert len(funds(form)) > 3


def test_grades_beside_the_scores_of_a_list() -> None:
    """等次 below 自评结果 is the rating of each project."""
    table: Table = [
        ["序号", "项目名称", "预算数", "执行数", Wide("自评结果", 2)],
        [OVER, OVER, OVER, OVER, "得分", "等次"],
        ["1", "农田建设", "100", "96", "96.5", "优"],
        ["2", "河道清淤", "90", "72", "85", "良"],
    ]
    filing = read(as_word("某县2022年度预算绩效自评汇总表", "金额单位：万元", table))
    forms = [each for each in filing.forms if isinstance(each, ProjectForm)]
    assert [(printed(each.total_claimed), each.claimed_rating) for each in forms] == [
        ("96.5", "优"),
        ("85", "良"),
    ]


def test_a_goal_below_what_was_set() -> None:
    """年初设定 beside 完成情况 heads the goal."""
    table: Table = [["年度目标", "年初设定", "完成情况"], ["", "稳定参保", "参保率97%"]]
    form, _ = project(as_word, TITLE, table, [HEAD, FIRST, LAST])
    assert form.goal is not None
    assert (form.goal.expected, form.goal.actual) == ("稳定参保", "参保率97%")
