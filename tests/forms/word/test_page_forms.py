"""A form whose cells hold more than letters, read to a filing and audited."""

from __future__ import annotations

from perfeval.audit import audit
from perfeval.filing import Comparison, ProjectForm
from perfeval.forms import read
from tests.forms.paper import word_file, word_paragraph
from tests.forms.word.page import (
    HIDDEN,
    RAISED,
    STRUCK,
    cell,
    formula,
    fraction,
    inside,
    paragraph,
    row,
    run,
    table,
    texts,
)

SYMBOL = '<w:sym w:font="Symbol" w:char="F0B3"/>'


def said(*runs: str) -> str:
    """A cell of runs."""
    return cell(paragraph(*runs))


HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
BODY = word_paragraph("2023年度项目支出绩效自评表") + table(
    row(texts("项目名称", "某项目")),
    row(texts("项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "执行率")),
    row(
        texts("年度资金总额", "5000"),
        said(run("5238.85", STRUCK), run("5000")),
        texts("5000", "100%"),
    ),
    row(texts(*HEADS)),
    row(
        texts("产出指标", "数量指标"),
        said(run("办件量"), run("1", RAISED)),
        said(inside(SYMBOL), run("50个")),
        said(run("9", HIDDEN), run("60"), run("1", RAISED), run("个")),
        texts("25"),
        said(run("10"), run("2", RAISED)),
    ),
    row(texts("产出指标", "数量指标", "作废", "≥1个", "1个", "25", "25"), properties="<w:hidden/>"),
    row(
        texts("产出指标", "质量指标", "合格率", "≥90%"),
        said(run("3"), formula(fraction("1", "2"))),
        texts("25", "25"),
    ),
)


def test_the_figures_are_those_that_are_seen() -> None:
    """A mark, a symbol, a hidden digit, a struck sum, an exponent, a fraction, a hidden row."""
    filing = read(word_file(BODY))
    (form,) = filing.forms
    assert isinstance(form, ProjectForm)
    assert form.fund is not None
    assert str(form.fund.final) == "5000 万元"
    first, second = form.indicators
    assert first.name == "办件量"
    assert first.target.comparison is Comparison.AT_LEAST
    assert (first.target.text, first.actual.text) == ("≥50个", "60个")
    assert getattr(first.claimed, "text", "") == "10²"
    assert second.actual.text == "3(1/2)"
    assert second.actual.quantity is None
    told = {note.code: note.text for note in filing.notes}
    assert told["struck_text"] == "划去的文字未读入：5238.85"
    assert told["hidden_text"] == "隐藏文字未读入：9"
    assert told["hidden_row"].endswith("作废 ≥1个 1个 25 25")
    assert told["unreadable"] == "10²"


def test_what_was_left_out_is_a_finding() -> None:
    """With its place, for whoever reviews the form."""
    found = {
        (finding.severity.value, finding.at, finding.printed)
        for finding in audit(read(word_file(BODY)))
        if finding.code.startswith("note")
    }
    assert ("info", "表1 第3行第3格", "划去的文字未读入：5238.85") in found
    assert ("info", "表1 第5行第5格", "隐藏文字未读入：9") in found
    assert ("info", "表1 第5行第5格", "注释标记未读入：1") in found
