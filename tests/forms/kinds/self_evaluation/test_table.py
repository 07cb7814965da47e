"""Self-evaluation tables in the layouts of many places, from text, Word and Excel alike."""

from __future__ import annotations

import pytest

from perfeval.errors import InputError
from perfeval.filing import ProjectForm, UnitForm
from perfeval.forms import Limits, read
from tests.forms.paper import OVER, Piece, Row, Wide, as_text, as_word
from tests.forms.seen import HEAD, SOURCES, Maker, funds, printed, project, rows
from tests.tables import each_row

NATIONAL: list[Row] = [
    [Wide("项目名称", 2), Wide("村级道路养护经费", 7)],
    [Wide("主管部门", 2), Wide("某县交通运输局", 3), Wide("实施单位", 2), Wide("县公路中心", 2)],
    [
        Wide("项目资金\n（万元）", 2),
        "",
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "分值",
        "执行率",
        "得分",
    ],
    [Wide(OVER, 2), "年度资金总额", "120.5", "118", "110.25", "10", "93.43%", "9.34"],
    [Wide(OVER, 2), "其中：当年财政拨款", "100", "98", "90.25", "—", "", "—"],
    ["年度总体目标", Wide("预期目标", 4), Wide("实际完成情况", 4)],
    [OVER, Wide("完成20公里养护", 4), Wide("完成22公里", 4)],
    [*HEAD, "偏差原因分析及改进措施"],
    [OVER, "产出指标", "数量指标", "养护里程", "≥20公里", "22公里", "20", "20", ""],
    [OVER, OVER, OVER, "检查次数", "≥4次", "3次", "10", "7.5", "疫情影响"],
    [OVER, OVER, "质量指标", "验收合格率", "≥９８％", "100%", "10", "10", ""],
    [OVER, "效益指标", "经济效益\n指标", "", "", "", "", "", ""],
    [OVER, OVER, "社会效益\n指标", "方便群众出行", "显著", "显著", "30", "28", ""],
    [Wide("总分", 6), "100", "94.84", ""],
]


@SOURCES
def test_the_national_form(make: Maker) -> None:
    """The form of 财预〔2020〕10号: every cell in its place, merged labels filled in."""
    form, filing = project(make, "附件", "项目支出绩效自评表", "（2022年度）", NATIONAL)
    assert (filing.unit.name, str(filing.year)) == ("县公路中心", "2022")
    assert (form.project_name, form.department) == ("村级道路养护经费", "某县交通运输局")
    assert funds(form) == [
        ("年度资金总额", "120.5万元", "118万元", "110.25万元", "10", "93.43%"),
        ("其中：当年财政拨款", "100万元", "98万元", "90.25万元", "—", ""),
    ]
    assert form.goal is not None
    assert (form.goal.expected, form.goal.actual) == ("完成20公里养护", "完成22公里")
    assert rows(form) == [
        ("产出指标", "数量指标", "养护里程", "≥20公里", "22公里", "20", "20", ""),
        ("产出指标", "数量指标", "检查次数", "≥4次", "3次", "10", "7.5", "疫情影响"),
        ("产出指标", "质量指标", "验收合格率", "≥９８％", "100%", "10", "10", ""),
        ("效益指标", "经济效益指标", "", "", "", "", "", ""),
        ("效益指标", "社会效益指标", "方便群众出行", "显著", "显著", "30", "28", ""),
    ]
    assert (printed(form.total_points), printed(form.total_claimed)) == ("100", "94.84")
    assert filing.notes == ()


