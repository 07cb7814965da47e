"""JSON text: the limits before any parser, the tokens that no format takes, byte-stable output."""

from __future__ import annotations

import json

import pytest

from perfeval.codec.json_text import (
    DEEPEST,
    LARGEST,
    MOST_NODES,
    Repeated,
    limit_problem,
    parse,
    written,
)
from perfeval.codec.problems import Refused
from perfeval.errors import DecodeError
from tests.tables import each_row


def refusal(document: str | bytes) -> str:
    """The one sentence by which a document is refused."""
    with pytest.raises(DecodeError) as raised:
        parse(document)
    assert raised.value.count == 1
    ((path, sentence),) = raised.value.problems
    assert path == ""
    return sentence


def nested(levels: int) -> str:
    """Lists and objects in turn around a list, so many levels deep in all."""
    text = "[]"
    for level in range(levels - 1):
        text = f"[{text}]" if level % 2 else f'{{"a": {text}}}'
    return text


@each_row(
    ("document", "data"),
    [
        (
            '{"单位": "某局", "n": [1, -2, true, false, null]}',
            {"单位": "某局", "n": [1, -2, True, False, None]},
        ),
        ("[]", []),
        (' \t\r\n"\\u5c40"\n', "局"),
        ("\ufeff{}", {}),
        (b"\xef\xbb\xbf{}", {}),
        ('{"a":"局"}'.encode(), {"a": "局"}),
        ("9999999999999999", 9_999_999_999_999_999),
    ],
)
def test_a_document_is_plain_data(document: str | bytes, data: object) -> None:
    """Text and UTF-8 bytes, with or without a byte order mark, give the same plain data."""
    assert parse(document) == data


@each_row(
    ("token", "shown"),
    [
        ("1.5", "the number 1.5"),
        ("2023.0", "the number 2023.0"),
        ("1e5", "the number 1e5"),
        ("1e999999999", "the number 1e999999999"),
        ("NaN", "the number NaN"),
        ("Infinity", "the number Infinity"),
        ("-Infinity", "the number -Infinity"),
        ("10000000000000000", "the number 10000000000000000"),
        ("9" * 32, f"the number {'9' * 32}"),
        ("9" * 33, "a number of 33 characters"),
        ("9" * 1_000_000, "a number of 1,000,000 characters"),
        ("-1." + "0" * 100, "a number of 103 characters"),
    ],
)
def test_numbers_that_no_format_takes_stay_in_their_place(token: str, shown: str) -> None:
    """No float is ever made, nor a giant int; what stood there is kept for the error."""
    read = parse(f"[{token}]")
    assert isinstance(read, list)
    assert [str(each.shown) for each in read if isinstance(each, Refused)] == [shown]


def test_a_key_that_stands_twice_is_known() -> None:
    """Keys are compared as they read: an escape does not hide a repetition."""
    data = parse('{"a": 1, "b": 2, "\\u0061": 3, "c": {"d": 1}}')
    assert isinstance(data, Repeated)
    assert data.keys_repeated == {"a"}
    assert data == {"a": 3, "b": 2, "c": {"d": 1}}
    assert type(data["c"]) is dict


@each_row(
    ("document", "sentence"),
    [
        ("", "no JSON: Expecting value (line 1, column 1)"),
        ('{"a": 1,\n "b": }', "no JSON: Expecting value (line 2, column 7)"),
        ('{"a": 1', "no JSON: Expecting ',' delimiter (line 1, column 8)"),
        ("{} {}", "no JSON: Extra data (line 1, column 4)"),
        ('"a\nb"', "no JSON: Invalid control character at (line 1, column 3)"),
        (
            "{'a': 1}",
            "no JSON: Expecting property name enclosed in double quotes (line 1, column 2)",
        ),
        ("]]]]", "no JSON: Expecting value (line 1, column 1)"),
        ('"\\', "no JSON: Unterminated string starting at (line 1, column 1)"),
        ("\x00", "no JSON: Expecting value (line 1, column 1)"),
        ("某局", "no JSON: Expecting value (line 1, column 1)"),
    ],
)
def test_text_that_is_no_json_is_refused_with_its_place(document: str, sentence: str) -> None:
    """The sentence gives line and column."""
    assert refusal(document) == sentence


