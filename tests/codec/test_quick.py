"""The quick way reads what the thorough way reads, and doubts whatever that one refuses."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from attrs import field, frozen

from perfeval import dumps, score
from perfeval.codec.converter import converter, quick_converter
from perfeval.codec.json_text import parse
from perfeval.codec.problems import MisfitError
from perfeval.codec.quick import DoubtError
from perfeval.errors import InputError, RubricError
from perfeval.filing import BudgetUnit, CostLine, Figure, Filing, Part, ReportSection, SumRelation
from perfeval.filing.sources import FiscalYears, Jurisdiction
from perfeval.rubric.criteria import Pool
from perfeval.rules import Bands, ByTarget, InProportion, Level
from perfeval.scoring.scorecard import Scorecard
from tests.given import filing, indicator, rubric, unit_form

DOUBTS = (DoubtError, InputError, RubricError, MisfitError)
SUM = (
    '{"kind": "sum", "total": {"label": "二", "value": "1元"}, '
    '"parts": [{"figure": {"label": "一", "value": "1元"}}]}'
)


POOL = Pool(
    key="output",
    name="产出指标",
    labels=("产出指标",),
    points="10",
    clause="按完成比例计分",
    rule=ByTarget(missed_rate=InProportion(), missed_count=InProportion()),
)


def card() -> dict[str, Any]:
    """A scorecard as plain data."""
    scored = score(filing(unit_form(indicator("≥5个", "6个"))), rubric(POOL))
    plain: dict[str, Any] = json.loads(dumps(scored))
    return plain


def both(kind: Any, document: str) -> tuple[object, object]:
    """What the quick and the thorough way make of a JSON text."""
    data = parse(document)
    return (
        quick_converter().get_structure_hook(kind)(data, kind),
        converter().get_structure_hook(kind)(data, kind),
    )


def doubted(kind: Any, document: str) -> None:
    """Both ways must refuse a JSON text."""
    data = parse(document)
    with pytest.raises(DOUBTS):
        quick_converter().get_structure_hook(kind)(data, kind)
    with pytest.raises((InputError, MisfitError)):
        converter().get_structure_hook(kind)(data, kind)


@pytest.mark.parametrize(
    ("kind", "document"),
    [
        (CostLine, '{"label": "三公", "parts": [{"label": "接待", "budget": "2万元"}]}'),
        (ReportSection, '{"sections": [{"heading": "一", "statements": [{"text": "无"}]}]}'),
        (Figure, '{"label": "支出", "value": "2万元"}'),
        (SumRelation, SUM),
        (FiscalYears, '{"first": 2020, "last": null}'),
        (Level, '{"words": ["优"], "low": "90%", "high": "100%", "high_included": true}'),
        (Scorecard, json.dumps(card())),
        (Scorecard, json.dumps({key: each for key, each in card().items() if key != "total"})),
    ],
)
def test_what_fits_reads_as_it_does_the_thorough_way(kind: Any, document: str) -> None:
    """Trees, figures, years, levels, sheets with and without their totals."""
    quick, thorough = both(kind, document)
    assert quick == thorough
    assert repr(quick) == repr(thorough)


@pytest.mark.parametrize(
    ("kind", "document"),
    [
        (BudgetUnit, "[]"),
        (BudgetUnit, '{"name": "某局", "nmae": "某局"}'),
        (BudgetUnit, '{"name": "某局", "name": "某局"}'),
        (BudgetUnit, '{"name": 5}'),
        (BudgetUnit, '{"name": ""}'),
        (BudgetUnit, '{"name": "某\\u202e局"}'),
        (BudgetUnit, "{}"),
        (CostLine, '{"label": "三公", "parts": {}}'),
        (CostLine, '{"label": "三公", "budget": 2}'),
        (Figure, '{"label": "支出", "value": "约2万元"}'),
        (Part, '{"figure": {"label": "支出", "value": "2万元"}, "minus": 0}'),
        (Jurisdiction, '{"code": "43060", "name": "岳阳楼区"}'),
        (SumRelation, SUM.replace('"kind": "sum", ', "")),
        (SumRelation, SUM.replace('"sum"', '"share"')),
        (SumRelation, re.sub(r'"parts".*', '"parts": []}', SUM)),
        (SumRelation, re.sub(r', "parts".*', "}", SUM)),
        (Bands, '{"kind": "bands", "bands": []}'),
        (Filing, '{"format": "perfeval.filing", "unit": {"name": "局"}, "year": 2023}'),
        (
            Filing,
            '{"format": "perfeval.filing", "version": true, "unit": {"name": "局"}, "year": 2023}',
        ),
        (Scorecard, json.dumps({**card(), "total": "3"})),
        (Scorecard, json.dumps({**card(), "totals": "3"})),
        (tuple[int, str], "[1]"),
        (tuple[int, str], '{"0": 1}'),
        (tuple[int, str], '["1", 1]'),
    ],
)
def test_what_does_not_fit_is_doubted(kind: Any, document: str) -> None:
    """Wrong kinds, unknown and repeated keys, tags and totals that say another thing."""
    doubted(kind, document)


def test_lists_of_given_types_are_read_in_their_order() -> None:
    """A tuple of two types takes a list of two."""
    assert both(tuple[int, str], '[1, "一"]') == ((1, "一"), (1, "一"))


@frozen(slots=False)
class Loose:
    """A class whose fields are no slots."""

    name: str = ""


@frozen
class Own:
    """A class that is made in its own way."""

    name: str = field()

    def __init__(self, name: str) -> None:
        self.__attrs_init__(name.upper())  # type: ignore[attr-defined]


class Child(Jurisdiction):
    """A class that attrs did not make."""


@pytest.mark.parametrize(
    ("kind", "document", "made"),
    [
        (Loose, '{"name": "a"}', Loose("a")),
        (Own, '{"name": "a"}', Own("a")),
        (Child, '{"code": "430600", "name": "a"}', Child(code="430600", name="a")),
    ],
)
def test_other_classes_are_made_by_their_own_call(kind: type, document: str, made: object) -> None:
    """Only where attrs alone fills the slots of a class are they filled without it."""
    quick, thorough = both(kind, document)
    assert quick == thorough == made
    assert type(quick) is kind
    doubted(kind, '{"nmae": "a"}')
