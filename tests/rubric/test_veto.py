"""Vetoes, bonuses and penalties: what stands beyond the rows of a rubric, from data to rating."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from perfeval import (
    BudgetUnit,
    CapTotal,
    Fact,
    Filing,
    Points,
    RubricError,
    Scorecard,
    check_rubric,
    dumps,
    loads,
    score,
)
from perfeval.rules import Judged
from tests.extras import BONUS, CAP, CASES, EXTRAS, PENALTY, VETO, card, rubric
from tests.tables import each_row


@each_row(
    ("awards", "faults", "total"),
    [("0", "0", "95"), ("1", "0", "97"), ("3", "0", "100"), ("3", "9", "91"), ("0", "50", "85")],
)
def test_bonuses_come_on_top_and_penalties_off(awards: str, faults: str, total: str) -> None:
    """Each capped at its points, the total at 100; at last the rating."""
    made = card(EXTRAS, awards=awards + "次", faults=faults + "个")
    assert made.total.plain == total
    assert made.reviewed_total == made.total
    assert made.rating == ("优" if made.total >= Points("90") else "良")
    assert (made.scored_out_of.plain, made.out_of.plain) == ("100", "100")


@each_row(
    ("awards", "faults", "total"),
    [("2", "0", "99"), ("3", "3", "97"), ("2", "1", "98"), ("3", "50", "90")],
)
def test_a_total_may_be_capped_before_the_penalties_come_off(
    awards: str, faults: str, total: str
) -> None:
    """The same clauses, read the other way: 95 + 5 − 3 is 97 of 100, not 97 of 105."""
    by = evolve(EXTRAS, cap_total=CapTotal.BEFORE_PENALTIES)
    assert card(by, awards=awards + "次", faults=faults + "个").total.plain == total


@each_row(
    ("reading", "total"), [(CapTotal.BEFORE_PENALTIES, "97"), (CapTotal.AFTER_PENALTIES, "100")]
)
def test_the_order_of_cap_and_penalties_is_a_reading(reading: CapTotal, total: str) -> None:
    """98 + 5 − 3 with at most 100."""
    made = card(evolve(EXTRAS, cap_total=reading), "98", awards="3次", faults="3个")
    assert made.total.plain == made.reviewed_total.plain == total
    assert Points.total([step.points for step in made.steps]) == made.total


def test_a_total_may_be_allowed_to_pass_100() -> None:
    """The rubric says to how many points a total may rise."""
    generous = evolve(EXTRAS, total_at_most=Points("105"))
    assert card(generous, "100", awards="3次", faults="0个").total.plain == "105"


def test_a_total_never_falls_below_0() -> None:
    """扣完为止."""
    assert card(EXTRAS, "5", awards="0次", faults="20个").total.plain == "0"


def test_an_extra_that_is_not_stated_leaves_the_rating_open() -> None:
    """Nothing is guessed: without the number of faults there is a total, and no rating."""
    made = card(EXTRAS, awards="0次")
    (penalty,) = made.penalties
    assert (made.total.plain, made.rating, penalty.earned) == ("95", None, None)
    assert penalty.reason("zh") == "缺少问题个数"


def test_an_extra_can_be_judged() -> None:
    """A bonus without a rule is a reviewer's; it stands in the reviewed total only."""
    by = rubric(bonuses=(evolve(BONUS, measure=None, rule=Judged()),), total_at_most=Points("100"))
    filing = Filing(
        unit=BudgetUnit(name="某局"),
        year=2023,
        facts=(Fact(id="budget.final", value="100元"), Fact(id="budget.outturn", value="90元")),
    )
    made = score(filing, by, judgements={"awards": "9"})
    assert (made.total.plain, made.reviewed_total.plain) == ("90", "95")


@each_row(
    ("grave", "fraud", "applies", "total", "rating"),
    [
        (False, False, False, "95", "优"),
        (True, False, True, "0", "差"),
        (True, None, True, "0", "差"),
        (False, None, None, "95", None),
        (None, None, None, "95", None),
        ("不适用", "不适用", False, "95", "优"),
    ],
)
def test_a_veto_voids_the_score(
    grave: object, fraud: object, applies: bool | None, total: str, rating: str | None
) -> None:
    """One stated fact is enough; what is not stated leaves the veto, and so the rating, open."""
    facts = {key: value for key, value in (("grave", grave), ("fraud", fraud)) if value is not None}
    made = card(rubric(vetoes=(VETO,)), "95", **facts)
    assert (made.total.plain, made.rating) == (total, rating)
    assert made.vetoes[0].applies is applies
    assert made.vetoes[0].clause == VETO.clause != ""


def told(made: Scorecard) -> tuple[str, str, str]:
    """Why the one veto of a scorecard applies, or does not."""
    because = made.vetoes[0].because
    return because.code, because.zh, because.en


def test_a_veto_may_cap_the_rating_only() -> None:
    """不得评为优: the total stays."""
    by = rubric(vetoes=(CAP,))
    made = card(by, grave=True)
    assert (made.total.plain, made.rating) == ("95", "良")
    assert card(by, "10", grave=True).rating == "差"
    assert told(made) == ("vetoed", "有所列情形：重大违纪", "stated: grave")
    both = card(rubric(vetoes=(VETO,)), grave=True, fraud=True)
    assert told(both) == ("vetoed", "有所列情形：重大违纪、弄虚作假", "stated: grave, fraud")
    neither = card(rubric(vetoes=(VETO,)), grave=False, fraud=False)
    assert told(neither)[0] == "no_veto"


def test_a_rubric_with_extras_keeps_every_law() -> None:
    """And reads back from JSON."""
    by = evolve(EXTRAS, vetoes=(VETO, CAP))
    assert check_rubric(by).problems == ()
    assert loads(dumps(by)) == by


@each_row(
    ("changes", "message"),
    [
        ({"bonuses": (BONUS,)}, "某县评分标准: with a bonus it must say total_at_most"),
        (
            {"bonuses": (BONUS,), "penalties": (PENALTY,), "total_at_most": Points("100")},
            "某县评分标准: with a bonus and a penalty it must say cap_total",
        ),
        ({"total_at_most": Points("99")}, "a total of at most 99 is below its 100 points"),
        (
            {"vetoes": (evolve(CAP, rating_at_most="中"),)},
            "不得评优: 中 is no rating of the rubric",
        ),
        ({"vetoes": (VETO, VETO)}, "the key grave stands 2 times"),
        ({"penalties": (evolve(PENALTY, key="execution"),)}, "the key execution stands 2 times"),
    ],
)
def test_what_contradicts_itself_is_refused(changes: dict[str, Any], message: str) -> None:
    """A definition that cannot be meant does not come into being."""
    with pytest.raises(RubricError, match=message):
        rubric(**changes)


@each_row(
    ("changes", "message"),
    [
        ({"total_at_most": None}, "一票否决: a veto must cap the total or the rating"),
        ({"total_at_most": "-1"}, "一票否决: a total of -1 is below 0"),
        ({"measure": CASES}, "一票否决: a veto takes checks, its measure gives count"),
    ],
)
def test_a_veto_that_does_nothing_is_refused(changes: dict[str, Any], message: str) -> None:
    """A veto needs a checklist and something to cap."""
    with pytest.raises(RubricError, match=message):
        evolve(VETO, **changes)