@SOURCES
def test_a_heading_of_two_rows_and_money_in_yuan(make: Maker) -> None:
    """指标性质, 指标值 and 度量单位 under 年度指标值; the unit of money stands above the table."""
    table: list[Row] = [
        ["项目名称", Wide("校舍维修", 10)],
        ["主管部门", Wide("教育局", 5), "实施单位", Wide("一小", 4)],
        [
            *("预算执行情况", Wide("资金总额", 2), "全年预算数（A）", "全年执行数（B）"),
            *(Wide("执行率（B/A）", 2), "权重", Wide("得分", 2), "备注"),
        ],
        [
            OVER,
            Wide("合计", 2),
            "500,000.00",
            "450,000",
            Wide("90%", 2),
            "10",
            Wide("9", 2),
            "跨年",
        ],
        [
            *("绩效指标", "一级指标", "二级指标", "三级指标", Wide("年度指标值", 3)),
            *("完成值", "权重", "自评得分", "未完成原因分析"),
        ],
        [*[OVER] * 4, "指标性质", "指标值", "度量单位", *[OVER] * 4],
        [OVER, "产出指标", "数量指标", "面积", "≥", "1200", "平方米", "1180", "40", "39.3", "雨季"],
        [OVER, "满意度", "满意度", "师生", "≥", "95", "%", "96%", "10", "10", ""],
        [Wide("合计", 8), "50", "49.3", ""],
    ]
    form, filing = project(make, "部门预算项目支出绩效自评表（2023年度）", "单位：元", table)
    assert funds(form) == [("合计", None, "500,000.00元", "450,000元", "10", "90%")]
    assert form.fund is not None
    assert form.fund.reason == "跨年"
    assert rows(form) == [
        ("产出指标", "数量指标", "面积", "≥1200平方米", "1180平方米", "40", "39.3", "雨季"),
        ("满意度", "满意度", "师生", "≥95%", "96%", "10", "10", ""),
    ]
    assert filing.notes == ()


@SOURCES
@each_row(("label", "kind"), [("单位名称", UnitForm), ("项目名称", ProjectForm)])
def test_a_form_whose_title_says_nothing_is_that_of_its_name(
    make: Maker, label: str, kind: type[ProjectForm | UnitForm]
) -> None:
    """A unit's, or a project's."""
    head = ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分"]
    row = ["产出指标", "数量指标", "调查数", "12项", "12项", "100", "100"]
    (form,) = read(make("2022年度绩效自评表", [[label, Wide("统计", 6)], head, row])).forms
    assert type(form) is kind


def test_a_name_covers_the_rows_below_it_that_have_a_value_alone() -> None:
    """In extracted text; a row that has nothing but a result is one of them, too."""
    head = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分"
    first = "产出指标\t数量指标\t培训人数\t≥12人\t12人\t25\t25"
    text = "\n".join(("项目支出绩效自评表", "项目名称\t培训", head, first, "≥5人\t5人\t25\t25"))
    form = read(text.encode()).forms[0]
    assert [(row.name, row.target.text) for row in form.indicators] == [
        ("培训人数", "≥12人"),
        ("培训人数", "≥5人"),
    ]


@SOURCES
def test_no_points_and_no_scores(make: Maker) -> None:
    """A table of indicators without 分值 and 得分 has blank cells, and no invented ones."""
    table: list[Row] = [
        ["项目名称", Wide("美丽乡村", 4)],
        ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值"],
        ["产出指标", "数量指标", "改厕户数", "200户", "210户"],
        [OVER, "质量指标", "合格率", "100%", "100%"],
    ]
    form, _ = project(make, "2021年项目绩效目标完成情况自评表", table)
    assert form.fund is None
    assert rows(form) == [
        ("产出指标", "数量指标", "改厕户数", "200户", "210户", "", "", ""),
        ("产出指标", "质量指标", "合格率", "100%", "100%", "", "", ""),
    ]


