"""Reports: numerals, headings, statements, attachments, and what a report disowns."""

from __future__ import annotations

from perfeval.filing import Report, ReportSection
from perfeval.forms import read
from perfeval.forms.kinds.report.numerals import numeral_of
from tests.forms.paper import Piece, as_text, as_word
from tests.tables import each_row


def report(*lines: Piece) -> Report:
    """The report of these lines."""
    (form,) = read(as_word("2022年度某市水利局部门整体支出绩效自评报告", *lines)).forms
    assert isinstance(form, Report)
    return form


def outline(sections: tuple[ReportSection, ...], depth: int = 0) -> list[str]:
    """The headings, indented, with the number of their statements."""
    lines = []
    for section in sections:
        lines.append(f"{'  ' * depth}{section.numeral}{section.heading} {len(section.statements)}")
        lines += outline(section.sections, depth + 1)
    return lines


@each_row(
    ("line", "level", "number"),
    [
        ("一、概况", 1, 1),
        ("十二、其他", 1, 12),
        ("二十、其他", 1, 20),
        ("（三）执行", 2, 3),
        ("(一）、单位", 2, 1),
        ("4．结余", 3, 4),
        ("5、 其他", 3, 5),
        ("（10）.承担", 4, 10),
        ("③完成", 5, 3),
    ],
)
def test_numerals(line: str, level: int, number: int) -> None:
    """The level and the number that a numeral says."""
    found = numeral_of(line)
    assert found is not None
    assert found[:2] == (level, number)


def test_what_is_no_numeral() -> None:
    """Amounts, versions and words, and digits in a row, which once let a `ValueError` out."""
    for text in ("2.0版", "一是", "100万元", "三公经费", "十二四、其他", "（一二）其他"):
        assert numeral_of(text) is None


def test_an_outline_of_many_numerals() -> None:
    """Numerals that restart, lapse and number plain statements."""
    form = report(
        "部门（单位）名称：某市水利局（盖章）",
        "说明在先。",
        "一、基本情况",
        "一、职责",
        "（一）负责水利工作；负责防汛抗旱工作，并且承担其他有关的各项日常工作。",
        "二、机构",
        "二、支出情况",
        "1.基本支出",
        "支出5万元。",
        "2.项目支出",
        "（1）甲项目",
        "①完成一处。",
        "②",
        "三、政府性基金预算支出情况",
        "无。",
        "四、国有资本经营预算支出情况",
        "本年收支相抵，详见附表。",
        "5、 社会保险基金预算支出情况",
        "2022年度无社会保险基金预算支出。",
        "六、自评得分为95.5分，自评结果为良。",
        [["附表", "车辆"], ["一", "2"], ["", ""]],
        "2023年3月1日",
        "报告需要以下附件：",
        "1．基础数据表",
        "附表说明",
    )
    assert form.unit_name == "某市水利局"
    assert [statement.text for statement in form.preamble] == [
        *("部门（单位）名称：某市水利局（盖章）", "说明在先。")
    ]
    assert outline(form.sections) == [
        "一、基本情况 0",
        "  一、职责 1",
        "  二、机构 0",
        "二、支出情况 0",
        "  1.基本支出 1",
        "  2.项目支出 0",
        "    （1）甲项目 2",
        "三、政府性基金预算支出情况 1",
        "四、国有资本经营预算支出情况 1",
        "5、社会保险基金预算支出情况 4",
    ]
    assert [(nil.budget, nil.text) for nil in form.nil_statements] == [
        ("政府性基金预算", "无。"),
    ]
    assert (str(form.claimed_score), form.claimed_rating) == ("95.5", "良")
    assert (form.dated, form.attachments) == ("2023年3月1日", ("1．基础数据表", "附表说明"))


def test_a_report_that_follows_a_table_without_a_title() -> None:
    """一、 among paragraphs behind a table begins a report."""
    table = [
        ["项目名称", "甲"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"],
    ]
    filing = read(as_text("2022年度自评表", table, "一、基本情况", "有。", "二、问题", "无。"))
    assert [form.kind.value for form in filing.forms] == ["project", "report"]


def test_a_title_within_a_report_begins_nothing() -> None:
    """A line that looks like a title of a report, in its outline, is a statement of it."""
    form = report(
        "一、基本情况", "某市水利局绩效自评报告", "二、问题", "项目支出绩效自评表", "无。"
    )
    assert [statement.text for section in form.sections for statement in section.statements] == [
        *("某市水利局绩效自评报告", "项目支出绩效自评表", "无。")
    ]
