"""Exact numbers: which printed texts are numbers, and what they are worth."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.printed import Count, Number, Percent, Points
from perfeval.numbers.rates import Rate
from tests.copies import assert_is_value
from tests.tables import each_row

KINDS: tuple[type[Number], ...] = (Number, Points, Count, Percent)
VALUES = [Number("1.50"), Points("99分"), Count("1.2万封"), Percent("98.77％")]

REFUSED = [
    # exponents, and what Decimal takes besides
    "1e5", "1E5", "1e-5", "１e５", "1e1000000", "1_000", "_1", "NaN", "nan", "sNaN", "nan123",
    "Infinity", "-Infinity", "inf", "∞", "0x10", "0b1", "True", "None",
    # digits of other scripts, and what NFKC would make a digit of
    "10²", "10³", "²", "５²", "①", "5①", "⑩", "㈠", "½", "5½", "٣", "١٢٣", "5٣", "१२", "𝟏𝟐",
    "Ⅷ", "五", "十二", "一百", "壹万",
    # commas and points in the wrong place
    "1,23,456", "12,34", "1,2345", "1234,567", "1,,234", ",123", "123,", "1,234,56", "1，23，456",
    "1.234,56", ".5", "5.", "．5", "1.2.3", "1..2", ".", ",", "1、234", "1'000", "1 000", "1 .5",
    # signs
    "+", "--5", "+-5", "5-", "5+", "- 5", "±5", "~5", "3-5", "3~5", "3至5", "1/2", "5*2", "5^2",
    "(5)", "=5", "≥5", ">5",
    # too long, too large, too fine
    "1" * 16, "9,999,999,999,999,999", "1,000,000,000,000,000", "0.123456789", "1." + "0" * 9,
    "0" * 33, "0" * 16,
    # words and money
    "约5", "5余", "10多", "近100", "100以上", "满分", "￥5", "5€", "$5", "#REF!", "-", "/", "", " ",
]  # fmt: skip

ACCEPTED = [
    ("0", "0", 0),
    ("-0", "0", 0),
    ("007", "7", 0),
    ("5", "5", 0),
    ("+5", "5", 0),
    ("-5", "-5", 0),
    ("\u22125", "-5", 0),
    ("－5.5", "-5.5", 1),
    ("＋5", "5", 0),
    ("10.0", "10", 1),
    ("0.00", "0", 2),
    ("１２３．４５", "123.45", 2),
    ("１，２３４．５０", "1234.5", 2),
    ("1,234.56", "1234.56", 2),
    ("12,345,678", "12345678", 0),
    ("999,999,999,999,999", "999999999999999", 0),
    ("-999999999999999.99999999", "-999999999999999.99999999", 8),
    ("0.00000001", "0.00000001", 8),
    ("-0.00000001", "-0.00000001", 8),
    ("000000000000001", "1", 0),
]


@each_row("kind", KINDS)
def test_a_text_that_is_no_plain_number_is_refused(kind: type[Number]) -> None:
    """What is not wholly a plain decimal number is no number of any kind, never a guess."""
    for text in REFUSED:
        with pytest.raises(InputError, match=f"^{kind.__name__}: found .*; expected a "):
            kind(text)


@each_row("kind", KINDS)
def test_a_plain_number_is_read(kind: type[Number]) -> None:
    """Full-width digits and signs, and commas by threes, are read; the printed text is kept."""
    for text, plain, places in ACCEPTED:
        number = kind(text)
        assert (number.text, number.plain, number.places) == (text, plain, places)
        assert str(number) == text
        assert number.decimal == Decimal(plain)
    assert number.fraction == Fraction(plain)
    assert number.atoms == Fraction(plain) * ATOMS


@each_row("space", [" ", "\t", "\n", "\u00a0", "\u3000", "\u2003", "\u202f"])
def test_space_around_a_number_is_cut_off(space: str) -> None:
    """Space of any kind around a number says nothing; within it there can be none."""
    assert Points(f"{space}9.50{space}").text == "9.50"
    with pytest.raises(InputError):
        Points(f"9{space}5")


@each_row("character", ["\u200b", "\ufeff", "\u202e", "\x00", "\x1f", "\ud800"])
def test_a_hidden_character_is_refused(character: str) -> None:
    """A number text keeps the text policy: no zero-width or control character hides in it."""
    for text in (f"9{character}", f"{character}9", f"9{character}5"):
        with pytest.raises(InputError, match="expected plain text"):
            Points(text)


@each_row(
    "value",
    [1.5, 5.0, float("nan"), float("inf"), True, False, None, b"5", ["5"], ("5",), {}, 5j, object,
     Fraction(1, 2), Nil("/"), Unreadable("5")]
)  # fmt: skip
@each_row("kind", [*KINDS, Rate])
def test_no_constructor_takes_a_float_or_a_bool(kind: Callable[[Any], object], value: Any) -> None:
    """Nothing but text, ints and Decimals becomes a number; None and True are none."""
    with pytest.raises(InputError):
        kind(value)


@each_row(
    ("value", "text"),
    [
        (0, "0"),
        (-5, "-5"),
        (10**15 - 1, "999999999999999"),
        (Decimal("1.50"), "1.50"),
        (Decimal("-0.00"), "0.00"),
        (Decimal("-0"), "0"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-1E-8"), "-0.00000001"),
        (Decimal("0E+15"), "0"),
        (Decimal("999999999999999.99999999"), "999999999999999.99999999"),
        (Points("9.50"), "9.50"),
    ],
)
@each_row("kind", KINDS)
def test_ints_decimals_and_numbers_come_in(kind: type[Number], value: Any, text: str) -> None:
    """An int, a Decimal and another number are taken exactly, with their places."""
    assert kind(value).text == text


@each_row(
    "value",
    [
        10**15,
        -(10**15),
        10**4000,
        Decimal("1E+15"),
        Decimal("-1E+15"),
        Decimal("1E+16"),
        Decimal("1E-9"),
        Decimal("1.000000000"),
        Decimal("1E+999999"),
        Decimal("0E-999999"),
        Decimal("5E-1000026"),
        Decimal("NaN"),
        Decimal("-sNaN"),
        Decimal("Infinity"),
        Decimal("-Infinity"),
        Decimal("1" * 33),
    ],
)
@each_row("kind", KINDS)
def test_numbers_out_of_range_are_refused(kind: type[Number], value: Any) -> None:
    """10^15 and more, more than 8 places, NaN and Infinity are refused at once."""
    with pytest.raises(InputError):
        kind(value)


@each_row("text", ["999999999999999亿", "1,000万亿", "10000000000000万"])
def test_a_scaled_count_stays_in_range(text: str) -> None:
    """万 and 亿 do not lift a count to 10^15."""
    with pytest.raises(InputError):
        Count(text)


@each_row(
    ("text", "plain", "unit", "places"),
    [
        ("18", "18", "", 0),
        ("18人", "18", "人", 0),
        ("１８ 人", "18", "人", 0),
        ("29.5亩", "29.5", "亩", 1),
        ("1.2万封", "12000", "封", 0),
        ("1.2 万 封", "12000", "封", 0),
        ("5 万人", "50000", "人", 0),
        ("1.23456万", "12345.6", "", 1),
        ("1.5亿", "150000000", "", 0),
        ("1.123456789亿", None, "", 0),
        ("0.00000001亿", "1", "", 0),
        ("-5人", "-5", "人", 0),
        ("1,228户", "1228", "户", 0),
        ("120㎡", "120", "㎡", 0),
        ("120平方米", "120", "平方米", 0),
        ("3km²", "3", "km²", 0),
        ("20℃", "20", "℃", 0),
        ("30°", "30", "°", 0),
        ("5GB", "5", "GB", 0),
        ("5次/年", "5", "次/年", 0),
        ("5个（含下属单位）", "5", "个（含下属单位）", 0),
        ("5人员工资津贴补贴发放总次数", None, "", 0),
        ("2023年", "2023", "年", 0),
    ],
)
def test_a_count_has_a_unit(text: str, plain: str | None, unit: str, places: int) -> None:
    """万 and 亿 multiply; a word of at most 12 characters behind the number is its unit."""
    if plain is None:
        with pytest.raises(InputError):
            Count(text)
    else:
        count = Count(text)
        assert (count.plain, count.unit, count.places) == (plain, unit, places)


@each_row(
    "text",
    ["47万余条", "47余条", "10多人", "近10人", "约10人", "超10人", "10人以上", "10以内", "10人左右",
     "10几人", "10来人", "5个半月", "不少于10人", "10+", "10+人", "10人+", "1万亿", "5百万",
     "3千人", "1、业务工作经费", "5、6人", "5。", "5（人）", "98%", "98.77％", "5‰", "5人3次",
     "人", "人5", "30元", "1.2万元", "2亿元"]
)  # fmt: skip
def test_what_only_looks_like_a_count_is_none(text: str) -> None:
    """Approximations, numbered headings, percentages and money are no counts."""
    with pytest.raises(InputError, match="expected a number of things"):
        Count(text)


@each_row(
    ("text", "plain"), [("99分", "99"), ("99 分", "99"), ("９９．５分", "99.5"), ("-1分", "-1")]
)
def test_points_are_read_over_their_unit(text: str, plain: str) -> None:
    """A 分 behind points is read over, and stays in the text."""
    assert (Points(text).plain, Points(text).text) == (plain, text)


@each_row("text", ["分", "99分分", "99分钟", "99%", "9万分", "9人"])
def test_points_have_no_other_unit(text: str) -> None:
    """Points with another unit are no points."""
    with pytest.raises(InputError, match=r"^Points: found"):
        Points(text)


@each_row(
    ("text", "plain", "bare", "readings"),
    [
        ("98.77%", "98.77", False, [Rate("98.77%")]),
        ("98.77％", "98.77", False, [Rate("98.77%")]),
        ("９８．７７ ％", "98.77", False, [Rate("98.77%")]),
        ("-5%", "-5", False, [Rate("-5%")]),
        ("1", "1", True, [Rate("1%"), Rate("100%")]),
        ("0.98", "0.98", True, [Rate("0.98%"), Rate("98%")]),
    ],
)
def test_a_percentage_says_its_rate(
    text: str, plain: str, bare: bool, readings: list[Rate]
) -> None:
    """With its sign a percentage is one rate; a bare number may be percent or a ratio."""
    percent = Percent(text)
    assert (percent.plain, percent.bare, percent.text) == (plain, bare, text)
    assert list(percent.readings) == readings
    assert percent.rate == readings[0]


@each_row("text", ["%", "98%%", "98%以上", "%98", "98‰", "98﹪", "98个百分点"])
def test_a_percentage_has_one_sign(text: str) -> None:
    """Anything but one percent sign behind the number is refused."""
    with pytest.raises(InputError, match=r"^Percent: found .*; expected a percentage"):
        Percent(text)


@each_row("kind", KINDS)
def test_numbers_are_equal_by_value(kind: type[Number]) -> None:
    """What is printed differently may be the same number: one place in a set or a dict."""
    first, second = kind("10"), kind("１０.00")
    assert first == second
    assert hash(first) == hash(second)
    assert len({first, second}) == 1
    assert kind("9.99999999") < first < kind("10.00000001")
    assert first <= second
    assert first >= second
    assert kind("-0") == kind("0")
    assert hash(kind("-0")) == hash(kind("0"))
    assert len({hash(kind(str(number))) for number in range(9)}) == 9


def test_numbers_of_two_kinds_are_never_equal_nor_ordered() -> None:
    """Five points are not five persons, and neither more nor less."""
    for one in KINDS:
        for other in KINDS:
            same = one is other
            assert (one("5") == other("5")) is same
            if not same:
                for compare in (operator.lt, operator.le, operator.gt, operator.ge):
                    with pytest.raises(TypeError):
                        compare(one("5"), other("6"))
        assert one("5") != 5
        assert one("5") != "5"
        assert one("5") != Decimal(5)


def test_points_add_up_exactly() -> None:
    """Tenths add up to one; a sum is printed without trailing zeros."""
    assert Points.total([Points("0.1")] * 10) == Points("1")
    assert Points.total(()).text == "0"
    assert (Points("22.50") + Points("0.5")).text == "23"
    assert (Points("5") - Points("5.00000001")).text == "-0.00000001"


@each_row("other", [5, 0.5, "5", None, Count("5"), Percent("5%")])
def test_only_points_are_added_to_points(other: Any) -> None:
    """A count or a bare number is not added to points."""
    for add in (
        lambda: Points("5") + other,
        lambda: Points("5") - other,
        lambda: Points.total([Points("5"), other]),
    ):
        with pytest.raises(InputError, match=r"points: found .*; expected other Points"):
            add()


@each_row("points", [5, None, Points("5"), "55", {Points("5")}])
def test_points_are_added_in_a_list(points: Any) -> None:
    """Or in a tuple; what has no order, or is no list, is a mistake."""
    with pytest.raises(InputError, match=r"^the points to add: found .*; expected a list or"):
        Points.total(points)


def test_a_sum_out_of_range_is_refused() -> None:
    """A sum keeps the range of a number."""
    most = Points("999999999999999.99999999")
    with pytest.raises(InputError):
        most + Points("0.00000001")


@each_row(
    ("value", "places", "text"),
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(3, 2), 0, "2"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(49, 100), 0, "0"),
        (Fraction(-49, 100), 0, "0"),
        (Fraction("2.675"), 2, "2.68"),
        (Fraction("1.005"), 2, "1.01"),
        (Fraction("-1.005"), 2, "-1.01"),
        (Fraction("2.6749999999"), 2, "2.67"),
        (Fraction(2, 3), 2, "0.67"),
        (Fraction(1, 3), 8, "0.33333333"),
        (Fraction("0.000000005"), 8, "0.00000001"),
        (Fraction(10), 2, "10"),
    ],
)
def test_rounding_is_half_up(value: Fraction, places: int, text: str) -> None:
    """四舍五入: a tie goes away from zero, and nothing else does."""
    assert Points.rounded(value, places).text == text


@each_row(
    ("value", "places"),
    [(0.5, 1), (1, 0), ("0.5", 1), (Decimal("0.5"), 1), (None, 0), (Fraction(1), -1),
     (Fraction(1), 9), (Fraction(1), 1.0), (Fraction(1), True), (Fraction(1), None)]
)  # fmt: skip
def test_only_a_fraction_is_rounded_to_places_that_exist(value: Any, places: Any) -> None:
    """A float is not rounded, and no number is rounded to 9 places or to −1."""
    with pytest.raises(InputError):
        Points.rounded(value, places)


@each_row("kind", KINDS)
def test_atoms_are_printed_without_trailing_zeros(kind: type[Number]) -> None:
    """What a score holds is a number as if it had been read; one that no form prints is refused."""
    made, read = kind.of_atoms(-950_000_000), kind("-9.5")
    assert (made, made.text, made.places) == (read, read.text, read.places)
    most = 10**23 - 1
    assert [kind.of_atoms(sign * most).atoms for sign in (1, -1)] == [most, -most]
    for beyond in (10**23, -(10**23)):
        with pytest.raises(InputError) as raised:
            kind.of_atoms(beyond)
        text = repr(str(beyond // 10**8))
        assert (raised.value.where, raised.value.value) == (kind.__name__, text)
        assert raised.value.expected == kind.expected


@each_row("value", VALUES)
def test_an_evolved_number_is_read_anew(value: Number) -> None:
    """A changed copy is worth what its new text says."""
    assert evolve(value) == value
    assert evolve(value, text="7.5").atoms == 750_000_000
    with pytest.raises(InputError):
        evolve(value, text="满")


def test_points_are_shown_by_their_text() -> None:
    """In an example points stand short."""
    assert repr(Points("9.50")) == "Points(text='9.50')"


@each_row(
    "text",
    ["1" * 20_000, "1," * 10_000, "1a" * 10_000, "万" * 20_000, "1万" * 10_000, "1" + "," * 19_999,
     "1" + " " * 19_998 + "!", " " * 20_000 + "1", "1 " * 10_000, "9" * 32, "人" * 20_000]
)  # fmt: skip
@each_row("kind", KINDS)
def test_a_long_text_is_refused_at_once(kind: type[Number], text: str) -> None:
    """20,000 characters that are no number cost no more than reading them."""
    with pytest.raises(InputError):
        kind(text)


@each_row("number", VALUES)
def test_a_number_is_a_value(number: Number) -> None:
    """Frozen, and the same after pickle and copy, with the printed text."""
    assert_is_value(number)