@pytest.mark.unmeasured
@SOURCES
def test_other_orders_groups_and_repeated_headings(make: Maker) -> None:
    """Title inside the table, columns in another order, a group across it, the heading again."""
    head: Row = [
        *("绩效指标", "一级指标", "二级指标", "三级指标"),
        *("得分", "分值", "完成值"),
        "目标值",
        "原因",
    ]
    table: list[Row] = [
        [Wide("项目支出绩效自评表（2020年度）", 9)],
        ["项目名称", Wide("医疗救助", 8)],
        ["项目资金（元）", "", "全年执行数", "全年预算数", "得分", "分值", "执行率", "", ""],
        [OVER, "年度资金总额", "99", "100", "10", "10", "99%", "", ""],
        head,
        [OVER, "产出指标", "数量指标", "救助人次", "10", "10", "120人次", "100人次", ""],
        [OVER, OVER, OVER, "其中：低保", "", "", "60人次", "50人次", ""],
        [OVER, OVER, OVER, "特困", "", "", "60人次", "50人次", ""],
        [OVER, OVER, "小计", "", "10", "10", "", "", ""],
        [Wide("效益指标（30分）", 9)],
        ["绩效指标", "效益指标", "社会效益", "覆盖率", "30", "30", "100%", "≥95%", ""],
        head,
        [OVER, "满意度指标", "满意度", "对象满意度", "9", "十分", "91%", "≥95%", "略低"],
        [Wide("总分", 4), "90", "100", "", "", ""],
        [Wide("填表人：某某    联系电话：123    填报日期：2021-03-15", 9)],
    ]
    form, filing = project(make, table)
    assert funds(form) == [("年度资金总额", None, "100元", "99元", "10", "99%")]
    assert [row[2:7] for row in rows(form)] == [
        ("救助人次", "100人次", "120人次", "10", "10"),
        ("其中：低保", "50人次", "60人次", "", ""),
        ("特困", "50人次", "60人次", "", ""),
        ("覆盖率", "≥95%", "100%", "30", "30"),
        ("对象满意度", "≥95%", "91%", "十分", "9"),
    ]
    assert [row.of_which for row in form.indicators] == [False, True, True, False, False]
    assert [row.level1 for row in form.indicators][3:] == ["效益指标", "满意度指标"]
    assert (printed(form.total_points), printed(form.total_claimed)) == ("100", "90")
    assert form.footer is not None
    assert form.footer.filled_on == "2021-03-15"
    codes = [note.code for note in filing.notes]
    assert sorted(codes) == ["no_unit_name", "signature", "subtotal", "unreadable"]


@pytest.mark.unmeasured
@SOURCES
@each_row(
    "first",
    [
        {name: ["项目名称", Wide(name, 7)] for name in ("甲项目", "乙项目")},
        {"甲项目": [Wide("项目一：甲项目", 8)], "乙项目": [Wide("项目二：乙项目", 8)]},
    ],
)
def test_several_projects_in_one_document(make: Maker, first: dict[str, Row]) -> None:
    """A row that names the next project begins the next form."""
    pieces: list[Piece] = ["2022年度项目支出绩效自评表"]
    for name in first:
        pieces.append(
            [
                first[name],
                [
                    "项目资金（万元）",
                    "",
                    *("年初预算数", "全年预算数", "全年执行数"),
                    *("分值", "执行率", "得分"),
                ],
                ["", "年度资金总额", "1", "2", "2", "10", "100%", "10"],
                [*HEAD[1:], "偏差原因分析"],
                ["产出指标", "数量指标", f"{name}数", "1个", "1个", "90", "90", ""],
                [Wide("本项目自评得分", 5), "100", "100", ""],
            ]
        )
    filing = read(make(*pieces))
    forms = [form for form in filing.forms if isinstance(form, ProjectForm)]
    assert [form.project_name for form in forms] == ["甲项目", "乙项目"]
    assert [form.indicators[0].name for form in forms] == ["甲项目数", "乙项目数"]
    assert [len(form.indicators) for form in forms] == [1, 1]


