"""绩效目标表: read for what it is, and never as a self-evaluation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from perfeval import InputError, find_rubric, get_rubric, score, score_all
from perfeval.filing import Filing, FormKind, ObjectivesForm
from perfeval.forms import read
from tests.forms.paper import OVER, Piece, Table, Wide, as_excel, as_text, as_word
from tests.tables import each_row

NAMES: Table = [
    ["项目名称", Wide("森林防火", 4)],
    ["主管部门", "某县林业局", "实施单位", Wide("某县防火办", 2)],
]
PAIRS: Table = [
    ["项目资金（万元）", "年度资金总额：", "120", "其中：财政拨款", "100"],
    [OVER, "其他资金", "20", "", ""],
]
GOAL: Table = [["年度目标", Wide("1. 巡护全部林区。\n2. 不发生大火。", 4)]]
INDICATORS: Table = [
    ["一级指标", "二级指标", "三级指标", "指标值", "指标值说明"],
    ["产出指标", "数量指标", "巡护里程", "≥2000公里", "以记录为准"],
    [OVER, "质量指标", "巡护合格率", "100%", ""],
    ["效益指标", "生态效益指标", "火灾受害率", "≤0.9‰", ""],
]
TABLE = [*NAMES, *PAIRS, *GOAL, *INDICATORS]
TITLE = "项目支出绩效目标申报表"
MAKERS = (as_text, as_word, as_excel)


def objectives(filing: Filing) -> ObjectivesForm:
    """The one form of a filing."""
    (form,) = filing.forms
    assert isinstance(form, ObjectivesForm)
    return form


def noted(filing: Filing) -> list[tuple[str, str]]:
    """The notes of what found no place."""
    return [
        (note.at.partition(" / ")[2], note.text)
        for note in filing.notes
        if note.code in {"unplaced", "unread"}
    ]


@each_row("make", MAKERS)
def test_a_table_is_read_in_any_container(make: Callable[..., bytes]) -> None:
    """Names, money beside its labels, the goal, the indicators with their explanations."""
    filing = read(make(TITLE, "（2022年度）", TABLE))
    form = objectives(filing)
    assert (form.title, form.key, filing.year) == (TITLE, "objectives", filing.year)
    assert filing.year is not None
    assert filing.year.year == 2022
    assert (form.project_name, form.department, form.implementing_unit) == (
        "森林防火",
        "某县林业局",
        "某县防火办",
    )
    assert form.fund is not None
    rows = (form.fund, *form.fund_parts)
    assert [(row.label, str(row.final)) for row in rows] == [
        ("年度资金总额", "120 万元"),
        ("其中：财政拨款", "100 万元"),
        ("其他资金", "20 万元"),
    ]
    assert form.goal is not None
    assert form.goal.expected.startswith("1. 巡护全部林区。")
    assert [(row.level1, row.level2, row.name, row.target.text) for row in form.indicators] == [
        ("产出指标", "数量指标", "巡护里程", "≥2000公里"),
        ("产出指标", "质量指标", "巡护合格率", "100%"),
        ("效益指标", "生态效益指标", "火灾受害率", "≤0.9‰"),
    ]
    assert form.indicators[0].clause == "以记录为准"
    assert noted(filing) == []
    assert not form.of_unit
    assert filing.unit.name == "某县防火办"


@each_row("make", MAKERS)
def test_a_blank_total_is_no_part(make: Callable[..., bytes]) -> None:
    """The first part below it is not taken for the whole."""
    table: Table = [
        *NAMES,
        ["项目资金（万元）", Wide("年度资金总额：", 2), Wide("", 2)],
        [OVER, Wide("其中：财政拨款", 2), Wide("100", 2)],
        *INDICATORS,
    ]
    form = objectives(read(make(TITLE, table)))
    assert form.fund is not None
    rows = (form.fund, *form.fund_parts)
    assert [(row.label, str(row.final)) for row in rows] == [
        ("年度资金总额", ""),
        ("其中：财政拨款", "100 万元"),
    ]


def test_two_sets_of_columns_are_told_apart() -> None:
    """The targets and the money of the year are read, those of the whole run noted."""
    table: Table = [
        ["项目名称", Wide("动画", 7)],
        ["项目资金（万元）", "中期资金总额：", "570", "", "", "年度资金总额：", "190", ""],
        [OVER, "其中：财政拨款", "570", "", "", "其中：财政拨款", "190", ""],
        ["总体目标", Wide("中期目标（2020—2022年）", 3), Wide("年度目标", 4)],
        [OVER, Wide("制作60集", 3), Wide("制作20集", 4)],
        [
            "绩效指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标值",
            "二级指标",
            "三级指标",
            "指标值",
        ],
        [OVER, "产出指标", "数量指标", "动画", "60集", "数量指标", "动画", "20集"],
        [OVER, OVER, "质量指标", "合格率", "90%", "质量指标", "合格率", "95%"],
    ]
    for make in (as_word, as_excel):
        filing = read(make("动画绩效目标表", table))
        form = objectives(filing)
        assert form.fund is not None
        assert [str(row.final) for row in (form.fund, *form.fund_parts)] == ["190 万元"] * 2
        assert form.goal is not None
        assert form.goal.expected == "制作20集"
        assert [(row.level2, row.name, row.target.text) for row in form.indicators] == [
            ("数量指标", "动画", "20集"),
            ("质量指标", "合格率", "95%"),
        ]
        texts = [text for _, text in noted(filing)]
        assert texts == [
            *("570", "570", "制作60集"),
            *("数量指标", "动画", "60集", "质量指标", "合格率", "90%"),
        ]


def test_a_goal_may_go_on_beside_its_label() -> None:
    """In the rows that the label is merged over, the first of which may be blank."""
    goal: Table = [["年度目标", Wide("", 4)], [OVER, Wide("巡护全部林区。", 4)]]
    form = objectives(read(as_word(TITLE, [*NAMES, *goal, *INDICATORS])))
    assert form.goal is not None
    assert form.goal.expected == "巡护全部林区。"


def test_the_year_may_stand_left() -> None:
    """Where its money does, its targets do."""
    table: Table = [
        ["项目资金（万元）", "年度资金总额：", "190", "中期资金总额：", "570", "", "", ""],
        [
            "绩效指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标值",
            "二级指标",
            "三级指标",
            "指标值",
        ],
        ["", "产出指标", "数量指标", "动画", "20集", "数量指标", "动画", "60集"],
    ]
    form = objectives(read(as_word("绩效目标表", table)))
    assert form.indicators[0].target.text == "20集"
    assert form.fund is not None
    assert str(form.fund.final) == "190 万元"


@each_row("make", MAKERS)
def test_amounts_may_stand_below_their_labels(make: Callable[..., bytes]) -> None:
    """A table of one row of money, of the whole and two sources or one."""
    for labels, amounts in (
        (["资金总额", "财政拨款", "其他资金"], ["30", "20", "10"]),
        (["资金总额", Wide("财政拨款", 2)], ["30", Wide("20", 2)]),
    ):
        table: Table = [
            ["项目名称", Wide("培训", 3)],
            ["预算资金（万元）", *labels],
            [OVER, *amounts],
            ["一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "人数", "≥50人"],
        ]
        form = objectives(read(make("绩效目标表", table)))
        assert form.fund is not None
        rows = (form.fund, *form.fund_parts)
        assert [(row.label, str(row.final)) for row in rows] == [
            ("资金总额", "30 万元"),
            ("财政拨款", "20 万元"),
            ("其他资金", "10 万元"),
        ][: len(labels)]


def test_a_table_of_a_whole_unit() -> None:
    """Tasks are noted, their money is not that of the form; so is a total of points."""
    table: Table = [
        ["部门（单位）名称", Wide("某县林业局", 4)],
        ["年度履职目标", Wide("保护森林。", 4)],
        ["年度主要任务", "任务名称", Wide("主要内容", 2), "预算金额"],
        ["", "防火经费", Wide("巡护", 2), "50"],
        ["预算情况（万元）", "部门预算总额", "100", "", ""],
        ["", "1、资金来源：（1）政府预算资金", "100", "", ""],
        ["一级指标", "二级指标", "三级指标", "指标值", "分值"],
        ["产出指标", "数量指标", "巡护里程", "≥2000公里", "100"],
        [Wide("合计", 4), "100"],
    ]
    filing = read(as_word("部门整体支出绩效目标表", "（2023年度）", table))
    form = objectives(filing)
    assert form.of_unit
    assert (form.unit_name, filing.unit.name) == ("某县林业局",) * 2
    assert form.fund is not None
    rows = (form.fund, *form.fund_parts)
    assert [(row.label, str(row.final)) for row in rows] == [
        ("部门预算总额", "100 万元"),
        ("1、资金来源：（1）政府预算资金", "100 万元"),
    ]
    assert form.goal is not None
    assert form.goal.expected == "保护森林。"
    assert str(form.indicators[0].points) == "100"
    assert ("合计", "100") in noted(filing)
    assert ("年度主要任务", "防火经费\t巡护\t50") in noted(filing)


def test_a_blank_template_has_its_rows() -> None:
    """A label without an amount is a row without one."""
    table: Table = [
        ["项目名称", Wide("", 4)],
        ["项目资金（万元）", "年度资金总额：", "", "其中：财政拨款", ""],
        ["年度目标", Wide("", 4)],
        *INDICATORS[:1],
        ["产出指标", "", "", "", ""],
    ]
    filing = read(as_word(TITLE, table))
    form = objectives(filing)
    assert form.fund is not None
    assert [row.label for row in (form.fund, *form.fund_parts)] == [
        "年度资金总额",
        "其中：财政拨款",
    ]
    assert form.fund.final.text == ""
    assert form.goal is None


def test_what_stands_beside_the_money_is_no_money() -> None:
    """A name is read, a person counted, other words noted."""
    table: Table = [
        ["项目名称", "培训", "年度资金总额（万元）", "30"],
        ["资金用途", "讲课费", "项目负责人", "某某"],
        ["其他经费", "说不清", "自有资金", "5"],
        ["年度资金总额", "30万元", "实施单位", "某局"],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "人数", "≥50人"],
    ]
    filing = read(as_word(TITLE, table))
    form = objectives(filing)
    assert form.implementing_unit == "某局"
    assert form.fund is not None
    assert form.project_name == "培训"
    assert [row.label for row in form.fund_parts] == ["自有资金", "年度资金总额"]
    assert noted(filing) == [("资金用途", "讲课费"), ("其他经费", "说不清")]
    assert "personal_data" in {note.code for note in filing.notes}


def test_labels_that_no_amount_follows_are_noted() -> None:
    """They were no heading of money."""
    table: Table = [
        ["财政拨款", "其他资金"],
        ["说不清", "也说不清"],
        *[row[:4] for row in INDICATORS],
    ]
    filing = read(as_word(TITLE, table))
    assert objectives(filing).fund is None
    assert [text for _, text in noted(filing)][:2] == ["其他资金", "也说不清"]


def test_a_table_of_money_in_columns() -> None:
    """年初预算数 under a heading, as in a self-evaluation that has no results yet."""
    table: Table = [
        ["项目名称", Wide("培训", 3)],
        ["项目资金（万元）", "资金来源", "年初预算数", "调整后预算数"],
        [OVER, "年度资金总额", "30", "32"],
        [OVER, "其中：财政拨款", "30", "32"],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "人数", "≥50人"],
    ]
    form = objectives(read(as_word("绩效目标表", table)))
    assert form.fund is not None
    assert (str(form.fund.original), str(form.fund.final)) == ("30 万元", "32 万元")
    assert len(form.fund_parts) == 1


def test_a_goal_in_several_rows() -> None:
    """Below a merged label, and below a label on a row of its own."""
    merged: Table = [["年度目标", Wide("一、巡护", 3)], [OVER, Wide("二、宣传", 3)]]
    above: Table = [[Wide("年度绩效目标", 4)], [Wide("一、巡护\n二、宣传", 4)]]
    for goal in (merged, above):
        table: Table = [*goal, *[row[:4] for row in INDICATORS]]
        form = objectives(read(as_word(TITLE, table)))
        assert form.goal is not None
        assert form.goal.expected == "一、巡护\n二、宣传"


def test_a_goal_below_its_heading_in_extracted_text() -> None:
    """Where columns are not known, a row of as many cells stands below the heading."""
    rows: Table = [["总体目标", "中期目标", "年度目标"], ["", "甲", "乙"]]
    filing = read(as_text(TITLE, [["绩效目标", "年度目标", "丙"], *rows], INDICATORS))
    goal = objectives(filing).goal
    assert goal is not None
    assert goal.expected == "丙\n乙"
    assert noted(filing) == [("中期目标", "甲")]
    short: Table = [rows[0], ["甲", "乙"]]
    filing = read(as_text(TITLE, short, INDICATORS))
    assert objectives(filing).goal is None
    assert noted(filing) == [("甲", "乙")]


def test_a_goal_heading_with_nothing_below_is_no_goal() -> None:
    """The row of indicators follows at once; a row with other texts is not the goal's."""
    table: Table = [
        ["总体目标", "中期目标", "年度目标", ""],
        ["", "", "", "别的"],
        *[row[:4] for row in INDICATORS],
    ]
    filing = read(as_word(TITLE, table))
    assert objectives(filing).goal is None
    assert [text for _, text in noted(filing)] == ["别的"]


