"""年度指标值 and 实际完成值: which cells are numbers, which are words."""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from perfeval.errors import InputError
from perfeval.filing import Actual, Comparison, Quantity, Target
from perfeval.numbers.printed import Count, Percent
from tests.tables import each_row

SIGNS = [
    *((sign, Comparison.AT_LEAST)
      for sign in ("≥", "≧", "＞=", "＞＝", ">=", ">＝", "不少于", "不低于")),
    *((sign, Comparison.AT_MOST)
      for sign in ("≤", "≦", "＜=", "＜＝", "<=", "<＝", "不超过")),
    *((sign, Comparison.ABOVE) for sign in (">", "＞")),
    *((sign, Comparison.BELOW) for sign in ("<", "＜")),
    *((sign, Comparison.EQUAL) for sign in ("=", "＝", "═", "≡")),
]  # fmt: skip

WORDS = [
    # dates and qualities
    "出台", "完成", "2023年", "2023年12月", "2023年12月31日前", "12月底前完成", "2023年\n出台",
    "长期", "优", "有所提升", "是",
    # bounds and approximations
    "90%以上", "98%以内", "100个以上", "47万余条", "10余个", "10多次", "近100人", "约5万元",
    "超100", "10人左右", "10来人", "5个半月", "至少5个", "5+",
    # ranges, ratios, lists, dates with strokes
    "5~10", "5～10人", "5-10", "3至5", "98%-100%", "5/10", "2023/12/31", "2023-12-31", "1:2",
    "5×10", "5、6人", "5人6", "1、业务工作经费", "第3名", "5 000", "5 5人", "5 .5人",
    # no plain numbers
    "1e5", "1_000", "10²", "①", "½", "5½", "٣个", "1,23,456个", "1.2.3", "5百万", "1万亿", "3千人",
    "0.123456789", "1" * 16, "五个", "十二",
    # nothing, or a blank mark, or a sign alone
    "", " ", "/", "-", "——", "不适用", "无", "……", "%",
]  # fmt: skip


@each_row(("sign", "comparison"), SIGNS)
@each_row("space", ["", " ", "\u3000"])
def test_every_printed_sign_is_one_token(sign: str, comparison: Comparison, space: str) -> None:
    """≥ ≧ ＞= >= 不少于 不低于 and their like are read as one sign before the number."""
    target = Target(text=f"{space}{sign}{space}50个")
    assert target.comparison is comparison
    assert target.quantity == Quantity(Count("50"), 1, "个")


@each_row(("sign", "comparison"), SIGNS)
def test_a_sign_may_stand_in_a_column_of_its_own(sign: str, comparison: Comparison) -> None:
    """指标性质, 指标值 and 度量单位 may be three cells."""
    target = Target(text="50", nature=sign, unit="个")
    assert target.comparison is comparison
    assert target.quantity == Quantity(Count("50"), 1, "个")
    assert target.printed == f"{sign}50个"


def test_the_sign_of_the_value_counts_before_the_column() -> None:
    """Where both cells hold a sign, the one before the number is meant."""
    assert Target(text="≤5", nature="≥").comparison is Comparison.AT_MOST
    assert Target(text="5", nature="定量").comparison is None


@each_row("sign", ["", "≥≥", "≥ ≤", "=>", "约", "±", "!=", "≠", "大于", "min", "至多"])
def test_another_sign_is_no_sign(sign: str) -> None:
    """A sign that is not on the list gives no direction, or leaves words behind."""
    target = Target(text=f"{sign}50个")
    assert target.comparison is None or target.quantity is None
    assert (target.quantity is None) is bool(sign)


@each_row(
    ("text", "unit", "number", "scale", "word"),
    [
        ("100%", "", "100", 1, "%"),
        ("１００％", "", "100", 1, "%"),
        ("100.39%", "", "100.39", 1, "%"),
        ("90", "%", "90", 1, "%"),
        ("90", "％", "90", 1, "%"),
        ("90", "百分比", "90", 1, "%"),
        ("60个", "", "60", 1, "个"),
        ("６０ 个", "", "60", 1, "个"),
        ("1,228", "户", "1228", 1, "户"),
        ("202.6万元", "", "202.6", 10**4, "元"),
        ("1.5亿", "", "1.5", 10**8, ""),
        ("1.2", "万封", "1.2", 10**4, "封"),
        ("5 万人", "", "5", 10**4, "人"),
        ("3个月", "", "3", 1, "个月"),
        ("29.5亩", "", "29.5", 1, "亩"),
        ("-5", "", "-5", 1, ""),
        ("\u22125.50", "", "-5.5", 1, ""),
        ("0", "", "0", 1, ""),
    ],
)
def test_a_number_with_its_unit_is_read(
    text: str, unit: str, number: str, scale: int, word: str
) -> None:
    """A number, 万 or 亿, and a unit, in one cell or in two; the same in both columns."""
    for value in (Target(text=text, unit=unit), Actual(text=text, unit=unit)):
        quantity = value.quantity
        assert quantity is not None
        assert (quantity.number.plain, quantity.scale, quantity.unit) == (number, scale, word)
        assert value.printed == f"{text}{unit}"


@each_row("text", WORDS)
def test_what_is_not_wholly_a_number_is_words(text: str) -> None:
    """Anything else is words with the verbatim text; no number is guessed from them."""
    assert Target(text=text).quantity is None
    assert Target(text=f"≥{text}").quantity is None
    assert Actual(text=text).quantity is None
    assert Target(text=text).text == text