@pytest.mark.unmeasured
@SOURCES
def test_a_unit_form_with_other_weights(make: Maker) -> None:
    """成本 20, 产出 40: another layout of weights; the basic and project parts in columns."""
    table: list[Row] = [
        ["部门名称", Wide("某县林业局", 8)],
        [
            "年度预算（万元）",
            "",
            *("年初预算数", "全年预算数", "全年执行数"),
            "分值",
            "执行率",
            "得分",
            "",
        ],
        [OVER, "年度资金总额", "1000", "1100", "1050", "10", "95.45%", "9.5", ""],
        [OVER, "其中：基本支出", "600", "650", "640", "", "", "", ""],
        ["年度总体目标", Wide("年初设定目标", 4), Wide("全年实际完成情况", 4)],
        [OVER, Wide("目标一", 4), Wide("完成一", 4)],
        [*HEAD[:7], "自评得分", "备注"],
        [
            OVER,
            "成本指标\n（20分）",
            "经济成本",
            "运行成本",
            "≤１０００万元",
            "950万元",
            "20",
            "20",
            "",
        ],
        [
            OVER,
            "产出指标\n（40分）",
            "数量指标",
            "造林面积",
            "不少于1.2万亩",
            "1.25万亩",
            "40",
            "40",
            "",
        ],
        [Wide("总分", 6), "100", "98.5", ""],
        [Wide("备注：自评得分保留一位小数", 9)],
    ]
    filing = read(make("附件2", "某县2023年度部门整体支出绩效自评表", table))
    (form,) = filing.forms
    assert isinstance(form, UnitForm)
    assert (form.key, form.unit_name, form.note) == (
        "annex-2",
        "某县林业局",
        "自评得分保留一位小数",
    )
    assert funds(form)[1] == ("其中：基本支出", "600万元", "650万元", "640万元", "", "")
    assert [row[:4] for row in rows(form)] == [
        ("成本指标（20分）", "经济成本", "运行成本", "≤１０００万元"),
        ("产出指标（40分）", "数量指标", "造林面积", "不少于1.2万亩"),
    ]
    assert filing.notes == ()


@pytest.mark.unmeasured
@SOURCES
def test_funds_told_as_pairs(make: Maker) -> None:
    """Forms up to 2019 tell 预算数 and 执行数 side by side; a lone figure of 总分 is a claim."""
    table: list[Row] = [
        ["项目名称", Wide("宣传经费", 5)],
        ["预算执行情况（万元）", "预算数：", "100", "执行数：", Wide("98.5", 2)],
        [OVER, "其中：财政拨款", "100", "其中：财政拨款", Wide("98.5", 2)],
        [OVER, "", "", "", Wide("", 2)],
        ["年度目标", Wide("预期目标", 2), Wide("目标实际完成情况", 3)],
        [OVER, Wide("印发手册", 2), Wide("已印发", 3)],
        ["一级指标", "二级指标", "三级指标", "预期指标值", "实际完成指标值", "得分"],
        ["产出指标", "数量指标", "手册", "1000册", "1000册", "50"],
        ["总分", Wide("", 4), "98"],
    ]
    form, _ = project(make, "2019年度项目支出绩效自评表", table)
    assert funds(form) == [
        ("预算数：", None, "100万元", "98.5万元", None, None),
        ("其中：财政拨款", None, "100万元", "98.5万元", None, None),
    ]
    assert (printed(form.total_points), printed(form.total_claimed)) == ("", "98")


