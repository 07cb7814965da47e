"""`dumps` and `loads`: the envelope, and what strangers send."""

from __future__ import annotations

import json
import pickle
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from perfeval import get_rubric, score
from perfeval.codec import dumps, loads
from perfeval.errors import DecodeError, InputError
from perfeval.filing import BudgetUnit, Fact, Filing, Note, Report, Statement
from perfeval.numbers.amounts import wan_yuan
from perfeval.rubric.rubric import Rubric
from tests.tables import each_row

EXAMPLES = sorted((Path(__file__).parents[2] / "docs" / "examples").glob("*.json"))
HEAD = '{"format": "perfeval.filing", "version": 1, "unit": {"name": "某局"}, "year": 2023'
loads_anything: Callable[[Any], object] = loads
dumps_anything: Callable[[Any], str] = dumps


def problems(document: str | bytes) -> tuple[tuple[str, str], ...]:
    """What `loads` says against a document."""
    with pytest.raises(DecodeError) as raised:
        loads(document)
    return raised.value.problems


FOREIGN: Final = (
    ": no document of perfeval; expected a filing, a scorecard, a rubric or findings, whose format "
    "is perfeval.filing, perfeval.scorecard, perfeval.rubric or perfeval.findings"
)


@each_row("path", EXAMPLES)
def test_the_real_filings_are_in_canonical_form(path: Path) -> None:
    """Each of the five reads, and is written back byte by byte."""
    text = path.read_text(encoding="utf-8")
    filing = loads(text)
    assert isinstance(filing, Filing)
    assert dumps(filing) == text
    assert loads(path.read_bytes()) == filing


def test_a_small_filing_is_a_small_document() -> None:
    """Fields that equal their default are left out; figures keep what is printed."""
    filing = Filing(
        unit=BudgetUnit(name="某局"),
        year=2023,
        facts=(Fact(id="budget.outturn", value=wan_yuan("1,393.970")),),
    )
    assert dumps(filing) == (
        '{\n  "facts": [\n    {\n      "id": "budget.outturn",\n      "value": "1,393.970万元"\n'
        '    }\n  ],\n  "format": "perfeval.filing",\n  "unit": {\n    "name": "某局"\n  },\n'
        '  "version": 1,\n  "year": 2023\n}\n'
    )


def test_a_scorecard_says_its_totals() -> None:
    """Totals stand beside the scores, as text without trailing zeros."""
    filing = loads(next(path for path in EXAMPLES if "lou" in path.stem).read_bytes())
    assert isinstance(filing, Filing)
    card = score(filing, get_rubric("yueyanglou-annex-2"))
    document = json.loads(dumps(card))
    assert {key: document[key] for key in ("total", "scored_out_of", "out_of", "rating")} == {
        "total": "98",
        "scored_out_of": "100",
        "out_of": "100",
        "rating": None,
    }
    assert document["claimed_total"] == document["reviewed_total"] == "98"
    assert loads(dumps(card)) == card


def test_a_bureau_can_change_points_without_python() -> None:
    """A rubric is data: an edited document is another rubric, checked as a Python one is."""
    rubric = get_rubric("yueyanglou-annex-2")
    document = json.loads(dumps(rubric))
    document["sections"][0]["points"] = "20"
    document["sections"][1]["points"] = document["sections"][1]["items"][0]["points"] = "40"
    document["sections"][0]["items"][0]["points"] = "20"
    edited = loads(json.dumps(document))
    assert isinstance(edited, Rubric)
    assert edited.sections[0].points.text == "20"
    assert edited.digest != rubric.digest
    document["sections"][0]["points"] = "19"
    assert problems(json.dumps(document)) == (
        ("sections[0]", "预算执行: its parts add up to 20, not to 19"),
    )


@each_row("junk", [5, None, 1.5, [], {}, bytearray(b"{}"), object()])
def test_what_is_no_document_is_an_input_error(junk: object) -> None:
    """Only text and bytes are documents."""
    with pytest.raises(InputError, match="expected JSON as text or as UTF-8 bytes"):
        loads_anything(junk)


