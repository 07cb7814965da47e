"""Amounts of money: exact, in 元, 万元 and 亿元, and py-moneyed's `Money` at the door."""

from __future__ import annotations

import operator
import os
import re
import subprocess
import sys
from decimal import (
    ROUND_FLOOR,
    Clamped,
    Context,
    Decimal,
    DivisionByZero,
    FloatOperation,
    Inexact,
    InvalidOperation,
    Overflow,
    Rounded,
    Subnormal,
    Underflow,
    localcontext,
)
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from moneyed import Money

from perfeval.errors import InputError, brief
from perfeval.numbers.amounts import Amount, Unit, read_amount, wan_yuan, yuan
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from tests.copies import assert_is_value
from tests.tables import each_row

HOSTILE = Context(
    prec=1,
    rounding=ROUND_FLOOR,
    Emin=0,
    Emax=0,
    traps=[
        Clamped,
        DivisionByZero,
        FloatOperation,
        Inexact,
        InvalidOperation,
        Overflow,
        Rounded,
        Subnormal,
        Underflow,
    ],
)


@each_row(
    ("amount", "text", "unit", "places", "value"),
    [
        (yuan("2,026,400"), "2,026,400", Unit.YUAN, 0, "2026400"),
        (yuan("0.01"), "0.01", Unit.YUAN, 2, "0.01"),
        (wan_yuan("1393.97"), "1393.97", Unit.WAN_YUAN, 2, "13939700"),
        (wan_yuan(" １，３９３．９７ "), "１，３９３．９７", Unit.WAN_YUAN, 2, "13939700"),
        (wan_yuan("-0.50"), "-0.50", Unit.WAN_YUAN, 2, "-5000"),
        (wan_yuan(2), "2", Unit.WAN_YUAN, 0, "20000"),
        (wan_yuan(Decimal("9.480")), "9.480", Unit.WAN_YUAN, 3, "94800"),
        (Amount("1.5", Unit.YI_YUAN), "1.5", Unit.YI_YUAN, 1, "150000000"),
        (Amount("0.00000001", Unit.YI_YUAN), "0.00000001", Unit.YI_YUAN, 8, "1"),
        (wan_yuan("0.00000001"), "0.00000001", Unit.WAN_YUAN, 8, "0.0001"),
        (yuan("0.00000001"), "0.00000001", Unit.YUAN, 8, "0.00000001"),
        (yuan("999999999999999.99999999"), "999999999999999.99999999", Unit.YUAN, 8,
         "999999999999999.99999999")
    ]
)  # fmt: skip
def test_an_amount_is_exact(amount: Amount, text: str, unit: Unit, places: int, value: str) -> None:
    """An amount keeps text, unit and places as printed, and is worth its yuan to 10⁻⁸."""
    assert (amount.text, amount.unit, amount.places) == (text, unit, places)
    assert amount.yuan == Decimal(value)
    assert amount.fraction == Fraction(value)
    assert amount.atoms == Fraction(value) * 10**8
    assert amount.printed == f"{text}{unit.value}"
    assert str(amount) == f"{text} {unit.value}"
    assert Fraction(amount.plain) * unit.yuan == Fraction(value)


@each_row(
    "value",
    [1.5, float("nan"), True, False, None, b"5", ["5"], "", "-", "/", "1e5", "1_000", "NaN", "五",
     "1,23", "1" * 16, "0.123456789", "5万", "5 元 元", "￥5", Decimal("NaN"), Decimal("1E-9"),
     10**15, Points("5"), Count("5"), "5\u200b"]
)  # fmt: skip
def test_what_is_no_amount_is_refused(value: Any) -> None:
    """Floats, bools, blanks, words and other numbers are no amounts, by every door."""
    for make in (
        yuan,
        wan_yuan,
        lambda each: Amount(each, Unit.WAN_YUAN),
        lambda each: Amount.parse(each, Unit.WAN_YUAN),
    ):
        with pytest.raises(InputError, match="an amount: found"):
            make(value)


@each_row("unit", [None, "万元", 10_000, True, Unit])
def test_an_amount_has_a_unit(unit: Any) -> None:
    """A unit is one of the three; the word for it is not enough."""
    with pytest.raises(InputError, match="the unit of an amount: found") as caught:
        Amount("5", unit)
    assert ("None" in str(caught.value)) is (unit is None)
    with pytest.raises(InputError, match="the unit of an amount: found") as caught:
        Amount.of_atoms(5, unit)
    assert ("None" in str(caught.value)) is (unit is None)


