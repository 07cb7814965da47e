"""What each row has of the whole: the rows add up, whatever shares a weight."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from perfeval.errors import InputError
from perfeval.numbers.printed import Points
from perfeval.rules import Because
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import PoolCap, Score
from perfeval.scoring.tallies import RowTally, tally
from tests.tables import each_row

ROW = Score(
    key="a",
    path=("产出",),
    name="甲",
    out_of=Points("5"),
    earned=Points("4"),
    because=Because("x", "x", "x"),
    pool="output",
)
CARD = Scorecard(
    rubric="x", edition="1", digest="0", library="0", unit="某局", year=2023, out_of=Points("10"),
    places=2, pools=(PoolCap(key="output", points=Points("10")),),
)  # fmt: skip


def rows(card: Scorecard, *scores: tuple[str | None, str, bool]) -> tuple[RowTally, ...]:
    """The tally of rows: what each earned, of what, and whether it applies."""
    made = tuple(
        evolve(
            ROW,
            key=str(number),
            earned=None if earned is None else Points(earned),
            out_of=Points(out_of),
            applies=applies,
        )
        for number, (earned, out_of, applies) in enumerate(scores)
    )
    return tally(evolve(card, scores=made))


def shown(made: tuple[RowTally, ...]) -> list[str]:
    """Weight, counted, lost, unscored, beyond and dropped of each row."""
    return [
        " ".join(
            points.plain
            for points in (r.weight, r.counted, r.lost, r.unscored, r.beyond, r.dropped)
        )
        for r in made
    ]


def test_a_row_of_its_own_has_what_it_prints() -> None:
    """Earned, lost, unscored or dropped; a pool that nobody knows caps nothing."""
    card = evolve(CARD, pools=())
    made = rows(card, ("4", "5", True), (None, "3", True), (None, "2", False))
    assert shown(made) == ["5 4 1 0 0 0", "3 0 0 3 0 0", "2 0 0 0 0 2"]
    assert [row.shared for row in made] == [None] * 3


def test_a_pool_that_is_full_counts_no_more() -> None:
    """The rows print 14 of 10 points: what the last earns beyond that is said, and not lost."""
    made = rows(CARD, ("6", "7", True), ("5", "7", True))
    assert shown(made) == ["7 6 1 0 0 0", "7 4 2 0 1 0"]
    made = rows(CARD, ("6", "7", True), (None, "7", False))
    assert shown(made) == ["7 3 1 0 3 0", "7 0 0 0 0 7"]


SHARED = evolve(CARD, pools=(PoolCap(key="output", points=Points("10"), shared=True),))


@each_row(
    ("scores", "expected"),
    [
        ([(None, "10", True)] * 3, ["3.33 0 0 3.33 0 0"] * 2 + ["3.34 0 0 3.34 0 0"]),
        (
            [("2", "10", True), ("3", "10", True), (None, "10", True)],
            ["3.33 1.67 1.66 0 0 0", "3.33 1.66 1.67 0 0 0", "3.34 1.67 1.67 0 0 0"],
        ),
        ([("9", "10", True), ("9", "10", True)], ["5 5 0 0 0 0"] * 2),
        ([("4", "10", True), (None, "10", False)], ["10 4 6 0 0 0", "0 0 0 0 0 0"]),
        ([(None, "10", False)] * 2, ["5 0 0 0 0 5"] * 2),
    ],
)
def test_rows_of_one_weight_have_equal_parts_of_it(
    scores: list[tuple[str | None, str, bool]], expected: list[str]
) -> None:
    """And of what they lost of it together; who does not apply has no part while others do."""
    made = rows(SHARED, *scores)
    assert shown(made) == expected
    assert {row.shared for row in made} == {Points("10")}


@each_row(
    ("weight", "earned", "lost"),
    [
        ("0.05", "0.04", ["0 of 0", "0 of 0", "0.01 of 0.05"]),
        ("1.05", "0.05", ["0.28571428 of 0.3", "0.28571429 of 0.3", "0.42857143 of 0.45"]),
        ("10", "9.95", ["0.0165 of 3.3", "0.0165 of 3.3", "0.017 of 3.4"]),
        ("10", "9.9", ["0 of 3.3", "0 of 3.3", "0.1 of 3.4"]),
    ],
)
def test_a_weight_of_more_places_than_a_score_is_shared_to_the_last(
    weight: str, earned: str, lost: list[str]
) -> None:
    """Nothing is rounded away, and no part is below 0; what fits the places is cut to them."""
    card = evolve(SHARED, pools=(PoolCap(key="output", points=Points(weight), shared=True),))
    made = rows(
        evolve(card, places=1), (earned, weight, True), *[(None, weight, True) for _ in range(2)]
    )
    assert [f"{row.lost.plain} of {row.weight.plain}" for row in made] == lost


@given(st.from_type(Scorecard))
def test_rows_add_up(card: Scorecard) -> None:
    """Each weight is the sum of its parts, none below 0; what counts is the first steps.

    As in every card that is scored, a row that does not apply earned nothing.
    """
    earned = (each.earned if each.applies else None for each in card.scores)
    pairs = zip(card.scores, earned, strict=True)
    card = evolve(card, scores=tuple(evolve(each, earned=points) for each, points in pairs))
    made = tally(card)
    assert [row.score for row in made] == list(card.scores)
    for row in made:
        parts = [row.counted, row.lost, row.unscored, row.beyond, row.dropped]
        assert Points.total(parts) == row.weight
        assert min(parts).atoms >= 0
    steps = [step.points for step in card.steps if step.because.code in ("rows", "pools")]
    assert Points.total([row.counted for row in made]) == Points.total(steps)


@each_row("junk", [None, "card", ROW])
def test_what_is_no_scorecard_is_refused(junk: object) -> None:
    """The error says what was due."""
    with pytest.raises(InputError, match=r"the scorecard to tally: .* expected a Scorecard"):
        tally(junk)  # type: ignore[arg-type]