class Odd(Filing):
    """A filing of another class."""


@each_row(
    "junk",
    [5, None, "{}", BudgetUnit(name="某局"), Filing, Odd(unit=BudgetUnit(name="某局"), year=2023)],
)
def test_only_three_things_are_written(junk: object) -> None:
    """A filing, a scorecard, a rubric; nothing else, and no subclass that would not come back."""
    with pytest.raises(InputError, match="expected one of Filing, Scorecard, Rubric"):
        dumps_anything(junk)


def test_what_would_not_be_read_is_not_written() -> None:
    """A filing beyond the limits of a document is refused on the way out."""
    text = "某" * 20_000
    report = Report(key="report", preamble=tuple(Statement(text=text) for _ in range(84)))
    with pytest.raises(InputError, match="bytes; at most 5,000,000 are allowed"):
        dumps(Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(report,)))
    notes = (Note(code="a", at="表"),) * 66_667
    with pytest.raises(InputError, match="dumps: found more than 200,000 values; expected a value"):
        dumps(Filing(unit=BudgetUnit(name="某局"), year=2023, notes=notes))


@each_row(
    ("document", "path", "sentence"),
    [
        ("[]", "", f"found a list{FOREIGN}"),
        ("null", "", f"found null{FOREIGN}"),
        ('"perfeval.filing"', "", f"found 'perfeval.filing'{FOREIGN}"),
        ("{}", "format", f"found an object without format{FOREIGN}"),
        ('{"format": "perfeval.form", "version": 9}', "format", f"found 'perfeval.form'{FOREIGN}"),
        ('{"format": ["perfeval.filing"]}', "format", f"found a list{FOREIGN}"),
        (
            '{"format": "perfeval.filing", "version": 2, "new": 1}',
            "version",
            "perfeval.filing version 2 is newer than version 1, the newest that perfeval 0.1.0 "
            "reads; a newer perfeval reads it",
        ),
        (HEAD.replace('"version": 1', '"version": 0') + "}", "version", "found 0; expected 1"),
        (
            HEAD.replace('"version": 1', '"version": true') + "}",
            "version",
            "found true; expected 1",
        ),
        (HEAD.replace('"version": 1', '"version": "1"') + "}", "version", "found '1'; expected 1"),
        (HEAD.replace('"version": 1, ', "") + "}", "version", "missing; expected 1"),
        (HEAD + ', "version": 1}', "version", "the key stands more than once"),
        (HEAD + ', "\\u0066ormat": "perfeval.filing"}', "format", "the key stands more than once"),
    ],
)
def test_the_envelope_is_checked_first(document: str, path: str, sentence: str) -> None:
    """Which format and version a document has is never guessed."""
    assert problems(document) == ((path, sentence),)


