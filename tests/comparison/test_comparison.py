"""Two scorecards beside each other."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.comparison import ComparedRow, Comparison, Stage, compare
from perfeval.errors import InputError
from perfeval.numbers.printed import Points
from perfeval.registry import get_rubric
from perfeval.rules import Because
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Score
from perfeval.scoring.scoring import score
from tests.effort import examples
from tests.published import filing_of
from tests.tables import each_row


def row(key: str, earned: str | None, name: str = "", path: tuple[str, ...] = ("产出",)) -> Score:
    return Score(
        key=key,
        path=path,
        name=name or key,
        out_of=Points("5"),
        earned=None if earned is None else Points(earned),
        because=Because("x", "x", "x"),
        claimed=Points("5"),
        judged=Points("1") if key == "judged" else None,
    )


def card(*scores: Score, **more: Any) -> Scorecard:
    return Scorecard(
        rubric="x", edition="1", digest="0", library="0", unit="某局", year=2023,
        out_of=Points("20"), places=2, scores=scores, **more,
    )  # fmt: skip


def shown(made: Comparison) -> list[str]:
    """Each row with its points on both sides and the change."""
    return [
        f"{each.score.name} "
        + " ".join(
            "-" if points is None else points.plain
            for points in (each.points_before, each.points_after, each.change)
        )
        for each in made.rows
    ]


def test_rows_stand_in_the_order_of_the_first_and_new_ones_behind_their_neighbour() -> None:
    """By key; what is gone stays, what is new stands where it stands in the second."""
    before = card(row("a", "1"), row("gone", "2"), row("b", "3"))
    after = card(row("first", "1"), row("b", "4"), row("new", None), row("a", "1"))
    made = compare(before, after)
    assert shown(made) == ["first - 1 -", "a 1 1 0", "gone 2 - -", "b 3 4 1", "new - - -"]
    assert [each.differs for each in made.rows] == [True, False, True, True, False]
    assert (made.total_before.plain, made.total_after.plain, made.change.plain) == ("6", "6", "0")


def test_rows_of_other_keys_belong_together_by_their_names() -> None:
    """Of another edition, with other numerals and quotes; not where two are called the same."""
    before = card(
        row("x1", "1", "“三公”控制率", ("一、过程（40分）",)),
        row("x2", "2", "甲"),
        row("x3", "3", "甲"),
    )
    after = card(row("y1", "2", "三公控制率", ("过程",)), row("y2", "2", "甲"))
    made = compare(before, after)
    assert shown(made) == ["三公控制率 1 2 1", "甲 - 2 -", "甲 2 - -", "甲 3 - -"]


@each_row(
    ("stage", "points", "total", "out_of"),
    [
        (Stage.COMPUTED, "3", "3", "5"),
        (Stage.CLAIMED, "5", "5", "20"),
        (Stage.REVIEWED, "1", "1", "5"),
    ],
)
def test_a_stage_is_computed_claimed_or_reviewed(
    stage: Stage, points: str, total: str, out_of: str
) -> None:
    """For rows and totals alike."""
    made = card(row("judged", "3"))
    assert stage.points(made.scores[0]) == Points(points)
    assert (stage.total(made).plain, stage.out_of(made).plain) == (total, out_of)
    both = compare(made, made, before_at=Stage.CLAIMED, after_at=stage)
    assert both.change == Points(total) - Points("5")


def test_bonuses_and_penalties_are_rows_too() -> None:
    """Behind the others."""
    made = card(row("a", "1"), bonuses=(row("b", "1"),), penalties=(row("c", "1"),))
    assert [each.score.key for each in compare(made, made).rows] == ["a", "b", "c"]


@settings(max_examples=examples(0.4))
@given(st.from_type(Scorecard), st.from_type(Scorecard))
def test_every_row_of_either_card_stands_once(before: Scorecard, after: Scorecard) -> None:
    """On its own side."""
    rows = compare(before, after).rows
    olds = [each.before for each in rows if each.before is not None]
    news = [each.after for each in rows if each.after is not None]
    assert olds == [*before.scores, *before.bonuses, *before.penalties]
    every = [*after.scores, *after.bonuses, *after.penalties]
    assert sorted(each.key for each in news) == sorted(each.key for each in every)
    assert not any(each.before is each.after is None for each in rows)


@each_row("junk", [None, "card", 5])
def test_what_is_no_scorecard_is_refused(junk: Any) -> None:
    """On either side; and what is no stage."""
    made = card()
    for pair in ((junk, made), (made, junk)):
        with pytest.raises(InputError, match=r"the (first|second) scorecard: .*Scorecard"):
            compare(*pair)
    with pytest.raises(InputError, match="the first stage"):
        compare(made, made, before_at=junk)


def test_a_row_is_one_of_either_card() -> None:
    """Never of none."""
    with pytest.raises(InputError, match="a compared row"):
        ComparedRow()


def test_a_claim_against_what_could_be_computed() -> None:
    """Of the city's form of 2020, 15 of the 99 points that are claimed."""
    filing = filing_of("yueyang-2020")
    made = score(filing, get_rubric("yueyang-annex-3-1"))
    assert compare(made, made, before_at=Stage.CLAIMED).change == Points("-84")
    assert compare(made, evolve(made, year=2021)).change == Points("0")
