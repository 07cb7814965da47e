"""What spreadsheets print, digit by digit."""

from __future__ import annotations

import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from perfeval.forms.sources.excel.formats.format_code import read_code
from perfeval.forms.sources.excel.formats.number_format import BUILT_IN, printed, printed_text
from tests.tables import each_row


@each_row(
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
        ("45441", 'yyyy"年"', "2024年"),
        ("-1", "yyyy/m/d", "-1"),
    ],
)
def test_printed(stored: str, code: str, text: str) -> None:
    """The number format decides what is seen; rounding is half-up, once."""
    shown = printed(stored, code)
    assert shown is not None
    assert shown.text == text


@each_row(
    ("stored", "code", "text"),
    [
        ("500", "[>=10000]0.00,;0.00", "500.00"),
        ("-500", "[>=10000]0.00,;0.00", "-500.00"),
        ("5", "[>5]0.0;[<5]0.00;0.000", "5.000"),
        ("6", "[>5]0.0;[<5]0.00;0.000", "6.0"),
        ("-6", "[>5]0.0;[<5]0.00;0.000", "-6.00"),
        ("4.5", "[<>4.5]0;0.0", "4.5"),
        ("-50", "[<0](0);0", "(50)"),
        ("-50", "[<=-50]负0;0", "负50"),
        ("-49", "[<=-50]负0;0", "-49"),
        ("-50", "[=-50]负0;0", "负50"),
        ("-1", "[>=0]0;负0", "负1"),
        ("-3", "0;[<=-2]负0", "负3"),
        ("5", "[Red]0;[蓝色]0", "5"),
        ("5", "[颜色 3]0.0", "5.0"),
        ("-5", "[$¥-804]#,##0.00;[红色]-[$¥-804]#,##0.00", "-5.00"),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0.00"),
        ("5", "000", "005"),
        ("1234567", "0,000.0", "1,234,567.0"),
        ("5", "0,000", "0,005"),
        ("0.5", "#.00", "0.50"),
        ("1.5", "0.0", "1.5"),
        ("2", "0.", "2"),
        ("2.5", '0.0"元/个"', "2.5元/个"),
        ("3", "0元/个", "3元/个"),
        ("3", '"共"0"项"', "共3项"),
        ("0.125", "0.0%", "12.5%"),
        ("0.00125", "0.0%%", "12.5%%"),
        ("123000", '0!.0,"万"', "12.3万"),
        ("-123000", '0!.0,"万"', "-12.3万"),
        ("1234567", '0!.0000"万元"', "123.4567万元"),
        ("5", '0\\.0000"万元"', "0.0005万元"),
        ("1234000", '#,##0,"千元"', "1,234千元"),
        ("250000000", '0.0,,"M"', "250.0M"),
        ("12", "[$-804]G/通用格式", "12"),
        ("12.5", 'General"元"', "12.5元"),
        ("-12.5", "General;负General", "负12.5"),
        ("5", '@"项"', "5项"),
        ("5", "yyyy/m/d;@", "1900/1/4"),
        ("0.123456789", "0.00000000", "0.12345679"),
    ],
)
def test_what_is_shown_is_what_is_held(stored: str, code: str, text: str) -> None:
    """Sections, conditions, scales that are named, and literal text tell the figure itself."""
    shown = printed(stored, code)
    assert shown is not None
    assert (shown.text, shown.understood, shown.faithful) == (text, True, True)


@each_row(
    ("stored", "code", "text"),
    [
        ("5238.85", "0", "5239"),
        ("9999.994", "[>=10000]0.00,;0.00", "9999.99"),
        ("10000", "[>=10000]0.00,;0.00", "10.00"),
        ("0", "0.0;-0.0;零", "零"),
        ("0", '"-"', "-"),
        ("5238.85", "0.0", "5238.9"),
        ("0.12534", "0.0%", "12.5%"),
        ("0.00000001", "0", "0"),
        ("-0.4", "0", "0"),
        ("12345", "[>=10000]0.00,;0.00", "12.35"),
        ("10000", "0.00,", "10.00"),
        ("1234567", "#,##0,", "1,235"),
        ("123456", '0!.0,"万"', "12.3万"),
        ("123000", '0!.0,"千"', "12.3千"),
        ("15", '0"."0', "1.5"),
        ("138" + "00" + "138" + "000", "000-0000-0000", "1380-013-8000"),
        ("-5", "0;0", "5"),
        ("5", "-0", "-5"),
        ("5", "(0)", "(5)"),
        ("12.5", '0.0"%"', "12.5%"),
        ("5", '"第2"0', "第25"),
        ("1", '[=1]"是";[=0]"否";0', "是"),
        ("0", '[=1]"是";[=0]"否";0', "否"),
        ("5", ";;;", ""),
        ("-5", "0.00;;", ""),
        ("0", "0;-0;;@", ""),
        ("0", "#,###", ""),
        ("0", '#"元"', "元"),
        ("5", "_ ", ""),
    ],
)
def test_what_is_shown_is_not_what_is_held(stored: str, code: str, text: str) -> None:
    """Rounded, scaled without a word, another sign, words, nothing: both figures are given."""
    shown = printed(stored, code)
    assert shown is not None
    assert (shown.text, shown.held, shown.understood, shown.faithful) == (text, stored, True, False)


