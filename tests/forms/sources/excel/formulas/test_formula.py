"""Simple formulas, digit by digit; and that nothing is said of any other."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import pytest
from attrs import define
from hypothesis import given
from hypothesis import strategies as st

from perfeval.forms.sources.excel.formats.stored_number import StoredNumber, read_stored
from perfeval.forms.sources.excel.formulas.addresses import address, place
from perfeval.forms.sources.excel.formulas.computed_number import ComputedNumber
from perfeval.forms.sources.excel.formulas.formula import Area, NotSimple, compute
from perfeval.forms.sources.excel.formulas.shared_formulas import SharedFormulas, moved
from perfeval.forms.sources.excel.sheet_cells import SheetCells
from perfeval.forms.sources.excel.stored_cell import StoredFormula
from perfeval.forms.sources.grid import Cell
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.usage import Usage
from tests.tables import each_row


def number(text: str) -> StoredNumber:
    """A number that can be read."""
    made = read_stored(text)
    assert made is not None
    return made


@define
class Paper:
    """Cells by their names, for a formula to compute with; blank ones are 0."""

    cells: dict[str, str]
    left: int = 10_000

    def spend(self, steps: int) -> None:
        """No more than a test needs."""
        self.left -= steps
        if self.left < 0:
            raise NotSimple

    def number(self, area: Area) -> StoredNumber:
        """The number of a cell."""
        text = self.cells.get(_name(area.sheet, area.top, area.left), "0")
        made = read_stored(text)
        if made is None:
            raise NotSimple
        return made

    def numbers(self, area: Area) -> Iterable[StoredNumber]:
        """The numbers in a range."""
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                made = read_stored(self.cells.get(_name(area.sheet, row, column), ""))
                if made is not None:
                    yield made


def _name(sheet: str, row: int, column: int) -> str:
    if sheet not in {"表", "表 二", "O'K", "二月"}:
        raise NotSimple
    return address(row, column) if sheet == "表" else f"{sheet}!{address(row, column)}"


CELLS = {
    "A1": "1131.56",
    "A2": "3963.75",
    "A3": "142.54",
    "A4": "文",
    "B1": "4",
    "B2": "0",
    "表 二!A1": "7",
    "O'K!A1": "8",
    "二月!C3": "9",
}


def given_by(formula: str, left: int = 10_000) -> ComputedNumber:
    """What a formula gives on the paper."""
    return compute(formula, "表", Paper(CELLS, left))


@each_row(
    ("formula", "text"),
    [
        ("A1", "1131.56"),
        ("+$A$1", "1131.56"),
        ("-A1+-B1", "-1135.56"),
        ("A1--B1", "1135.56"),
        ("SUM(A1:A3)", "5237.85"),
        ("SUM( A1:A9 , B1 )", "5241.85"),
        ("SUM(A1,A4,A9)", "1131.56"),
        ("SUM(A1,2*B1)", "1139.56"),
        ("SUM(A1:A2)-SUM(A3)", "4952.77"),
        ("SUM(Z1:Z9)", "0"),
        ("A1+A9", "1131.56"),
        ("A1*B1/2", "2263.12"),
        ("2+3*4-6/3", "12"),
        ("(2+3)*4", "20"),
        ("-(2+3)*4", "-20"),
        ("B1/3", "1.33333333"),
        ("A3/A1*100%", "0.12596769"),
        ("50%%", "0.005"),
        ("1.5E3+1E-2", "1500.01"),
        ("PRODUCT(B1,A1:A3)", "2557293576.852"),
        ("PRODUCT(Z1:Z9)", "0"),
        ("PRODUCT(2,3+1)", "8"),
        ("ROUND(A1/3,2)", "377.19"),
        ("ROUND(-2.5,0)", "-3"),
        ("ROUND(2.5,0)", "3"),
        ("ROUND(2.4999,0)", "2"),
        ("ROUND(A1,-2)", "1100"),
        ("ROUND(1150,-2)", "1200"),
        ("'表 二'!A1+'O''K'!$A1", "15"),
        ("二月!C3*2", "18"),
        ("SUM('表 二'!A1:B2,二月!C3)", "16"),
        ("B1:B1*2", "8"),
        (" 1 + 1 ", "2"),
    ],
)
def test_simple_formulas(formula: str, text: str) -> None:
    """Sums, products, quotients, rounding, with cells of any sheet; exact to the 8th place."""
    assert str(given_by(formula)) == text


@each_row(
    "formula",
    [
        *("", "…", "=1", "1+", "*1", "(1", "1)", "()", "1 1", "A1 B1", "SUM()", "SUM(A1", "SUM(,)"),
        *("A1:A3", "A1:A3*2", "SUM((A1:A3))", "SUM(A3:A1)", "SUM(B1:A1)", "A0", "SUM(A1:A0)"),
        *("A4", "A4+1", "1/0", "1/B2", "A1^2", 'A1&"x"', "A1>1", '"5"', "TRUE", "#REF!", "A1#"),
        *("IF(A1,1,2)", "AVERAGE(A1:A3)", "LOG10(A1)", "总额", "总额*2", "Table1[2023]", "sum(A1)"),
        *("[1]表!A1", "'[1]表'!A1", "Sheet1:Sheet3!A1", "'Sheet1!A1", "SUM(A:A)", "SUM(1:1)"),
        *("A1:B2:C3", "A1.5", "A1!", "AAAA1", "A12345678", "ROUND(1)", "ROUND(1,2,3)"),
        *("ROUND(1,0.5)", "ROUND(1,16)", "ROUND(A1:A3,1)", "9" * 41, "1E999", "{1,2}", "@A1"),
        *(".5", "5."),
    ],
)
def test_any_other_formula_is_not_simple(formula: str) -> None:
    """Nothing is guessed of what is not wholly understood."""
    with pytest.raises(NotSimple):
        given_by(formula)


@each_row(
    "formula",
    [
        "(" * 65 + "1" + ")" * 65,
        "(" * 4_000 + "1" + ")" * 4_000,
        "SUM(" * 2_000 + "1" + ")" * 2_000,
        "1" + "+1" * 20_000,
        "1" + " " * 40_000,
        "A1/7" + "/A1/7" * 1_600,
        "PRODUCT(" + "A1," * 2_000 + "A1)",
        "'" * 8_000 + "!A1",
        "x" * 8_000,
        "A1:" * 2_500,
    ],
)
def test_hostile_formulas_end_soon(formula: str) -> None:
    """Deep, long, or of ever more digits: each ends without an answer."""
    with pytest.raises(NotSimple):
        given_by(formula)


_PIECES = st.sampled_from(
    ["A1", "$A$2", "A1:B3", "表!A1", "'表 二'!A1", "[1]表!A1", "SUM(", "ROUND(", "PRODUCT(", "IF(",
     "(", ")", ",", "+", "-", "*", "/", "%", "^", '"', "'", "!", ":", " ", "1", "0.5", "1E9", "名"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=12).map("".join), st.integers(-3, 3), st.integers(-3, 3))
def test_any_text_is_a_simple_formula_or_none(formula: str, rows: int, columns: int) -> None:
    """It has a value or is not simple; moved to another cell and back it is the same."""
    there = moved(formula, rows, columns)
    assert "#REF!" in there or moved(there, -rows, -columns) == formula
    try:
        computed = given_by(formula)
    except NotSimple:
        return
    assert computed.is_stored_as(number(str(computed)))


def test_depth_and_steps_have_an_end() -> None:
    """As deep as spreadsheets go; and no more steps than there are left."""
    assert str(given_by("(" * 64 + "1" + ")" * 64)) == "1"
    assert str(given_by("-" * 900 + "1")) == "1"
    assert str(given_by("1+1", left=4)) == "2"
    with pytest.raises(NotSimple):
        given_by("1+1", left=3)


def test_a_tie_that_is_not_sure_is_not_rounded() -> None:
    """One step of a float would take it to the other side."""
    nearly = "(0.5-1/3*3/100000000000000)"
    with pytest.raises(NotSimple):
        given_by(f"ROUND({nearly},0)")
    assert str(given_by("ROUND(0.4999999,0)")) == "0"
    assert str(given_by("ROUND(0.5,0)")) == "1"


Worked = tuple[str, Fraction]  # a formula, and what it gives

_LEAVES: st.SearchStrategy[Worked] = st.sampled_from(
    [
        ("A1", Fraction("1131.56")),
        ("$A$3", Fraction("142.54")),
        ("B1", Fraction(4)),
        ("0.5", Fraction("0.5")),
        ("30%", Fraction("0.3")),
        ("SUM(A1:A4)", Fraction("5237.85")),
    ]
)


def _joined(first: Worked, rest: list[tuple[str, Worked]]) -> Worked:
    """Parts joined by signs: products are made first, then sums, from left to right."""
    text, terms = first[0], [first[1]]
    for sign, (more, value) in rest:
        text += sign + more
        if sign in "*/":
            terms[-1] = terms[-1] * value if sign == "*" else terms[-1] / (value or 1)
            text += "" if value or sign == "*" else "+1"
        else:
            terms.append(value if sign == "+" else -value)
    return text, sum(terms, Fraction(0))


def _compound(inner: st.SearchStrategy[Worked]) -> st.SearchStrategy[Worked]:
    signs = st.sampled_from("+-*/")
    bracketed = st.builds(_joined, inner, st.lists(st.tuples(signs, inner), max_size=3)).map(
        lambda each: (f"({each[0]})", each[1])
    )
    return bracketed | inner.map(lambda each: (f"-{each[0]}", -each[1]))


@given(st.recursive(_LEAVES, _compound, max_leaves=12))
def test_brackets_signs_and_precedence_are_those_of_arithmetic(worked: Worked) -> None:
    """A formula gives what Python's fractions give, exactly."""
    formula, value = worked
    try:
        assert given_by(formula).value == value
    except NotSimple:
        assert "/" in formula  # by zero, or of too many digits


