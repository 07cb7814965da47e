"""A scorecard: three facts a row, and totals that are derived."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError
from perfeval.numbers.printed import Points
from perfeval.rubric.ratings import Rating
from perfeval.rules import Because
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import PoolCap, Score, VetoOutcome
from tests.tables import each_row

WHY = Because("full", "计满分", "full points")


def points(text: str | None) -> Points | None:
    return None if text is None else Points(text)


def row(key: str, earned: str | None, out_of: str = "10", **more: Any) -> Score:
    """A score; points given as text."""
    for name in ("claimed", "judged"):
        more[name] = points(more.get(name))
    return Score(
        key=key,
        path=(),
        name=key,
        out_of=Points(out_of),
        earned=points(earned),
        because=WHY,
        **more,
    )


def card(*scores: Score, out_of: str = "100", **more: Any) -> Scorecard:
    fields: dict[str, Any] = {"places": 2} | more
    return Scorecard(
        rubric="some-county",
        edition="2023",
        digest="0",
        library="0.1.0",
        unit="某局",
        year=2023,
        out_of=Points(out_of),
        scores=scores,
        **fields,
    )


def totals(card: Scorecard) -> tuple[str, ...]:
    """Total of, claimed, reviewed of."""
    return (
        card.total.plain,
        card.scored_out_of.plain,
        card.claimed_total.plain,
        card.reviewed_total.plain,
        card.reviewed_out_of.plain,
    )


SCALE = (
    Rating(name="优", at_least="90"),
    Rating(name="良", at_least="80"),
    Rating(name="差", at_least="0"),
)
POOL = PoolCap(key="output", points=Points("50"))
SHARED = PoolCap(key="benefit", points=Points("15"), shared=True)


def test_the_parts_add_up_to_the_totals() -> None:
    """Computed, claimed and reviewed; an unscored row is in no total but the review's."""
    made = card(
        row("a", "9.5", claimed="10"),
        row("b", None, claimed="8"),
        row("c", None),
        row("d", "3", judged="4"),
    )
    assert totals(made) == ("12.5", "20", "18", "21.5", "30")


def test_nothing_scored_is_nothing_of_nothing() -> None:
    """Not 0 of 100."""
    assert totals(card(row("a", None), row("b", None))) == ("0", "0", "0", "0", "0")
    assert totals(card()) == ("0", "0", "0", "0", "0")


def test_a_pool_is_capped_never_rescaled() -> None:
    """Rows stand as they are; their sum is at most the pool."""
    rows = [row(key, "30", "40", pool="output", claimed="40") for key in ("a", "b")]
    made = card(*rows, row("c", "10"), pools=(POOL,))
    assert totals(made) == ("60", "60", "80", "60", "60")
    less = card(row("a", "30", "40", pool="output"), pools=(POOL,))
    assert totals(less)[:2] == ("30", "40")


def test_rows_of_one_shared_weight_count_it_once() -> None:
    """效益 15 for three rows together."""
    rows = [row(key, None, "15", pool="benefit", claimed="5") for key in ("a", "b", "c")]
    assert totals(card(*rows, pools=(SHARED,))) == ("0", "0", "15", "15", "15")
    first = evolve(rows[0], judged=Points("12"))
    assert totals(card(first, *rows[1:], pools=(SHARED,)))[3:] == ("15", "15")


def test_a_dropped_row_rescales_the_rest() -> None:
    """80 of 90 are 88.89 of 100; everything scored is the whole."""
    made = card(
        row("a", "80", "90", claimed="85"),
        row("b", None, "10", applies=False, claimed="10", judged="10"),
    )
    assert made.dropped == Points("10")
    assert totals(made) == ("88.89", "100", "95", "88.89", "100")
    assert evolve(made, places=0).total == Points("89")


def test_nothing_left_is_not_rescaled() -> None:
    """All rows dropped."""
    made = card(row("a", None, "100", applies=False))
    assert totals(made) == ("0", "0", "0", "0", "0")


