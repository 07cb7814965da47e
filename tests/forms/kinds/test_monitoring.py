"""绩效监控情况表: the first months of a year, with causes and outlook; never a self-evaluation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from perfeval.audit import audit
from perfeval.filing import Filing, FormKind, MonitoringForm, RateRelation
from perfeval.forms import read
from tests.forms.kinds.test_objectives import MAKERS, noted
from tests.forms.paper import OVER, Table, Wide, as_excel, as_text, as_word
from tests.tables import each_row

TITLE = "项目支出绩效监控情况表"
FUNDS: Table = [
    ["项目资金（万元）", "资金来源", "年初预算数", "1-7月执行数", "1-7月执行率", "全年预计执行数"],
    [OVER, "年度资金总额：", "100", "58", "58%", "100"],
    [OVER, "其中：财政拨款", "80", "48", "60%", "80"],
]
INDICATORS: Table = [
    ["一级指标", "二级指标", "三级指标", "年度指标值", "1-7月执行情况", "全年预计完成情况"],
    ["产出指标", "数量指标", "巡护里程", "≥2000公里", "1200公里", "2000公里"],
    [OVER, "质量指标", "合格率", "100%", "98%", "100%"],
]


def monitoring(filing: Filing) -> MonitoringForm:
    """The one form of a filing."""
    (form,) = filing.forms
    assert isinstance(form, MonitoringForm)
    return form


@each_row("make", MAKERS)
def test_a_table_is_read_in_any_container(make: Callable[..., bytes]) -> None:
    """Names, money, the goal, the indicators; the months come from the headings."""
    table: Table = [
        ["项目名称", Wide("森林防火", 5)],
        ["主管部门", Wide("某县林业局", 2), "实施单位", Wide("某县防火办", 2)],
        *FUNDS,
        ["年度目标", Wide("巡护全部林区。", 5)],
        *INDICATORS,
    ]
    filing = read(make(TITLE, "（2023年度）", table))
    form = monitoring(filing)
    assert (form.months, form.project_name, form.key) == ("1-7月", "森林防火", "monitoring")
    assert (form.department, form.implementing_unit) == ("某县林业局", "某县防火办")
    assert not form.of_unit
    assert [
        (row.label, str(row.budget), str(row.so_far), str(row.rate), str(row.expected))
        for row in form.funds
    ] == [
        ("年度资金总额", "100 万元", "58 万元", "58%", "100 万元"),
        ("其中：财政拨款", "80 万元", "48 万元", "60%", "80 万元"),
    ]
    assert form.goal is not None
    assert form.goal.expected == "巡护全部林区。"
    assert [
        (row.level1, row.level2, row.name, row.target.text, row.so_far.text, row.expected.text)
        for row in form.monitored
    ] == [
        ("产出指标", "数量指标", "巡护里程", "≥2000公里", "1200公里", "2000公里"),
        ("产出指标", "质量指标", "合格率", "100%", "98%", "100%"),
    ]
    assert noted(filing) == []


@each_row("make", [as_word, as_excel])
def test_marks_are_read_under_their_headings(make: Callable[..., bytes]) -> None:
    """A mark names its column; words stand with it; a stroke says no."""
    table: Table = [
        [
            *(
                "一级指标",
                "二级指标",
                "三级指标",
                "年度指标值",
                "1-6月执行情况",
                "全年预计完成情况",
            ),
            *(Wide("偏差原因分析", 3), Wide("完成目标可能性", 3), "备注"),
        ],
        [
            *(OVER,) * 6,
            *("经费保障", "人员保障", "原因说明", "确定能", "有可能", "完全不可能"),
            OVER,
        ],
        [
            "产出指标",
            "数量指标",
            "里程",
            "≥9公里",
            "1",
            "9",
            "√",
            "人手不足",
            "拨款晚",
            "",
            "✔",
            "",
            "注",
        ],
        ["产出指标", "数量指标", "天数", "≥9天", "9", "9", "", "/", "", "√", "", "否", ""],
    ]
    filing = read(make(TITLE, table))
    first, second = monitoring(filing).monitored
    assert (first.causes, first.reason, first.likelihood, first.remark) == (
        ("经费保障", "人员保障：人手不足"),
        "拨款晚",
        "有可能",
        "注",
    )
    assert (second.causes, second.reason, second.likelihood, second.remark) == (
        (),
        "",
        "确定能",
        "",
    )
    assert monitoring(filing).months == "1-6月"
    assert noted(filing) == []


def test_one_column_for_the_outlook_keeps_its_text() -> None:
    """A mark there says not which."""
    table: Table = [
        [*INDICATORS[0], "偏差原因分析", "完成目标可能性"],
        [*INDICATORS[1], "", "确定能"],
        ["产出指标", *INDICATORS[2][1:], "返工", "✔"],
        ["产出指标", *INDICATORS[2][1:], "", ""],
    ]
    form = monitoring(read(as_word(TITLE, table)))
    assert [(row.reason, row.likelihood) for row in form.monitored] == [
        ("", "确定能"),
        ("返工", "✔"),
        ("", ""),
    ]


@each_row(
    ("heading", "months"),
    [
        ("1—6月执行情况", "1—6月"),
        ("上半年完成情况", "上半年"),
        ("截至2023年7月底完成值", "7月底"),
        ("前三季度执行数", "前三季度"),
        ("目前完成情况", "1至9月"),
    ],
)
def test_the_months_come_from_the_headings_or_the_title(heading: str, months: str) -> None:
    """The headings come first."""
    row = [*INDICATORS[0][:4], heading, "全年预计完成情况"]
    form = monitoring(read(as_word(f"{TITLE}（1至9月）", [row, *INDICATORS[1:]])))
    assert form.months == months
    assert form.monitored[0].so_far.text == "1200公里"


def test_a_line_of_its_own_may_say_the_months() -> None:
    """It is no note then; another line is."""
    row = [*INDICATORS[0][:4], "目前完成情况", "全年预计完成情况"]
    lines = ("（2023年1-8月）", "2023年9月3日")
    filing = read(as_word(TITLE, *lines, [row, *INDICATORS[1:]], "填报日期：2023年9月3日"))
    form = monitoring(filing)
    assert form.months == "1-8月"
    assert [text for _, text in noted(filing)] == ["2023年9月3日"]
    assert form.footer is not None
    assert form.footer.filled_on == "2023年9月3日"


def test_merged_cells_go_on_below() -> None:
    """What was done in two rows together stands in both."""
    table: Table = [
        INDICATORS[0],
        ["产出指标", "数量指标", "里程", "≥9公里", "完成一半", "9"],
        [OVER, OVER, "天数", "≥9天", OVER, "9"],
    ]
    form = monitoring(read(as_word(TITLE, table)))
    assert [row.so_far.text for row in form.monitored] == ["完成一半"] * 2


def test_a_unit_column_goes_with_bare_figures() -> None:
    """度量单位 stands apart."""
    table: Table = [
        ["三级指标", "指标性质", "指标值", "度量单位", "1-7月执行情况", "全年预计完成情况"],
        ["里程", "≥", "9", "公里", "5", "约9公里"],
    ]
    (row,) = monitoring(read(as_word(TITLE, table))).monitored
    assert (row.target.printed, row.so_far.printed, row.expected.printed) == (
        "≥9公里",
        "5公里",
        "约9公里",
    )


def test_what_has_no_place_is_noted() -> None:
    """Points, a total, a cell that no heading stands over, words for money."""
    table: Table = [
        ["项目资金（万元）", "资金来源", "年初预算数", "1-7月执行数", "支出内容", ""],
        [OVER, "年度资金总额", "100", "58", "工资", ""],
        ["", "说明", "见附表", "见附表", "", ""],
        [*INDICATORS[0], "分值"],
        [*INDICATORS[1], "10"],
        [Wide("合计", 6), "100"],
    ]
    filing = read(as_word(TITLE, table))
    form = monitoring(filing)
    assert len(form.funds) == len(form.monitored) == 1
    texts = [text for _, text in noted(filing)]
    assert "工资" in texts
    assert texts[-2:] == ["10", "100"]


def test_blank_money_is_kept_and_the_block_ends_with_words() -> None:
    """A template without figures has its rows; what follows is another block."""
    table: Table = [
        FUNDS[0],
        [OVER, "年度资金总额", "", "", "", ""],
        ["", "项目名称", Wide("甲", 4)],
        *INDICATORS,
    ]
    form = monitoring(read(as_word(TITLE, table)))
    assert [(row.label, row.budget.text) for row in form.funds] == [("年度资金总额", "")]
    assert form.project_name == "甲"


def test_a_table_without_a_title_is_known_by_its_headings() -> None:
    """What was done and what is expected stand together in no other form."""
    assert monitoring(read(as_word([["项目名称", Wide("甲", 5)], *INDICATORS]))).title == ""


@each_row("label", ["得分", "全年实际完成值"])
def test_a_table_with_results_is_none_whatever_its_title(label: str) -> None:
    """It is read as the self-evaluation that it is."""
    table: Table = [[*INDICATORS[0], label], [*INDICATORS[1], "10"]]
    filing = read(as_word(TITLE, [["项目名称", Wide("甲", 6)], *table]))
    assert [form.kind for form in filing.forms] == [FormKind.PROJECT]


def test_a_whole_unit_is_monitored() -> None:
    """Its name may stand in the title."""
    filing = read(as_text("某县林业局2023年部门整体支出绩效监控情况表", [*FUNDS, *INDICATORS]))
    form = monitoring(filing)
    assert (form.unit_name, form.of_unit, filing.unit.name) == ("某县林业局", True, "某县林业局")


def test_a_printed_rate_is_audited() -> None:
    """执行率 is 执行数 ÷ 年初预算数, in every row of money; what is no figure ties nothing."""
    right: Any = monitoring(read(as_word(TITLE, [*FUNDS, *INDICATORS])))
    assert [type(each) for each in right.relations()] == [RateRelation] * 2
    table: Table = [FUNDS[0], ["", "年度资金总额", "100", "58", "85%", "100"], *INDICATORS]
    found = audit(read(as_word(TITLE, table)))
    (wrong,) = [each for each in found if each.code == "rate.mismatch"]
    assert (wrong.at, wrong.printed) == (f"{TITLE} / 年度资金总额 / 执行率", "85%")
    words: Table = [FUNDS[0], ["", "年度资金总额", "100", "五十", "很高", "100"], *INDICATORS]
    codes = {each.code for each in audit(read(as_word(TITLE, words)))}
    assert "cell.unreadable" in codes
    assert "rate.mismatch" not in codes
