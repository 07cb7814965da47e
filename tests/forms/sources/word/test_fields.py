"""Fields: results are read, codes are not, and what is drawn from a code is."""

from __future__ import annotations

from tests.forms.word.page import (
    HIDDEN,
    RAISED,
    field,
    formula,
    fraction,
    inside,
    lines,
    noted,
    notes,
    opened,
    paragraph,
    read,
    run,
)
from tests.tables import each_row

BEGIN, SEPARATE, END = (
    inside(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")
)


_UNFILLED = "未填的提示文字未读入"


def form_field(content: str) -> str:
    """A form field without a result."""
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData>{content}</w:ffData></w:fldChar>'
    return f"{inside(begin)}{END}"


def simple(code: str, content: str = "") -> str:
    """One `w:fldSimple`."""
    return f'<w:fldSimple w:instr="{code}">{content}</w:fldSimple>'


def test_the_result_of_a_field_is_read_and_its_code_is_not() -> None:
    """In whatever runs they come, and one in the code of another."""
    assert read(run("共"), field("MERGEFIELD n", run("60")), run("个")) == "共60个"
    assert read(field("MERGEFIELD n")) == ""
    inner = field("MERGEFIELD a", run("9"))
    nested = f"{BEGIN}{inside('<w:instrText>IF </w:instrText>')}{inner}{SEPARATE}{run('60')}{END}"
    assert read(nested) == "60"
    assert noted(nested) == []
    in_result = f"{BEGIN}{SEPARATE}{run('6')}{inner}{END}"
    assert read(in_result) == "69"
    assert read(simple("MERGEFIELD n", run("60")), run("个")) == "60个"
    assert read(simple("MERGEFIELD n", f"{BEGIN}{run('9')}"), run("60")) == "60"


def test_a_field_that_does_not_end_is_noted() -> None:
    """Its code goes no further than the paragraph; the text in it may be anything."""
    open_ = f"{BEGIN}{run('9')}"
    document = opened(paragraph(open_) + paragraph(run("60")))
    assert lines(document) == ["60"]
    assert notes(document) == [("field", "第1段", "域没有结束，其中的文字未读入：9")]
    within = simple("DATE", open_)
    assert noted(within) == [("field", "域没有结束，其中的文字未读入：9")]
    twice = f"{BEGIN}{run('8')}{BEGIN}{run('9')}{END}"
    assert noted(twice) == [("field", "域没有结束，其中的文字未读入：89")]


def test_signs_of_fields_that_end_nothing_say_nothing() -> None:
    """An end without a beginning, a second separator, an end within a simple field."""
    assert read(END, SEPARATE, run("60")) == "60"
    assert read(BEGIN, SEPARATE, run("6"), SEPARATE, run("0"), END) == "60"
    assert read(simple("DATE", f"{run('6')}{END}{run('0')}")) == "60"
    over_two = paragraph(BEGIN, SEPARATE, run("6")) + paragraph(run("0"), END)
    assert lines(opened(over_two)) == ["6", "0"]
    stray = inside('<w:ffData><w:checkBox/></w:ffData><w:default w:val="1"/>')
    assert read(stray, run("60")) == "60"
    assert read(inside("<w:instrText>9</w:instrText>"), run("60")) == "60"
    assert read(END.replace("end", "middle"), run("60")) == "60"


@each_row(
    ("code", "text"),
    [
        (r"EQ \f(1,2)", "1/2"),
        (r"eq \o\ac(○,3)", "③"),
        (r"EQ\f(1,2)", "1/2"),
        (r"EQ \z(1)", "[field: EQ ...]"),
        ("EQ " + "x" * 3_000, "[field: EQ ...]"),
        (r'SYMBOL 179 \f "Symbol" \s 10', "≥"),
        (r"SYMBOL 0xF0B3 \f Symbol", "≥"),
        ("SYMBOL 8805", "≥"),
        ("SYMBOL x", "[symbol: U+?]"),
        ("AUTONUM", "[field: AUTONUM ...]"),
        ("MACROBUTTON NoMacro 点击填写", "点击填写"),
        ("REF x", ""),
        ("", ""),
    ],
)
def test_a_field_that_word_draws_from_its_code(code: str, text: str) -> None:
    """An equation, a symbol, a number, the face of a button."""
    assert read(field(code)) == text
    assert read(field(code, "")) == text
    quoted = code.replace('"', "&quot;")
    assert read(simple(quoted)) == text
    assert read(field(code, run("60"))) == "60"


def test_a_long_code_in_many_runs_is_kept_in_part() -> None:
    """What is beyond is no equation that is read."""
    code = "".join(
        inside(f"<w:instrText>{each}</w:instrText>") for each in ["EQ ", *["x" * 999] * 9]
    )
    assert read(f"{BEGIN}{code}{END}") == "[field: EQ ...]"


def test_what_is_drawn_stands_apart_as_a_formula_does() -> None:
    """And what cannot be read is noted."""
    assert read(run("3"), field(r"EQ \f(1,2)"), run("万元")) == "3(1/2)万元"
    assert read(run("50"), field(r"EQ \z(1)")) == "50[field: EQ ...]"
    assert noted(field(r"EQ \z(1)")) == [("symbol", "读不出的符号或域：[field: EQ ...]")]
    guide = field(r"EQ \* jc2 \o\ad(\s\up 9(yuè),岳)")
    assert read(guide, run("阳")) == "岳阳"
    assert noted(guide, guide) == [("ruby", "全文2处注音（拼音）未读入")]
    hidden = (
        BEGIN
        + inside(r"<w:instrText>EQ \f(1,2)</w:instrText>")
        + END.replace("<w:rPr>", f"<w:rPr>{HIDDEN}")
    )
    assert read(run("3"), hidden) == "3"
    raised = field("SYMBOL 49").replace(
        '<w:fldChar w:fldCharType="end', f'<w:rPr>{RAISED}</w:rPr><w:fldChar w:fldCharType="end'
    )
    assert read(run("60"), raised) == "60"
    coded = f"{BEGIN}{formula(fraction('1', '2'))}{SEPARATE}{run('60')}{END}"
    assert read(coded) == "60"


@each_row(
    ("content", "text"),
    [
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒"),
        ('<w:checkBox><w:checked w:val="0"/></w:checkBox>', "☐"),
        ('<w:ddList><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>', "甲"),
        (
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/>'
            '<w:listEntry w:val="乙"/></w:ddList>',
            "乙",
        ),
        ('<w:ddList><w:default w:val="9"/><w:listEntry w:val="甲"/></w:ddList>', "甲"),
        ('<w:ddList><w:default w:val="x"/><w:listEntry w:val="甲"/></w:ddList>', "甲"),
        ("<w:ddList/>", ""),
    ],
)
def test_form_fields_show_their_state(content: str, text: str) -> None:
    """A box that is ticked or not, the entry that is chosen."""
    assert read(form_field(content)) == text


def test_results_of_formulas_and_of_other_files_are_noted() -> None:
    """They are read, but nobody has said that they are right today."""
    assert noted(field("=SUM(ABOVE)", run("60"))) == [
        ("formula", "读入的是域公式的结果：=SUM(ABOVE)")
    ]
    linked = r"LINK Excel.Sheet.8 book.xls Sheet1!R1C1"
    assert noted(field(linked, run("60"))) == [("external_link", linked)]


def test_dates_that_word_fills_in_are_seen_not_to_be_read() -> None:
    """Nobody knows which day was printed."""
    assert read(inside("<w:yearLong/>"), run("年")) == "[field: yearLong ...]年"
    assert noted(inside("<w:dayShort/>")) == [("symbol", "读不出的符号或域：[field: dayShort ...]")]


def test_tabs_and_hyphens() -> None:
    """What parts two figures on the page parts them in the text."""
    assert read(run("60"), inside('<w:ptab w:alignment="right"/>'), run("1")) == "60\t1"
    assert read(run("60"), inside("<w:softHyphen/>"), run("1")) == "601"
    assert read(run("2023"), inside("<w:noBreakHyphen/>"), run("1")) == "2023-1"


@each_row(
    ("box", "seen", "told"),
    [
        (("<w:showingPlcHdr/>", "项目全称"), "：。", ["项目全称"]),
        (('<w:showingPlcHdr w:val="0"/>', "农田建设"), "：农田建设。", []),
        (("", "农田建设"), "：农田建设。", []),
    ],
)
def test_what_asks_for_an_entry_is_none(box: tuple[str, str], seen: str, told: list[str]) -> None:
    """The prompt of a content control is left out, with a note; what was entered is read."""
    setting, text = box
    control = f"<w:sdt><w:sdtPr>{setting}</w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"
    assert read(run("："), control, run("。")) == seen
    assert noted(run("："), control) == [("prompt", f"{_UNFILLED}：{each}") for each in told]


@each_row("text", ["单击或点击此处输入文字。", "Click or tap here to enter text.", "选择一项。"])
def test_a_prompt_that_was_left_as_text(text: str) -> None:
    """As programs leave it that know no controls; a sentence with its words is none."""
    assert read(run(text)) == ""
    assert noted(run(text)) == [("prompt", f"{_UNFILLED}：{text}")]
    assert read(run(f"{text}已点击")) == f"{text}已点击"


def test_content_controls_show_what_they_show() -> None:
    """The box of a control is the character in it."""
    box = '<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="x"><w14:checked w14:val="1"/></w14:checkbox>'
    box += f"</w:sdtPr><w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>"
    assert read(box, run("是")) == "☒是"