@each_row(
    ("dropped", "total", "weight", "left"),
    [("10", "100", "100", "10"), ("50", "100", "100", "50"), ("500", "100", "100", "50")],
)
def test_a_dropped_row_of_a_pool_takes_its_weight_out_of_it(
    dropped: str, total: str, weight: str, left: str
) -> None:
    """Never more than the pool has, whatever the form prints; the rest fills the rest."""
    made = card(
        row("a", "50", "50"),
        row("b", None, dropped, pool="output", applies=False),
        row("c", "50", "50", pool="output"),
        pools=(POOL,),
    )
    assert made.dropped == Points(left)
    assert totals(made)[:2] == (total, weight)


def test_a_total_comes_about_in_steps() -> None:
    """Each says why, in both languages, and they add up; what changes nothing is no step."""
    made = card(
        row("a", "30", "30", pool="output"),
        row("b", "30", "30", pool="output"),
        row("c", "30", "40"),
        row("d", None, "10", applies=False),
        pools=(POOL,),
        bonuses=(row("e", "10"), row("f", None)),
        penalties=(row("g", "1"),),
        total_at_most=Points("95"),
        ratings=(Rating(name="优", at_least="90"), Rating(name="差", at_least="0")),
        vetoes=(veto(None, "59"), veto(True, "80"), veto(False, "0"), veto(True, None)),
    )
    assert [(step.because.code, step.points.plain) for step in made.steps] == [
        ("rows", "90"),
        ("pools", "-10"),
        ("rescaled", "8.89"),
        ("bonuses", "10"),
        ("penalties", "-1"),
        ("total_at_most", "-2.89"),
        ("veto", "-15"),
    ]
    assert made.total == Points("80")
    assert [step.because.zh for step in made.steps][2::3] == [
        "不适用的 10 分不计入，其余按 100 分折算",
        "总分以 95 分为限",
    ]
    assert made.steps[-1].because.en == "一票否决: the total is at most 80"
    floor = card(row("a", "3"), penalties=(row("g", "5"),))
    assert [step.points.plain for step in floor.steps] == ["3", "-5", "2"]
    assert [step.because.code for step in card().steps] == ["rows"]


def veto(applies: bool | None, most: str | None) -> VetoOutcome:
    """A veto that caps the total, or the rating."""
    return VetoOutcome(
        key="veto",
        name="一票否决",
        applies=applies,
        because=WHY,
        total_at_most=points(most),
        rating_at_most="" if most else "差",
    )


def test_a_shared_weight_is_dropped_with_its_last_row() -> None:
    """While one of its rows applies, it stands."""
    dropped = [row(key, None, "15", pool="benefit", applies=False) for key in ("a", "b")]
    rest = row("c", "85", "85")
    one = card(dropped[0], row("b", "12", "15", pool="benefit"), rest, pools=(SHARED,))
    assert (one.dropped, totals(one)[:2]) == (Points("0"), ("97", "100"))
    none = card(*dropped, rest, pools=(SHARED,))
    assert (none.dropped, totals(none)[:2]) == (Points("15"), ("100", "100"))
    assert card(rest, pools=(SHARED,)).dropped == Points("0")


@each_row(
    ("total", "name"), [("90", "优"), ("89.99", "良"), ("80", "良"), ("79.99", "差"), ("0", "差")]
)
def test_a_complete_total_is_rated(total: str, name: str) -> None:
    """By a rubric that prints a scale."""
    made = card(row("a", total, "100"), ratings=SCALE)
    assert made.rating == name
    assert evolve(made, ratings=()).rating is None


def test_a_scale_that_does_not_reach_down_to_zero_rates_nothing_below() -> None:
    """It is not guessed."""
    assert card(row("a", "50", "100"), ratings=SCALE[:2]).rating is None


@each_row(
    "scores",
    [
        (row("a", "90", "90"), row("b", None)),
        (row("a", "90", "90"),),
        (row("a", "50", "50"), row("b", "50", "50", pool="output"), row("c", None, pool="output")),
        (row("a", "50", "50"), row("b", "49.9999", "49.9999", pool="output")),
    ],
)
def test_an_incomplete_total_is_not_rated(scores: tuple[Score, ...]) -> None:
    """However high."""
    assert card(*scores, ratings=SCALE, pools=(POOL,)).rating is None