@each_row(
    ("content", "path", "sentence"),
    [
        ('"notes": {}', "notes", "the notes of a filing: found an object; expected a list"),
        ('"notes": null', "notes", "the notes of a filing: found null; expected a list"),
        ('"notes": [5]', "notes[0]", "the notes of a filing: found 5; expected an object"),
        ('"notes": NaN', "notes", "the notes of a filing: found the number NaN; expected a list"),
        ('"fcats": []', "fcats", "no such key; the nearest is 'facts'"),
        (
            '"甲": 1',
            "甲",
            "no such key; known are facts, format, forms, notes, relations, unit, version, year",
        ),
        ('"\\u202e": 1', "['\\u202e']", "no such key; known are"),
        (f'"{"k" * 1_000_000}": 1', f"['{'k' * 60}'…]", "no such key; known are"),
        (
            '"facts": [{"id": "a", "value": 1.5}]',
            "facts[0].value",
            "found the number 1.5; expected",
        ),
        ('"facts": [{"id": "a", "value": 5}]', "facts[0].value", "expected true, false or text"),
        ('"facts": [{"id": "a", "value": null}]', "facts[0].value", "found null; expected true"),
        ('"facts": [{"id": "a", "value": "\\ud800"}]', "facts[0].value", "U+D800 at character 1"),
        ('"facts": [{"id": "a", "value": "5\\u0000"}]', "facts[0].value", "U+0000 at character 2"),
        ('"facts": [{"id": "a", "value": "\\u202e5"}]', "facts[0].value", "U+202E at character 1"),
        ('"facts": [{"id": "A", "value": "5"}]', "facts[0].id", "the id of a fact: found 'A'"),
        ('"facts": [{"value": "5"}]', "facts[0].id", "the id of a fact: missing"),
        (
            '"facts": [{"id": "a", "value": "5", "scope": "ALL"}]',
            "facts[0].scope",
            "the scope of a fact: found 'ALL'; expected 'unstated' or 'all_funds' or",
        ),
        ('"facts": [{"id": "a", "value": "5", "scope": []}]', "facts[0].scope", "found a list"),
        ('"forms": [{"key": "a"}]', "forms[0].kind", "missing; expected 'base_data' or 'unit'"),
        ('"forms": [{"kind": "sum"}]', "forms[0].kind", "found 'sum'; expected 'base_data' or"),
        ('"forms": [{"kind": 1}]', "forms[0].kind", "found 1; expected 'base_data' or 'unit'"),
        (
            '"forms": [{"kind": "unit", "key": "a", "fund": {"label": "年", "final": 9.48}}]',
            "forms[0].fund.final",
            "全年预算数: found the number 9.48; expected an amount with its unit, as text",
        ),
        (
            '"forms": [{"kind": "unit", "key": "a", "fund": {"label": "年", "points": true}}]',
            "forms[0].fund.points",
            "分值: found true; expected points as text",
        ),
        (
            '"forms": [{"kind": "unit", "key": "a", "indicators": [{"target": {}, "actual": {}, '
            '"of_which": 1}]}]',
            "forms[0].indicators[0].of_which",
            "其中: found 1; expected true or false",
        ),
        (
            '"forms": [{"kind": "unit", "key": "a"}, {"kind": "unit", "key": "a"}]',
            "",
            "the key of a form: found 'a'; expected a key that no other form has",
        ),
        (
            '"forms": [{"kind": "report", "key": "a", "budget": {"adjustments": [{"label": "年中", '
            '"amount": "5"}]}}]',
            "forms[0].budget.adjustments[0].amount",
            "found '5'; expected an amount in 元 or 万元, such as 1,393.97, with its unit",
        ),
        (
            '"forms": [{"kind": "report", "key": "a", "rules": ["制度", 5]}]',
            "forms[0].rules[1]",
            "制度: found 5; expected text",
        ),
        (
            '"relations": [{"kind": "completion", "done": {"label": "a", "value": "5"}, '
            '"percent": {"label": "b", "value": 5}}]',
            "relations[0].percent.value",
            "found 5; expected a figure as text, such as '99.9%' or '29人'",
        ),
        (
            '"relations": [{"kind": "sum", "total": {"label": "a", "value": "5人"}, "parts": []}]',
            "relations[0].parts",
            "the parts of a sum: found 0 items; expected at least 1",
        ),
    ],
)
def test_a_problem_has_its_path_and_the_words_of_the_form(
    content: str, path: str, sentence: str
) -> None:
    """One mistake, one problem: where it stands, what was found, what would be accepted."""
    ((found, told),) = problems(f"{HEAD}, {content}}}")
    assert found == path
    assert sentence in told


@each_row("year", ["2023.0", "2.023e3", "true", '"2023"', "[2023]", "1949"])
def test_a_year_is_a_whole_number(year: str) -> None:
    """Nothing is coerced into a year, and no year is out of reach."""
    ((path, sentence),) = problems(HEAD.replace("2023", year) + "}")
    assert path == "year"
    assert "expected a year such as 2023" in sentence