@pytest.mark.unmeasured
@SOURCES
def test_points_behind_each_level(make: Maker) -> None:
    """Of 分值 behind 一级, 二级 and 三级 the last is the row's; the others are noted."""
    table: list[Row] = [
        ["项目名称", Wide("渠道维护", 9)],
        [
            "一级指标",
            "分值",
            "二级指标",
            "分值",
            "三级指标",
            "分值",
            "年度指标值",
            "实际完成值",
            "得分",
            "原因",
        ],
        ["产出指标", "50", "数量指标", "50", "渠道长度", "50", "≥5公里", "5公里", "50", ""],
        ["总分", "100", "", "", "", "100", "", "", "99.17", ""],
    ]
    form, filing = project(
        make,
        "县级项目支出绩效自评表",
        "填报单位：某县水利局      金额单位：万元",
        table,
        "填报人：某某   审核人：某某   填报日期：2023年3月15日",
    )
    assert rows(form)[0][3:7] == ("≥5公里", "5公里", "50", "50")
    assert (printed(form.total_points), printed(form.total_claimed)) == ("100", "99.17")
    assert filing.unit.name == "某县水利局"
    assert [note.text for note in filing.notes if note.code == "unplaced"] == ["50", "50"]


@pytest.mark.unmeasured
@SOURCES
def test_points_merged_over_rows_stay_with_the_first(make: Maker) -> None:
    """A merged name and actual value go on; merged points and scores are not counted twice."""
    table: list[Row] = [
        ["项目名称", Wide("水利", 7)],
        [*HEAD[1:], "偏差原因分析"],
        ["产出指标", "数量指标", "渠道", "≥3公里", "3公里", "25", "25", ""],
        [OVER, OVER, "涵闸", "≥2座", "2座", OVER, OVER, ""],
        [OVER, "质量指标", "合格", "100%", "100%", "25", "24", "未达"],
        [OVER, OVER, OVER, "99%", "98%", OVER, OVER, OVER],
        ["合  计", "", "", "", "", "50", "49", ""],
    ]
    form, _ = project(make, "项目绩效自评表", table)
    assert [row[2:7] for row in rows(form)] == [
        ("渠道", "≥3公里", "3公里", "25", "25"),
        ("涵闸", "≥2座", "2座", "", ""),
        ("合格", "100%", "100%", "25", "24"),
        ("合格", "99%", "98%", "", ""),
    ]
    assert (form.total_label, printed(form.total_points)) == ("合  计", "50")


@pytest.mark.unmeasured
@SOURCES
def test_only_names_of_indicators_and_remarks_below(make: Maker) -> None:
    """指标名称 without levels; conclusions below the table are notes, never dropped."""
    table: list[Row] = [
        ["项目名称", Wide("智慧停车", 6)],
        ["项目负责人", Wide("某某", 3), "项目类型", Wide("经常性项目", 2)],
        ["资金情况(万元)", "", "全年预算数", "全年执行数", "分值(10分)", "执行率", "得分"],
        [OVER, "合计", "50.00", "约五十", "10", "99.98%", "10"],
        [
            "绩效指标",
            "指标名称",
            "年度目标值",
            "实际值",
            "权重（分）",
            "自评分",
            "偏差原因及改进措施",
        ],
        [OVER, "车位数", "500个", "510个", "45", "45", ""],
        [Wide("总计", 4), "100", "100", ""],
        [Wide("其他需要说明的问题", 2), Wide("无", 5)],
        [Wide("注：1.定量指标按完成率计分", 7)],
        [Wide("备注", 2), Wide("一并公开", 5)],
    ]
    form, filing = project(make, "某市2023年度市级项目支出绩效自评表", table)
    assert rows(form) == [("", "", "车位数", "500个", "510个", "45", "45", "")]
    assert form.note == "1.定量指标按完成率计分\n一并公开"
    assert [(note.code, note.at.rpartition(" / ")[2], note.text) for note in filing.notes][:4] == [
        ("personal_data", "项目负责人", "1处，未录"),
        ("unplaced", "项目类型", "经常性项目"),
        ("unreadable", "全年执行数", "约五十"),
        ("unplaced", "其他需要说明的问题", "无"),
    ]


