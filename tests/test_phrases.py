"""What errors say in two languages: every sentence has its Chinese one, and errors their codes."""

from __future__ import annotations

import ast
import pickle
import re
import string
from pathlib import Path
from typing import Final

import pytest

from perfeval import (
    DecodeError,
    InputError,
    PerfevalError,
    RubricError,
    RubricNotFoundError,
    check_rubric,
    get_rubric,
)
from perfeval.errors import MissingExtraError, Phrase, PluginError, either
from perfeval.errors.phrases import catalogue
from tests.few_trials import few_trials
from tests.said import everything_said, parsed, said_in, sources
from tests.tables import each_row

PAGE: Final = (Path(__file__).parents[1] / "docs" / "error-codes.md").read_text(encoding="utf-8")


def names_in(template: str) -> set[str]:
    """The names of the figures of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.unmeasured
def test_what_is_said_has_its_chinese_sentence() -> None:
    """Wherever the code says something of an error: a catalogue knows it."""
    said = {text: where for where, text in everything_said() if text.isascii()}
    assert len(said) > 900
    assert {text: where for text, where in said.items() if text not in catalogue()} == {}


@pytest.mark.unmeasured
def test_the_laws_of_rubrics_have_their_chinese_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """As `check-rubric` prints them."""
    few_trials(monkeypatch)
    laws = {each.law for each in check_rubric(get_rubric("yueyanglou-annex-3")).checks}
    assert laws - set(catalogue()) == set()


@pytest.mark.unmeasured
def test_the_catalogues_hold_what_is_said_and_no_more() -> None:
    """A sentence that is reworded is no longer in the catalogue under its old words."""
    texts = {
        node.value
        for nodes in sources().values()
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(catalogue()) - texts == set()


def test_both_sentences_have_the_same_figures() -> None:
    """No figure is lost in translation, and none is made up."""
    for english, known in catalogue().items():
        assert names_in(known.zh) == names_in(english), english
        assert known.zh.strip(), english


def test_a_code_is_a_word_that_stays_and_stands_once() -> None:
    """Two sentences of one code could not be told apart."""
    codes = [known.code for known in catalogue().values() if known.code]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z]+\.[a-z0-9_]+", code) for code in codes)


def test_the_page_of_codes_is_the_catalogue() -> None:
    """Code, Chinese and English, in the order of the catalogue."""
    rows = [
        f"| `{known.code}` | {cell(known.zh)} | {cell(english)} |"
        for english, known in catalogue().items()
        if known.code
    ]
    assert [line for line in PAGE.split("\n") if line.startswith("| `")] == rows


def cell(text: str) -> str:
    """A sentence as a cell of a table in Markdown shows it."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace("[", "\\[")


@each_row(
    ("error", "code", "zh"),
    [
        (PerfevalError("some text"), "value.some_text", "非空的文本"),
        (PerfevalError("oops"), "error", "oops"),
        (InputError("the source", 5, "text"), "value.text", "来源：读到的是5；应为文本"),
        (InputError("x", 5, "y"), "input", "x：读到的是5；应为y"),
        (
            InputError("分值", Phrase("{count} items", count=3), Phrase("at most {most}", most=2)),
            "value.at_most",
            "分值：读到的是3项；应为不多于2",
        ),
        (RubricError("过程", "a section needs rows"), "definition.section_empty", None),
        (RubricError("", "a level has no name"), "rule.level_nameless", "有一级没有名称"),
        (RubricError("x", "y"), "rubric", "x：y"),
        (DecodeError((("a", "wrong"),)), "document", "a：wrong"),
        (
            DecodeError((("", "the file is empty"), ("b", "missing")), 3),
            "file.empty",
            "文件是空的；请检查是否选错，或重新导出后再读\nb：缺少；请补填\n另有1个问题",
        ),
        (RubricNotFoundError("x"), "rubric.not_found", None),
        (
            RubricNotFoundError("x", ("a", "b")),
            "rubric.not_found_near",
            "没有适用的评分标准：x；是否指a或b？请用--rubric指定",
        ),
        (MissingExtraError("pdf", "reading PDF files"), "extra.missing", None),
        (PluginError("a", "b 1", "c"), "plugin.failed", None),
    ],
)
def test_an_error_says_the_same_in_chinese(error: PerfevalError, code: str, zh: str | None) -> None:
    """With a code that stays; it survives being pickled, and English is what `str` says."""
    back = pickle.loads(pickle.dumps(error))
    for each in (error, back):
        assert each.code == code
        assert each.message("en") == str(each)
        assert each.message() == each.message("zh") != each.message("en") or code in {"error"}
        assert zh is None or each.message("zh") == zh
    with pytest.raises(InputError, match="the language of a message: found 'de'"):
        error.message("de")


def test_a_phrase_keeps_plain_figures() -> None:
    """A figure is text, a whole number, or a phrase; foreign text is safe in both languages."""
    said = Phrase("{where}, item {position}", where=Phrase("the source"), position=3)
    assert (str(said), said.message("zh")) == ("the source, item 3", "来源，第3项")
    assert said.figures == {"where": Phrase("the source"), "position": 3}
    assert repr(said) == "Phrase('{where}, item {position}')"
    assert Phrase("x {a}", a=2.5).figures == {"a": "2.5"}
    assert str(Phrase("{verbatim}").each(str.upper)) == "{VERBATIM}"
    assert str(said.each(str.upper)) == "THE SOURCE, item 3"
    assert either(["a"]).message("zh") == "a"
    for hostile in ("{where}", "{0.__class__}", "}{"):
        error = InputError(hostile, hostile, Phrase("at most {most}", most=hostile))
        assert error.message("zh") == f"{hostile}：读到的是'{hostile}'；应为不多于{hostile}"


def test_the_sources_are_searched_for_what_they_say() -> None:
    """In the arguments of errors, in both branches, and behind the name of a constant."""
    source = (
        'A: Final = "some words"\nB: Final = {1: "more words"}\n'
        'InputError("a place", 5, A)\nrefusal("", "one" if x else B[1])\nPhrase(f"{x}")\n'
        'many("the rows", int)\nprint("not said")\nInputError("过程", 1, "")\nInputError()\n'
    )
    assert sorted(text for _, text in said_in(parsed(source))) == [
        "a place",
        "more words",
        "one",
        "some words",
        "the rows",
    ]