@given(st.lists(st.integers(-(10**14), 10**14).map(lambda each: Fraction(each, 100)), min_size=1))
def test_what_floats_make_of_a_sum_is_no_contradiction(parts: list[Fraction]) -> None:
    """A cache that was summed in floats, in any order, is what the formula gives."""
    texts = [f"{float(part):.17g}" for part in parts]
    paper = Paper({f"A{row}": text for row, text in enumerate(texts, 1)})
    total = compute(f"SUM(A1:A{len(texts)})", "表", paper)
    for cached in (sum(map(float, parts)), sum(map(float, reversed(parts)))):
        assert total.is_stored_as(number(f"{cached:.17g}"))


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(2, 4))
def test_what_floats_make_of_a_quotient_is_no_contradiction(a: int, b: int, c: int) -> None:
    """Nor is a product of quotients; a value that differs at the 6th place is one."""
    paper = Paper({"A1": str(a), "A2": str(b)})
    computed = compute(f"A1/A2*{c}-A1/A2", "表", paper)
    cached = a / b * c - a / b
    assert computed.is_stored_as(number(f"{cached:.17g}"))
    assert not computed.is_stored_as(number(f"{cached + max(1e-6, cached * 1e-6):.17g}"))


def test_numbers_of_too_many_digits_are_not_computed() -> None:
    """Arithmetic ends where the digits are no more those of a spreadsheet."""
    half = ComputedNumber.of(number("0.5"))
    for _ in range(9):
        half = half * half
    with pytest.raises(ArithmeticError):
        half * half
    assert str(-ComputedNumber.of(number("1E3"))) == "-1000"


