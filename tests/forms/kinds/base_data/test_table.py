"""附件1 基础数据表 in other years and counties: blocks by their labels, rows as a tree."""

from __future__ import annotations

from perfeval.filing import BaseDataForm, Breakdown, CostLine
from perfeval.forms import read
from perfeval.forms.kinds.base_data.cost_tree import cost_tree
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count
from tests.forms.paper import OVER, Row, Wide, as_excel, as_text, as_word
from tests.tables import each_row

TABLE: list[Row] = [
    [Wide("部门名称", 2), Wide("某县水利局", 2)],
    [Wide("联系人", 2), "某某", "123"],
    ["财政供养人员情况", "编制数", "2021年实际在职人数", "控制率"],
    [OVER, "20", "19", "95%"],
    ["经费控制情况（元）", "2021年预算数", "2021年决算数", ""],
    ["三公经费", "5", "4", ""],
    ["1.公务用车", "", "", ""],
    ["（1）购置", "2", "2", ""],
    ["2.公务接待", "3", "约2", ""],
    ["公用经费", "9", "8", ""],
    ["其中：办公费", "2", "2", ""],
    ["印刷费", "1", "1", ""],
    ["政府采购", "6", "5", ""],
    [Wide("厉行节约保障措施", 2), Wide("制度健全", 2)],
]


@each_row("make", [as_text, as_word, as_excel])
def test_two_columns_of_money_and_no_buildings(make: object) -> None:
    """Without a column for the year before, its cells stay blank; the unit of money is 元."""
    assert callable(make)
    filing = read(
        make(
            "某县2021年度部门整体支出绩效评价基础数据表",
            "（无分表）",
            "（单位：元）",
            TABLE,
            "填表人：某某",
        )
    )
    (form,) = filing.forms
    assert isinstance(form, BaseDataForm)
    assert (form.unit_name, form.economy_measures) == ("某县水利局", "制度健全")
    assert form.columns == ("2021年预算数", "2021年决算数")
    assert form.staffing is not None
    assert form.staffing.staff_in_post == Count("19")
    three, operating, procurement = form.lines
    assert isinstance(three.budget, Amount)
    assert three.budget.printed == "5元"
    assert str(three.prior_outturn) == ""
    assert [part.label for part in three.parts] == ["1.公务用车", "2.公务接待"]
    assert [part.label for part in three.parts[0].parts] == ["（1）购置"]
    assert [part.label for part in operating.parts] == ["其中：办公费", "印刷费"]
    assert operating.breakdown is Breakdown.SUBSET
    assert procurement.fact == "procurement"
    assert filing.notes[1].at.endswith(" / 联系人")
    assert [(note.code, note.text) for note in filing.notes] == [
        ("unplaced", "（无分表）"),
        ("personal_data", "1处，未录"),
        ("unreadable", "约2"),
        ("signature", "1处，未录：填表人"),
    ]


def test_a_tree_of_nothing_and_of_parts_without_a_whole() -> None:
    """其中 and numbers before any row stand at the top."""
    labels = ("其中：甲", "1、乙", "三公经费")
    tree = cost_tree([CostLine(label=label) for label in labels])
    assert cost_tree([]) == ()
    assert [line.label for line in tree] == ["其中：甲", "三公经费"]
    assert [part.label for part in tree[0].parts] == ["1、乙"]


def test_of_which_within_of_which_ends_where_a_form_ends() -> None:
    """However often 其中 follows 其中, the tree is no deeper than a form's may be."""
    (line,) = cost_tree([CostLine(label="公用经费"), *[CostLine(label="其中：办公费")] * 30])
    depth = 1
    while line.parts:
        line, depth = line.parts[0], depth + 1
    assert depth == 10


@each_row(
    ("title", "line", "shown"),
    [("", "（单位：元）", "5元"), ("（单位：万元）", "", "5万元"), ("", "", "5")],
)
def test_the_unit_of_money_stands_in_a_line_or_in_the_title(
    title: str, line: str, shown: str
) -> None:
    """The headings of the columns need not say it; where nothing does, none is guessed."""
    heading: Row = ["经费控制情况", "2021年预算数", "2021年决算数", ""]
    table = [heading if row[0] == "经费控制情况（元）" else row for row in TABLE]
    filing = read(as_word(f"某县2021年度部门整体支出绩效评价基础数据表{title}", line, table))
    (form,) = filing.forms
    assert isinstance(form, BaseDataForm)
    budget = form.lines[0].budget
    assert (budget.printed if isinstance(budget, Amount) else str(budget)) == shown


def test_a_row_without_a_name_and_a_blank_row() -> None:
    """Figures without a label have a place all the same; a row before its heading may be blank."""
    table: list[Row] = [
        ["三公经费", "", "", ""],
        ["1", "说明", "见附表", ""],
        ["", "", "", ""],
        ["经费控制情况（元）", "2022年决算数", "2023年预算数", "2023年决算数"],
        ["", "6", "5", "4"],
    ]
    filing = read(as_word("某县2023年度部门整体支出绩效评价基础数据表", table))
    (form,) = filing.forms
    assert isinstance(form, BaseDataForm)
    assert [line.label for line in form.lines] == ["（无名称）"]
    assert str(filing.address_of(form.key, "lines.0.outturn")) == "表1 第5行第4列"
    assert filing.account is not None
    assert filing.account.whole


def test_an_outturn_before_its_budget_is_that_of_the_year() -> None:
    """Of two 决算数 alone the first is of the year before."""
    table: list[Row] = [
        ["经费控制情况（元）", "2021年决算数", "2021年预算数"],
        ["三公经费", "4", "5"],
    ]
    (form,) = read(as_word("2021年度部门整体支出绩效评价基础数据表", table)).forms
    assert isinstance(form, BaseDataForm)
    (line,) = form.lines
    cells = (line.prior_outturn, line.budget, line.outturn)
    assert [str(cell) for cell in cells] == ["", "5 元", "4 元"]
