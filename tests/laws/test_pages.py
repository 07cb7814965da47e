"""Laws of pages: whatever a text says, it is text; nothing of it is lost, and nothing is active."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import attrs
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from perfeval.audit import Finding, Severity
from perfeval.comparison import compare
from perfeval.errors import one_line
from perfeval.filing import Filing, FormKind
from perfeval.ledger import Submission
from perfeval.numbers.printed import Points
from perfeval.render import render
from perfeval.render.html.element import ATTRIBUTES, TAGS
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Because
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Score
from perfeval.text.policy import visible

MARKUP = (
    "<script>alert(1)</script>", "</td></table><img src=x onerror=alert(1)>", "<!--", "-->", "]]>",
    "&lt;b&gt;", "&#60;i&#62;", '" onmouseover="x', "' style='x", "javascript:alert(1)", "</style>",
    "</script>", "</title>", "<svg onload=x>", "\x00", "\r\n", "\u202e", "\u2028", "\ufeff",
    "\ud800", "\U000e0041", "| a | b |", "`code`", "[x](javascript:y)", "![x](http://e.org/x.png)",
    "<http://e.org>", "http://e.org", "www.e.org", "# x", "- x", "1. x", "***", "~~~", "\\", "$x$",
)  # fmt: skip
HOSTILE = st.lists(st.sampled_from(MARKUP), min_size=1, max_size=3).map("".join) | st.text(
    min_size=1, max_size=8
)
EMPTY = {"input", "meta"}


class Page(HTMLParser):
    """A page as a reader sees it: its elements, its attributes, and the text of each element."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.open: list[str] = []
        self.texts: list[str] = []
        self.others: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in EMPTY:
            self.open.append(tag)
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.raw:
            self.raw[self.open[-1]].append(data)
        elif self.texts:
            self.texts[-1] += data

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)


def assert_inert(text: str) -> Page:
    """Only elements and attributes of ours; one style and one script, which the policy names."""
    page = Page(text)
    assert set(page.tags) <= TAGS
    assert {name for name, _ in page.attributes} <= {each.lower() for each in ATTRIBUTES}
    assert page.others == ["DOCTYPE html"]
    policy = next(value for name, value in page.attributes if name == "content") or ""
    assert policy.startswith("default-src 'none'; ")
    for name in ("script", "style"):
        assert page.tags.count(name) == 1
        digest = hashlib.sha256("".join(page.raw[name]).encode()).digest()
        assert f"{name}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    text.encode()
    return page


def assert_shown(text: str, *values: str) -> None:
    """Every value stands in an element of the page, whole."""
    page = assert_inert(text)
    everything = "\0".join(page.texts)
    lost = [value for value in values if visible(value) not in everything]
    assert not lost, lost


def unescaped(markdown: str) -> str:
    """The text that Markdown shows, of what the library writes."""
    plain = re.sub(r"\\([^\n])", r"\1", markdown.replace("<br>", "\n"))
    return html.unescape(plain)


def texts_of(value: Any) -> Iterator[str]:
    """Every text below a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_of(each)
    elif attrs.has(type(value)) and not isinstance(value, FormKind):
        for each in attrs.fields(type(value)):
            if each.name not in ("digest", "key"):
                yield from texts_of(getattr(value, each.name))


def hostile_score(text: str, number: int) -> Score:
    return Score(
        key=f"{number}{text}",
        path=(text, text),
        name=f"{text}{number}",
        out_of=Points("5"),
        earned=Points("2") if number else None,
        because=Because("x", "y", "z"),
        claimed=Points("3"),
        clause=f"{number}{text}",
    )


def card_of(*scores: Score) -> Scorecard:
    return Scorecard(
        rubric="x",
        edition="x",
        digest="x",
        library="x",
        unit="某局",
        year=2023,
        out_of=Points("10"),
        places=2,
        scores=scores,
    )


def hostile_finding(text: str) -> Finding:
    return Finding(
        code=text,
        severity=Severity.ERROR,
        at=f"{text} / {text}0",
        printed=text,
        computed=text,
        zh=text,
        en=text,
    )


@given(text=HOSTILE, lang=st.sampled_from(["zh", "en"]))
def test_no_text_of_a_scorecard_or_a_finding_is_markup(text: str, lang: str) -> None:
    """In its unit, labels, names, clauses, files, problems and findings."""
    card = card_of(*(hostile_score(text, number) for number in range(2)))
    finding = hostile_finding(text)
    values = (text, f"{text}1", f"1{text}")
    assert_shown(render(card, "html", lang, findings=[finding]), *values)
    assert_shown(render([finding], "html", lang), text)
    sent = Submission(scorecard=card, findings=(finding,), file=text)
    assert_shown(render([sent, Submission(problem=text, file=text)], "html", lang), text)
    assert_shown(render(compare(card, card), "html", lang), f"{text}1")
    Page(card._repr_html_())
    shown = unescaped(render(card, "markdown", lang, findings=[finding]))
    for value in values:
        assert visible(value).strip() in shown
    for each in (card, [finding], [sent], compare(card, card)):
        lines = render(each, "text", lang).split("\n")
        assert all(line.isprintable() for line in lines)


@given(st.from_type(Filing), st.sampled_from(["html", "markdown", "text"]))
def test_every_text_of_a_filing_is_shown(filing: Filing, format: str) -> None:
    """Whatever the kinds of its forms; figures as they are printed."""
    page = render(filing, format, findings=())
    if format == "html":
        assert_shown(page, *texts_of(filing))
        return
    shown = " ".join((unescaped(page) if format == "markdown" else page).split())
    lost = [text for text in texts_of(filing) if one_line(text) not in shown]
    assert not lost, lost


@given(st.from_type(Rubric), st.sampled_from(["zh", "en"]))
def test_every_clause_of_a_rubric_is_shown(rubric: Rubric, lang: str) -> None:
    """And its names, readings and deviations."""
    clauses = [item.clause for _, item in (*rubric.walk(), *rubric.extras())]
    readings = [text for each in rubric.readings for text in (each.clause, each.choice, each.why)]
    assert_shown(render(rubric, "html", lang), *clauses, *readings, rubric.source.title)


@given(st.from_type(Scorecard), st.sampled_from(["zh", "en"]))
def test_every_name_and_reason_of_a_scorecard_is_shown(card: Scorecard, lang: str) -> None:
    """Rows, bonuses, penalties and vetoes."""
    rows = (*card.scores, *card.bonuses, *card.penalties)
    texts = [text for row in rows for text in (row.name, row.clause, row.reason(lang))]
    vetoes = [text for each in card.vetoes for text in (each.name, each.clause)]
    assert_shown(render(card, "html", lang), card.unit, *texts, *vetoes)


def test_a_cell_of_forty_thousand_characters_is_shown_whole() -> None:
    """A clause cannot be so long, but the name of a file can."""
    text = "<长>" * 13_334
    assert_shown(render([Submission(problem=text, file=text)], "html"), text)


def test_no_reason_of_a_stranger_is_markup() -> None:
    """A sentence that escaped every check."""
    because = Because("x", "", "")
    object.__setattr__(because.sentence, "zh", "</p><script>x</script>\x1b")
    card = card_of(evolve(hostile_score("甲", 1), because=because))
    assert_shown(render(card, "html"), "</p><script>x</script>\x1b")
