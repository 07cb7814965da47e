"""Parts of Word and Excel files in which something is changed: well-formed as often as not."""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from perfeval.testing import values
from tests.doors.grown import grown_texts

__all__ = ["changed_part", "said"]

_TOKEN: Final = re.compile(r"<[^>]*>|[^<]+")
_ATTRIBUTE: Final = re.compile(r'([\w:]+)="([^"]*)"')
_DEEP: Final = 300
_ENCODINGS: Final = ("utf-8",) * 9 + ("utf-8-sig", "utf-16", "gb18030")
_WORDS: Final = (
    *(
        "附件1",
        "附件2",
        "预算单位整体支出绩效自评表",
        "项目支出绩效自评表",
        "部门整体支出绩效自评表",
    ),
    *("（2023年度）", "绩效自评报告", "一、基本情况", "（一）", "1.", "项目名称", "年度资金总额"),
    *("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "总分"),
    *("产出指标（50分）", "数量指标", "满意度指标", "其中：", "编制数", "控制率", "“三公经费”"),
    *("2022年决算数", "合计", "机构名称", "收入合计", "评价内容", "评分标准", "扣分原因", "备注："),
    *("（万元）", "填表人：某某", "/", "——", "不适用", "100%", "≥50个", "9.48", "2023年12月", ""),
)
_ODD: Final = ("\u202e倒", "甲\u200b乙", "\ufeff", "\xa0", "&#x202e;", "&#0;", "&#xD800;", "&lol;")
_COUNTS: Final = (
    *("0", "1", "2", "3", "255", "256", "257", "5000", "65536", "100000000", "9" * 30),
    *("-1", "1.5", "1e9", "０", "", " 2", "true", "NaN"),
)
_RANGES: Final = (
    *("A1", "B2:A1", "A1:C2", "B1:B4", "A1:XFD1048576", "A1:IV5000", "XFD1048576:XFD1048577"),
    *("$A$1:$B$2", "A0:B1", "AAAA1:B2", "A1:B2:C3", "A99999999", ":", "", "a1:b2", "表!A1:B2"),
)
_CELL_VALUES: Final = (
    *("0", "1", "-0", "45441", "60", "-1", "2958466", "0.99980000000000002", "1E-400", "1e308"),
    *("1e999999999", "NaN", "INF", "0x1F", "1_0", "9" * 400, "#DIV/0!", "TRUE", "x", " ", "+5"),
)
_KINDS: Final = ("n", "s", "b", "e", "str", "inlineStr", "d", "", "X")
_FORMATS: Final = (
    *("0.00%", "#,##0.00", "yyyy-mm-dd", "[$-804]yyyy年m月d日", "[h]:mm", "@", "?/?", "0.0E+00"),
    *(";;;", '"', "\\", "[Red]", "0" * 500, f"0.{'0' * 400}", "%%%%", ",,,", "General", "[>5]0;-0"),
    *(
        '0!.0,"万"',
        "[>=10000]0.00,;0.00",
        "0;-0;;@",
        "#",
        "[DBNum1]0",
        "0.00_);[Red](0.00)",
        "h:mm",
    ),
)
_TERMS: Final = (
    *(
        "A1",
        "$B$2",
        "C3",
        "'项目支出绩效自评表'!B1",
        "表!A1:C9",
        "A1:XFD1048576",
        "[1]表!A1",
        "总额",
    ),
    *("SUM(", "PRODUCT(", "ROUND(", "IF(", "(", ")", ")", "+", "-", "*", "/", "%", ",", "^", " "),
    *("1", "0", "0.5", "2", "1E300", "9" * 400, "", "(" * 300, "1/3/7" * 200),
)
_GROUPS: Final = ("shared", "shared", "array", "dataTable", "x")


@st.composite
def said(draw: st.DrawFn) -> str:
    """What stands in a cell or a paragraph: labels of forms, figures, any text, odd characters."""
    figures = st.builds(
        "{}{}".format, values.printed(-10, 10**6, 2), st.sampled_from(("", "%", "万元"))
    )
    known = st.sampled_from(_WORDS) | figures | values.texts() | grown_texts()
    return draw(known | known | st.lists(known, max_size=4).map("\n".join))


def _escaped() -> st.SearchStrategy[str]:
    return said().map(escape) | st.sampled_from(_ODD)


def _counted(shape: str) -> st.SearchStrategy[str]:
    return st.sampled_from(_COUNTS).map(shape.format)


_WORD: Final = st.one_of(
    _counted('<w:gridSpan w:val="{}"/>'),
    _counted('<w:gridBefore w:val="{}"/>'),
    _counted('<w:gridAfter w:val="{}"/>'),
    st.sampled_from(
        (
            *("<w:vMerge/>", '<w:vMerge w:val="restart"/>', '<w:vMerge w:val="x"/>', "<w:tr/>"),
            *("<w:tc><w:p/></w:tc>", "<w:tc/>", "<w:br/>", "<w:tab/>", "<w:drawing/>", "<w:p/>"),
            *("<w:vanish/>", "<w:tbl/>", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
            *("<w:strike/>", "<w:hidden/>", '<w:vertAlign w:val="superscript"/>', "<w:pPr/>"),
            *('<w:sym w:font="Symbol" w:char="F0B3"/>', '<w:bdo w:val="rtl"/>', "<w:altChunk/>"),
            *(f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")),
            *(
                "<w:instrText>EQ \\f(1,2)</w:instrText>",
                "<w:fldSimple/>",
                "<w:ruby><w:rt/></w:ruby>",
            ),
            *('<m:oMath xmlns:m="m"><m:f><m:num/></m:f></m:oMath>', '<m:oMath xmlns:m="m"/>'),
            *("<w:txbxContent><w:p/></w:txbxContent>", '<w:rFonts w:ascii="Wingdings"/>'),
            '<mc:AlternateContent xmlns:mc="x"><mc:Choice/></mc:AlternateContent>',
            '<w:rPr><w:vanish/><w:footnoteReference w:id="1"/></w:rPr>',
            *("<w:del><w:r><w:t>删</w:t></w:r></w:del>", "<w:ins><w:r><w:t>增</w:t></w:r></w:ins>"),
            *("<w:tbl><w:tr><w:tc>" * n + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * n for n in (3, 9)),
        )
    ),
    _escaped().map("<w:p><w:r><w:t>{}</w:t></w:r></w:p>".format),
    _escaped().map("<w:r><w:t>{}</w:t></w:r>".format),
)
_FORMULAS: Final = st.one_of(
    st.lists(st.sampled_from(_TERMS), max_size=9).map("".join).map("<f>{}</f>".format),
    st.builds('<f t="{}" si="0">{}</f>'.format, st.sampled_from(_GROUPS), st.sampled_from(_TERMS)),
)
_CELL: Final = st.builds(
    '<c r="{}" t="{}" s="{}">{}</c>'.format,
    st.sampled_from(("A1", "B2", "C3", "IV5000", "IW5001", "XFD1048576", "A0", "", "a1", "Z99")),
    st.sampled_from(_KINDS),
    st.sampled_from(_COUNTS),
    st.sampled_from(_CELL_VALUES).map("<v>{}</v>".format)
    | st.builds("{}<v>{}</v>".format, _FORMULAS, st.sampled_from(_CELL_VALUES))
    | _escaped().map("<is><t>{}</t></is>".format)
    | st.sampled_from(
        ("<f>A1</f>", "<v/>", "", "<v>1</v><v>2</v>", "<is><rPh><t>a</t></rPh></is>")
    ),
)
_SHEET: Final = st.one_of(
    _CELL,
    st.sampled_from(_RANGES).map('<mergeCell ref="{}"/>'.format),
    st.builds('<row r="{}">{}</row>'.format, st.sampled_from(_COUNTS), _CELL),
    st.builds(
        '<cellXfs><xf numFmtId="{}"/></cellXfs>'.format, st.sampled_from((*_COUNTS, "14", "164"))
    ),
    st.builds(
        '<numFmts><numFmt numFmtId="164" formatCode="{}"/></numFmts>'.format,
        st.sampled_from(_FORMATS).map(lambda code: escape(code, {'"': "&quot;"})),
    ),
    _escaped().map("<si><t>{}</t></si>".format),
    st.builds('<sheet name="表{0}" sheetId="{0}" r:id="rId{0}"/>'.format, st.sampled_from(_COUNTS)),
    st.sampled_from(
        (
            '<workbookPr date1904="1"/>',
            '<col min="1" max="2" hidden="1"/>',
            '<col min="1" max="9999999999" width="0"/>',
            '<sheetView showZeros="0"/>',
            '<sheetFormatPr defaultRowHeight="0" defaultColWidth="0"/>',
            '<drawing r:id="rId1"/>',
        )
    ),
)
_ANY: Final = st.sampled_from(
    (
        *(
            "<!-- x -->",
            "<![CDATA[<x>]]>",
            "<?x y?>",
            "&amp;",
            "&lol;",
            "&#0;",
            "]]>",
            "<",
            "<x",
            "\0",
        ),
        *(
            '<!DOCTYPE a [<!ENTITY lol "lol">]>',
            '<a xmlns="urn:x"/>',
            "<x:y/>",
            "</w:tc>",
            "</row>",
        ),
        *(
            '<a b="' + "x" * 5000 + '"/>',
            f"<a {' '.join(f'b{n}=' + chr(34) * 2 for n in range(300))}/>",
        ),
        *("<a>" * n + "</a>" * n for n in (150, _DEEP)),
    )
)
_SNIPPETS: Final = _WORD | _SHEET | _ANY
_ATTRIBUTES: Final = st.sampled_from((*_COUNTS, *_RANGES, *_KINDS, "../../x.xml", "/etc/passwd"))


@st.composite
def changed_part(draw: st.DrawFn, part: bytes) -> bytes:
    """A part with a few elements and attributes taken out, repeated, put in or written over."""
    tokens = _TOKEN.findall(part.decode("utf-8", "replace"))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(tokens) - 1, 0)))
        way = draw(st.sampled_from(_WAYS))
        tokens[at:at] = () if tokens else ("",)
        way(draw, tokens, at)
    text = "".join(tokens)
    encoding = draw(st.sampled_from(_ENCODINGS))
    if encoding == "gb18030":
        text = f'<?xml version="1.0" encoding="{encoding}"?>{text}'
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


