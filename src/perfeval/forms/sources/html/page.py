"""A web page as paragraphs and tables: what a reader sees of it, and notes on what it hides.

Scripts, styles and data of Office are left out, comments with them (also those that only Office
reads); nothing is fetched.
Raised and lowered text is put together as a line of Word is, so that no mark runs into a figure.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

from perfeval.forms.sources.blocks import Blocks
from perfeval.forms.sources.html.choices import Choice
from perfeval.forms.sources.html.declarations import declared
from perfeval.forms.sources.html.looks import LEVELS, concerned, hides, strikes
from perfeval.forms.sources.html.scopes import Looks, Scope
from perfeval.forms.sources.html.tables import Tables
from perfeval.forms.sources.html.tokens import End, Start, attributes_of, resolved, tokens
from perfeval.forms.sources.word.composition import Kind, Piece, composed
from perfeval.forms.sources.word.unseen import quoted
from perfeval.forms.words.prompts import is_prompt

__all__ = ["read_page"]

_BREAKS: Final = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center"),
        *("dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html"),
        *("legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_DROPPED: Final = frozenset(
    (
        *("audio", "canvas", "datalist", "iframe", "math", "noscript", "object", "rp", "rt"),
        *("svg", "template", "video", "xml"),
    )
)
_VOID: Final = frozenset(
    (
        *("area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link"),
        *("meta", "param", "source", "track", "wbr"),
    )
)
_NOTES: Final = {
    "struck_text": "划去的文字未读入",
    "faint_text": "白色或极小的文字已读入",
    "note_mark": "注释标记未读入",
    "prompt": "未填的提示文字未读入",
}
_NO_STYLE: Final[dict[str, str]] = {}
_REFERENCE: Final = 8  # characters that stand for one, as &#20013;
_SPACE: Final = re.compile(r"[ \t\n\r\f]++")
_FOLDED: Final = re.compile(
    "(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t\r\f]*+\n[ \t\r\n\f]*+"
    "(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])"
)
_SPAN: Final = re.compile(r"\s{0,8}([0-9]{1,9})")
_SHOWN: Final = 200


def read_page(page: str, made: Blocks) -> None:
    """Take the blocks of a page. Raises `DecodeError` beyond the limits."""
    reader = _Page(made)
    left, count = made.usage.left("elements"), 0
    for token in tokens(page):
        count += 2 if isinstance(token, Start) and token.written else 1
        if count > left:
            break
        if isinstance(token, str):
            reader.text(token)
        elif isinstance(token, Start):
            reader.start(token)
        else:
            reader.end_tag(token)
    made.usage.spend("elements", count, made.name)
    reader.end()


@define
class _Left:
    """An element that is left out: until when, and what it says if that is to be noted."""

    scope: Scope
    code: str = ""
    texts: list[str] = field(factory=list)
    size: int = 0
    choice: Choice | None = None

    @property
    def hidden(self) -> bool:
        """Whether the page hides it."""
        return self.code == "hidden_text"


class _Page:
    """Takes the tokens of a page."""

    def __init__(self, made: Blocks) -> None:
        self._made = made
        self._usage = made.usage
        self._tables = Tables(made)
        self._line: list[Piece] = []
        self._levels: list[str] = []
        self._looks = Looks()
        self._faint: list[str] = []
        self._left: _Left | None = None
        self._pre = 0

    def text(self, text: str) -> None:
        """Text as it stands between tags."""
        if self._left is not None:
            if self._left.choice is not None:
                self._left.choice.take(resolved(text))
            elif self._left.size < _SHOWN:
                self._left.texts.append(resolved(text[:_SHOWN]))
                self._left.size += len(text.strip())
            return
        if len(text) > _REFERENCE * self._usage.left("text"):
            self._usage.spend("text", len(text), self._made.name)
        text = resolved(text)
        self._usage.spend("text", len(text), self._made.name)
        first, *others = text.split("\n") if self._pre else (text,)
        self._put(first)
        for line in others:
            self._break()
            self._put(line)

    def start(self, tag: Start) -> None:
        """A start tag."""
        name = tag.name
        if self._left is not None and not self._shows(self._left, name):
            if self._left.choice is not None and name == "option":
                self._left.choice.option(marked="selected" in attributes_of(tag))
            return
        given = concerned(tag)
        style = declared(given["style"]) if "style" in given else _NO_STYLE
        hidden = bool(given) and hides(name, given, style)
        if name == "col" and hidden:
            self._usage.note("hidden_column", self._made.name, "隐藏的列已读入")
        elif (hidden or name in _DROPPED) and name not in _VOID:
            scope = Scope(name, bound=not hidden)
            self._left = _Left(scope, "hidden_text" if hidden else "")
            return
        elif name == "select":
            several = "multiple" in attributes_of(tag)
            self._left = _Left(Scope(name, bound=True), choice=Choice(several))
            return
        elif strikes(name, style) and name not in _VOID:
            self._left = _Left(Scope(name, bound=True), "struck_text")
            return
        if name not in _VOID:
            self._looks.start(name, given, style)
        if name in _BREAKS:
            self._break()
        if name in LEVELS:
            self._levels.append(name)
        elif name == "table":
            self._tables.begin_table()
        elif name == "tr":
            self._tables.begin_row()
        elif name in ("td", "th"):
            self._tables.begin_cell(_span(given, "colspan"), _span(given, "rowspan", least=0))
        elif name == "img":
            self._tables.picture()
        elif name == "input" and given.get("type", "text").lower() in ("text", "number"):
            self.text(given.get("value", ""))
        elif name == "input" and given.get("type", "").lower() in ("checkbox", "radio"):
            self.text("☑" if "checked" in given else "□")
        elif name == "pre":
            self._pre += 1

    def end_tag(self, tag: End) -> None:
        """An end tag."""
        name = tag.name
        if self._left is not None and not self._shows_after(self._left, name):
            return
        self._looks.end(name)
        if name in _BREAKS:
            self._break()
        if self._levels and name == self._levels[-1]:
            self._levels.pop()
        elif name == "table":
            self._tables.end_table()
        elif name in ("td", "th", "tr"):
            self._tables.end_cell()
        elif name == "pre":
            self._pre = max(self._pre - 1, 0)

    def end(self) -> None:
        """The page has ended."""
        if self._left is not None:
            self._show(self._left)
        self._break()
        self._tables.end()

    def _put(self, text: str) -> None:
        """A piece of the open line."""
        kind = LEVELS[self._levels[-1]] if self._levels else Kind.PLAIN
        if self._looks.look.faint:
            self._faint.append(text)
            kind = Kind.APART if kind is Kind.PLAIN else kind
        self._line.append((kind, text))

    def _break(self) -> None:
        """The open line ends."""
        self._levels.clear()
        if not self._line:
            return
        text, marks = composed(self._line)
        self._line = []
        self._note("note_mark", "".join(marks))
        faint, self._faint = "".join(self._faint), []
        self._note("faint_text", faint.strip(" \t\r\n\u00a0\u3000"))
        text = _SPACE.sub(" ", _FOLDED.sub("", text)).strip(" \u00a0\u3000")
        if text:
            self._tables.line(text)

    def _shows(self, left: _Left, name: str) -> bool:
        """Whether a start tag ends what is left out."""
        if left.scope.ends_before(name):
            self._show(left)
            return True
        left.scope.holds(name)
        return False

    def _shows_after(self, left: _Left, name: str) -> bool:
        """Whether an end tag ends what is left out, and still means something itself."""
        if left.scope.ends_around(name):
            self._show(left)
            return True
        if left.scope.ends_with(name):
            self._show(left)
        return False

    def _show(self, left: _Left) -> None:
        """What was left out has ended; what a page hides is noted."""
        self._left = None
        if left.choice is not None:
            self._choose(left.choice.shown)
        shown = _SPACE.sub(" ", "".join(left.texts)).strip()
        if left.hidden and shown:
            self._usage.note(left.code, self._made.name, shown)
        elif left.code:
            self._note(left.code, shown)

    def _choose(self, shown: str) -> None:
        """What a drop-down list shows stands in the line, but for 请选择."""
        if is_prompt(shown):
            self._note("prompt", shown)
        else:
            self.text(shown)

    def _note(self, code: str, shown: str) -> None:
        if shown:
            self._usage.note(code, self._made.name, f"{_NOTES[code]}：{quoted([shown])}")


def _span(given: dict[str, str], name: str, *, least: int = 1) -> int:
    match = _SPAN.match(given.get(name, ""))
    return max(int(match[1]), least) if match else 1