TABLE, OTHER = (SheetCells(name, Usage(DEFAULT_LIMITS)) for name in ("表", "别表"))


def shared(kind: str, text: str = "", group: str = "0") -> StoredFormula:
    """A formula as it is stored."""
    return StoredFormula(kind, group, [text])


def test_a_formula_that_is_stored_once_is_written_out_for_each_cell() -> None:
    """Relative references move with the cell; texts, names and what is fixed do not."""
    formulas = SharedFormulas(1_000)
    first = "SUM(A1:$B$2)+A$1&\"A1\"+'A1'!A1+A1()+表A1+A1!B1"
    assert formulas.formula(shared("shared", first), 0, 2, TABLE) == first
    assert formulas.formula(shared("shared"), 1, 3, TABLE) == (
        "SUM(B2:$B$2)+B$1&\"A1\"+'A1'!B2+A1()+表A1+A1!C2"
    )
    assert formulas.formula(shared("shared", "1+1"), 5, 5, TABLE) == "1+1"
    assert formulas.formula(shared("shared"), 0, 2, TABLE) == first
    assert formulas.formula(shared("shared"), 1, 3, OTHER) == "…"
    assert formulas.formula(shared("shared", group="9"), 1, 3, TABLE) == "…"
    assert formulas.formula(shared("array", "SUM(A1:A2)"), 1, 3, TABLE) == "SUM(A1:A2)"
    assert formulas.formula(shared("dataTable", "A1"), 1, 3, TABLE) == "…"
    assert moved("A1+B2", -1, 0) == "#REF!+B1"
    assert moved("A1+B2", 0, -1) == "#REF!+A2"
    assert moved("A1", 2**20, 0) == moved("A1", 0, 2**14) == "#REF!"


def test_cells_that_stand_before_the_one_with_the_formula_get_theirs_then() -> None:
    """Also above it and to its left; one that was given anew keeps the formula of its own."""
    cells = SheetCells("表", Usage(DEFAULT_LIMITS))
    formulas = SharedFormulas(1_000)
    for row, kind in ((0, "shared"), (1, "shared"), (1, "")):
        formula = formulas.formula(shared(kind, "" if kind else "9"), row, 0, cells)
        cells.put(Cell(row=row, column=0, text=str(len(formula)), formula=formula))
    assert formulas.formula(shared("shared"), 0, 99_999, cells) == "…"  # no cell of the sheet
    assert formulas.formula(shared("shared", "A2+B3"), 2, 1, cells) == "A2+B3"
    assert [cell.formula for cell in cells.computed()] == ["#REF!+A1", "9"]


def test_formulas_are_kept_while_there_is_room() -> None:
    """Their letters are counted, shared ones each time; behind the end there is a mark."""
    formulas = SharedFormulas(12)
    assert formulas.formula(shared("", "A1+A2"), 0, 0, TABLE) == "A1+A2"
    assert formulas.formula(shared("", "A1+A2+A3"), 0, 0, TABLE) == "…"
    assert formulas.formula(shared("shared", "A1*2"), 0, 0, TABLE) == "A1*2"
    assert formulas.formula(shared("shared"), 1, 0, TABLE) == "…"
    assert formulas.formula(shared("shared", "A1+A2", "1"), 0, 0, TABLE) == "…"
    assert formulas.formula(shared("shared", group="1"), 0, 0, TABLE) == "…"


def test_names_of_cells() -> None:
    """A name and its place; what is no name."""
    for row, column in ((0, 0), (9, 27), (2**20 - 1, 2**14 - 1)):
        assert place(address(row, column)) == (row, column)
    assert place("A") is place("1") is place("a1") is place("AAAA1") is None
