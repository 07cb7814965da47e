"""Laws of amounts: units, sums and `Money`, for all amounts."""

from __future__ import annotations

import pickle
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

from perfeval.errors import InputError, PerfevalError
from perfeval.numbers.amounts import Amount, Unit, read_amount, wan_yuan, yuan
from perfeval.numbers.cells import Unreadable
from perfeval.numbers.decimals import ATOMS, decimal_text
from perfeval.numbers.printed import Points

units = st.sampled_from(Unit)
amounts = st.builds(
    lambda atoms, unit: Amount(decimal_text(atoms), unit),
    st.integers(-(10**20), 10**20),
    units,
)
junk = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.integers(),
    st.decimals(),
    st.binary(),
    st.text(),
    st.text("0123456789.,-+元万亿 ５．", max_size=10),
    st.lists(st.none(), max_size=1),
    st.builds(Money, st.decimals(), st.sampled_from(["CNY", "USD"])),
    st.just(Points("5")),
    st.just(object()),
)


@given(st.integers(-(10**20), 10**20), units)
def test_an_amount_is_its_number_times_its_unit(atoms: int, unit: Unit) -> None:
    """The value in yuan is exact in every unit."""
    amount = Amount(decimal_text(atoms), unit)
    assert amount.fraction == Fraction(atoms, ATOMS) * unit.yuan
    assert Fraction(amount.yuan) == amount.fraction
    assert Fraction(amount.plain) == Fraction(atoms, ATOMS)


@given(amounts)
def test_an_amount_reads_back_what_it_prints(amount: Amount) -> None:
    """Printed, pickled or evolved, the amount keeps text, unit and value."""
    for back in (
        Amount.parse(amount.printed),
        read_amount(amount.printed),
        pickle.loads(pickle.dumps(amount)),
        evolve(amount),
    ):
        assert isinstance(back, Amount)
        assert back == amount
        assert hash(back) == hash(amount)
        assert (back.text, back.unit, back.places) == (amount.text, amount.unit, amount.places)


@given(amounts, units)
def test_another_unit_changes_no_value(amount: Amount, unit: Unit) -> None:
    """An amount printed anew in another unit is the same amount."""
    try:
        other = Amount.of_atoms(amount.atoms, unit)
    except InputError:
        assert abs(amount.fraction) >= 10**15
        return
    assert other == amount
    assert hash(other) == hash(amount)
    assert other.unit in (unit, Unit.YUAN)


@given(amounts, amounts)
def test_amounts_are_ordered_by_value(one: Amount, other: Amount) -> None:
    """Across units, order and equality go by the value in yuan."""
    left, right = one.fraction, other.fraction
    assert (one < other, one <= other, one > other, one >= other, one == other) == (
        left < right,
        left <= right,
        left > right,
        left >= right,
        left == right,
    )


@given(st.lists(st.tuples(st.integers(-(10**6), 10**6), units), min_size=1, max_size=6))
def test_sums_are_exact(pairs: list[tuple[int, Unit]]) -> None:
    """Amounts of any units add up to the sum of their values, in any order."""
    terms = [Amount(str(number), unit) for number, unit in pairs]
    total = sum(terms[1:], terms[0])
    assert total.fraction == sum(term.fraction for term in terms)
    assert sum(terms[-2::-1], terms[-1]) == total
    assert (total - terms[0]) + terms[0] == total
    assert abs(total).fraction == abs(total.fraction)


@given(st.integers(-(10**22), 10**22), st.integers(1, 28), st.booleans())
def test_money_comes_and_goes_unchanged(atoms: int, precision: int, traps: bool) -> None:
    """`Money` in yuan and back is the same amount, in any decimal context."""
    amount = yuan(decimal_text(atoms))
    context = Context(prec=precision, Emin=-2, Emax=2)
    if traps:
        context.traps = dict.fromkeys(context.traps, True)
    with localcontext(context):
        money = amount.money
        assert yuan(money) == amount
        assert wan_yuan(money) == amount
        assert Fraction(money.amount) == amount.fraction
        assert str(money.currency) == "CNY"


@given(junk, st.sampled_from([yuan, wan_yuan]))
def test_junk_gives_an_amount_or_one_of_our_errors(value: Any, make: Any) -> None:
    """No door of an amount lets a foreign error out, and none takes a float or a bool."""
    try:
        amount = make(value)
    except PerfevalError:
        pass
    else:
        assert isinstance(value, str | int | Decimal | Money)
        assert not isinstance(value, bool)
        assert abs(amount.fraction) < 10**15 * amount.unit.yuan


@given(junk, junk | units)
def test_junk_in_the_class_itself_gives_one_of_our_errors(text: Any, unit: Any) -> None:
    """`Amount` and `Amount.parse` refuse what they cannot read."""
    for make in (Amount, Amount.parse, Amount.of_atoms):
        try:
            made = make(text, unit)
        except PerfevalError:
            pass
        else:
            assert isinstance(made.unit, Unit)
            assert Amount.parse(made.printed) == made


@given(st.text("0123456789.,-+元万亿 ５．约", max_size=12))
def test_a_cell_without_a_unit_is_no_amount(text: str) -> None:
    """元 or 万元 is never guessed: without either the cell is nil or unreadable."""
    cell = read_amount(text)
    if isinstance(cell, Amount):
        assert text.strip().endswith("元")
    elif isinstance(cell, Unreadable):
        assert cell.text == text
