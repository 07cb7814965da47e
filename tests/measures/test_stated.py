"""What the form states itself: rates, counts, states, the balance, conditions."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.filing import Fact, Facts
from perfeval.measures import (
    Balance,
    Checks,
    GivenCount,
    GivenRate,
    GivenState,
    Kind,
    Measured,
    Term,
    Unmeasured,
    Why,
)
from perfeval.numbers.printed import Count
from perfeval.numbers.rates import Rate
from tests.tables import each_row

RATE = GivenRate(term=Term(fact="satisfaction.rate", name="满意度", name_en="satisfaction"))
COUNT = GivenCount(term=Term(fact="special_funds.late", name="未按进度下达的专项资金个数"))
STATE = GivenState(term=Term(fact="goal.level", name="目标完成情况"))
BALANCE = Balance(
    balance=Term(fact="balance", name="当年结余", name_en="balance"),
    brought_forward=Term(fact="brought", name="上年结转", name_en="brought forward"),
)
CHECKS = Checks(
    terms=(Term(fact="rules.adopted", name="①制度"), Term(fact="rules.enforced", name="②执行"))
)
Stated = GivenRate | GivenCount | GivenState | Balance | Checks


def given(formula: Stated, **values: Any) -> Measured | Unmeasured:
    facts = (Fact(id=key.replace("__", "."), value=value) for key, value in values.items())
    return formula.measure(Facts(facts))


def test_a_stated_rate_is_taken_as_it_stands() -> None:
    """办事满意率99.9%."""
    assert given(RATE, satisfaction__rate="99.9%") == Measured(
        Kind.RATE, Rate("99.9%"), "满意度", "satisfaction"
    )


def test_a_stated_count_is_taken_as_it_stands() -> None:
    """None is also a count."""
    found = given(COUNT, special_funds__late="0个")
    assert isinstance(found, Measured)
    assert (found.kind, found.value) == (Kind.COUNT, Count("0"))


def test_a_stated_level_is_taken_without_spaces() -> None:
    """Words name a state, and the reason repeats them."""
    found = given(STATE, goal__level=" 达成 ")
    assert found == Measured(Kind.STATE, "达成", "目标完成情况 达成", "goal.level 达成")


@each_row(
    ("formula", "values"),
    [(RATE, {"satisfaction__rate": "99"}), (COUNT, {"special_funds__late": "5%"}),
     (STATE, {"goal__level": "5人"}), (CHECKS, {"rules__adopted": "是", "rules__enforced": True}),
     (BALANCE, {"balance": "5人"}), (BALANCE, {"balance": "5元", "brought": "5%"})]
)  # fmt: skip
def test_a_value_of_another_kind_is_unfit(formula: Stated, values: dict[str, Any]) -> None:
    """A bare 99 may be 99% or a count: it is not guessed."""
    found = given(formula, **values)
    assert isinstance(found, Unmeasured)
    assert found.why is Why.UNFIT


@each_row(
    ("formula", "facts"),
    [(RATE, ("satisfaction.rate",)), (COUNT, ("special_funds.late",)), (STATE, ("goal.level",)),
     (CHECKS, ("rules.adopted", "rules.enforced")), (BALANCE, ("balance", "brought"))]
)  # fmt: skip
def test_what_is_missing_is_named(formula: Stated, facts: tuple[str, ...]) -> None:
    """Without any balance the amount brought forward is not asked for."""
    assert formula.facts == facts
    found = given(formula)
    assert isinstance(found, Unmeasured)
    assert found.why is Why.MISSING
    assert found.facts == (facts[:1] if formula is BALANCE else facts)


@each_row(
    ("balance", "brought", "state", "words"),
    [
        ("0", None, "none", "当年结余 0 万元，无结余"),
        ("0.0001", "0.0001", "within", "当年结余 0.0001 万元，不超过上年结转 0.0001 万元"),
        ("0.0002", "0.0001", "above", "当年结余 0.0002 万元，超过上年结转 0.0001 万元"),
        ("548.69", "1131.56", "within", "当年结余 548.69 万元，不超过上年结转 1131.56 万元"),
        ("1680.25", "1131.56", "above", "当年结余 1680.25 万元，超过上年结转 1131.56 万元"),
        ("1", "-1", "above", "当年结余 1 万元，超过上年结转 -1 万元"),
    ],
)
def test_the_stated_balance_is_none_within_or_above(
    balance: str, brought: str | None, state: str, words: str
) -> None:
    """Compared with what last year brought forward, by value, on the exact edge too."""
    values = {"balance": f"{balance}万元"} | ({"brought": f"{brought}万元"} if brought else {})
    found = given(BALANCE, **values)
    assert isinstance(found, Measured)
    assert (found.value, found.zh) == (state, words)
    wording: Any = BALANCE.wording("zh")
    assert wording({key: Fact(id=key, value=value) for key, value in values.items()}) == words


def test_a_balance_in_english() -> None:
    """Names are English, figures as printed."""
    within = given(BALANCE, balance="1元", brought="1万元")
    above = given(BALANCE, balance="2万元", brought="1万元")
    assert isinstance(within, Measured)
    assert isinstance(above, Measured)
    assert within.en == "balance 1 元, not above brought forward 1 万元"
    assert above.en == "balance 2 万元, above brought forward 1 万元"


def test_a_deficit_fits_no_state() -> None:
    """The clause says nothing of it; it is not “none left”."""
    found = given(BALANCE, balance="-0.01万元", brought="5万元")
    assert isinstance(found, Unmeasured)
    assert (found.why, found.facts) == (Why.UNFIT, ("balance",))
    assert "为负数" in found.zh
    assert "deficit" in found.en


def test_a_balance_needs_what_was_brought_forward() -> None:
    """Some balance alone gives no state."""
    found = given(BALANCE, balance="5元")
    assert isinstance(found, Unmeasured)
    assert (found.why, found.facts) == (Why.MISSING, ("brought",))


def test_conditions_are_met_or_not() -> None:
    """In their order."""
    found = given(CHECKS, rules__adopted=True, rules__enforced=False)
    assert isinstance(found, Measured)
    assert (found.kind, found.value) == (Kind.CHECKS, (True, False))


@each_row(
    ("kind", "fields", "where"),
    [
        (GivenRate, {"term": "满意度"}, "the term of a given rate"),
        (GivenCount, {"term": None}, "the term of a given count"),
        (GivenState, {"term": 5}, "the term of a given state"),
        (Balance, {"balance": 1, "brought_forward": 2}, "the balance"),
        (Checks, {"terms": ()}, "the conditions of a checklist"),
    ],
)
def test_what_is_no_term_is_refused(kind: type, fields: dict[str, Any], where: str) -> None:
    """Structure is checked at construction."""
    with pytest.raises(InputError, match=where):
        kind(**fields)