@each_row(
    ("label", "note"),
    [
        ("偏差大或目标未完成原因分析", "车位数：设计变更"),
        ("未完成原因及改进措施", "车位数：设计变更"),
        ("项目立项原因", ""),
    ],
)
def test_reasons_below_the_rows(label: str, note: str) -> None:
    """Where the rows have no column of their own the reasons of all stand in one cell."""
    table: list[Row] = [
        ["项目名称", Wide("智慧停车", 5)],
        ["一级指标", "三级指标", "年初目标值", "实际完成值", "分值", "得分"],
        ["产出指标", "车位数", "≥500个", "450个", "50", "45"],
        [label, Wide("车位数：设计变更", 5)],
    ]
    form, _ = project(as_word, "某县2023年度项目自评表", table)
    assert form.note == note


def test_money_without_a_named_unit_is_not_guessed() -> None:
    """Where no heading says 元 or 万元 the amounts are unreadable, noted once."""
    table: list[Row] = [
        ["项目名称", Wide("某项目", 5)],
        ["项目资金", "", "年初预算数", "全年预算数", "全年执行数", "执行率"],
        ["", "年度资金总额", "1", "2", "2", "100%"],
    ]
    form, filing = project(as_text, "项目支出绩效自评表", table)
    assert funds(form) == [("年度资金总额", "1", "2", "2", None, "100%")]
    assert [note.code for note in filing.notes].count("no_unit") == 1


def test_unnamed_fund_rows_and_extra_cells_come_through() -> None:
    """A row of figures without a label is kept; a cell too many in a row is noted."""
    table: list[Row] = [
        ["项目名称", "某项目", "", "", ""],
        ["资金（万元）", "全年预算数", "全年执行数", "执行率", "得分"],
        ["", "5", "4", "80%", "8"],
        ["", "", "", "", ""],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"],
        ["产出指标", "数量指标", "个数", "1个", "5", "多余"],
        ["产出指标", "个数二", "2个", "5"],
        ["", "100", "9"],
    ]
    form, filing = project(as_text, "项目支出绩效自评表", table)
    assert funds(form) == [("资金", None, "5万元", "4万元", None, "80%")]
    assert [row[1:4] for row in rows(form)[:2]] == [
        ("数量指标", "个数", "1个"),
        ("数量指标", "个数二", "2个"),
    ]
    assert ("多余的一格" in [note.at.rpartition(" / ")[2] for note in filing.notes]) is False
    assert "多余" in [note.text for note in filing.notes]


def test_cells_that_do_not_line_up_go_by_their_order() -> None:
    """In a Word table drawn by hand a row may not line up with its heading."""
    table: list[Row] = [
        ["项目名称", Wide("某项目", 5)],
        ["一级指标", "二级指标", "三级指标", Wide("年度指标值", 2), "得分"],
        [Wide("产出指标", 2), "数量指标", "个数", "1个", "5"],
    ]
    form, _ = project(as_word, "项目支出绩效自评表", table)
    assert rows(form)[0][:4] == ("产出指标", "数量指标", "个数", "1个")


@each_row(
    ("total", "points", "claimed", "label", "unplaced"),
    [
        (["总分", "98"], "", "98", "总分", []),
        (["总分", "100"], "100", "", "总分", []),
        (["总分", "100", "90", "优秀", ""], "100", "90", "总分", ["优秀"]),
        (["", "100", "90"], "100", "90", "", []),
        (["[image: ]", "100", "90", ""], "100", "90", "[image: ]", []),
    ],
)
def test_total_rows_of_extracted_text(
    total: Row, points: str, claimed: str, label: str, unplaced: list[str]
) -> None:
    """Without columns the figures of 总分 are told apart by their number and by 100."""
    table: list[Row] = [
        ["项目名称", "某项目"],
        [*HEAD, "偏差原因分析"],
        ["", "产出", "数量", "个数", "1个", "1个", "5", "5", ""],
        total,
    ]
    form, filing = project(as_text, "项目支出绩效自评表", table)
    assert (printed(form.total_points), printed(form.total_claimed)) == (points, claimed)
    assert (form.total_label, len(form.indicators)) == (label, 1)
    assert [note.text for note in filing.notes if note.code == "unplaced"] == unplaced