@each_row(
    "heading",
    [
        ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值"],
        ["一级指标", "二级指标", "三级指标", "指标值", "得分"],
    ],
)
def test_a_table_with_results_is_none_whatever_its_title(heading: list[str]) -> None:
    """It is read as the self-evaluation that it is."""
    row = ["产出指标", "数量指标", "巡护里程", "≥2000公里", "10"]
    filing = read(as_word("项目支出绩效目标表", [["项目名称", Wide("甲", 4)], heading, row]))
    assert [form.kind for form in filing.forms] == [FormKind.PROJECT]


def test_money_that_was_spent_makes_a_self_evaluation() -> None:
    """Executed budgets are results, in a table and in pairs."""
    for money in (
        ["项目资金（万元）", "全年预算数", "全年执行数", "执行率", ""],
        ["项目资金", "预算数：", "100", "执行数：", "98"],
    ):
        filing = read(as_word("绩效目标表", [["项目名称", Wide("甲", 4)], money, *INDICATORS]))
        assert [form.kind for form in filing.forms] == [FormKind.PROJECT]


def test_a_table_without_a_title_must_be_understood_whole() -> None:
    """With every heading known it is one; with an unknown one, or with points, it is not."""
    known: Table = [NAMES[0], *INDICATORS]
    assert objectives(read(as_word(known))).title == ""
    for label in ("备用列", "分值"):
        heading = ["一级指标", "二级指标", "三级指标", "指标值", label]
        filing = read(as_word([NAMES[0], heading, *INDICATORS[1:]]))
        assert [form.kind for form in filing.forms] == [FormKind.PROJECT]