def test_all_problems_are_told_in_the_order_of_the_document() -> None:
    """Fields before the first mistake are checked too; what is missing comes at the end."""
    document = """{"format": "perfeval.filing", "version": 1, "year": 1.5,
        "notes": [{"at": "", "txt": "", "code": "?"}, {"code": "a"}],
        "unit": {"jurisdiction": {"code": "43", "name": ""}, "code": 5},
        "facts": [{"id": "a", "id": "b", "value": ""}]}"""
    assert [path for path, _ in problems(document)] == [
        "year",
        "notes[0].at",
        "notes[0].txt",
        "notes[0].code",
        "notes[1].at",
        "unit.jurisdiction.name",
        "unit.code",
        "unit.name",
        "facts[0].id",
    ]


def test_totals_must_agree_with_the_scores() -> None:
    """A total that the scores do not come to is refused; a total that is left out is made."""
    filing = Filing(unit=BudgetUnit(name="某局"), year=2020)
    card = score(filing, get_rubric("yueyang-annex-3-1"))
    document = json.loads(dumps(card))
    del document["claimed_total"], document["reviewed_total"]
    assert loads(json.dumps(document)) == card
    document["total"], document["rating"] = "99", True
    assert problems(json.dumps(document)) == (
        ("rating", "found true; expected null, to which the rest comes"),
        ("total", "found '99'; expected '0', to which the rest comes"),
    )
    for row in document["scores"]:
        row["claimed"] = "999999999999999"
    assert problems(json.dumps(document))[0][0] == ""


@pytest.mark.unmeasured
def test_the_error_keeps_its_parts() -> None:
    """A hundred problems are told of a hundred thousand; the error pickles and is one text."""
    with pytest.raises(DecodeError) as raised:
        loads(f'{HEAD}, "forms": [{",".join(["1"] * 100_000)}]}}')
    error = raised.value
    assert (len(error.problems), error.count) == (100, 100_000)
    assert error.problems[99][0] == "forms[99]"
    assert pickle.loads(pickle.dumps(error)).problems == error.problems
    assert str(error).endswith("and 99900 more problems")


def filled(key: str, content: str) -> str:
    """A filing with some content under a key."""
    return f'{HEAD}, "{key}": {content}}}'


# Of those of tests/hostile, whose errors are looked at there, one for each way to take memory.
HOSTILE: dict[str, Callable[[], str]] = {
    "brackets": lambda: "[" * 5_000_000,
    "one text": lambda: filled("notes", '"' + "a" * 50_000_000 + '"'),
    "escapes": lambda: filled("notes", '"' + "\\u0041" * 800_000 + '"'),
    "keys": lambda: json.dumps(dict.fromkeys(map(str, range(200_001)))),
    "bad facts": lambda: filled("facts", json.dumps([{"id": "A"}] * 2_000)),
}


@pytest.mark.unmeasured
@each_row("name", HOSTILE)
def test_hostile_documents_cost_little(name: str) -> None:
    """Each is refused by one error, in less than 64 MB; the benchmarks measure the time."""
    document = HOSTILE[name]()
    tracemalloc.start()
    assert problems(document)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 * 2**20


def test_every_field_of_every_class_is_written() -> None:
    """A copy with one field changed is another document: no field is forgotten."""
    filing = Filing(unit=BudgetUnit(name="某局"), year=2023)
    note = Note(code="a", at="表")
    changed = [
        attrs.evolve(filing, year=2024),
        attrs.evolve(filing, unit=BudgetUnit(name="某局", code="1")),
        attrs.evolve(filing, notes=(note,)),
        attrs.evolve(filing, notes=(attrs.evolve(note, text="?"),)),
        attrs.evolve(filing, facts=(Fact(id="a", value=False),)),
    ]
    assert len({dumps(each) for each in [filing, *changed]}) == 6


def test_a_filing_without_a_year() -> None:
    """A year that the document does not say is left out, and comes back as None."""
    filing = Filing(unit=BudgetUnit(name="某局"))
    assert '"year"' not in dumps(filing)
    assert loads(dumps(filing)) == filing
