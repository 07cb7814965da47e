"""Weights: the notes of a form, the norms, and the blocks that a project has."""

from __future__ import annotations

from attrs import evolve

from perfeval.audit import Severity, audit
from perfeval.filing import Actual, Note, ProjectForm, Target
from perfeval.numbers.cells import BLANK
from perfeval.numbers.printed import Points
from tests.audit.cases import filing, fund, whole
from tests.tables import each_row

CODES = ("points.n", "indicators.")


def found(form: ProjectForm) -> list[tuple[str, Severity]]:
    """What is said of weights and blocks."""
    told = [f for f in audit(filing(form)) if f.code.startswith(CODES)]
    return [(f.code, f.severity) for f in told]


@each_row(
    ("worth", "severity"),
    [
        ((50, 30, 10), None),
        ((50, 40, 0), None),
        ((40, 40, 10), Severity.INFO),
        ((30, 50, 10), Severity.INFO),
        ((28, 52, 10), Severity.WARNING),
    ],
)
def test_the_norm(worth: tuple[int, int, int], severity: Severity | None) -> None:
    """In principle 50, 30 and 10; 20 points off is an adjustment, more is asked about."""
    assert found(whole(*worth)) == ([("points.norm", severity)] if severity else [])


def test_a_block_of_costs_has_a_norm_of_its_own() -> None:
    """20, 40, 20, 10 where costs are a block."""
    form = whole(60, 20, 10)
    rows = list(form.indicators)
    rows[0] = evolve(rows[0], level1="成本指标", level2="经济成本", points=Points("20"))
    rows[1] = evolve(rows[1], points=Points("40"))
    assert ("points.norm", Severity.INFO) not in found(evolve(form, indicators=tuple(rows)))


def test_a_form_without_its_blocks() -> None:
    """No benefit, no output; no quality."""
    assert ("indicators.level_missing", Severity.WARNING) in found(whole(80, 0, 10))
    assert ("indicators.level_missing", Severity.WARNING) in found(whole(0, 80, 10))
    form = whole()
    rows = (evolve(form.indicators[0], level2="质量指标"), *form.indicators[1:])
    assert found(evolve(form, indicators=rows)) == [("indicators.level_missing", Severity.INFO)]


@each_row(
    ("note", "wrong"),
    [
        ("产出指标50分、效益指标30分", False),
        ("产出指标40分、效益指标40分", True),
        ("产出指标40分", False),
        ("产出指标40分、效益指标30分、产出指标50分", False),
        ("一级指标权重：预算执行率10%、产出指标50%、效益30%、满意度20%", True),
    ],
)
def test_the_forms_own_note(note: str, wrong: bool) -> None:
    """Two blocks at least are named, each with one number."""
    assert any(code == "points.noted" for code, _ in found(whole(note=note))) is wrong


def test_what_is_not_whole_is_left_alone() -> None:
    """Points that do not come to 100, a level of another kind, a column in doubt, few rows."""
    form = whole(80, 0, 10)
    assert found(evolve(form, fund=fund(points=Points("20")))) == []
    assert found(evolve(form, fund=None)) == []
    strange = evolve(form.indicators[0], level1="管理指标")
    assert found(evolve(form, indicators=(strange, *form.indicators[1:]))) == []
    assert found(evolve(form, indicators=form.indicators[:2])) == []
    doubt = Note(code="doubt", at=f"{form.title} / 绩效指标 / 一列", text="一列")
    assert not [f for f in audit(filing(form, notes=(doubt,))) if f.code.startswith(CODES)]


def test_criteria_of_a_rubric_beside_the_blocks() -> None:
    """项目决策 is scored by its clause: nothing is said of the weights, and all of a block."""
    form = whole(80, 0, 10)
    clause = evolve(
        form.indicators[0], level1="项目决策", clause="有依据得分", actual=Actual(text="")
    )
    judged = evolve(clause, target=Target(text=""))
    rows = (judged, *form.indicators[1:])
    assert found(evolve(form, indicators=rows)) == [
        ("indicators.level_missing", Severity.WARNING),
        ("indicators.level_missing", Severity.INFO),
    ]
    assert found(evolve(form, indicators=(clause, *form.indicators[1:]))) == []


def test_execution_that_is_not_a_part_of_the_points() -> None:
    """Without points for execution the other blocks share a hundred: no norm says how."""
    form = whole(60, 30, 10)
    rows = (*form.indicators, evolve(form.indicators[0], name="又一项", points=BLANK))
    assert found(evolve(form, fund=None, indicators=rows)) == []


def test_satisfaction_below_the_benefits() -> None:
    """效益指标 / 满意度指标, as some provinces print it."""
    form = whole()
    rows = [
        evolve(row, level1="效益指标", level2="满意度指标") if "满意" in row.level1 else row
        for row in form.indicators
    ]
    assert found(evolve(form, indicators=tuple(rows))) == []
