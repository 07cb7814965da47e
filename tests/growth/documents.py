"""Documents that grow in one direction each: so many rows, forms, paragraphs, blanks in a cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.forms.paper import (
    OVER,
    Piece,
    Row,
    Table,
    as_excel,
    as_text,
    as_word,
    text_of,
    word_file,
    word_paragraph,
    workbook,
)
from tests.forms.printed import as_pdf, said
from tests.growth.pages import html, page, ruled_page
from tests.hostile.package import stored

__all__ = ["PACKAGED", "SHAPES"]

_TITLE: Final = "项目支出绩效自评表"
_NAMED: Final[Row] = ["项目名称", "某项目"]
_HEADS: Final[Row] = ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分"]
_FUNDS: Final[Row] = ["资金（万元）", "年初预算数", "全年预算数", "全年执行数", "执行率"]
_CITY: Final[Row] = ["职能职责概述", "办件"]


def _row(name: str, target: str = "≥5公里", level: str = "产出指标") -> Row:
    return [level, "数量指标", name, target, "6公里", "1", "1"]


def _form(*rows: Row) -> list[Piece]:
    return [_TITLE, [_NAMED, _HEADS, *rows]]


def _cell(text: str) -> list[Piece]:
    """A form with one strange cell: as a label, a value, a target and a title."""
    rows: Table = [[text, "甲"], ["甲", text], _NAMED, _HEADS, _row(text, text)]
    return [_TITLE, text, rows]


def _city(*rows: Row) -> list[Piece]:
    return ["部门（单位）整体支出绩效自评表", [_CITY, *rows]]


def _base(*rows: Row) -> list[Piece]:
    heads: Row = ["经费控制情况（万元）", "上年决算数", "本年预算数", "本年决算数"]
    return ["部门整体支出绩效评价基础数据表", [heads, *rows]]


def _report(*lines: str) -> list[Piece]:
    return ["2023年度绩效自评报告", "一、基本情况", *lines]


def _numbered(count: int, made: Callable[[int], Row]) -> list[Row]:
    return [made(number) for number in range(count)]


SHAPES: Final[dict[str, Callable[[int], list[Piece]]]] = {
    "rows": lambda n: _form(*_numbered(n, lambda k: _row(f"里程{k}"))),
    "rows of one name": lambda n: _form(*[_row("里程")] * n),
    "rows of groups": lambda n: _form(
        *_numbered(n, lambda k: _row(f"里程{k}", level=f"产出指标{k}"))
    ),
    "rows merged down": lambda n: _form(*[["产出指标", OVER, OVER, OVER, OVER, "1", "1"]] * n),
    "其中 rows": lambda n: _form(_row("里程"), *_numbered(n, lambda k: _row(f"其中：{k}"))),
    "totals": lambda n: _form(_row("里程"), *[["总分", "100", "100"]] * n),
    "headings": lambda n: _form(*[_HEADS] * n),
    "funds": lambda n: [
        _TITLE,
        [_NAMED, _FUNDS, *_numbered(n, lambda k: [f"其中：资金{k}", "1", "1", "1", "100%"])],
    ],
    "labels": lambda n: [_TITLE, [_NAMED, *_numbered(n, lambda k: [f"事项{k}", "甲"])]],
    "remarks": lambda n: _form(*_numbered(n, lambda k: [f"备注：{k}"])),
    "feet": lambda n: _form(*[["填表人：甲  联系电话：1"]] * n),
    "goals": lambda n: [
        _TITLE,
        [_NAMED, ["预期目标", "实际完成情况"], *_numbered(n, lambda k: [f"目标{k}", "好"])],
    ],
    "columns": lambda n: [
        _TITLE,
        [_NAMED, [*_HEADS, *["甲"] * n], *[[*_row("里程"), *["乙"] * n]] * 20],
    ],
    "columns of goals": lambda n: [
        _TITLE,
        [_NAMED, ["预期目标", "实际完成情况", *["甲"] * n], *[["好", "好", *["乙"] * n]] * 20],
    ],
    "forms": lambda n: [piece for k in range(n) for piece in _form(_row(f"里程{k}"))],
    "units": lambda n: [
        piece
        for k in range(n)
        for piece in (f"某{k}县教育局2023年度部门整体支出绩效自评表", [_HEADS, _row("里程")])
    ],
    "forms in one table": lambda n: [_TITLE, [_NAMED, _HEADS, _row("里程")] * n],
    "titles": lambda n: [*[_TITLE] * n, [_NAMED, _HEADS, _row("里程")]],
    "continued tables": lambda n: [_TITLE, [_NAMED, _HEADS], *[_TITLE, [_row("里程")]] * n],
    "score sheet": lambda n: [
        "部门整体支出绩效评价评分表",
        [
            ["一级指标", "二级指标", "三级指标", "评分标准", "分值", "得分"],
            *_numbered(n, lambda k: ["投入", "预算", f"指标{k}", "条款", "1", "1"]),
        ],
    ],
    "base data": lambda n: _base(*_numbered(n, lambda k: [f"{k}、某经费", "1", "1", "1"])),
    "base data of 其中": lambda n: _base(
        ["三公经费", "1", "1", "1"], *[["其中：公务接待费", "1", "1", "1"]] * n
    ),
    "staff headings": lambda n: _base(*[["编制数", "实际在职人数", "控制率"]] * n),
    "city income": lambda n: _city(
        ["机构名称", "收入合计", "其他收入"],
        *_numbered(n, lambda k: [f"机关{k}", "1", "1"]),
    ),
    "city goals": lambda n: _city(
        ["整体支出绩效定量目标", "评价内容", "绩效目标", "完成情况"],
        *_numbered(n, lambda k: ["产出指标", "数量指标", f"指标1：办件{k}件\n指标2：……", "已完成"]),
    ),
    "city goals in a cell": lambda n: _city(
        ["整体支出绩效定量目标", "评价内容", "绩效目标", "完成情况"],
        ["产出指标", "数量指标", "指标1：办件\n" * n, "已完成"],
    ),
    "city evaluators": lambda n: _city(
        ["姓名", "职务/职称", "单位"], *_numbered(n, lambda k: ["甲", "科员", f"某局{k}"])
    ),
    "city opinions": lambda n: _city(*[["部门意见：\n好\n（签字）"]] * n),
    "paragraphs": lambda n: _report(*[f"第{k}段。" for k in range(n)]),
    "headings of a report": lambda n: _report(*[f"（{k % 9 + 1}）情况" for k in range(n)]),
    "sections of a report": lambda n: _report(*["一、情况", "（一）情况", "1、情况"] * n),
    "money in paragraphs": lambda n: _report(
        *[f"支出合计{k}.5万元，其中：基本支出{k}万元，占99%，项目支出0.5万元。" for k in range(n)]
    ),
    "sentences": lambda n: _report("".join(f"基本支出{k}万元。" for k in range(n))),
    "brackets in paragraphs": lambda n: _report(*["项目支出5万元（甲2万元、乙3万元）。"] * n),
    "attachments": lambda n: _report("报告需要以下附件：", *[f"附件{k}" for k in range(n)]),
    "blanks": lambda n: _cell("达到" + " " * n + "x"),
    "line breaks": lambda n: _cell("无" + "\n" * n + "说明"),
    "lines": lambda n: _cell("1、甲\n" * n),
    "brackets": lambda n: _cell("主管部门" + "()" * n + "x"),
    "open brackets": lambda n: _cell("得分" + "(" * n),
    "dots": lambda n: _cell("." * n + "见附件"),
    "figures": lambda n: _cell("1，234" * n + "万元"),
    "words": lambda n: _cell("单位部门项目资金" * n + "甲"),
    "placeholders": lambda n: _cell("指标1：" + " " * n + "办件量"),
}
"""What a document may have much of, as drawings of paragraphs and tables."""

_TC: Final = "<w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"
_HEAD: Final = word_paragraph("绩效自评报告") + word_paragraph("一、基本情况")


def _word(body: str) -> bytes:
    return stored(word_file(_HEAD + body))


def _line(row: Row) -> str:
    cells = (f'<c t="inlineStr"><is><t>{text_of(each)}</t></is></c>' for each in row)
    return f"<row>{''.join(cells)}</row>"


def _sheet(rows: str, more: dict[str, str] | None = None, below: str = "") -> bytes:
    heads = "".join(map(_line, ([_TITLE], _NAMED, _HEADS)))
    return stored(workbook({"表": f"<sheetData>{heads}{rows}</sheetData>{below}"}, more))


def _formats(count: int) -> dict[str, str]:
    codes = (f'<numFmt numFmtId="{k + 200}" formatCode="0.0{"[" * 99}{k}"/>' for k in range(count))
    styles = (f'<xf numFmtId="{k + 200}"/>' for k in range(count))
    inside = f"{''.join(codes)}<cellXfs>{''.join(styles)}</cellXfs>"
    return {"xl/styles.xml": f"<styleSheet>{inside}</styleSheet>"}


PACKAGED: Final[dict[str, Callable[[int], bytes]]] = {
    "word: runs": lambda n: _word(f"<w:p>{'<w:r><w:t>甲</w:t></w:r>' * n}</w:p>"),
    "word: breaks": lambda n: _word(f"<w:p><w:r><w:t>甲</w:t>{'<w:br/>' * n}</w:r></w:p>"),
    "word: tables": lambda n: _word(f"<w:tbl><w:tr>{_TC}{_TC}</w:tr></w:tbl>" * n),
    "word: paragraphs in a cell": lambda n: _word(
        f"<w:tbl><w:tr><w:tc>{word_paragraph('甲乙丙') * n}</w:tc>{_TC}</w:tr></w:tbl>"
    ),
    "word: tracked changes": lambda n: _word(
        "<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins></w:p>" * n
    ),
    "excel: cells": lambda n: _sheet(
        "".join(f"<row><c><v>{k}</v></c><c><v>0.5</v></c></row>" for k in range(n))
    ),
    "excel: merged ranges": lambda n: _sheet(
        "<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>" * n,
        below="".join(f'<mergeCell ref="A{k}:B{k}"/>' for k in range(4, n + 4)),
    ),
    "excel: formats": lambda n: _sheet(
        "".join(f'<row><c s="{k}"><v>1.5</v></c><c><v>1</v></c></row>' for k in range(n)),
        _formats(n),
    ),
    "excel: shared texts": lambda n: _sheet(
        "".join(f'<row><c t="s"><v>{k}</v></c><c><v>1</v></c></row>' for k in range(n)),
        {"xl/sharedStrings.xml": f"<sst>{'<si><t>甲乙</t></si>' * n}</sst>"},
    ),
    "html: lines": lambda n: page("<div><b>甲</b><i>乙</i></div>" * n),
    "html: nested elements": lambda n: page("<div><font color=white>甲" * n),
    "html: elements that nothing ends": lambda n: page("<p style='color:red'>甲<b>乙<br>" * n),
    "html: hidden elements": lambda n: page("<p hidden>甲<p hidden>乙" * n),
    "html: declarations": lambda n: page(f"<p style='{'/*a' * n};{'color:#fff;' * n}'>甲</p>"),
    "html: tables": lambda n: page("<table><tr><td>甲<td>乙</table>" * n),
    "html: tables in cells": lambda n: page(
        f"<table><tr>{'<td>甲<table><tr><td>乙</table>' * n}</table>"
    ),
    "html: attributes": lambda n: page(f"<td {'colspan=2 ' * n}>甲</td>"),
    "html: references": lambda n: page("&lt;&#20013;&amp;" * n),
    "pdf: pages": lambda n: as_pdf(*[ruled_page(*[("甲", "乙", "丙")] * 30)] * (n // 200)),
    "pdf: words of a page": lambda n: as_pdf(
        [said("甲乙", 50 + 11 * k % 480, 50 + 7 * k % 680, 2) for k in range(n)]
    ),
}
"""What only a file of Word, of Excel, of a web page or of PDF may have much of."""

DRAWN: Final[dict[str, Callable[..., bytes]]] = {
    "text": as_text,
    "word": lambda *pieces: stored(as_word(*pieces)),
    "excel": lambda *pieces: stored(as_excel(*pieces)),
    "html": html,
}
"""How a drawing becomes a document."""