@each_row(
    ("stored", "code"),
    [
        ("0.5", "# ?/?"),
        ("3", "# ?/4"),
        ("1500", "0.00E+00"),
        ("12", "[DBNum1]0"),
        ("12", "[Red][DBNum2]0"),
        ("0.5", "h:mm"),
        ("45441.5", "h:mm AM/PM"),
        ("45441.5", "[h]:mm"),
        ("-1", "yyyy/m/d"),
        ("999999", "yyyy/m/d"),
        ("5", "[Red]"),
        ("5", "[>=x]0"),
        ("5", "[?]"),
        ("50", "[>100]0"),
        ("50", "[>100]0;[<5]0"),
        ("5", "0;0;0;0;0"),
        ("1.5", '0.0"a"0'),
        ("1234", '0,0"a"0'),
        ("1.5", '0"a".0'),
        ("5", "General0"),
        ("5", "0General"),
        ("0.5", "General%"),
        ("5", "0" * 41),
        ("45441", "aaaa"),
        ("45441", 'e"年"m"月"'),
    ],
)
def test_a_format_that_is_not_understood(stored: str, code: str) -> None:
    """The number held is read, and that is said."""
    shown = printed(stored, code)
    assert shown is not None
    assert (shown.text, shown.understood) == (stored, False)


@each_row(
    ("code", "text"),
    [
        ("General", "办件"),
        ("@", "办件"),
        ("0.00", "办件"),
        ("0;0", "办件"),
        (";;", "办件"),
        (";;;", ""),
        ("0;-0;;@", "办件"),
        ('0;0;0;"无"', "无"),
        ('0;0;0;@"量"', "办件量"),
        ('"共"@', "共办件"),
        ("0;0;0;[DBNum1]@", "办件"),
        ("0;0;0;0.00", "办件"),
    ],
)
def test_a_format_prints_texts_too(code: str, text: str) -> None:
    """The fourth section, or one with @, is for text; nearly always it prints the text itself."""
    assert printed_text("办件", code) == text


def test_every_built_in_format_is_read() -> None:
    """Those that a number stands for are sections like any other."""
    for code in BUILT_IN.values():
        assert read_code(code).numbers
    shown = [printed("-1234.5", BUILT_IN[number]) for number in (4, 8, 40, 43, 44)]
    assert {each.text for each in shown if each} == {"-1,234.50"}


_CODES = st.lists(
    st.sampled_from(
        ["0", "#", "?", ".", ",", "%", ";", "@", "General", '"万"', "!.", "\\", "[Red]", "[>=5]",
         "[<0]", "[$¥-804]", "_ ", "*-", "-", "(", ")", "/", "E+", "y", "m", "d", "h", "年", " ",
         "[", '"', "元"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(st.integers(-(10**15), 10**15), st.integers(0, 12), _CODES)
def test_any_format_prints_any_number(digits: int, places: int, code: str) -> None:
    """Whatever the format, there is a text and the number held; what differs is never called so."""
    stored = f"{digits}e-{places}"
    shown, general = printed(stored, code), printed(stored, "General")
    assert shown is not None
    assert general is not None
    assert shown.held == general.held
    assert shown.understood or shown.text == shown.held
    figure = shown.text.replace(",", "")
    if shown.faithful and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", figure) and "y" not in code:
        assert abs(Fraction(figure) - Fraction(shown.held)) <= Fraction(1, 10**8)


@each_row("stored", ["", "x", "NaN", "1e999", "--1", "１"])
def test_no_number(stored: str) -> None:
    """A stored text that is no number is none."""
    assert printed(stored, "General") is None


def test_a_calendar_from_1904() -> None:
    """Day 1 of that calendar is 1904-01-02."""
    shown = printed("1", "yyyy-mm-dd", from_1904=True)
    assert shown is not None
    assert shown.text == "1904-01-02"
