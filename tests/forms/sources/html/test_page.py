"""What a reader sees of a page: lines, tables at their places, and notes on what is hidden."""

from __future__ import annotations

import pytest

from perfeval.errors import DecodeError
from perfeval.forms import Block, Document, Limits
from perfeval.forms.sources.blocks import Blocks
from perfeval.forms.sources.html.page import read_page
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.opening import open_document
from perfeval.forms.sources.usage import Usage
from tests.forms.seen_blocks import grids, placed, shape
from tests.tables import each_row


def page(text: str, limits: Limits = DEFAULT_LIMITS) -> tuple[Block, ...]:
    """The blocks of a page."""
    return opened(text, limits).blocks


def opened(text: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document of a page."""
    usage = Usage(limits)
    made = Blocks(usage)
    read_page(text, made)
    return Document(blocks=made.done(), notes=usage.notes())


def test_lines() -> None:
    """Blocks and breaks end a line; white space counts once, and none where a line was folded."""
    text = (
        "<h1>甲\n  乙</h1>a\n b<b>c</b> d<br>&nbsp;丙 <p>丁<div>戊<li>己</div><pre>庚\n 辛</pre>壬"
    )
    assert shape(page(text)) == ["甲乙", "a bc d", *"丙丁戊己庚辛壬"]
    assert shape(page("</pre>a\nb")) == ["a b"]


def test_spans() -> None:
    """Cells stand at their places; what a span leaves open, goes on to the end."""
    text = (
        "<table><caption>题</caption><tr><th rowspan=2>甲<th colspan=2>乙<tr><td>丙<td>丁"
        "<tr><td colspan=3 rowspan=0>戊<tr></table>"
    )
    made = page(text)
    assert shape(made) == ["题", [["甲", "乙"], ["^", "丙", "丁"], ["戊"], ["^"]]]
    (grid,) = grids(made)
    assert grid.aligned
    assert [placed(row) for row in grid.rows] == [
        [(0, 1, "甲"), (1, 3, "乙")],
        [(0, 1, ""), (1, 2, "丙"), (2, 3, "丁")],
        [(0, 3, "戊")],
        [(0, 3, "")],
    ]
    assert [row[0].row_span for row in grid.rows] == [2, 1, 2, 1]


@each_row("span", ["1000", "100%", " 7 ", "99999999999999", "0", "-1", "x", ""])
def test_a_span_is_counted_not_followed(span: str) -> None:
    """It ends with the widest table that is read, and with the table below."""
    (grid,) = grids(page(f'<table><tr><td rowspan="{span}" colspan="{span}">甲<tr><td>乙</table>'))
    assert 1 <= grid.rows[0][0].column_span <= DEFAULT_LIMITS.columns
    assert 1 <= grid.rows[0][0].row_span <= 2


def test_a_span_that_meets_a_cell_from_above() -> None:
    """It ends there; what comes from above behind the last cell stays at its place."""
    text = "<table><tr><td>甲<td>乙<td rowspan=3>丙<tr><td colspan=9>丁<td>戊<tr></table>"
    (grid,) = grids(page(text))
    assert [placed(row) for row in grid.rows] == [
        [(0, 1, "甲"), (1, 2, "乙"), (2, 3, "丙")],
        [(0, 2, "丁"), (2, 3, ""), (3, 4, "戊")],
        [(2, 3, "")],
    ]


def test_a_broken_table() -> None:
    """Rows, cells and ends where none are due, a table within a row, no end at all."""
    assert shape(page("</table><tr><td>甲</td></tr>乙")) == ["甲", "乙"]
    assert shape(page("<table><tr>外<td>甲</tr>内<table><tr><td>乙<td>")) == [
        *("外", "内"),
        [["甲"]],
        [["乙", ""]],
    ]
    assert shape(page("<table></table><table><tr></table>甲")) == ["甲"]


def test_tables_for_layout_are_taken_apart() -> None:
    """One that holds more cells in its inner tables than of its own places what it holds."""
    inner = "<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>"
    text = f"<table><tr><td>菜单<td><h1>题</h1>{inner}<p>尾</table>"
    assert shape(page(text)) == ["菜单", "题", [["甲", "乙"], ["丙", "丁"]], "尾"]
    beside = "<tr><td>名称<td>养护<tr><td>单位<td>某局"
    text = f"<table>{beside}<tr><td>资金<td>{inner * 2}<tr><td>总分<td>9<td></table>"
    own = [["名称", "养护"], ["单位", "某局"]]
    grids = [[["甲", "乙"], ["丙", "丁"]]] * 2
    assert shape(page(text)) == [own, "资金", *grids, [["总分", "9", ""]]]


def test_a_table_within_a_cell_of_a_form() -> None:
    """It is a table of its own, behind the one that it stands in; a note says so."""
    text = "<table><tr><td>甲<td>乙<tr><td>丙<td>丁<table><tr><td>戊</table>己</table>"
    document = opened(text)
    assert shape(document.blocks) == [[["甲", "乙"], ["丙", "丁\n己"]], [["戊"]]]
    assert [note.code for note in document.notes] == ["nested_table"]


def test_pictures_and_inputs() -> None:
    """A picture counts in a cell that says nothing; a field says its value."""
    text = "<img><table><tr><td><img><td>甲<img><td><input value=5><td><input type=hidden value=6>"
    assert shape(page(f"{text}<td><textarea>7</textarea></table>")) == [
        [["[image: ]", "甲", "5", "", "7"]]
    ]


@each_row(
    ("text", "hidden", "seen"),
    [
        ("<p hidden>甲</p>乙", ["甲"], ["乙"]),
        ("<p style='color:red; DISPLAY : none'>甲<p>乙", ["甲"], ["乙"]),
        ("<span style='mso-hide:all'>甲</span>乙", ["甲"], ["乙"]),
        ("<div hidden>甲<div>乙</div>丙</div>丁", ["甲乙丙"], ["丁"]),
        ("<div hidden>甲<table><tr><td>乙</table>丙</div>丁", ["甲乙丙"], ["丁"]),
        ("<ul><li hidden>甲<li>乙</ul>丙", ["甲"], ["乙", "丙"]),
        ("<ul><li hidden>甲</ul>丙", ["甲"], ["丙"]),
        ("<div hidden>甲", ["甲"], []),
        ("<p hidden>  </p>乙", [], ["乙"]),
        ("<p hidden>" + "甲<b>" * 300 + "</p>乙", ["甲" * 200], ["乙"]),
        ("<table><tr><td>甲<td hidden>乙<td>丙<tr hidden><td>丁<tr><td>戊</table>",
         ["乙", "丁"], [[["甲", "丙"], ["戊"]]]),
        ("<table><tr><td>甲<td hidden>乙</tr><tr hidden><td>丁<table><tr><td>子</table></table>戊",
         ["乙", "丁子"], [[["甲"]], "戊"]),
        ("<table hidden><tr><td>甲<table></table></table>乙", ["甲"], ["乙"]),
        ("<script>甲</script><xml><p>乙</p></xml><svg><svg></svg>丙</svg><noscript>丁</noscript>戊",
         [], ["戊"]),
        ("<table><tr><td><svg><path>甲<td>乙</table>丙", [], [[["", "乙"]], "丙"]),
        ("<table><tr><td><svg><path>甲</table>丙", [], [[[""]], "丙"])
    ]
)  # fmt: skip
def test_what_is_hidden(text: str, hidden: list[str], seen: list[object]) -> None:
    """It is left out, with a note; scripts, data and drawings are left out at once."""
    document = opened(text)
    assert shape(document.blocks) == seen
    assert [note.text for note in document.notes if note.code == "hidden_text"] == hidden


@each_row(
    ("text", "seen", "prompts"),
    [
        ("<select><option>优<option selected>良<option>差</select>", ["良"], []),
        ("等级：<select><option>优</option><option>良</option></select>！", ["等级：优！"], []),
        ("<select multiple><option>优<option>良</select>甲", ["甲"], []),
        ("<select><optgroup><option selected>优<option selected>良</select>", ["良"], []),
        ("<select><option value=''>--请选择--<option>优</select>甲", ["甲"], ["--请选择--"]),
        ("<table><tr><td><select><option>甲<td>乙</table>丙", [[["甲", "乙"]], "丙"], []),
        ("<table><tr><td><select><option>甲</table>丙", [[["甲"]], "丙"], []),
        ("<select><option>甲<b>乙</b>", ["甲乙"], []),
        ("<input type=radio checked>优 <input type=checkbox>良", ["☑优 □良"], []),
    ],
)
def test_what_was_chosen_is_read(text: str, seen: list[object], prompts: list[str]) -> None:
    """Of a list the option that it shows, but for 请选择; of boxes whether they are ticked."""
    document = opened(text)
    assert shape(document.blocks) == seen
    told = [note.text.partition("：")[2] for note in document.notes if note.code == "prompt"]
    assert told == prompts


def test_hidden_columns_are_told() -> None:
    """As in a workbook, their cells are read."""
    document = opened("<table><col style='display:none'><col><tr><td>甲<td>乙</table>")
    assert shape(document.blocks) == [[["甲", "乙"]]]
    assert [note.code for note in document.notes] == ["hidden_column"]


def test_limits() -> None:
    """Tokens, cells, rows, columns, text and depth are counted."""
    row = "<tr><td>甲<td>乙"
    for limits, match in (
        (Limits(elements=2), "more than 2 elements"),
        (Limits(cells=3), "more than 3 cells"),
        (Limits(rows=1), "more than 1 rows"),
        (Limits(columns=1), "more than 1 columns"),
        (Limits(text=1), "more than 1 characters of text"),
        (Limits(lines=1), "more than 1 rows and paragraphs"),
    ):
        with pytest.raises(DecodeError, match=match):
            page(f"<table>{row * 2}</table>", limits)
    with pytest.raises(DecodeError, match="more than 3 cells"):
        page("<table><tr><td rowspan=9>甲<td rowspan=9>乙<tr><tr></table>", Limits(cells=3))
    with pytest.raises(DecodeError, match="nested deeper than 4"):
        page("<table><td>" * 5, Limits(nesting=1))
    with pytest.raises(DecodeError, match="more than 9 characters of text"):
        page("&#19968;" * 80, Limits(text=9))
    assert len(page("&#19968;" * 9, Limits(text=9))) == 1


def test_a_page_is_known_by_its_content() -> None:
    """Through the door, whatever the file is called."""
    data = "<!DOCTYPE html><title>题</title><p>绩效".encode()
    assert shape(open_document(data, DEFAULT_LIMITS).blocks) == ["绩效"]


@each_row(
    ("inside", "text", "code", "said"),
    [
        ("60<sup>1</sup>", "60", "note_mark", "注释标记未读入：1"),
        ("60m<sup>2</sup>", "60m²", "", ""),
        ("10<sup>2", "10²", "", ""),
        ("H<sub>2</sub>O<sup></sub>", "H₂O", "", ""),
        ("<s>5238.85</s>5000", "5000", "struck_text", "划去的文字未读入：5238.85"),
        ("<del>9<b>8</b></del>60", "60", "struck_text", "划去的文字未读入：98"),
        ("<strike>9", "", "struck_text", "划去的文字未读入：9"),
        (
            "<span style='Text-Decoration: underline line-through'>9</span>60",
            *("60", "struck_text", "划去的文字未读入：9"),
        ),
        ("<span style='visibility:hidden'>9</span>60", "60", "hidden_text", "9"),
        ("<s> </s>60", "60", "", ""),
    ],
)
def test_marks_and_what_is_struck_run_into_no_figure(
    inside: str, text: str, code: str, said: str
) -> None:
    """As in Word; what is not ended goes no further than its cell."""
    for cell in (f"<td>{inside}</td>", f"<td>{inside}"):
        document = opened(f"<table><tr>{cell}<td>5</table>60")
        assert shape(document.blocks) == [[[text, "5"]], "60"]
        assert [(note.code, note.text) for note in document.notes] == [(code, said)] * bool(code)


def test_a_cell_that_is_struck_keeps_its_place() -> None:
    """It is read: the columns beside it would move otherwise."""
    document = opened("<table><tr><td style='text-decoration:line-through'>9<td>60</table>")
    assert shape(document.blocks) == [[["9", "60"]]]
