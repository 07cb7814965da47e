"""What contradicts itself in a rubric: each refusal names the part, and says the whole mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import evolve

from perfeval.errors import PerfevalError
from perfeval.numbers.printed import Points
from perfeval.rubric.criteria import PoolRow, add_up
from perfeval.rubric.grades import CountedRating, GradeDiscount, RatingByCounts
from perfeval.rubric.split import Rest, Split
from perfeval.rules import Judged
from tests.extras import BONUS, CASES, PENALTY, VETO, rubric
from tests.rubric.test_criteria import OUTPUT, ROWS, STAFFING
from tests.rubric.test_grades import GOOD
from tests.rubric.test_rubric import INPUT, RUBRIC, SCALE
from tests.tables import each_row

LEAST = "0.00000001"
SPLIT = Split(places=0, rest=Rest.LAST)
TWO = GradeDiscount(ratings=("优", "良"), shares=("90%",))


def counted(items: int, *levels: str) -> RatingByCounts:
    """优 for six of so many items."""
    return RatingByCounts(
        items=items, levels=levels, ratings=(CountedRating(**GOOD),), otherwise="差"
    )


def discount(*shares: str, ratings: tuple[str, ...] = ("优", "良", "中")) -> GradeDiscount:
    """A discount by the grades that are lost."""
    return GradeDiscount(ratings=ratings, shares=shares)


def refused(make: Callable[[], object]) -> str:
    """Why something cannot be made; empty where it can."""
    try:
        make()
    except PerfevalError as error:
        return str(error)
    return ""


def changed(whole: Any, **fields: Any) -> Any:
    """A part of a rubric with other fields."""
    return evolve(whole, **fields)


@each_row(
    ("make", "said"),
    [
        (lambda: changed(STAFFING, points="0"), "财政供养人员控制率: 0 points are not above 0"),
        (
            lambda: changed(STAFFING, rule=Judged()),
            "财政供养人员控制率: its rule takes no measure, and it has one",
        ),
        (lambda: changed(STAFFING, rule=None), "财政供养人员控制率: NoneType is no rule"),
        (lambda: changed(OUTPUT, points="-1"), "产出指标: a pool of -1 points is not above 0"),
        (
            lambda: changed(OUTPUT, labels=()),
            "产出指标: a pool needs the labels or the rows that belong to it",
        ),
        (
            lambda: changed(OUTPUT, rows=ROWS, points="49"),
            "产出指标: its parts add up to 50, not to 49",
        ),
        (
            lambda: changed(OUTPUT, rows=(*ROWS, PoolRow(key="c", name="丙"))),
            "产出指标: a row of the pool has no points",
        ),
        (
            lambda: changed(OUTPUT, rows=ROWS, shared=True),
            "产出指标: a row of a shared pool has points of its own",
        ),
        (
            lambda: changed(OUTPUT, shared=True, split=SPLIT),
            "产出指标: a split pool is not shared and prints no rows",
        ),
        (
            lambda: changed(OUTPUT, rows=ROWS, split=SPLIT),
            "产出指标: a split pool is not shared and prints no rows",
        ),
        (
            lambda: add_up("甲", [Points("60"), Points("-10")], Points("50")),
            "甲: a part has -10 points, below 0",
        ),
        (lambda: changed(INPUT, items=()), "投入: a section needs rows"),
        (
            lambda: changed(INPUT, sections="x"),
            "投入: the sections of a section: found 'x'; expected a tuple of Section",
        ),
        (
            lambda: changed(RUBRIC, sections=(OUTPUT,)),
            "某县评分标准: the sections of a rubric, item 1: found a Pool; expected Section",
        ),
        (lambda: changed(INPUT, adds_to="0"), "投入: rows that add up to 0"),
        (lambda: changed(INPUT, points="49"), "投入: its parts add up to 50, not to 49"),
        (
            lambda: changed(RUBRIC, form="unit"),
            "某县评分标准: the form of a rubric: found 'unit'; "
            "expected a FormKind, such as FormKind.UNIT",
        ),
        (
            lambda: changed(RUBRIC, places=9),
            "某县评分标准: scores to 9 places; 0 to 8 are possible",
        ),
        (
            lambda: changed(RUBRIC, ratings=SCALE[:2]),
            "某县评分标准: the ratings do not go down, step by step, to 0",
        ),
        (
            lambda: changed(RUBRIC, ratings=(changed(SCALE[0], at_least="100.1"), SCALE[2])),
            "某县评分标准: the rating 优 is above its 100 points",
        ),
        (
            lambda: changed(RUBRIC, sections=(INPUT, changed(INPUT, name="再"))),
            "某县评分标准: the key fund stands 2 times",
        ),
        (
            lambda: changed(RUBRIC, total_at_most="99"),
            "某县评分标准: a total of at most 99 is below its 100 points",
        ),
        (
            lambda: rubric(bonuses=(BONUS,)),
            "某县评分标准: with a bonus it must say total_at_most",
        ),
        (
            lambda: rubric(bonuses=(BONUS,), penalties=(PENALTY,), total_at_most="100"),
            "某县评分标准: with a bonus and a penalty it must say cap_total",
        ),
        (
            lambda: rubric(vetoes=(changed(VETO, rating_at_most="可"),)),
            "一票否决: 可 is no rating of the rubric",
        ),
        (
            lambda: changed(VETO, total_at_most=None),
            "一票否决: a veto must cap the total or the rating",
        ),
        (lambda: changed(VETO, total_at_most="-1"), "一票否决: a total of -1 is below 0"),
        (
            lambda: changed(VETO, measure=CASES),
            "一票否决: a veto takes checks, its measure gives count",
        ),
        (
            lambda: CountedRating(**GOOD | {"at_least": 0}),
            "优: 0 levels; 1 to 1000 are possible",
        ),
        (
            lambda: CountedRating(**GOOD | {"none_of": ("优", "差")}),
            "优: 优 counts for it and against it",
        ),
        (lambda: counted(5, "优", "差"), "优: it needs 6 levels of 5 items"),
        (lambda: counted(8, "优", "良"), "优: 差 is no level of an item"),
        (
            lambda: counted(8, "优", "差").rating(["优"]),
            "the levels of the items: found 1 levels; expected 8",
        ),
        (
            lambda: counted(6, "优", "差").rating(["可"] * 6),
            "the level of an item: found '可'; expected one of 优、差",
        ),
        (lambda: discount("90%"), "shares: 1 for the 2 grades to be lost"),
        (lambda: discount("80%", "90%"), "shares: they do not fall from 100%"),
        (
            lambda: changed(TWO, shares="90%"),
            "the shares of a discount: found '90%'; expected a tuple of rates such as \"90%\"",
        ),
        (
            lambda: TWO.discounted(Points("85"), claimed="可", found="优"),
            "a rating: found '可'; expected one of 优、良",
        ),
        (
            lambda: TWO.discounted(Points("85"), claimed="优", found="可"),
            "a rating: found '可'; expected one of 优、良",
        ),
        (lambda: changed(RUBRIC).rating(5), "the total to rate: found 5; expected Points"),
    ],
)
def test_what_contradicts_itself_is_named(make: Callable[[], object], said: str) -> None:
    """In one sentence, with its figures."""
    assert refused(make) == said


@each_row(
    "make",
    [
        lambda: changed(STAFFING, points=LEAST, rule=Judged(), measure=None),
        lambda: changed(OUTPUT, points=LEAST),
        lambda: changed(INPUT, adds_to=LEAST, items=(changed(OUTPUT, points=LEAST),)),
        lambda: add_up("甲", [Points("5"), Points("0")], Points("5")),
        lambda: changed(RUBRIC, places=0),
        lambda: changed(RUBRIC, places=8),
        lambda: changed(RUBRIC, ratings=(changed(SCALE[0], at_least="100"), SCALE[2])),
        lambda: changed(RUBRIC, total_at_most="100"),
        lambda: changed(VETO, total_at_most="0"),
        lambda: CountedRating(**GOOD | {"at_least": 1}),
        lambda: CountedRating(**GOOD | {"at_least": 1000}),
        lambda: counted(6, "优", "差"),
        lambda: discount("90%", "0%"),
    ],
)
def test_the_edge_itself_is_possible(make: Callable[[], object]) -> None:
    """The least above nothing, nothing where that is meant, and the most."""
    assert refused(make) == ""
