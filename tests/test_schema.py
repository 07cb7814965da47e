"""The JSON Schemas: emitted from the types, checked in, and true of every document."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from perfeval.codec import dumps, loads
from perfeval.errors import DecodeError, InputError
from perfeval.filing import Filing
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rubric.rubric import Rubric
from perfeval.schema import NAMES, schema
from perfeval.scoring.scorecard import Scorecard
from tests.effort import examples
from tests.tables import each_row

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "format.md").read_text(encoding="utf-8")
VALIDATORS = {name: Draft202012Validator(json.loads(schema(name))) for name in NAMES}
SHOWN = {
    json.loads(block)["format"].removeprefix("perfeval."): block
    for block in re.findall(r"```json\n(.*?)```", PAGE, re.S)
}
ROWS = re.findall(r"^\| (filing|scorecard|rubric|findings) \| `(.+?)` \| `(.+?)` \|", PAGE, re.M)


def faults(data: dict[str, Any]) -> list[str]:
    """What the schema of its format says against a document."""
    validator = VALIDATORS[data["format"].removeprefix("perfeval.")]
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


@given(st.from_type(Filing) | st.from_type(Scorecard) | st.from_type(Rubric))
@settings(max_examples=examples(2))
def test_every_generated_document_validates(value: Any) -> None:
    """Whatever `dumps` writes, the schema of its format accepts."""
    assert faults(json.loads(dumps(value))) == []


@pytest.mark.unmeasured
@each_row("name", NAMES)
def test_the_schemas_are_sound_and_checked_in(name: str) -> None:
    """Each is a schema of 2020-12, and the file in the docs is the one that is emitted."""
    Draft202012Validator.check_schema(json.loads(schema(name)))
    assert (DOCS / "schema" / f"{name}.json").read_bytes().decode() == schema(name)


def test_there_are_four_schemas_and_no_other() -> None:
    """Another name is refused, with those that there are."""
    assert NAMES == ("filing", "scorecard", "rubric", "findings")
    with pytest.raises(InputError, match="filing, scorecard, rubric, findings"):
        schema("letter")


@each_row("name", NAMES)
def test_the_documents_on_the_page_are_whole(name: str) -> None:
    """What the page shows is what `dumps` writes, and validates."""
    assert dumps(loads(SHOWN[name])) == SHOWN[name]
    assert faults(json.loads(SHOWN[name])) == []


def changed(name: str, at: str, becomes: str) -> dict[str, Any]:
    """The document of the page with one place changed."""
    document: dict[str, Any] = json.loads(SHOWN[name])
    *path, last = (int(part) if part.isdigit() else part for part in re.findall(r"\w+", at))
    place: Any = document
    for step in path:
        place = place[step]
    place[last] = json.loads(becomes)
    return document


@pytest.mark.unmeasured
@each_row(("name", "at", "becomes"), ROWS)
def test_what_a_schema_cannot_say_is_listed_on_the_page(name: str, at: str, becomes: str) -> None:
    """Every row of the table is accepted by the schema and refused by the codec."""
    document = changed(name, at, becomes)
    assert faults(document) == []
    with pytest.raises(DecodeError):
        loads(json.dumps(document))


def test_the_page_lists_enough() -> None:
    """The table is found, with rows for every format."""
    assert len(ROWS) > 20
    assert {name for name, _, _ in ROWS} == set(NAMES)


@each_row(
    ("name", "at", "becomes"),
    [
        ("filing", "unit", "null"),
        ("filing", "unit.name", '""'),
        ("filing", "unit.nmae", '"x"'),
        ("filing", "year", '"2023"'),
        ("filing", "year", "1949"),
        ("filing", "year", "2201"),
        ("filing", "version", "2"),
        ("filing", "forms[0].kind", '"letter"'),
        ("filing", "forms[0].key", '"附件2"'),
        ("filing", "forms[0].fund.final", "1393.97"),
        ("filing", "facts[1].value", "1"),
        ("filing", "relations[0].figures", "[]"),
        ("filing", "relations[0].figures", '[{"label": "支出", "value": "2万元"}]'),
        ("scorecard", "scores[0].out_of", '"ten"'),
        ("scorecard", "ratings[0]", '["优"]'),
        ("rubric", "sections", "[]"),
        ("rubric", "sections[0].points", "40"),
        ("rubric", "sections[0].items[1].rule.steps", '"half"'),
        ("rubric", "sections[0].items[1].rule.standard", '"100"'),
    ],
)
def test_what_a_schema_can_say_it_says(name: str, at: str, becomes: str) -> None:
    """Wrong types, unknown keys, missing fields and unknown tags are refused by both."""
    document = changed(name, at, becomes)
    assert faults(document)
    with pytest.raises(DecodeError):
        loads(json.dumps(document))


def patterns() -> dict[str, str]:
    """The patterns of the texts that hold a number."""
    made = {**json.loads(schema("rubric"))["$defs"], **json.loads(schema("filing"))["$defs"]}
    return {name: made[name]["pattern"] for name in ("Amount", "Points", "Rate")}


PATTERNS = patterns()
number_texts = st.text("0123４．.,，+-－−%％/ 元万亿分", max_size=14) | st.from_regex(
    "|".join(PATTERNS.values())
)


@given(number_texts)
@settings(max_examples=examples(5))
def test_the_patterns_take_every_number_that_is_read(text: str) -> None:
    """No amount, points or rate that the library reads is refused by its schema."""
    for name, read in (("Amount", Amount.parse), ("Points", Points), ("Rate", Rate)):
        try:
            read(text)
        except InputError:
            continue
        assert re.search(PATTERNS[name], text), name


@each_row(
    ("name", "text"),
    [
        ("Amount", "1393.97"),
        ("Amount", "1e3元"),
        ("Amount", "12,34元"),
        ("Amount", "٣元"),
        ("Points", "10%"),
        ("Points", "1.123456789"),
        ("Rate", "100"),
        ("Rate", "29/30/31"),
    ],
)
def test_the_patterns_refuse_what_is_no_number(name: str, text: str) -> None:
    """A missing unit, an exponent, misplaced commas, other scripts."""
    assert not re.search(PATTERNS[name], text)