@each_row(
    ("data", "sentence"),
    [
        (
            '{"name": "某局"}'.encode("gbk"),
            "the text is not UTF-8 (byte 13 is 0xbe); expected UTF-8",
        ),
        (b"\xff\xfe{\x00}\x00", "the text is UTF-16 (byte 1 is 0xff); expected UTF-8"),
        (b"\xfe\xff\x00{\x00}", "the text is UTF-16 (byte 1 is 0xfe); expected UTF-8"),
        (b'"\xed\xa0\x80"', "the text is not UTF-8 (byte 2 is 0xed); expected UTF-8"),
    ],
)
def test_other_encodings_are_refused(data: bytes, sentence: str) -> None:
    """GBK, UTF-16 and broken UTF-8 are named with the first byte; nothing is guessed."""
    assert refusal(data) == sentence


@each_row("character", ["a", "局"])
def test_the_size_is_that_of_the_bytes(character: str) -> None:
    """5,000,000 bytes of UTF-8 are the most, whether the document comes as text or as bytes."""
    text = character * ((LARGEST - 2) // len(character.encode()))
    document = f'"{text}"'
    document += " " * (LARGEST - len(document.encode()))
    assert parse(document) == parse(document.encode()) == text
    for over in (f"{document} ", f"{document} ".encode()):
        assert refusal(over).startswith("5,000,001 ")


@each_row("document", ["a" * 50_000_000, b"[" * 50_000_000])
def test_a_giant_is_not_even_looked_at(document: str | bytes) -> None:
    """50 MB are refused by their length alone."""
    assert refusal(document).startswith("50,000,000 ")


@each_row("levels", [1, DEEPEST - 1, DEEPEST])
def test_nesting_within_the_limit_is_read(levels: int) -> None:
    """32 levels of lists and objects are admitted."""
    assert parse(nested(levels)) == json.loads(nested(levels))


@each_row("levels", [DEEPEST + 1, DEEPEST + 2, 1_000])
def test_nesting_beyond_the_limit_is_refused(levels: int) -> None:
    """One level more is refused, and so are 10^5, before any parser recurses."""
    assert refusal(nested(levels)) == "nested more than 32 levels deep"
    assert refusal("[" * 100 * levels) == "nested more than 32 levels deep"
    assert refusal('{"a":' * 100 * levels) == "nested more than 32 levels deep"


@each_row("text", ["[" * 40, "{" * 40, '\\"' + "[" * 40, "\\\\", '"', ",", "[]" * 40, '\\\\\\"[{'])
def test_brackets_in_texts_do_not_count(text: str) -> None:
    """Whatever stands between quotes, escaped or not, is no structure."""
    document = json.dumps({text: [text, "", text]})
    assert parse(document) == {text: [text, "", text]}


def test_the_number_of_values_is_bounded() -> None:
    """200,000 values are read, one more is refused; so are as many keys, and as many texts."""
    within = f"[{','.join(['0'] * (MOST_NODES - 1))}]"
    assert parse(within) == [0] * (MOST_NODES - 1)
    for over in (
        f"[{','.join(['0'] * MOST_NODES)}]",
        json.dumps(dict.fromkeys(map(str, range(MOST_NODES)))),
        json.dumps([[]] * MOST_NODES),
        json.dumps([","] * 500_000),
    ):
        assert refusal(over) == "more than 200,000 values"


def test_output_is_sorted_indented_and_ended_by_a_newline() -> None:
    """The text is that of `json.dumps`, character by character."""
    data = {"乙": [], "b": {}, "a": [1, 'x\n"\\\x7f局', None, True, {"z": False, "y": ["", {}]}]}
    assert written(data) == json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_limits_speak_of_bytes_too() -> None:
    """What is written is measured by the same limits."""
    assert limit_problem(b'{"a": []}') is None
    assert limit_problem(b"]" + b"[" * 40) is None  # the parser stops at the first
    problem = limit_problem(b" " * (LARGEST + 1))
    assert str(problem) == "5,000,001 bytes; at most 5,000,000 are allowed"
