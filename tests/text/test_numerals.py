"""Numerals as forms print them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from perfeval.text.numerals import chinese, digits, narrow, number_of
from tests.tables import each_row


@each_row(
    ("text", "number"),
    [
        ("0", 0),
        ("07", 7),
        ("999999999", 999_999_999),
        ("一", 1),
        ("九", 9),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("九十九", 99),
        ("①", 1),
        ("⑳", 20),
    ],
)
def test_a_numeral_has_a_value(text: str, number: int) -> None:
    """In digits, in words below 100, in a circle."""
    assert number_of(text) == number


@each_row(
    "text",
    [*("", "x", "1.5", "-1", "1234567890", "１", "²", "㉑", "①②"),
     *("零", "十零", "零十", "十十", "一二", "十二三", "二三十", "百", "三公")]
)  # fmt: skip
def test_what_is_no_numeral_has_none(text: str) -> None:
    """Nothing is guessed, and nothing fails: such runs of characters stand in documents."""
    assert number_of(text) is None


@given(st.integers(1, 99))
def test_what_is_printed_reads_back(number: int) -> None:
    """Below 100, where headings are numbered."""
    assert number_of(chinese(number)) == number == number_of(str(number))


@given(st.text())
def test_any_text_has_a_value_or_none(text: str) -> None:
    """No text makes reading fail."""
    assert number_of(text) is None or number_of(narrow(text)) is not None


def test_the_digits_of_a_year_are_read_one_by_one() -> None:
    """With any of the circles that stand for zero."""
    for zero in "〇○零０Oo":
        assert digits(f"二{zero}二三") == "2023"
    assert digits("一九四五六七八") == "1945678"
