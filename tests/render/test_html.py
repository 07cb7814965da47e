"""Pages as HTML: elements, one file of its own, tables that a screen reader can follow."""

from __future__ import annotations

import re
from fractions import Fraction
from importlib.resources import files
from typing import Any

import pytest

from perfeval.audit import Severity
from perfeval.render.html.document import html_document, html_fragment
from perfeval.render.html.element import element
from perfeval.render.html.tables import table_of
from perfeval.render.page import Cell, Listed, Note, Page, Part, Prose, Row, Table
from tests.tables import each_row

STYLE = files("perfeval.render.html").joinpath("page.css").read_text(encoding="utf-8")
FIVE = Cell("5", 500)
DOUBT = Cell("", severity=Severity.INFO)
ROWS = Table(
    caption="评分表",
    headings=("一级", "二级", "三级", "分值", "得分"),
    rows=(
        Row(
            cells=(Cell("产出"), Cell("数量"), Cell("甲"), FIVE, Cell("3", 300, bar=(3, 5))),
            below=(("理由", "未达到"), ("", "无标题"), ("空", "")),
            notes=(Note(Severity.ERROR, "x.y", "不符"),),
            marks=("lost", "found"),
        ),
        Row(cells=(Cell("产出"), Cell("质量"), Cell("乙"), FIVE, DOUBT)),
        Row(cells=(Cell("效益"), Cell("质量"), Cell("丙"), FIVE, Cell("9", 900, bar=(9, 0)))),
    ),
    total=Row(cells=(Cell("合计"), Cell(), Cell(), Cell("15", 1500), Cell("3", 300))),
    labels=3,
    merged=2,
    marks={"lost": "失分", "found": "有发现", "open": "未计分"},
    listed=True,
)
EXPECTED = """\
<div class="table">
<form class="tools" hidden>
<label>筛选<input type="search"></label>\
<label><input type="checkbox" value="lost">失分</label>\
<label><input type="checkbox" value="found">有发现</label>\
<span role="status" aria-label="显示的行数"></span></form>
<div class="frame" role="region" aria-label="评分表" tabindex="0">
<table class="listed">
<caption>评分表</caption><thead>
<tr>
<th scope="col">一级</th><th scope="col">二级</th><th scope="col">三级</th>\
<th scope="col">分值</th><th scope="col">得分</th></tr>
</thead>
<tbody>
<tr class="row" data-marks="lost found">
<th scope="row" rowspan="3">产出</th><th scope="row" rowspan="2">数量</th>\
<th scope="row" rowspan="2">甲</th><td class="number" data-sort="500">5</td>\
<td data-sort="300">3<svg viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">\
<rect width="1000" height="1" class="whole"></rect><rect width="600" height="1" class="part">\
</rect></svg></td></tr>
<tr class="under">
<td colspan="2"><p><span class="label">理由</span>未达到</p><p>无标题</p>\
<ul class="notes"><li class="error"><strong>错误</strong>不符<code>x.y</code></li></ul></td></tr>
<tr class="row">
<th scope="row">质量</th><th scope="row">乙</th><td class="number" data-sort="500">5</td>\
<td class="info"></td></tr>
<tr class="row">
<th scope="row">效益</th><th scope="row">质量</th><th scope="row">丙</th>\
<td class="number" data-sort="500">5</td>\
<td data-sort="900">9<svg viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">\
<rect width="1000" height="1" class="whole"></rect><rect width="0" height="1" class="part">\
</rect></svg></td></tr>
</tbody>
<tfoot>
<tr class="row">
<th scope="row">合计</th><th scope="row"></th><th scope="row"></th>\
<td class="number" data-sort="1500">15</td><td class="number" data-sort="300">3</td></tr>
</tfoot>
</table>
</div>
</div>
"""


def plain(markup: str) -> str:
    """Markup without the line breaks that only make it easier to read."""
    return markup.replace("\n", "")


def test_a_table_has_scopes_merged_labels_and_bars() -> None:
    """A label reaches over its rows and over what stands under them."""
    assert plain(table_of(ROWS, "zh").text) == plain(EXPECTED)


def test_only_what_is_listed_can_be_filtered() -> None:
    """Any other table stands in its frame alone."""
    bare = Table(caption="x", headings=("a",), rows=(Row(cells=(Cell("b"),), below=(("", "c"),)),))
    made = table_of(bare, "en").text
    assert "form" not in made
    assert '<td colspan="1"><p>c</p></td>' in made
    assert '<th scope="col">a</th><td></td></tr>' in made


@each_row(
    ("name", "attributes"),
    [("iframe", {}), ("a", {}), ("p", {"onclick": "x"}), ("p", {"style": "x"}), ("p", {"href": 1})],
)
def test_no_other_element_or_attribute_can_be_made(name: str, attributes: dict[str, Any]) -> None:
    """Not even by a mistake of ours."""
    with pytest.raises(ValueError, match=r"iframe|a|onclick|style|href"):
        element(name, **attributes)


PAGE = Page.of("某局", ["2023 年度", ""], [
    Part("甲", (Listed((("总分", "98"),)), Prose(("一段", "二段")))),
    Part("", (ROWS,)), Part("乙", (), 2), Part("丙", (), 1), Part("丁", (Prose(("x",)),), 9),
], "zh")  # fmt: skip


def test_a_document_is_one_file_with_a_policy_before_anything_else() -> None:
    """Headings by their depth; empty parts are left out."""
    made = html_document(PAGE)
    assert made.startswith('<!DOCTYPE html>\n<html lang="zh-CN"><head>')
    assert made.index("Content-Security-Policy") < made.index("<style>") < made.index("<script>")
    assert re.findall(r"<h(\d)>(.*)</h", made) == [
        ("1", "某局"), ("2", "甲"), ("3", "乙"), ("6", "丁"),
    ]  # fmt: skip
    assert "<p>2023 年度</p></header>" in made
    assert "<dt>总分</dt><dd>98</dd>" in made
    assert "http://" not in made
    assert "https://" not in made
    assert "url(" not in made


def test_a_fragment_acts_on_nothing_around_it() -> None:
    """No style, no script, no heading above those of the notebook."""
    made = html_fragment(PAGE)
    assert made.startswith('<div lang="zh-CN">')
    assert not re.search("<style|<script|<h[12]", made)


def luminance(colour: str) -> Fraction:
    """The relative luminance of a colour (WCAG 2.2), its powers rounded to thousandths."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    red, green, blue = (Fraction(round(part * 1000), 1000) for part in linear)
    return (2126 * red + 7152 * green + 722 * blue) / 10_000


def test_every_colour_has_the_contrast_of_level_aa() -> None:
    """Text 4.5 : 1 on paper and headings, bars 3 : 1, by day, by night and in print."""
    schemes = [
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root \{(.*?)\}", STYLE, re.S)
    ]
    assert len(schemes) == 3
    for colours in schemes:
        light = {name: luminance(colour) + Fraction(1, 20) for name, colour in colours.items()}
        for ground in ("paper", "head"):
            for name in ("ink", "muted", "error", "warning", "info"):
                pair = sorted([light[name], light[ground]])
                assert pair[1] / pair[0] >= Fraction(9, 2), (name, ground)
        for name in ("bar", "rule"):
            pair = sorted([light[name], light["paper"]])
            assert pair[1] / pair[0] >= 3, name
        pair = sorted([light["bar"], light["whole"]])
        assert pair[1] / pair[0] >= 3