@each_row(
    ("text", "unit", "amount"),
    [
        ("1393.97万元", None, wan_yuan("1393.97")),
        (" 1393.97 万元 ", Unit.YUAN, wan_yuan("1393.97")),
        ("２．５亿元", None, yuan("250000000")),
        ("2026400元", Unit.WAN_YUAN, wan_yuan("202.64")),
        ("2,026,400\u3000元", None, wan_yuan("202.64")),
        ("202.64", Unit.WAN_YUAN, yuan("2026400")),
        ("\u22120.5万元", None, yuan("-5000")),
    ],
)
def test_a_printed_amount_is_read(text: str, unit: Unit | None, amount: Amount) -> None:
    """The unit that is printed counts; a bare number is in the unit of its column."""
    read = Amount.parse(text, unit)
    assert read == amount
    assert Amount.parse(read.printed) == read
    assert read_amount(text, unit) == amount


def test_the_printed_text_is_kept() -> None:
    """Full-width digits stay in the text that was read."""
    assert Amount.parse("１，３９３．９７ 万元").text == "１，３９３．９７"


@each_row(
    "text",
    ["5", "5万", "5万元元", "元", "万元", "万万元", "约5万元", "5万元左右", "5元5角", "5万 元",
     "5美元", "1.5e3万元", "5%"]
)  # fmt: skip
def test_a_text_without_unit_or_number_is_no_amount(text: str) -> None:
    """元 or 万元 is never guessed; the cell is unreadable and keeps its text."""
    with pytest.raises(InputError, match="an amount: found"):
        Amount.parse(text)
    assert read_amount(text) == Unreadable(text)


def test_a_blank_cell_is_no_amount() -> None:
    """A blank mark is nil, with or without a unit."""
    assert read_amount("——") == Nil("——")
    assert read_amount("", Unit.WAN_YUAN) == Nil("")


@each_row("text", ["1" + " " * 19_998 + "x", "元" * 20_000, "1" * 19_999 + "元"])
def test_a_long_text_is_refused_at_once(text: str) -> None:
    """20,000 characters that are no amount cost no more than reading them."""
    with pytest.raises(InputError):
        Amount.parse(text)


def test_amounts_are_equal_by_value() -> None:
    """One 万元 is ten thousand 元, however it is printed: one place in a set."""
    same = [wan_yuan("1"), wan_yuan("1.00"), yuan("10,000"), Amount("0.0001", Unit.YI_YUAN)]
    assert len(set(same)) == 1
    assert all(one == other for one in same for other in same)
    assert yuan("9999.99999999") < wan_yuan("1") < yuan("10000.00000001")
    assert wan_yuan("1") <= yuan("10000")
    assert wan_yuan("1") >= yuan("10000")
    assert yuan("-0") == yuan("0")


@each_row("other", [10_000, "1万元", Decimal(10_000), Count("10000"), None, 1.0])
def test_an_amount_is_compared_and_added_with_amounts_only(other: Any) -> None:
    """An amount is not equal to a number, and is neither more nor less."""
    assert wan_yuan("1") != other
    for compare in (operator.lt, operator.le, operator.gt, operator.ge):
        with pytest.raises(TypeError):
            compare(wan_yuan("1"), other)
    refused = re.escape(f"an amount: found {brief(other)}; expected another Amount")
    for add in (operator.add, operator.sub):
        with pytest.raises(InputError, match=refused):
            add(wan_yuan("1"), other)


def test_amounts_add_up_exactly() -> None:
    """A sum is in the unit of its first term, where 8 places are enough; else in 元."""
    assert (wan_yuan("253.31") + wan_yuan("1140.66")).printed == "1393.97万元"
    assert (wan_yuan("1") + yuan("1")).printed == "1.0001万元"
    assert (wan_yuan("1") - yuan("10000.00000001")).printed == "-0.00000001元"
    assert (Amount("1", Unit.YI_YUAN) + yuan("0.5")).printed == "100000000.5元"
    assert abs(wan_yuan("-5.50")).printed == "5.5万元"


def test_a_sum_out_of_range_is_refused() -> None:
    """A sum keeps the range of an amount."""
    with pytest.raises(InputError):
        yuan(10**15 - 1) + yuan(1)


def test_money_comes_in_and_goes_out() -> None:
    """A host gives and gets py-moneyed's `Money`, always in yuan."""
    assert wan_yuan("1393.97").money == Money("13939700", "CNY")
    assert yuan(Money("0.01", "CNY")).printed == "0.01元"
    assert wan_yuan(Money("13939700", "CNY")).printed == "1393.97万元"
    assert wan_yuan(Money("0.00001", "CNY")).printed == "0.00001元"
    money: Any = wan_yuan("1393.97").money
    money.amount = Decimal(0)
    assert wan_yuan("1393.97").money == Money("13939700", "CNY")


