"""A rubric is a value that proves itself."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError, RubricError
from perfeval.numbers.printed import Points
from perfeval.rubric.criteria import Criterion, Pool, PoolRow
from perfeval.rubric.ratings import Rating
from perfeval.rubric.readings import Reading
from perfeval.rubric.sections import Section
from perfeval.rules import Judged
from tests.given import FUND, rubric
from tests.tables import each_row

OUTPUT = Pool(
    key="output", name="产出指标", labels=("产出",), points="50", clause="分配", rule=Judged()
)
WORK = Criterion(key="work", name="履职", points="40", clause="判定", rule=Judged())
INPUT = Section(name="投入", points="50", items=(FUND, WORK))
RUBRIC = rubric(
    FUND, out_of="100", sections=(INPUT, Section(name="产出", points="50", items=(OUTPUT,)))
)
SCALE = (
    Rating(name="优", at_least="90", synonyms=("优秀",)),
    Rating(name="良", at_least="80"),
    Rating(name="差", at_least="0"),
)


def changed(whole: Any, fields: dict[str, Any]) -> Any:
    return evolve(whole, **fields)


def test_the_rows_stand_in_the_forms_order_with_their_labels() -> None:
    """Sections within a section come first."""
    above = Section(name="总", points="60", sections=(INPUT,), items=(evolve(FUND, key="more"),))
    assert [(path, item.key) for path, item in above.walk()] == [
        (("总", "投入"), "fund"),
        (("总", "投入"), "work"),
        (("总",), "more"),
    ]
    assert [item.key for _, item in RUBRIC.walk()] == ["fund", "work", "output"]


@each_row(
    ("fields", "where", "problem"),
    [
        ({"out_of": "99"}, "某县评分标准", "its parts add up to 100, not to 99"),
        ({"out_of": "100.00000001"}, "某县评分标准", "not to 100.00000001"),
        ({"sections": (INPUT, evolve(INPUT, name="再"))}, "某县评分标准", "the key fund stands 2"),
        ({"places": 9}, "某县评分标准", "scores to 9 places; 0 to 8 are possible"),
        ({"places": -1}, "某县评分标准", "scores to -1 places"),
        ({"places": 2**200}, "某县评分标准", "scores to a very large int places"),
        ({"ratings": SCALE[:2]}, "某县评分标准", "do not go down, step by step, to 0"),
        ({"ratings": SCALE[::-1]}, "某县评分标准", "do not go down"),
        ({"ratings": (SCALE[0], Rating(name="差", at_least="0.00000001"))}, "某县评分标准",
         "do not go down"),
        ({"ratings": (Rating(name="优", at_least="100.00000001"), SCALE[2])}, "某县评分标准",
         "the rating 优 is above"),
        ({"total_at_most": "99.99999999"}, "某县评分标准", "is below its 100 points"),
        ({"ratings": (SCALE[0], SCALE[0], SCALE[2])}, "某县评分标准", "do not go down"),
        ({"ratings": (Rating(name="优", at_least="100.1"), SCALE[2])}, "某县评分标准",
         "the rating 优 is above its 100 points")
    ]
)  # fmt: skip
def test_a_rubric_that_contradicts_itself_cannot_be_constructed(
    fields: dict[str, Any], where: str, problem: str
) -> None:
    """The error says where, in the form's words."""
    with pytest.raises(RubricError, match=problem) as caught:
        changed(RUBRIC, fields)
    assert caught.value.where == where


@each_row(
    ("items", "problem"),
    [
        ((FUND, evolve(FUND, key="again")), "the row 过程 / 年度资金总额 stands 2 times"),
        ((OUTPUT, evolve(OUTPUT, key="again")), "the label 产出 stands 2 times"),
        ((FUND, evolve(OUTPUT, rows=(PoolRow(key="fund", name="甲", points="50"),))),
         "the key fund stands 2 times")
    ]
)  # fmt: skip
def test_rows_can_be_told_apart(items: tuple[Criterion | Pool, ...], problem: str) -> None:
    """By their keys, by their names in one place, by the labels of their pool."""
    with pytest.raises(RubricError, match=problem):
        rubric(*items)


def test_one_name_may_stand_in_two_places() -> None:
    """管理制度健全性 of the budget and of the assets."""
    other = Section(name="产出", points="50", items=(evolve(FUND, key="b"), evolve(WORK, key="c")))
    assert evolve(RUBRIC, sections=(INPUT, other)).out_of == Points("100")


@each_row(
    ("fields", "problem"),
    [
        ({"points": "49"}, "投入: its parts add up to 50, not to 49"),
        ({"items": ()}, "投入: a section needs rows"),
    ],
)
def test_a_section_adds_up(fields: dict[str, Any], problem: str) -> None:
    """At every level."""
    with pytest.raises(RubricError, match=problem):
        changed(INPUT, fields)


def test_a_section_below_nothing_is_refused() -> None:
    """Though the sum would be right, one criterion is worth too much, the other less than 0."""
    with pytest.raises(RubricError, match="not above 0"):
        evolve(WORK, points="-40")


