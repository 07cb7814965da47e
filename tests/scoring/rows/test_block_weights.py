"""权重: rows of a block of 100 points count by the weight of their block, exactly."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from perfeval import InputError, Points, Rate, RubricError, dumps, loads, render, score
from perfeval.filing import FormKind, ScoreSheet, SheetRow
from perfeval.measures import GivenRate, Measure, Term
from perfeval.rubric import Criterion, GradeDiscount, Pool, Section
from perfeval.rules import Judged, Proportional
from tests.given import filing, rubric
from tests.tables import each_row


def row(key: str, points: str) -> Criterion:
    measure = Measure(
        id=key, name=key, formula=GivenRate(term=Term(fact=key, name=key)), text="单位所报"
    )
    return Criterion(
        key=key, name=key, points=points, clause="按率计分", measure=measure, rule=Proportional()
    )


POOL = Pool(key="pool", name="效果", labels=("效果",), points="40", clause="评定", rule=Judged())
BLOCKS = (
    Section(name="预算绩效", points="50", adds_to="100", items=(row("a", "30"), row("b", "70"))),
    Section(
        name="项目产出",
        points="50",
        adds_to="10",
        sections=(Section(name="数量", points="10", adds_to="100", items=(row("c", "60"), POOL)),),
    ),
)
SHEET = ScoreSheet(
    key="sheet",
    rows=(
        SheetRow(name="a", points=Points("30"), claimed=Points("30")),
        SheetRow(name="c", points=Points("60"), claimed=Points("50")),
        SheetRow(level1="效果", name="甲", points=Points("40"), claimed=Points("40")),
    ),
)


def made(**more: Any) -> Any:
    return rubric(row("x", "100"), sections=BLOCKS, form=FormKind.SCORE_SHEET, **more)


def test_each_point_counts_what_its_block_makes_of_it() -> None:
    """Half a point in the first block, half a point through two levels in the second."""
    facts = {"a": "90%", "b": "50%", "c": "100%"}
    card = score(filing(SHEET, facts=facts), made())
    assert made().weights() == dict.fromkeys(("a", "b", "c", "pool"), Rate("50%"))
    shown = {each.key: (each.earned, each.out_of, each.weight) for each in card.scores}
    assert shown["a"] == (Points("27"), Points("30"), Rate("50%"))
    assert shown["pool/甲"] == (None, Points("40"), Rate("50%"))
    assert (card.total.plain, card.scored_out_of.plain) == ("61", "80")
    assert card.claimed_total.plain == "60"
    assert card.reviewed_out_of.plain == "100"
    assert card.reviewed_total.plain == "81"
    assert loads(dumps(card)) == card
    assert "27 / 30（权重 50%）" in render(card, "text")
    assert "(weight 50%)" in render(card, "text", "en")


def test_a_row_in_doubt_has_its_weight() -> None:
    """Scored by facts alone, where a row is made when it is read."""
    card = score(filing(facts={"a": "90%"}), made())
    shown = {each.key: (each.earned, each.weight) for each in card.scores}
    assert shown["a"] == (Points("27"), Rate("50%"))
    assert shown["b"] == shown["c"] == (None, Rate("50%"))
    assert card.total.plain == "13.5"


def test_a_third_of_a_point_is_exact_to_eight_places() -> None:
    """As amounts are."""
    block = Section(name="块", points="1", adds_to="3", items=(row("a", "3"),))
    thirds = rubric(row("x", "1"), sections=(block,), form=FormKind.SCORE_SHEET)
    card = score(filing(facts={"a": "33.34%"}), thirds)
    assert (card.scores[0].earned, card.total.plain) == (Points("1"), "0.33333333")


def test_the_rows_add_up_to_what_the_block_says() -> None:
    """Otherwise it cannot be made; the text shows both numbers."""
    with pytest.raises(RubricError, match="预算绩效: its parts add up to 30, not to 100"):
        Section(name="预算绩效", points="50", adds_to="100", items=(row("a", "30"),))
    with pytest.raises(RubricError, match="预算绩效: rows that add up to 0"):
        Section(name="预算绩效", points="50", adds_to="0", items=(row("a", "30"),))
    discount = GradeDiscount(ratings=("优", "良"), shares=("90%",))
    text = render(made(grade_discount=discount), "text")
    assert "预算绩效 50 分（各行合计 100 分，折算计入）" in text
    assert "评级下降的折扣" in text
    assert "低 1 档" in text


@each_row("weight", ["0%", "-1%"])
def test_a_weight_is_above_0(weight: str) -> None:
    """Otherwise a row would count nothing, or against itself."""
    (first, *_) = score(filing(facts={"a": "90%"}), made()).scores
    with pytest.raises(InputError, match=r"a: 权重: .* a rate above 0%"):
        evolve(first, weight=Rate(weight))
