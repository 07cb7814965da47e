"""Documents of which one field holds what it does not take."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from tests.hostile.case import Case
from tests.hostile.originals import changed

__all__ = ["fields"]

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
        "forms[0].fund.rate": tuple('"\\u0007"' if each == "null" else each for each in _NO_TEXT),
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


def fields() -> Iterator[Case]:
    """One field with a token that it does not take."""
    for name, own in _FIELDS.items():
        for at, tokens in own.items():
            for token in tokens:
                shown = token if len(token) < 30 else f"{token[:12]}… of {len(token)}"
                make = functools.partial(changed, name, at, token)
                yield Case(f"{name}: {at} is {shown}", make, at)
