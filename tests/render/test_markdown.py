"""Pages as Markdown and as plain text."""

from __future__ import annotations

from attrs import evolve

from perfeval.audit import Severity
from perfeval.render.findings_text import findings_text
from perfeval.render.html.document import html_document
from perfeval.render.markdown import escaped, markdown
from perfeval.render.page import Cell, Listed, Note, Page, Part, Prose, Row, Table
from perfeval.render.plain import plain_text
from tests.tables import each_row

ROWS = Table(
    caption="评分表",
    headings=("一级", "指标", "分值"),
    rows=(
        Row(
            cells=(Cell("产出"), Cell("甲|乙"), Cell("5", 500)),
            below=(("理由", "未达到\n目标"), ("", "无标题"), ("空", "")),
            notes=(Note(Severity.WARNING, "x.y", "不符"),),
        ),
        Row(cells=(Cell("产出"), Cell("丙"), Cell("5", 500))),
    ),
    total=Row(cells=(Cell("合计"), Cell(), Cell("10", 1000))),
    labels=2,
    merged=1,
)
BARE = Table(caption="另表", headings=("项目",), rows=(Row(cells=(Cell("1"),)),))
PAGE = Page.of("某*局", ["2023 年度", "表 a"], [
    Part("评分表", (ROWS, BARE)), Part("", (Listed((("总分", "10"),)),)),
    Part("说明", (Prose(("一", "- 二")),), 2),
], "zh")  # fmt: skip
MARKDOWN = r"""# 某\*局

2023 年度\
表 a

## 评分表

| 一级 | 指标 | 分值 |
| --- | --- | ---: |
| 产出 | 甲\|乙<br>理由：未达到<br>目标<br>无标题<br>**警告** 不符（x.y） | 5 |
|  | 丙 | 5 |
| **合计** |  | **10** |

**另表**

| 项目 |
| --- |
| 1 |

- **总分** 10

### 说明

一

\- 二
"""
TEXT = """\
某*局
2023 年度
表 a

评分表
  一级   指标    分值
  产出   甲|乙   5
      理由 未达到 目标
      无标题
      警告 x.y 不符
         丙      5
  合计           10

  另表
  项目
  1

  总分   10

说明
  一
  - 二
"""


def test_a_page_as_markdown() -> None:
    """A merged label stands once; what stands under a row follows its name."""
    assert markdown(PAGE) == MARKDOWN
    assert markdown(Page.of("甲", (), (), "en")) == "# 甲\n"
    english = markdown(evolve(PAGE, lang="en"))
    assert "理由: 未达到<br>" in english
    assert "不符 (x.y)" in english
    assert not set("：（") & set(english)


def test_a_column_of_figures_is_one_that_shows_them() -> None:
    """A word that is sorted by a number (错误, 警告) is none, a figure that is in doubt is."""
    cells = (Cell("错误", 0, severity=Severity.ERROR), Cell("5", 500, severity=Severity.ERROR))
    table = Table(caption="", headings=("程度", "得分"), rows=(Row(cells=cells),))
    page = Page.of("甲", (), [Part("", (table,))], "zh")
    assert "| --- | ---: |" in markdown(page)
    assert '<td class="number error" data-sort="500">5</td>' in html_document(page)


def test_a_page_as_text() -> None:
    """Columns line up; what stands under a row is set off."""
    assert plain_text(PAGE) == TEXT


@each_row(
    ("text", "expected"),
    [
        ("98.5% ≥ 95%", "98.5% ≥ 95%"),
        ("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
        ("[a](b) ![c](d)", r"\[a\](b) !\[c\](d)"),
        ("http://a.b www.a.b", r"http\://a.b www\.a.b"),
        ("比例 1:2", "比例 1:2"),
        ("1. a\n2) b\n1.5", r"1\. a<br>2\) b<br>1.5"),
        ("- a\n+ b\n= c", r"\- a<br>\+ b<br>\= c"),
        ("# a #", r"\# a \#"),
        ("a\\*b`c`~d~$e$_f_", r"a\\\*b\`c\`\~d\~\$e\$\_f\_"),
        ("a\u202eb\x00", r"a\\u202eb\\u0000"),
    ],
)
def test_no_text_is_markdown(text: str, expected: str) -> None:
    """What would start a list, a link, a heading or an element is escaped."""
    assert escaped(text) == expected


def test_no_finding_is_said() -> None:
    """In words, in both languages."""
    assert findings_text((), "zh") == "没有发现问题\n"
    assert findings_text((), "en") == "nothing was found\n"
