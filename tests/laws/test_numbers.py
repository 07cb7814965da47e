"""Laws of exact numbers: what is read, ordered, rounded and printed, for all numbers."""

from __future__ import annotations

import pickle
import string
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perfeval.errors import InputError, PerfevalError
from perfeval.numbers.cells import Nil, Unreadable, read_cell
from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.printed import Count, Number, Percent, Points
from perfeval.numbers.rates import Rate
from perfeval.text.policy import text_problem

KINDS: tuple[type[Number], ...] = (Number, Points, Count, Percent)
MOST = 10**15 * ATOMS - 1
FULL_WIDTH = dict(zip("０１２３４５６７８９．，％＋－\u2212", "0123456789.,%+--", strict=True))

atoms = st.integers(-MOST, MOST) | st.integers(-(10**4), 10**4).map(lambda n: n * ATOMS // 2)
kinds = st.sampled_from(KINDS)
number_like = st.text("0123456789.,+-eE_０１５９．，＋－\u2212²①٣ 万%", max_size=12)
junk = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.integers(),
    st.decimals(),
    st.fractions(),
    st.complex_numbers(),
    st.binary(),
    st.text(),
    st.text(st.characters(categories=("Cs", "Cc", "Cf", "Nd", "No", "Nl", "Zs")), max_size=8),
    number_like,
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=2), st.none(), max_size=1),
    st.sampled_from(
        [Points("5"), Count("5人"), Percent("5%"), Nil("/"), Unreadable("x"), Rate(1, 2)]
    ),
    st.just(object()),
)


def oracle(text: str) -> Fraction | None:
    """What a number text says, read character by character after the policy; None for no number."""
    if text_problem(text) is not None:
        return None
    plain = "".join(FULL_WIDTH.get(character, character) for character in text).strip()
    if len(plain) > 32:
        return None
    sign, body = (plain[0], plain[1:]) if plain[:1] in ("+", "-") else ("", plain)
    whole, point, decimals = body.partition(".")
    groups = whole.split(",")
    if not all(group and set(group) <= set(string.digits) for group in groups):
        return None
    if point and not (0 < len(decimals) <= 8 and set(decimals) <= set(string.digits)):
        return None
    if len(groups) > 1 and not (
        len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    ):
        return None
    digits = "".join(groups)
    if len(digits) > 15:
        return None
    value = Fraction(int(digits + decimals), 10 ** len(decimals))
    return -value if sign == "-" else value


@given(number_like | st.text(max_size=40))
@example("１，２３４．５０")
@example("\u22120.00000001")
@example("0" * 32)
def test_a_number_is_what_the_policy_says(text: str) -> None:
    """A text is a number if and only if the policy says so, and is worth what it says."""
    expected = oracle(text)
    try:
        number = Number(text)
    except InputError:
        assert expected is None
    else:
        assert number.fraction == expected


@given(kinds, atoms)
def test_a_number_reads_back_what_it_prints(kind: type[Number], value: int) -> None:
    """From atoms to text and back nothing is lost, and no trailing zero is printed."""
    number = kind.of_atoms(value)
    assert number.atoms == value
    assert kind(number.text) == number
    assert number.fraction == Fraction(value, ATOMS)
    assert not ("." in number.text and number.text.endswith(("0", ".")))


@given(kinds, atoms, st.integers(0, 8), st.booleans())
def test_the_way_of_printing_does_not_matter(
    kind: type[Number], value: int, zeros: int, wide: bool
) -> None:
    """Commas, full-width digits and trailing zeros change the text and never the number."""
    plain = kind.of_atoms(value)
    whole, point, decimals = plain.plain.partition(".")
    decimals = decimals.ljust(min(8, len(decimals) + zeros), "0")
    text = f"{int(whole):,}" if whole not in ("-0", "0") else whole
    text += f".{decimals}" if point or decimals else ""
    if wide:
        text = "".join(
            next((full for full, half in FULL_WIDTH.items() if half == character), character)
            for character in text
        )
    other = kind(text)
    assert other == plain
    assert hash(other) == hash(plain)
    assert other.text == text
    assert other.places == len(decimals)


@given(kinds, atoms, atoms)
def test_order_is_the_order_of_the_values(kind: type[Number], one: int, other: int) -> None:
    """Numbers are ordered and equal as their values are."""
    left, right = kind.of_atoms(one), kind.of_atoms(other)
    assert (left < right, left <= right, left > right, left >= right, left == right) == (
        one < other,
        one <= other,
        one > other,
        one >= other,
        one == other,
    )