@each_row(
    ("judged", "name"), [("60", "优"), ("59", "良"), ("50", "良"), ("49", "差"), (None, None)]
)
def test_a_total_is_complete_when_what_is_not_computed_is_judged(
    judged: str | None, name: str | None
) -> None:
    """The reviewed total is rated then; a claim in the place of a judgement earns no rating."""
    known = row("b", None, "70", claimed=Points("70"))
    if judged is not None:
        known = evolve(known, judged=Points(judged))
    made = card(row("a", "30", "30"), known, ratings=SCALE)
    assert made.rating == name
    assert made.total == Points("30")


def test_a_judgement_stands_before_what_was_computed() -> None:
    """Also in the rating: 95 computed, 85 judged."""
    made = card(evolve(row("a", "95", "100"), judged=Points("85")), ratings=SCALE)
    assert (made.total.plain, made.reviewed_total.plain, made.rating) == ("95", "85", "良")


def test_a_total_is_not_complete_by_rounding() -> None:
    """89.9999 of 90 would be 100.00 of 100 in two places."""
    made = card(row("a", "89.9999", "89.9999"), row("b", None, "10", applies=False), ratings=SCALE)
    assert made.scored_out_of == Points("100")
    assert made.rating is None
    assert card(row("a", "90", "90"), row("b", None, applies=False), ratings=SCALE).rating == "优"


def test_rows_without_points_and_shared_weights_do_not_spoil_a_rating() -> None:
    """A row that the rubric does not know has none; a shared weight counts with one row."""
    made = card(
        row("a", "85", "85"),
        row("b", "15", "15", pool="benefit"),
        row("c", None, "15", pool="benefit"),
        row("other/x", None, "0", claimed="5"),
        pools=(SHARED,),
        ratings=SCALE,
    )
    assert made.rating == "优"


def test_claims_that_no_points_can_hold_are_refused_in_the_sum() -> None:
    """Scoring keeps them out; a card made by hand says so."""
    made = card(row("a", None, claimed="999999999999999"), row("b", None, claimed="1"))
    with pytest.raises(InputError):
        made.claimed_total  # noqa: B018


@each_row(
    ("fields", "message"),
    [
        (
            {"scores": (row("a", "5"), row("b", "5"), row("a", "4"))},
            "the key of a score: found 'a'",
        ),
        ({"scores": ("a",)}, "the scores of a scorecard"),
        ({"pools": ("a",)}, "the pools of a scorecard"),
        ({"ratings": ("优",)}, "the ratings of a scorecard"),
        ({"ratings": (("优", "90"),)}, "the ratings of a scorecard"),
        ({"ratings": [("优", Points("90"))]}, "the ratings of a scorecard"),
        ({"out_of": 100}, "the points of a scorecard"),
        ({"vetoes": (veto(True, None),)}, "一票否决: the highest rating: found '差'"),
        ({"rubric": None}, "the rubric of a scorecard"),
        ({"edition": 2023}, "the edition of a scorecard"),
        ({"digest": b"0"}, "the digest of a scorecard"),
        ({"library": 1}, "the library of a scorecard"),
        ({"unit": None}, "the unit of a scorecard"),
        ({"year": "2023"}, "the year of a scorecard"),
        ({"year": True}, "the year of a scorecard: found True"),
        ({"year": 2201}, "the year of a scorecard: found 2201; expected a year such as 2023"),
        ({"places": None}, "the places of a scorecard"),
        ({"places": 9}, "the places of a scorecard: found 9; expected a whole number from 0 to 8"),
        ({"places": True}, "the places of a scorecard: found True"),
        ({"out_of": Points("-1")}, "the points of a scorecard: found '-1'"),
        ({"unit": "某局\x1b"}, "the unit of a scorecard: found"),
        ({"form": None}, "the form of a scorecard"),
        ({"distribution": None}, "the distribution of a scorecard"),
    ],
)
def test_a_scorecard_is_checked(fields: dict[str, Any], message: str) -> None:
    """No two scores of one key, and everything of its kind."""
    with pytest.raises(InputError, match=message):
        evolve(card(row("a", "5")), **fields)


def test_a_scorecard_is_a_value() -> None:
    """It pickles, copies and hashes."""
    made = card(row("a", "5"), row("b", None, "50", pool="output"), pools=(POOL,), ratings=SCALE)
    assert pickle.loads(pickle.dumps(made)) == copy.deepcopy(made) == made
    assert hash(copy.copy(made)) == hash(made)