def _end(tokens: list[str], at: int) -> int:
    """Where the element that begins at a token ends."""
    depth = 0
    for position in range(at, len(tokens)):
        token = tokens[position]
        if token.startswith("</"):
            depth -= 1
        elif token.startswith("<") and token[1:2] not in "?!" and not token.endswith("/>"):
            depth += 1
        if depth <= 0:
            return position + 1
    return len(tokens)


def _insert(draw: st.DrawFn, tokens: list[str], at: int) -> None:
    tokens.insert(at, draw(_SNIPPETS))


def _remove(_draw: st.DrawFn, tokens: list[str], at: int) -> None:
    del tokens[at : _end(tokens, at)]


def _tear(_draw: st.DrawFn, tokens: list[str], at: int) -> None:
    del tokens[at]


def _repeat(draw: st.DrawFn, tokens: list[str], at: int) -> None:
    element = tokens[at : _end(tokens, at)]
    times = draw(st.sampled_from((1, 2, 30)))
    tokens[at:at] = element * (times if len(element) < 200 else 1)


def _nest(draw: st.DrawFn, tokens: list[str], at: int) -> None:
    """An element within many of its own kind."""
    end = _end(tokens, at)
    if end - at > 1:
        times = draw(st.sampled_from((1, 5, _DEEP)))
        tokens[end:end] = [tokens[end - 1]] * times
        tokens[at:at] = [tokens[at]] * times


def _move(draw: st.DrawFn, tokens: list[str], at: int) -> None:
    end = _end(tokens, at)
    element = tokens[at:end]
    del tokens[at:end]
    to = draw(st.integers(0, len(tokens)))
    tokens[to:to] = element


def _say(draw: st.DrawFn, tokens: list[str], at: int) -> None:
    """Other words in the next text."""
    for position in range(at, len(tokens)):
        if not tokens[position].startswith("<"):
            tokens[position] = draw(_escaped())
            return


def _set(draw: st.DrawFn, tokens: list[str], at: int) -> None:
    """Another value of an attribute in the next element that has one, or another namespace."""
    for position in range(at, len(tokens)):
        found = _ATTRIBUTE.search(tokens[position])
        if found:
            value = draw(_ATTRIBUTES)
            tokens[position] = tokens[position].replace(found[0], f'{found[1]}="{value}"', 1)
            return


_WAYS: Final = (_insert, _insert, _remove, _tear, _repeat, _nest, _move, _say, _say, _set, _set)
