"""Objects: every key known, every field checked, every problem told once."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval.codec.converter import converter
from perfeval.codec.json_text import parse
from perfeval.codec.problems import MisfitError
from perfeval.errors import InputError
from perfeval.filing import CostLine, Figure, ReportSection, Statement
from perfeval.filing.sources import FiscalYears, Jurisdiction
from perfeval.rules import ByTarget, InProportion, LevelRange
from tests.tables import each_row


def read(kind: type, document: str) -> Any:
    """The value of a class that a JSON text gives."""
    return converter().get_structure_hook(kind)(parse(document), kind)


def problems(kind: type, document: str) -> list[tuple[str, str]]:
    """What is wrong with a JSON text, as paths and sentences."""
    with pytest.raises(MisfitError) as raised:
        read(kind, document)
    error = raised.value.decode_error()
    assert error.count == len(error.problems)
    return list(error.problems)


def test_a_class_may_hold_values_of_itself() -> None:
    """A tree of lines reads as a tree."""
    tree = read(CostLine, '{"label": "三公", "parts": [{"label": "接待"}, {"label": "车辆"}]}')
    assert tree == CostLine(label="三公", parts=(CostLine(label="接待"), CostLine(label="车辆")))
    outline = read(
        ReportSection, '{"sections": [{"heading": "一", "statements": [{"text": "无"}]}]}'
    )
    assert outline.sections[0].statements == (Statement(text="无"),)


def test_only_an_object_is_an_object() -> None:
    """Anything else is refused where it stands."""
    with pytest.raises(InputError, match="found a list; expected an object"):
        read(CostLine, "[]")


def test_defaults_may_be_given() -> None:
    """A field that says its default in so many words is read."""
    assert read(FiscalYears, '{"first": 2020, "last": null}') == FiscalYears(2020, None)


@each_row(
    ("key", "sentence"),
    [
        ("labell", "no such key; the nearest is 'label'"),
        ("outurn", "no such key; the nearest is 'outturn'"),
        (
            "LABEL",
            "no such key; known are breakdown, budget, fact, label, outturn, parts, prior_outturn",
        ),
        (
            "label" + "l" * 1_000_000,
            "no such key; known are breakdown, budget, fact, label, outturn, parts, prior_outturn",
        ),
    ],
)
def test_an_unknown_key_names_the_nearest(key: str, sentence: str) -> None:
    """A mistyped key is not passed over, and the right one is named."""
    found = problems(CostLine, f'{{"label": "a", "{key}": 1}}')
    assert [told for _, told in found] == [sentence]


def test_checks_run_field_by_field() -> None:
    """Where one field is wrong the others are checked all the same, before and behind it."""
    assert problems(CostLine, '{"label": "", "budget": 5, "fact": "?", "outturn": "1元"}') == [
        ("label", "the label of a line: found ''; expected some text"),
        (
            "budget",
            "本年预算数: found 5; expected an amount with its unit, as text, such as '1393.97万元'",
        ),
        (
            "fact",
            "the fact of a line: found '?'; expected a key of a-z, 0-9, _, - and . such as "
            "three_public.outturn",
        ),
    ]


def test_checks_of_the_whole_come_last() -> None:
    """What only the whole object can say is told at its own path, once its fields are good."""
    assert problems(FiscalYears, '{"first": 2023, "last": 2020}') == [
        ("", "fiscal years: found 2020; expected a last year from 2023 on")
    ]
    assert problems(Jurisdiction, '{"code": "43", "name": ""}') == [
        ("name", "the name of a place: found ''; expected some text")
    ]


def test_what_a_converter_refuses_stands_at_its_field() -> None:
    """The words of a figure are those of its own converter."""
    assert problems(Figure, '{"label": "占比", "value": "约五成"}') == [
        (
            "value",
            "the value of a figure: found '约五成'; expected a figure as 2万元, 99.9%, 29人 or 9分",
        )
    ]


def test_missing_fields_are_told_in_their_order() -> None:
    """Each by its path and by what the form calls it."""
    assert problems(Figure, "{}") == [
        ("label", "the label of a figure: missing"),
        ("value", "the value of a figure: missing"),
    ]


def test_a_tag_is_asked_for_by_itself_too() -> None:
    """A class that has a tag carries it wherever it stands, and only its own."""
    assert problems(InProportion, "{}") == [("missed", "missing; expected 'in_proportion'")]
    assert problems(InProportion, '{"missed": "per_step"}') == [
        ("missed", "found 'per_step'; expected 'in_proportion'")
    ]
    assert isinstance(read(InProportion, '{"missed": "in_proportion"}'), InProportion)
    rule = (
        '{"rule": "by_target", "missed_rate": {"missed": "in_proportion"}, "missed_count": '
        '{"missed": "in_proportion"}, "levels": {"levels": [{"words": ["好"], "low": "50%", '
        '"high": "100%", "high_included": true}, {"words": ["差"], "low": "0%", "high": "50%"}]}}'
    )
    assert problems(ByTarget, rule) == [
        ("levels.rule", "the levels of words: missing; expected 'level_range' or 'coefficients'")
    ]
    tagged = read(ByTarget, rule.replace('"levels": {', '"levels": {"rule": "level_range", '))
    assert isinstance(tagged.levels, LevelRange)


def test_a_key_that_stands_twice_is_told_once() -> None:
    """Whatever its values are; other problems of the object are told beside it."""
    assert problems(CostLine, '{"label": "a", "fact": "?", "label": "b", "parst": []}') == [
        ("label", "the label of a line: the key stands more than once"),
        (
            "fact",
            "the fact of a line: found '?'; expected a key of a-z, 0-9, _, - and . such as "
            "three_public.outturn",
        ),
        ("parst", "no such key; the nearest is 'parts'"),
    ]
