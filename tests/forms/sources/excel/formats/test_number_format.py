"""What spreadsheets print, digit by digit."""

from __future__ import annotations

import pytest

from perfeval.forms.sources.excel.formats.number_format import printed


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("1393.97", "General", "1393.97"),
        ("0.30000000000000004", "General", "0.3"),
        ("1E3", "General", "1000"),
        ("1.5e-3", "General", "0.0015"),
        ("1e-60", "General", "0"),
        ("-2.50", "General", "-2.5"),
        ("0.93432203389830504", "General", "0.93432203"),
        ("-6.666666666666667", "General", "-6.66666667"),
        ("123456789.12", "General", "123456789.12"),
        ("0.000000004", "General", "0"),
        ("0.000000005", "General", "0.00000001"),
        ("123456789012345678", "General", "123456789012346000"),
        ("0.9998", "0.00%", "99.98%"),
        ("1", "0%", "100%"),
        ("0.99995", "0.00%", "100.00%"),
        ("2.345", "0.00", "2.35"),
        ("-2.345", "0.00", "-2.35"),
        ("-0.001", "0.00", "0.00"),
        ("1234567.5", "#,##0.00", "1,234,567.50"),
        ("1234567", "#,##0,", "1,235"),
        ("2.5", "0.0#", "2.5"),
        ("2.125", "0.0#", "2.13"),
        ("12", '0"万元"', "12万元"),
        ("12", "[Red]0.0_ ", "12.0"),
        ("12", "¥0.00", "¥12.00"),
        ("-5", "0;(0)", "(5)"),
        ("-5", "0.0;[Red]0.0", "-5.0"),
        ("0", "0.0;-0.0;0", "0"),
        ("0", '0.0;-0.0;"-"', "0.0"),
        ("0.5", "# ?/?", "0.5"),
        ("1500", "0.00E+00", "1500"),
        ("7", "@", "7"),
        ("45441", "yyyy/m/d", "2024/5/29"),
        ("45441.75", "yyyy-mm-dd hh:mm", "2024-05-29"),
        ("45441", 'yyyy"年"m"月"', "2024年5月"),
        ("45441", "m月d日", "5月29日"),
        ("-1", "yyyy/m/d", "-1"),
    ],
)
def test_printed(stored: str, code: str, text: str) -> None:
    """The number format decides what is seen; rounding is half-up, once."""
    shown = printed(stored, code)
    assert shown is not None
    assert shown.text == text


@pytest.mark.parametrize("stored", ["", "x", "NaN", "1e999", "--1", "１"])
def test_no_number(stored: str) -> None:
    """A stored text that is no number is none."""
    assert printed(stored, "General") is None


def test_printed_places_and_the_number_behind() -> None:
    """The places of a percentage are those that are printed; the number keeps its own."""
    shown = printed("1.00389612", "0.00%")
    assert shown is not None
    assert (shown.text, shown.number, shown.places) == ("100.39%", "1.00389612", 2)


def test_a_calendar_from_1904() -> None:
    """Day 1 of that calendar is 1904-01-02."""
    shown = printed("1", "yyyy-mm-dd", from_1904=True)
    assert shown is not None
    assert shown.text == "1904-01-02"