def test_a_title_with_no_indicators_below_it() -> None:
    """Names and money are enough under a title; without it they are no such form."""
    form = objectives(read(as_word(TITLE, [*NAMES, *PAIRS])))
    assert form.indicators == ()
    filing = read(as_word("附件", [*NAMES, *PAIRS]))
    assert [form.kind for form in filing.forms] == [FormKind.PROJECT]


def pages(*pieces: Piece) -> Filing:
    """The filing in a document."""
    return read(as_word(*pieces))


def test_forms_without_claims_are_passed_over() -> None:
    """Alone they are no self-evaluation, which the errors say; beside one they are not scored."""
    own: Table = [
        ["项目名称", Wide("甲", 4)],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"],
        ["产出指标", "数量指标", "巡护里程", "≥2000公里", "10"],
    ]
    alone = pages(TITLE, TABLE)
    national = get_rubric("national-project")
    for refused in (
        lambda: score(alone, national),
        lambda: score(alone, get_rubric("yueyang-annex-3-1")),
        lambda: find_rubric(alone),
    ):
        with pytest.raises(
            InputError, match="found '绩效目标表，不是自评表'; expected a self-eval"
        ):
            refused()
    assert score_all(alone, [national]) == ()
    both = pages(TITLE, TABLE, "项目支出绩效自评表", own)
    assert [form.kind.value for form in both.forms] == ["objectives", "project"]
    assert [card.form for card in score_all(both, [national])] == ["project"]
    with pytest.raises(InputError, match="the form to score: found 'objectives'"):
        score(both, national, form="objectives")