@given(
    atoms, st.sampled_from([("万", 10**4), ("亿", 10**8)]), st.sampled_from(["", "人", "封", "㎡"])
)
def test_a_scale_multiplies_exactly(value: int, scale: tuple[str, int], unit: str) -> None:
    """万 and 亿 multiply by 10⁴ and 10⁸; a count of 10¹⁵ and more is refused."""
    text = f"{Number.of_atoms(value).text}{scale[0]}{unit}"
    if abs(value) * scale[1] <= MOST:
        count = Count(text)
        assert count.atoms == value * scale[1]
        assert count.unit == unit
    else:
        with pytest.raises(InputError):
            Count(text)


@given(
    st.integers(-(10**14), 10**14),
    st.integers(1, 10**6),
    st.integers(0, 8),
)
@example(1, 2, 0)
@example(-1, 2, 0)
@example(2675, 1000, 2)
def test_rounding_is_half_up(numerator: int, denominator: int, places: int) -> None:
    """四舍五入: at most half a unit away, and a tie goes away from zero."""
    value = Fraction(numerator, denominator)
    rounded = Points.rounded(value, places).fraction
    unit = Fraction(1, 10**places)
    assert (rounded / unit).denominator == 1
    assert abs(rounded - value) <= unit / 2
    if abs(rounded - value) == unit / 2:
        assert abs(rounded) > abs(value)


@given(atoms, st.integers(0, 8))
def test_rounding_agrees_with_decimal(value: int, places: int) -> None:
    """What ROUND_HALF_UP does with enough digits, ours does without a context."""
    rounded = Points.rounded(Fraction(value - value % 10, ATOMS * 10), places)
    exact = Context(prec=60).divide(Decimal(value - value % 10), Decimal(ATOMS * 10))
    quantum = Decimal(1).scaleb(-places)
    assert rounded.decimal == exact.quantize(quantum, ROUND_HALF_UP, Context(prec=60))


@given(st.lists(st.integers(-(10**18), 10**18), max_size=8))
def test_a_sum_of_points_is_exact(values: list[int]) -> None:
    """The order of the terms does not matter, and nothing is lost."""
    points = [Points.of_atoms(value) for value in values]
    assert Points.total(points).atoms == sum(values)
    assert Points.total(points[::-1]) == Points.total(points)
    step = Points("0")
    for each in points:
        step = step + each
    assert step == Points.total(points)
    assert step - Points.total(points) == Points("0")


@given(atoms, st.integers(1, 30), st.booleans())
def test_the_decimal_context_does_not_matter(value: int, precision: int, traps: bool) -> None:
    """Whatever the host has set, a number reads, prints and converts the same."""
    plain = Points.of_atoms(value)
    decimal = plain.decimal
    context = Context(prec=precision, Emin=-2, Emax=2)
    if traps:
        context.traps = dict.fromkeys(context.traps, True)
    with localcontext(context):
        again = Points(decimal)
        assert again == plain
        assert again.text == plain.text
        assert Fraction(plain.decimal) == plain.fraction


@given(st.sampled_from([*KINDS, Nil, Unreadable, Rate]), junk)
def test_junk_gives_a_value_or_one_of_our_errors(kind: Any, value: object) -> None:
    """No constructor of a number lets a foreign error out, and none takes a float or a bool."""
    try:
        made = kind(value)
    except PerfevalError:
        pass
    else:
        assert isinstance(value, str | int | Decimal | Number) or kind is type(value) is Rate
        assert not isinstance(value, bool)
        assert pickle.loads(pickle.dumps(made)) == made


@given(st.lists(junk, min_size=2, max_size=2))
def test_junk_in_a_pair_is_no_rate(pair: list[Any]) -> None:
    """Two ints make a rate; every other pair gives one of our errors."""
    try:
        rate = Rate(*pair)
    except InputError:
        pass
    else:
        assert pair[1] is None or [type(each) for each in pair] == [int, int]
        assert rate.denominator > 0


@given(kinds, st.text(max_size=12) | number_like)
def test_a_cell_keeps_its_text(kind: type[Number], text: str) -> None:
    """A cell is a number, nil or unreadable; its text stays; or the text policy refuses it."""
    try:
        cell = read_cell(kind, text)
    except InputError:
        with pytest.raises(InputError):
            Unreadable(text)
    else:
        assert cell.text.strip() == text.strip()