@each_row(
    "fields",
    [{"name": ""}, {"points": None}, {"items": (None,)}, {"items": WORK}, {"sections": (WORK,)},
     {"sections": "x"}]
)  # fmt: skip
def test_junk_in_a_section_is_refused(fields: dict[str, Any]) -> None:
    """With the error of the library."""
    with pytest.raises(InputError):
        changed(INPUT, fields)


def test_sections_are_not_nested_without_end() -> None:
    """A document could not hold them, and no form prints them."""
    section = INPUT
    for _ in range(9):
        section = Section(name="层", points="50", sections=(section,))
    with pytest.raises(InputError, match="at most 10 levels"):
        Section(name="层", points="50", sections=(section,))


@each_row(
    "fields",
    [{"id": "某县"}, {"edition": ""}, {"name": " "}, {"name_en": 1}, {"form": "unit"},
     {"jurisdiction": "430602"}, {"years": 2023}, {"source": "财政部"}, {"out_of": 100.0},
     {"sections": ()}, {"sections": INPUT}, {"sections": (FUND,)}, {"places": "2"},
     {"places": True},
     {"ratings": ("优",)}, {"not_applicable": "full"}, {"readings": ("x",)},
     {"distribution": None}]
)  # fmt: skip
def test_junk_in_a_rubric_is_refused(fields: dict[str, Any]) -> None:
    """With the error of the library."""
    with pytest.raises(InputError):
        changed(RUBRIC, fields)


@each_row(
    ("total", "name"),
    [
        ("100", "优"),
        ("90", "优"),
        ("89.99999999", "良"),
        ("80", "良"),
        ("79.99", "差"),
        ("0", "差"),
    ],
)
def test_a_total_is_rated_by_the_scale(total: str, name: str) -> None:
    """90（含）: an edge belongs to the better rating."""
    rated = evolve(RUBRIC, ratings=SCALE).rating(Points(total))
    assert rated is not None
    assert rated.name == name
    assert RUBRIC.rating(Points(total)) is None


@each_row(
    "fields",
    [
        {"places": 0},
        {"places": 8},
        {"ratings": (Rating(name="满分", at_least="100"), SCALE[2])},
        {"ratings": SCALE[2:]},
        {"total_at_most": "100"},
    ],
)
def test_what_only_just_holds_together(fields: dict[str, Any]) -> None:
    """A scale of one rating, one that begins at the whole, and a cap at the whole."""
    assert changed(RUBRIC, fields) != RUBRIC


@each_row(
    ("printed", "called"),
    [
        ("优", True),
        (" 优 ", True),
        ("优秀", True),
        ("优等", True),
        ("优秀单位", True),
        ("良", False),
    ],
)
def test_a_rating_is_known_by_the_words_of_forms(printed: str, called: bool) -> None:
    """By its name or a synonym, and by more or less of it."""
    assert SCALE[0].is_called(printed) is called
    assert Rating(name="优秀", at_least="90").is_called("优")


@each_row("total", [None, 90, "90", 90.0])
def test_only_points_are_rated(total: Any) -> None:
    """With or without a scale."""
    for one in (RUBRIC, evolve(RUBRIC, ratings=SCALE)):
        with pytest.raises(InputError, match=r"the total to rate: found .*; expected Points"):
            one.rating(total)


def test_the_digest_is_of_the_content_alone() -> None:
    """Where a rubric came from does not matter; any number does."""
    assert evolve(RUBRIC, distribution="某县 1.0") == RUBRIC
    assert evolve(RUBRIC, distribution="某县 1.0").digest == RUBRIC.digest
    assert evolve(RUBRIC, edition="2024").digest != RUBRIC.digest
    assert evolve(RUBRIC, places=1).digest != RUBRIC.digest


def test_a_rubric_is_a_value() -> None:
    """It pickles, copies and hashes, and cannot be changed."""
    again = pickle.loads(pickle.dumps(RUBRIC))
    assert again == RUBRIC == copy.deepcopy(RUBRIC)
    assert (hash(again), again.digest) == (hash(RUBRIC), RUBRIC.digest)
    with pytest.raises(AttributeError):
        RUBRIC.out_of = Points("99")  # type: ignore[misc]


@each_row("fields", [{"key": "每步"}, {"clause": ""}, {"choice": ""}, {"why": 5}])
def test_a_reading_says_clause_and_choice(fields: dict[str, Any]) -> None:
    """Otherwise it is none."""
    reading = Reading(key="steps", clause="每超过一个百分点扣0.5分", choice="只计满的部分")
    with pytest.raises(InputError):
        changed(reading, fields)


@each_row("fields", [{"name": ""}, {"at_least": "ninety"}, {"synonyms": "优秀"}])
def test_a_rating_has_a_name_and_an_edge(fields: dict[str, Any]) -> None:
    """Otherwise it is none."""
    with pytest.raises(InputError):
        changed(SCALE[0], fields)