@each_row("make", MAKERS)
def test_headings_of_unusual_words(make: Callable[..., bytes]) -> None:
    """Where no heading is known by its words, all that speaks for the columns decides."""
    table: Table = [
        *NAMES,
        ["指标大类", "二级指标（分值）", "三级指标", "应完成值（A）", "设定依据"],
        *INDICATORS[1:],
    ]
    form = objectives(read(make(TITLE, table)))
    assert [(row.level1, row.name, row.target.printed) for row in form.indicators] == [
        ("产出指标", "巡护里程", "≥2000公里"),
        ("产出指标", "巡护合格率", "100%"),
        ("效益指标", "火灾受害率", "≤0.9‰"),
    ]


@each_row("make", MAKERS)
def test_a_line_below_the_goal_and_labels_without_amounts(make: Callable[..., bytes]) -> None:
    """A row of one cell is no text of the goal; each label of money without an amount is a row."""
    table: Table = [
        ["项目名称", Wide("养护", 3)],
        ["年度资金总额（万元）", "100", "其中：财政拨款", "上年结转"],
        ["年度目标", Wide("修好", 3)],
        [Wide("填报说明", 4)],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "里程", "1公里"],
    ]
    form = objectives(read(make("绩效目标表", table)))
    assert form.goal is not None
    assert form.goal.expected == "修好"
    assert form.fund is not None
    rows = (form.fund, *form.fund_parts)
    assert [(row.label, str(row.final)) for row in rows] == [
        ("年度资金总额（万元）", "100 万元"),
        ("其中：财政拨款", ""),
        ("上年结转", ""),
    ]


@each_row("make", MAKERS)
def test_a_label_beside_a_blank_cell_names_no_block(make: Callable[..., bytes]) -> None:
    """A sheet that leaves blank cells out says the same by its columns."""
    table: Table = [
        ["项目名称", Wide("养护", 3)],
        ["年度资金总额（万元）", "", "财政拨款", "20"],
        ["年度目标", Wide("修好", 3)],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "里程", "1公里"],
    ]
    form = objectives(read(make("绩效目标表", table)))
    assert form.fund is not None
    rows = (form.fund, *form.fund_parts)
    assert [(row.label, str(row.final)) for row in rows] == [
        ("年度资金总额（万元）", ""),
        ("财政拨款", "20 万元"),
    ]