@each_row(
    ("text", "unit"), [("出台", "个"), ("60", "60人"), ("60", "以上"), ("", "个"), ("/", "个")]
)
def test_a_unit_does_not_make_a_number(text: str, unit: str) -> None:
    """A unit column cannot turn words, or a number with another, into a number."""
    assert Target(text=text, unit=unit).quantity is None
    assert Actual(text=text, unit=unit).quantity is None


@each_row(("text", "unit"), [("90%", "%"), ("60个", "个")])
def test_a_unit_that_is_printed_in_both_cells_counts_once(text: str, unit: str) -> None:
    """Some forms repeat the 度量单位 behind the value."""
    assert Target(text=text, unit=unit).quantity == Target(text=text).quantity is not None
    assert Actual(text=text, unit=unit).quantity == Actual(text=text).quantity


def test_words_have_no_direction_but_a_printed_sign_has() -> None:
    """A target of words may still print its sign."""
    assert Target(text="出台").comparison is None
    assert Target(text="不超过预算").comparison is Comparison.AT_MOST


@each_row("sign", ["≥", "<", "＝", "不超过"])
def test_an_actual_value_with_a_sign_is_words(sign: str) -> None:
    """实际完成值 says what was attained; an inequality does not."""
    assert Actual(text=f"{sign}50个").quantity is None


@each_row(
    ("actual", "percent"),
    [
        (Actual(text="98.77％"), Percent("98.77%")),
        (Actual(text="100", unit="%"), Percent("100%")),
        (Actual(text="100"), None),
        (Actual(text="60个"), None),
        (Actual(text="良好"), None),
    ],
)
def test_a_printed_percentage_is_known(actual: Actual, percent: Percent | None) -> None:
    """Only a number with the percent sign is a percentage."""
    assert actual.percent == percent


def quantity(text: str) -> Quantity:
    """The number that a cell says."""
    read = Actual(text=text).quantity
    assert read is not None
    return read


@each_row(
    ("own", "other", "value"),
    [
        ("60个", "50个", Fraction(60)),
        ("60", "50个", Fraction(60)),
        ("60个", "50", Fraction(60)),
        ("60", "50", Fraction(60)),
        ("1.2万封", "10000封", Fraction(12_000)),
        ("1.2", "1万封", Fraction(12_000)),
        ("12000封", "1万封", Fraction(12_000)),
        ("1.2万", "10000", Fraction(12_000)),
        ("202.6万元", "2亿元", Fraction(2_026_000)),
        ("98.77%", "95%", Fraction("98.77")),
        ("98.77", "95%", Fraction("98.77")),
        ("60人", "50个", None),
        ("60%", "50个", None),
        ("60个", "50%", None),
        ("1.2万", "50个", None),
    ],
)
def test_two_numbers_are_compared_in_one_unit(own: str, other: str, value: Fraction | None) -> None:
    """A bare number is in the unit of the other; two units that differ are not compared."""
    assert quantity(own).value_in(quantity(other)) == value


@each_row(
    ("text", "bare", "is_percent"),
    [("5", True, False), ("5%", False, True), ("5个", False, False), ("5万", False, False)],
)
def test_a_number_knows_its_unit(text: str, bare: bool, is_percent: bool) -> None:
    """Bare means: neither a unit nor 万 or 亿."""
    assert (quantity(text).bare, quantity(text).is_percent) == (bare, is_percent)


@each_row(
    ("number", "scale", "unit", "where"),
    [
        ("5", 1, "个", "number"),
        (5, 1, "个", "number"),
        (None, 1, "个", "number"),
        (Count("5"), 10, "个", "scale"),
        (Count("5"), True, "个", "scale"),
        (Count("5"), 1.0, "个", "scale"),
        (Count("5"), None, "个", "scale"),
        (Count("5"), [], "个", "scale"),
        (Count("5"), 1, None, "unit"),
        (Count("5"), 1, "a\x00", "unit"),
    ],
)
def test_a_quantity_is_checked(number: Any, scale: Any, unit: Any, where: str) -> None:
    """A quantity that a plugin makes keeps the same structure."""
    with pytest.raises(InputError, match=f"the {where} of a quantity: found"):
        Quantity(number, scale, unit)


@each_row("name", ["text", "nature", "unit"])
def test_the_cells_are_text(name: str) -> None:
    """A number in the place of a cell is refused: what is printed is text."""
    target: Any = Target
    with pytest.raises(
        InputError, match=r"(年度指标值|指标性质|度量单位): found 100; expected text"
    ):
        target(**{name: 100})
    actual: Any = Actual
    with pytest.raises(InputError, match="实际完成值: found 100; expected text"):
        actual(text=100)


@each_row("value", [Target(text="≥50个"), Actual(text="60个"), quantity("1.2万封")])
def test_values_do_not_change(value: Any) -> None:
    """Frozen, and the same after pickle and evolve."""
    assert pickle.loads(pickle.dumps(value)) == value
    assert evolve(value) == value
    with pytest.raises(FrozenInstanceError):
        value.unit = "人"


@each_row(
    "text",
    ["1" * 20_000, "1年" * 10_000, "≥" * 20_000, "1 " * 10_000, "5" + "万" * 19_999, "+" * 20_000]
)  # fmt: skip
def test_a_long_cell_is_words_at_once(text: str) -> None:
    """20,000 characters that are no number cost no more than reading them."""
    assert Target(text=text).quantity is None
    assert Actual(text=text).quantity is None
