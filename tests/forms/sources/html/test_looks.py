"""What cannot be seen of a page: left out with a note where it is hidden, else read and noted."""

from __future__ import annotations

from perfeval.forms.sources.html.declarations import colour_of, declared
from tests.forms.seen_blocks import shape
from tests.forms.sources.html.test_page import opened
from tests.tables import each_row


def noted(text: str, code: str) -> list[str]:
    """The notes of one code on a page."""
    return [note.text for note in opened(text).notes if note.code == code]


HIDDEN = (
    "opacity:0", "opacity: .0", "OPACITY:0%!important", "visibility:collapse",
    "position:absolute;left:-9999px", "position:fixed; top:-1000pt",
    "position:absolute;right:-100em",
    "text-indent:-9999px", "margin-left:-5000px", "position:absolute;clip:rect(0,0,0,0)",
    "clip:rect(1px 1px 1px 1px)", "clip-path:inset(50%)", "clip-path:circle(0)",
    "transform:scale(0)",
    "transform:rotate(3deg) scale(0, 1)", "overflow:hidden;height:0", "width:1px;overflow:clip",
    "display:/**/none", "color:red;/* a;b */display:none", "max-height:0.0em;overflow:hidden",
)  # fmt: skip
SEEN = (
    "opacity:0.1", "opacity:1", "visibility:visible", "position:absolute;left:-99px",
    "left:-9999px", "text-indent:-2em", "margin-left:-99px", "clip:auto", "clip:rect(0,9px,9px,0)",
    "clip-path:inset(5%)", "transform:scale(0.5)", "overflow:hidden;height:2px", "height:0",
    "overflow:auto;height:0", "overflow:hidden", "/*display:none*/", "/* display:none", "display",
    ":none", "x-display:none", "color:red", "font-size:3px",
)  # fmt: skip


@each_row("style", HIDDEN)
def test_what_is_not_shown_is_left_out(style: str) -> None:
    """With all that is in it, and a note."""
    text = f"60<span style='{style}'>9<b style='opacity:1'>5</b></span>个"
    assert shape(opened(text).blocks) == ["60个"]
    assert noted(text, "hidden_text") == ["95"]


@each_row("style", SEEN)
def test_what_is_shown_is_read(style: str) -> None:
    """Styles that hide nothing, or that nobody understands."""
    text = f"60<span style='{style}'>9</span>个"
    assert shape(opened(text).blocks) == ["609个"]
    assert opened(text).notes == ()


def test_a_cell_of_no_height_grows_with_its_text() -> None:
    """What Excel and Word write at rows and cells hides nothing."""
    text = "<table><tr style='height:0;overflow:hidden'><td style='width:0;overflow:hidden'>甲"
    assert shape(opened(text).blocks) == [[["甲"]]]


FAINT = (
    "color:#fff", "color:#FFFFFF", "color:white", "color:rgb(255, 250, 241)", "color:transparent",
    "color:rgba(0,0,0,0)", "color:rgb(0 0 0 / 0%)", "color:#0000", "color:#12345600", "font-size:0",
    "font-size:1px", "font-size:2.5px", "font-size:.05em", "font-size:5%", "color:whitesmoke",
    "background:#000;color:#0a0a0a", "background-color:black", "color:#ff0000;background:#ff0a0a",
    "background:white;color:#ffff",
)  # fmt: skip
CLEAR = (
    "color:#eee", "color:red", "color:#fff;background:#4472c4", "color:#fff;background:url(x)",
    "color:#ffffff80;background:navy", "color:inherit", "color:var(--x)", "color:#zz",
    "font-size:small", "font-size:px", "font-size:9%9", "font-size:10%", "font-size:0.5em",
    "background:#000;color:red", "color:#12345", "color:",
)  # fmt: skip


@each_row("style", FAINT)
def test_faint_text_is_read_apart_and_noted(style: str) -> None:
    """As in Word; where it adjoins a figure, brackets part them."""
    text = f"60<span style='{style}'>9</span>个"
    assert shape(opened(text).blocks) == ["60(9)个"]
    assert noted(text, "faint_text") == ["白色或极小的文字已读入：9"]


@each_row("style", CLEAR)
def test_text_that_can_be_told_from_its_ground(style: str) -> None:
    """What is not known to be faint is not said to be."""
    text = f"60<span style='{style}'>9</span>个"
    assert shape(opened(text).blocks) == ["609个"]
    assert opened(text).notes == ()


@each_row(
    ("text", "faint"),
    [
        ("<font color=white>甲</font>乙", ["甲"]),
        ("<font color='#FFFFFF'>甲<font color=red>乙</font>丙</font>丁", ["甲丙"]),
        ("<div style='font-size:0'><span style='font-size:12px'>甲</span> </div>", []),
        ("<div style='font-size:0'>甲<b>乙<p>丙</div>丁", ["甲乙", "丙"]),
        ("<table bgcolor=#003366><tr><td style='color:#fff'>甲<td>乙</table>", []),
        ("<table><tr bgcolor=black><td>甲<td><font color=white>乙</font><tr><td>丙</table>",
         ["甲"]),
        ("<table><tr><td style='color:white'>甲<td>乙<tr><td>丙</table>", ["甲"]),
        ("<table><tr><td><font color=white>甲<td>乙</table>丙", ["甲"]),
        ("<table><tr><td style='color:white'>甲<table><tr><td>子</td></table>乙<td>丙</table>",
         ["甲", "子", "乙"]),
        ("<table><tr><td><font color=white>甲</td></table>丙", ["甲"]),
        ("<ul><li style='color:white'>甲</ul>乙", ["甲"]),
        ("<p style='color:white'>甲<p>乙", ["甲"]),
        ("<ul><li style='color:white'>甲<li>乙</ul>", ["甲"]),
        ("<span style='color:white'> &nbsp;</span>甲", []),
        ("<br style='color:white'>甲", []),
        ("<sup style='color:white'>甲</sup>乙", ["甲"]),
        ("<del style='color:white'>甲</del>乙", []),
        ("</font><font color=white>甲</b></font></font>乙", ["甲"])
    ]
)  # fmt: skip
def test_how_far_a_colour_reaches(text: str, faint: list[str]) -> None:
    """To the end of its element, with or without an end tag, and to what says otherwise."""
    assert noted(text, "faint_text") == [f"白色或极小的文字已读入：{each}" for each in faint]


def test_colours_and_declarations() -> None:
    """As CSS writes them; of two declarations of one property the last counts."""
    assert [colour_of(text) for text in ("#0f8", "rgb(300,0,7)", "red", "none", "")] == [
        (0, 255, 136), (255, 0, 7), "mixed", None, None
    ]  # fmt: skip
    none = ("inherit", "initial", "auto", "currentcolor", "windowtext")
    assert [colour_of(text) for text in none] == [None] * len(none)
    assert declared("a:1;A : 2 ! important;;b;/*c:3;/*d:4*/e:5") == {"a": "2", "b": "", "e": "5"}