def test_an_amount_comes_in_too() -> None:
    """An amount in its own unit stays itself; in another it is printed anew."""
    amount = wan_yuan("5.00")
    assert wan_yuan(amount) is amount
    assert yuan(amount).printed == "50000元"


@each_row("code", ["USD", "HKD", "TWD", "JPY"])
def test_foreign_money_is_refused(code: str) -> None:
    """Another currency is never taken for yuan."""
    for make in (yuan, wan_yuan):
        with pytest.raises(InputError, match=r"an amount: found .*; expected money in CNY"):
            make(Money("5", code))


@each_row("value", [1.5, float("nan"), None, True, Decimal("NaN"), Decimal("Infinity"), 10**15])
def test_money_with_a_wrong_amount_is_refused(value: Any) -> None:
    """`Money` can be assigned to and takes anything; an amount cannot."""
    money: Any = Money("5", "CNY")
    money.amount = value
    with pytest.raises(InputError, match="an amount: found"):
        yuan(money)
    for extreme in ("NaN", "Infinity", "0.000000001", "1E+15"):
        with pytest.raises(InputError, match="an amount: found"):
            yuan(Money(extreme, "CNY"))


def test_what_has_a_currency_but_is_no_money_is_refused() -> None:
    """A thing that has a currency without a code, or no amount, is no money."""

    class Coin:
        currency = "CNY"

    class Yuan:
        code = "CNY"

    class Empty:
        currency = Yuan()

    coin: Any = Coin()
    empty: Any = Empty()
    with pytest.raises(InputError, match="expected money in CNY"):
        yuan(coin)
    with pytest.raises(InputError, match="an amount: found None"):
        yuan(empty)


@each_row("amount", [yuan("2,026,400"), wan_yuan("-1.50"), Amount("1.5", Unit.YI_YUAN)])
def test_an_amount_is_a_value(amount: Amount) -> None:
    """Frozen, and the same after pickle, copy and evolve; 万元 is never applied twice."""
    assert_is_value(amount)
    assert repr(evolve(amount)) == repr(amount)
    assert hash(amount) != hash(amount + yuan(1))
    assert evolve(amount, text="7").fraction == 7 * amount.unit.yuan
    assert evolve(amount, unit=Unit.YUAN).text == amount.text
    with pytest.raises(InputError):
        evolve(amount, text="七")


def told() -> list[str]:
    """What amounts and numbers say, through every door that meets a `Decimal`."""
    amount = wan_yuan(Decimal("123456.789012"))
    return [
        amount.printed,
        str(amount.yuan),
        str(amount.money.amount),
        str(amount + yuan("0.01")),
        str(amount - wan_yuan("123456.78901199")),
        wan_yuan(Money(Decimal("1234567.89"), "CNY")).printed,
        Points(Decimal("22.50")).text,
        str(Points("99.99999999").decimal),
        Points.rounded(Fraction(2, 3), 4).text,
        Rate("94.99999999%").percent(Rate("95%")),
        Rate(29, 30).percent(),
        str(Count("1.2345万").decimal),
    ]


TOLD = [
    "123456.789012万元",
    "1234567890.12",
    "1234567890.12",
    "123456.789013 万元",
    "0.00000001 万元",
    "123.456789万元",
    "22.50",
    "99.99999999",
    "0.6667",
    "94.99999999%",
    "96.67%",
    "12345",
]


def test_nothing_depends_on_the_decimal_context() -> None:
    """One digit of precision and every trap set: the host's context changes nothing."""
    assert told() == TOLD
    with localcontext(HOSTILE) as context:
        assert told() == TOLD
        assert not any(context.flags.values())


@each_row(
    "environment",
    [
        {"PYTHONHASHSEED": "0", "LC_ALL": "C", "PYTHONIOENCODING": "utf-8"},
        {"PYTHONHASHSEED": "7", "LC_ALL": "de_DE.UTF-8", "PYTHONIOENCODING": "utf-8"},
    ],
)
def test_nothing_depends_on_locale_or_hash_seed(environment: dict[str, str]) -> None:
    """Another locale and another hash seed give the same texts."""
    script = (
        "import locale\n"
        "try:\n    locale.setlocale(locale.LC_ALL, '')\n"
        "except locale.Error:\n    pass\n"
        "from perfeval.numbers.amounts import wan_yuan\n"
        "from perfeval.numbers.printed import Points\n"
        "from perfeval.numbers.rates import Rate\n"
        "print(wan_yuan('1,393.97').printed, wan_yuan('1,393.97').yuan, wan_yuan('1').money.amount,"
        " Points('22.50').plain, Rate(29, 30).percent(), Rate('583.46/1115.29'))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "1,393.97万元 13939700 10000 22.5 96.67% 583.46/1115.29\n"
