"""Two rubrics beside each other."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given, settings

from perfeval.comparison import Differs, RubricComparison, compare_rubrics
from perfeval.errors import InputError, RubricError
from perfeval.measures import EXECUTION_RATE, OUTTURN_RATE
from perfeval.registry import get_rubric, rubrics
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.ratings import Rating
from perfeval.rubric.readings import Reading
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section
from perfeval.rules import Deduct, Gain, Judged, Linear, Proportional, Steps
from tests import extras
from tests.effort import examples
from tests.tables import each_row


def row(name: str, points: str = "5", clause: str = "", **more: Any) -> Criterion:
    """A row of points; its key counts it, as in a draft, unless it is given one."""
    made: dict[str, Any] = {"key": "row-01", "rule": Judged(), **more}
    return Criterion(name=name, points=points, clause=clause or f"{name}：酌情计分。", **made)


def sheet(*parts: tuple[str, tuple[Criterion | Pool, ...]], **more: Any) -> Rubric:
    """A rubric of these parts; keys that count the rows are counted."""
    sections = []
    number = 0
    for name, items in parts:
        counted = []
        for item in items:
            number += 1
            counted.append(evolve(item, key=f"row-{number:02}") if item.key == "row-01" else item)
        points = sum(item.points.fraction for item in items)
        sections.append(Section(name=name, points=str(points), items=tuple(counted)))
    whole = str(sum(section.points.fraction for section in sections))
    plain: dict[str, Any] = {"ratings": (), "vetoes": (), **more}
    return extras.rubric(sections=tuple(sections), out_of=whole, **plain)


def told(made: RubricComparison) -> list[tuple[str, str, str]]:
    """Each change: what it is, where, which field."""
    return [(each.differs.value, " / ".join(each.at), each.part) for each in made.changes]


A, B, C, D = (row(name) for name in ("甲指标", "乙指标", "丙措施", "丁事项"))
BASE = sheet(("过程", (A, B)), ("产出", (C, D)))


@each_row(
    ("after", "expected"),
    [
        (BASE, []),
        (
            sheet(("过程", (row("零起点"), A, B)), ("产出", (C, D))),
            [
                ("head", "", "out_of"),
                ("part", "过程", "points"),
                ("added", "过程 / 零起点", ""),
            ],
        ),
        (
            sheet(("过程", (B,)), ("产出", (C, D))),
            [
                ("head", "", "out_of"),
                ("part", "过程", "points"),
                ("dropped", "过程 / 甲指标", ""),
            ],
        ),
        (
            sheet(("过程", (A, evolve(C))), ("产出", (B, D))),
            [("moved", "过程 / 丙措施", ""), ("moved", "产出 / 乙指标", "")],
        ),
        (sheet(("过程", (B, A)), ("产出", (C, D))), [("moved", "过程 / 甲指标", "")]),
        (sheet(("产出", (C, D)), ("过程", (A, B))), [("part", "", "order")]),
        (
            sheet(("过程管理", (A, B)), ("产出", (C, D))),
            [("part", "过程管理", "name")],
        ),
        (
            sheet(("一、过程", (A, B)), ("产出", (C, D))),
            [("part", "一、过程", "name")],
        ),
        (
            sheet(("过程", (evolve(A, name="预算执行情况"), B)), ("产出", (C, D))),
            [("renamed", "过程 / 预算执行情况", "name")],
        ),
        (
            sheet(("过程", (evolve(A, name="甲类指标", clause="另计。"), B)), ("产出", (C, D))),
            [
                ("renamed", "过程 / 甲类指标", "name"),
                ("clause", "过程 / 甲类指标", "clause"),
            ],
        ),
        (
            sheet(("过程", (evolve(A, name="无关的名称", clause="另计。"), B)), ("产出", (C, D))),
            [
                ("dropped", "过程 / 甲指标", ""),
                ("added", "过程 / 无关的名称", ""),
            ],
        ),
        (
            sheet(("过程", (evolve(A, points="6"), B)), ("产出", (evolve(C, points="4"), D))),
            [
                ("part", "过程", "points"),
                ("part", "产出", "points"),
                ("points", "过程 / 甲指标", "points"),
                ("points", "产出 / 丙措施", "points"),
            ],
        ),
        (
            sheet(("过程", (A, B)), ("产出", (C,)), ("效益", (D,))),
            [
                ("part", "产出", "points"),
                ("part", "效益", ""),
                ("moved", "效益 / 丁事项", ""),
            ],
        ),
        (
            sheet(("过程", (A, B, C, D))),
            [
                ("part", "过程", "points"),
                ("part", "产出", ""),
                ("moved", "过程 / 丙措施", ""),
                ("moved", "过程 / 丁事项", ""),
            ],
        ),
    ],
)
def test_rows_and_parts_that_changed_are_told(
    after: Rubric, expected: list[tuple[str, str, str]]
) -> None:
    """In the order of the second; what is gone behind the row before it."""
    assert told(compare_rubrics(BASE, after)) == expected


def test_rows_of_one_name_are_told_apart_by_their_places() -> None:
    """管理制度健全性 stands in two parts, and the keys of a draft only count."""
    same = row("管理制度健全性")
    one = sheet(("预算管理", (same, A)), ("资产管理", (same, B)))
    other = sheet(("预算管理", (C, evolve(same, clause="改。"), A)), ("资产管理", (same, B)))
    changes = told(compare_rubrics(one, other))[2:]
    assert changes == [
        ("added", "预算管理 / 丙措施", ""),
        ("clause", "预算管理 / 管理制度健全性", "clause"),
    ]


def test_a_key_of_an_author_says_which_row_it_is() -> None:
    """Whatever its name and its clause became, and wherever it stands."""
    kept = row("预算执行率", key="execution")
    other = row("资金使用进度", key="execution", clause="另计。")
    made = compare_rubrics(
        sheet(("过程", (kept, B)), ("产出", (C,))), sheet(("过程", (B,)), ("产出", (C, other)))
    )
    assert [each for each, at, _ in told(made) if at.endswith("资金使用进度")] == [
        "moved",
        "renamed",
        "clause",
    ]


def test_what_a_row_scores_by_is_told() -> None:
    """Rule, measure, and all its other fields, each by its name; a pool that was a criterion."""
    rule = Proportional()
    one = evolve(A, rule=rule, measure=EXECUTION_RATE)
    linear = Linear(full_at="90%", base_at="60%", base_share="0%")
    other = evolve(one, rule=linear, measure=OUTTURN_RATE, aliases=("别名",), key="own")
    pool = Pool(
        key="row-02", name=B.name, labels=("乙",), points="5", clause=B.clause, rule=Judged()
    )
    made = compare_rubrics(sheet(("过程", (one, B))), sheet(("过程", (other, pool))))
    assert [(each.differs, each.part) for each in made.changes] == [
        (Differs.ROW, "key"),
        (Differs.ROW, "aliases"),
        (Differs.MEASURE, "measure"),
        (Differs.RULE, "rule"),
        (Differs.ROW, "kind"),
    ]
    assert made.of(Differs.RULE)[0].before == rule
    assert made.of(Differs.RULE)[0].after == linear


def test_readings_ratings_vetoes_and_extras_are_told() -> None:
    """A reading by its key, or by its clause where the key only counts."""
    deduct = Reading(key="row-07.steps", clause="每超过一个百分点", choice="不足一步的不计")
    own = Reading(key="words", clause="达到指标值", choice="完成")
    one = evolve(
        extras.EXTRAS, readings=(deduct, own), ratings=extras.RATINGS, vetoes=(extras.VETO,)
    )
    other = evolve(
        extras.EXTRAS,
        readings=(
            evolve(deduct, key="row-08.steps", choice="不足一步的按一步计"),
            evolve(own, clause="达到目标"),
            Reading(key="new", clause="不适用", choice="空白"),
        ),
        ratings=(Rating(name="优", at_least="95"), *extras.RATINGS[2:]),
        vetoes=(),
        bonuses=(evolve(extras.BONUS, points="6"),),
    )
    assert told(compare_rubrics(one, other)) == [
        ("points", "加分项 / 获得表彰", "points"),
        ("reading", "每超过一个百分点", ""),
        ("reading", "达到指标值", ""),
        ("reading", "不适用", ""),
        ("rating", "优", ""),
        ("rating", "良", ""),
        ("veto", "一票否决", ""),
    ]


class Unequal(Gain):
    """A rule of a plugin that cannot be compared."""

    def __eq__(self, other: object) -> bool:
        """Ends the process."""
        raise SystemExit(3)

    __hash__ = Gain.__hash__


def test_a_rule_that_cannot_be_compared_is_named() -> None:
    """With its row, by what compares rules: the two editions, and other readings."""
    strange = evolve(extras.BONUS, rule=Unequal(each="2"))
    one = extras.rubric(bonuses=(strange,), total_at_most="100")
    other = extras.rubric(bonuses=(extras.BONUS,), total_at_most="100")
    with pytest.raises(RubricError, match="获得表彰: its rule failed with SystemExit"):
        compare_rubrics(one, other).changes  # noqa: B018


def test_what_only_stands_otherwise_is_told_as_a_whole() -> None:
    """Readings in another order: the two are not equal, and nothing else says so."""
    readings = tuple(Reading(key=key, clause=key, choice="无") for key in ("one", "two"))
    made = compare_rubrics(extras.rubric(readings=readings), extras.rubric(readings=readings[::-1]))
    assert told(made) == [("head", "", "order")]


def test_installed_rubrics_differ_from_others_and_not_from_themselves() -> None:
    """Those of one place, of two places, of the nation."""
    found = [get_rubric(each.id) for each in rubrics()]
    for one in found:
        assert compare_rubrics(one, one).changes == ()
        for other in found:
            assert bool(compare_rubrics(one, other).changes) is (one != other)


@given(...)
@settings(max_examples=examples(0.2))
def test_only_equal_rubrics_have_no_changes(before: Rubric, after: Rubric) -> None:
    """Every row of either side is the same, told, or new and gone; there and back alike."""
    made = compare_rubrics(before, after)
    assert bool(made.changes) is (before != after)
    back = compare_rubrics(after, before)
    for one, other in ((Differs.ADDED, Differs.DROPPED), (Differs.DROPPED, Differs.ADDED)):
        assert {each.at for each in made.of(one)} == {each.at for each in back.of(other)}


@given(...)
@settings(max_examples=examples(0.2))
def test_a_change_of_a_rule_alone_is_told_as_that(rubric: Rubric) -> None:
    """And as nothing else."""
    steps = Deduct.above("100%", "0.5", per="1%", steps=Steps.WHOLE)
    row_of = row("三公经费控制率", rule=steps, measure=EXECUTION_RATE, key="of-steps")
    assume(all(item.key != "of-steps" for _, item in (*rubric.walk(), *rubric.extras())))
    made = [
        evolve(
            rubric,
            out_of=rubric.out_of + row_of.points,
            total_at_most=None,
            bonuses=(),
            vetoes=(),
            ratings=(),
            sections=(*rubric.sections, Section(name="加测", points="5", items=(each,))),
        )
        for each in (row_of, evolve(row_of, rule=evolve(steps, steps=Steps.STARTED)))
    ]
    assert told(compare_rubrics(*made)) == [("rule", "加测 / 三公经费控制率", "rule")]


@each_row("junk", [None, 5, "national-unit"])
def test_what_is_no_rubric_is_refused(junk: Any) -> None:
    """On either side."""
    for sides in ((junk, BASE), (BASE, junk)):
        with pytest.raises(InputError, match="rubric"):
            compare_rubrics(*sides)