@SOURCES
def test_a_total_whose_label_is_blank(make: Maker) -> None:
    """Figures where no word can stand are the total of the table."""
    table: list[Row] = [
        ["项目名称", Wide("某项目", 8)],
        [*HEAD, "偏差原因分析"],
        ["", "产出", "数量", "个数", "1个", "1个", "5", "5", ""],
        [Wide("", 6), "100", "90", ""],
    ]
    form, _ = project(make, "项目支出绩效自评表", table)
    assert (printed(form.total_points), printed(form.total_claimed)) == ("100", "90")


@SOURCES
def test_a_column_of_money_that_stands_twice(make: Maker) -> None:
    """Of two columns of one role the first that says something counts; a row of points is none."""
    table: list[Row] = [
        ["项目名称", Wide("某项目", 6)],
        ["资金（万元）", "", "全年预算数", "调整后预算数", "全年执行数", "分值", "执行率"],
        ["", "年度资金总额", "", "6", "5", "10", "83%"],
        ["", "其中：财政", "", "6", "5", "", ""],
        ["", "", "", "", "", "10", ""],
        ["", "", "", "", "", "", ""],
    ]
    form, filing = project(
        make, "项目支出绩效自评表", "填报日期：2024年1月2日", table, "本表一式两份。"
    )
    assert [note.text for note in filing.notes if note.code == "unplaced"] == ["本表一式两份。"]
    assert funds(form) == [
        ("年度资金总额", None, "6万元", "5万元", "10", "83%"),
        ("其中：财政", None, "6万元", "5万元", "", ""),
        ("（无名称）", None, "", "", "10", ""),
    ]
    assert form.footer is not None
    assert form.footer.filled_on == "2024年1月2日"


@SOURCES
def test_two_columns_of_money_that_both_say_something(make: Maker) -> None:
    """That which gives the rate is the final budget; without one the second is a doubt."""
    table: list[Row] = [
        ["项目名称", Wide("某项目", 5)],
        ["资金（万元）", "", "全年预算数", "调整后预算数", "全年执行数", "执行率"],
        ["", "年度资金总额", "7", "6", "5", "83%"],
        ["", "其中：财政", "4", "3", "2", ""],
    ]
    form, filing = project(make, "项目支出绩效自评表", table)
    assert funds(form)[0] == ("年度资金总额", "7万元", "6万元", "5万元", None, "83%")
    assert not [note for note in filing.notes if note.code in ("doubt", "unplaced")]
    table[2] = [*table[2][:-1], ""]
    form, filing = project(make, "项目支出绩效自评表", table)
    assert funds(form)[0] == ("年度资金总额", None, "7万元", "5万元", None, "")
    assert [
        (note.at.rpartition(" / ")[2], note.text) for note in filing.notes if note.code == "doubt"
    ] == [("调整后预算数", "年度资金总额\t6\n其中：财政\t3")]


@SOURCES
def test_a_label_before_a_name(make: Maker) -> None:
    """A label without a value before 项目名称; the filing unit in a row of its own."""
    table: list[Row] = [
        [Wide("填报单位：某县林业局（盖章）", 4)],
        ["基本信息", "项目名称", "造林", ""],
        ["一级指标", "二级指标", "三级指标", "年度指标值"],
        ["产出", "数量", "面积", "1亩"],
    ]
    form, filing = project(make, "项目支出绩效自评表", table)
    assert (form.project_name, filing.unit.name) == ("造林", "某县林业局")
    assert [note.text for note in filing.notes if note.code == "unplaced"] == ["基本信息"]


def test_limits_are_whole_numbers() -> None:
    """A limit of nothing, or of half a row, is a mistake."""
    for wrong in (0, -1, True, "5"):
        with pytest.raises(InputError, match="limits, rows"):
            Limits(rows=wrong)  # type: ignore[arg-type]
