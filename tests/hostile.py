"""Documents that strangers may send, each of which `loads` must refuse with one error of ours.

They stand here as data for the tests, for the fuzz target and for the benchmark of what a refusal
costs. A case has a name, its document (made when it is asked for: some are large) and, where one
place is at fault, the path that the error must name.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

Document = str | bytes


class Case(NamedTuple):
    """One hostile document."""

    name: str
    make: Callable[[], Document]
    at: str | None = None


FILING: dict[str, Any] = {
    "format": "perfeval.filing",
    "version": 1,
    "unit": {"name": "某局", "code": "1", "jurisdiction": {"code": "430602", "name": "岳阳楼区"}},
    "year": 2023,
    "forms": [
        {
            "kind": "unit",
            "key": "annex-2",
            "fund": {"label": "年度资金总额", "final": "9.48万元", "points": "10", "rate": "100%"},
            "indicators": [
                {"name": "调研", "target": {"text": "≥50个"}, "actual": {"text": "60个"}},
            ],
        },
    ],
    "facts": [{"id": "staff.in_post", "value": "29人", "scope": "all_funds"}],
    "relations": [
        {"kind": "listing", "stated": {"label": "股室", "value": "5个"}, "items": ["办公室"]},
    ],
}
SCORECARD: dict[str, Any] = {
    "format": "perfeval.scorecard",
    "version": 1,
    "rubric": "a",
    "edition": "2023",
    "digest": "ab",
    "library": "0.1.0",
    "unit": "某局",
    "year": 2023,
    "out_of": "10",
    "places": 2,
    "scores": [
        {
            "key": "a",
            "path": ["过程"],
            "name": "甲",
            "out_of": "10",
            "earned": "9.5",
            "because": {"code": "full", "zh": "满", "en": "full"},
        },
    ],
    "total": "9.5",
}
RUBRIC: dict[str, Any] = {
    "format": "perfeval.rubric",
    "version": 1,
    "id": "own",
    "edition": "2023",
    "name": "评分标准",
    "form": "unit",
    "jurisdiction": {"code": "430602", "name": "岳阳楼区"},
    "years": {"first": 2020, "last": 2024},
    "source": {"title": "办法"},
    "sections": [
        {
            "name": "过程",
            "points": "100",
            "items": [
                {
                    "kind": "criterion",
                    "key": "rate",
                    "name": "控制率",
                    "points": "100",
                    "clause": "不超过100%计满分，每超过1个百分点扣1分。",
                    "measure": {
                        "id": "rate",
                        "name": "控制率",
                        "formula": {
                            "formula": "given_rate",
                            "term": {"fact": "rate", "name": "率"},
                        },
                    },
                    "rule": {
                        "rule": "deduct",
                        "beyond": "above",
                        "standard": "100%",
                        "deduct": "1",
                        "per": "1%",
                        "steps": "whole",
                    },
                },
            ],
        },
    ],
}
ORIGINALS = {"filing": FILING, "scorecard": SCORECARD, "rubric": RUBRIC}

# What is put in the place of a field, as JSON text, by what the field takes.
_NO_TEXT = (
    *("1", "-0", "1.5", "1e999999999", "NaN", "-Infinity", "true", "null", "[]", "{}"),
    *('"a\\u0000b"', '"\\ud800"', '"\\udc00x"', '"a\\u202eb"', '"\\u2066"', '"a\\u200bb"'),
    *('"\\ufeff"', '"\\u001b[2J"', '"\\r\\n"', f'"{"x" * 20_001}"'),
)
_NO_KEY = ('""', '"附件2"', '"A"', '"a b"', '"a..b"', '"-a"', '"a\\n"', f'"{"a" * 81}"')
_NO_NUMBER = (
    *('"十"', '"1e3"', '"1_000"', '"٣"', '"10²"', '"①"', '"1,0000"', '"0x1F"', '"+-1"', '"NaN"'),
    *('"1.123456789"', '"1234567890123456"', '"Infinity"', f'"{"9" * 10_000}"', '"1 000"', '"½"'),
)
_NO_YEAR = (
    *("2023.0", "2.023e3", "1949", "2201", "-2023", "true", '"2023"', "[2023]", "{}", "NaN"),
    *("1e999999999", "9" * 17, "9" * 1_000_000, "0.1", "20230"),
)
_NO_OBJECT = ('"x"', "1", "true", "[]", "1.5", "NaN")
_NO_LIST = ("{}", '"x"', "1", "false", "null", "[1]", "[null]", "[[]]", '[{"no": "such"}]')
_NO_MEMBER = ('"none of them"', "1", "true", "[]", "{}", '""')
_NO_TRUTH = ("0", "1", '"true"', "null", "[]", "1.0")
_FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "filing": {
        "unit": (*_NO_OBJECT, "null"),
        "unit.name": (*_NO_TEXT, '""', '" "'),
        "unit.code": _NO_TEXT,
        "unit.jurisdiction": _NO_OBJECT,
        "year": _NO_YEAR,
        "version": ("0", "-1", "2", "1000000000", '"1"', "true", "1.0", "null", "[]", "1e0"),
        "format": ('"perfeval.letter"', '""', "1", "null", "[]", "{}", "true"),
        "forms": _NO_LIST,
        "forms[0].kind": (*_NO_MEMBER, "null"),
        "forms[0].key": (*_NO_KEY, "1", "null"),
        "forms[0].fund.label": ('""', "null", '"\\u0007"'),
        "forms[0].fund.final": _NO_TEXT,
        "forms[0].fund.rate": _NO_TEXT,
        "forms[0].indicators": _NO_LIST,
        "forms[0].indicators[0].target": (*_NO_OBJECT, "null"),
        "facts[0].id": (*_NO_KEY, "null"),
        "facts[0].value": ("1", "null", "[]", "1.5", '"\\u202e"'),
        "facts[0].scope": (*_NO_MEMBER, "null"),
        "relations[0].kind": (*_NO_MEMBER, "null"),
        "relations[0].stated.value": ('"许多"', '""', "5", "true", "null", '"5 x 3"'),
        "relations[0].items": _NO_LIST,
    },
    "scorecard": {
        "out_of": (*_NO_NUMBER, "10", "1.5", "null", "true", "[]"),
        "places": ("2.0", '"2"', "true", "null"),
        "scores[0].earned": ('"11"', '"-1"', "9.5", "true", '"九"'),
        "scores[0].applies": _NO_TRUTH,
        "scores[0].because": (*_NO_OBJECT, "null"),
        "total": ('"10"', "9.5", "null", '"9.50000001"', "true"),
    },
    "rubric": {
        "id": (*_NO_KEY, "null"),
        "form": (*_NO_MEMBER, "null"),
        "years.first": ("1949", "2201", "2020.5", '"2020"', "null"),
        "sections[0].points": (*_NO_NUMBER, "100"),
        "sections[0].items[0].points": ("null", "true", "100.0", "{}"),
        "sections[0].items[0].rule": (*_NO_OBJECT, "null", '{"rule": "os.system"}'),
        "sections[0].items[0].rule.standard": ('"1"', '"1/0"', '"-"', "1", "null", '"1%%"'),
        "sections[0].items[0].rule.steps": (*_NO_MEMBER, "null"),
    },
}

_DEPTHS = (33, 1_000, 100_000)
_NESTED: dict[str, Callable[[int], Document]] = {
    "lists": lambda n: "[" * n + "]" * n,
    "open lists": lambda n: "[" * n,
    "objects": lambda n: '{"a":' * n + "1" + "}" * n,
    "lines": lambda n: '{"unit":{"name":"a"},"lines":' + '[{"parts":' * n + "[]" + "}]" * n + "}",
}
_LARGE: dict[str, Callable[[], Document]] = {
    "a string of 50 MB": lambda: f'{{"format": "{"x" * 50_000_000}"}}',
    "blanks of 50 MB": lambda: b" " * 50_000_000,
    "one byte too many": lambda: json.dumps(FILING).ljust(5_000_001),
    "5 MB of quotes": lambda: '"' * 4_999_999,
    "5 MB of escaped quotes": lambda: '"' + '\\"' * 2_499_999,
    "5 MB of backslashes": lambda: '"' + "\\" * 4_999_999,
    "5 MB of closing brackets": lambda: "]" * 4_999_999,
    "5 MB of commas": lambda: "[" + "," * 4_999_998,
    "5 MB of pairs": lambda: "[]" * 2_499_999,
    "5 MB of digits": lambda: "9" * 4_999_999,
    "a fraction of 5 MB": lambda: "0." + "1" * 4_999_990,
    "a million keys": lambda: "{" + ",".join(f'"{n}":0' for n in range(400_000)) + "}",
    "two hundred thousand keys": lambda: "{" + ",".join(f'"k{n}":0' for n in range(199_000)) + "}",
    "a hundred thousand bad items": lambda: changed("filing", "facts", str([0] * 100_000)),
    "bad facts": lambda: changed("filing", "facts", "[" + '{"id":1},' * 99_000 + '{"id":1}]'),
    "a hundred thousand unknown keys": lambda: json.dumps(
        {**FILING, "unit": {f"name{n}": n for n in range(100_000)}}
    ),
    "one key a hundred thousand times": lambda: changed(
        "filing", "unit", "{" + '"name":"a",' * 100_000 + '"name":"b"}'
    ),
    "keys of a hundred thousand characters": lambda: json.dumps(
        {**FILING, **{f"{n}" + "x" * 100_000: 1 for n in range(40)}}
    ),
    "a clause of 4 MB": lambda: changed("rubric", "name", f'"{"条" * 1_300_000}"'),
    "a million digits as an amount": lambda: changed("scorecard", "out_of", f'"{"9" * 1_000_000}"'),
}


def changed(name: str, at: str, becomes: str) -> str:
    """The text of an original with one place, by its path, filled with other JSON."""
    document = json.loads(json.dumps(ORIGINALS[name]))
    steps = at.replace("[", ".[").split(".")
    place: Any = document
    for step in steps[:-1]:
        place = place[int(step[1:-1])] if step.startswith("[") else place[step]
    place[int(steps[-1][1:-1]) if steps[-1].startswith("[") else steps[-1]] = "\0here\0"
    return json.dumps(document, ensure_ascii=False).replace('"\\u0000here\\u0000"', becomes)


def _given(document: Document) -> Callable[[], Document]:
    return lambda: document


def _fields() -> Iterator[Case]:
    """One field with a token that it does not take."""
    for name, fields in _FIELDS.items():
        for at, tokens in fields.items():
            for token in tokens:
                shown = token if len(token) < 30 else f"{token[:12]}… of {len(token)}"
                make = functools.partial(changed, name, at, token)
                yield Case(f"{name}: {at} is {shown}", make, at)


def _missing_and_unknown() -> Iterator[Case]:
    """A required key that is not there; a key that is none; a key that stands twice."""
    for name, original in ORIGINALS.items():
        text = json.dumps(original, ensure_ascii=False)
        for key in ("format", "version", "unit", "rubric", "id", "sections", "scores", "source"):
            if key in original:
                rest = {each: value for each, value in original.items() if each != key}
                yield Case(f"{name} without {key}", functools.partial(json.dumps, rest))
        for key in ("nmae", "Name", "name ", "__class__", "ｎａｍｅ", "", "$ref", "a" * 200):
            odd = json.dumps({**original, key: 1})
            at = key if key.isidentifier() and len(key) < 60 else None
            yield Case(f"{name} with the key {key[:12]!r}", _given(odd), at)
        for twice in ('"version": 1', '"\\u0076ersion": 1', '"format": "x"', '"a": 1, "a": 1'):
            double = text.replace("{", "{" + twice + ", ", 1)
            yield Case(f"{name} with {twice} twice", _given(double))


def _broken() -> Iterator[Case]:
    """Text that is cut off, in another encoding, or no JSON at all."""
    text = json.dumps(FILING, ensure_ascii=False)
    data = text.encode()
    for cut in range(0, len(data) - 1, len(data) // 40):
        yield Case(f"cut off after {cut} bytes", _given(data[:cut]))
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "gbk", "gb18030", "big5-hkscs"):
        yield Case(f"in {encoding}", _given(text.encode(encoding, "replace")))
    for name, odd in {
        "two BOMs": b"\xef\xbb\xbf" * 2 + data,
        "a NUL at the end": data + b"\0",
        "a NUL in front": b"\0" + data,
        "an overlong slash": data.replace(b"/", b"\xc0\xaf").replace(b"\xe6", b"\xc0\xaf", 1),
        "a surrogate in UTF-8": data.replace("某".encode(), b"\xed\xa0\x80", 1),
        "a byte of latin-1": data.replace("某".encode(), b"\xe9", 1),
        "a lone continuation": b"\x80" + data,
        "a BOM alone": b"\xef\xbb\xbf",
        "nothing": b"",
        "a blank": b" \n",
        "a word": b"filing",
        "a list of documents": b"[" + data + b"]",
        "two documents": data + b"\n" + data,
        "a trailing comma": data[:-1] + b",}",
        "a comment": b"// a filing\n" + data,
        "single quotes": data.replace(b'"', b"'"),
        "Python": repr(FILING).encode(),
        "YAML": b"format: perfeval.filing\nversion: 1\n",
        "XML": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "a raw newline in a text": data.replace("某".encode(), b"\n", 1),
        "a raw tab in a key": data.replace(b'"unit"', b'"un\tit"', 1),
        "a bad escape": data.replace("某".encode(), b"\\x41", 1),
        "half an escape": data.replace("某".encode(), b"\\u12", 1),
        "a zip": b"PK\x03\x04" + bytes(200),
    }.items():
        yield Case(name, _given(odd))
    for token in ("null", "true", "1", "1.5", "NaN", '"perfeval.filing"', "[]", "{}", "-", "01"):
        yield Case(f"just {token}", _given(token))


def _cases() -> Iterator[Case]:
    yield from _fields()
    yield from _missing_and_unknown()
    yield from _broken()
    for shape, make in _NESTED.items():
        for depth in _DEPTHS:
            yield Case(f"{shape} {depth} deep", functools.partial(make, depth))
    for name, make_large in _LARGE.items():
        yield Case(name, make_large)


CASES = tuple(_cases())
