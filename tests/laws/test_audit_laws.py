"""Laws of the audit on generated relations and tables, whole from printed text to finding.

The interval rule itself runs on ten thousand relations in `tests/audit/test_consistency.py` and on
a million in `tests/benchmarks/audit_laws.py`.
"""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from perfeval.audit import audit
from perfeval.filing import CostLine, Figure, Filing, Part, RateRelation, SumRelation
from perfeval.numbers.amounts import wan_yuan
from tests.audit.cases import base, filing
from tests.audit.generated import TIES, rounded
from tests.audit.sound import text

atoms = st.integers(min_value=0, max_value=10**9)


@st.composite
def sums(draw: st.DrawFn) -> tuple[list[int], int, bool]:
    """A total and 1 to 30 parts in units of 0 to 4 places, each rounded correctly by itself."""
    parts = draw(st.lists(atoms, min_size=1, max_size=30))
    places, tie = draw(st.integers(0, 4)), draw(st.sampled_from(TIES))
    exact = [Fraction(sum(parts), 10**6), *(Fraction(part, 10**6) for part in parts)]
    return [rounded(value, places, tie) for value in exact], places, draw(st.booleans())


def tables(units: list[int], places: int, drop: bool) -> tuple[Filing, Filing]:
    """The sum as a line of 附件1 with its parts, and as a relation that a report states."""
    cells = [wan_yuan(text(unit, places, drop=drop)) for unit in units]
    parts = tuple(CostLine(label=f"第{n}项", outturn=cell) for n, cell in enumerate(cells[1:]))
    line = CostLine(label="合计", outturn=cells[0], parts=parts)
    figures = [Figure(label=f"第{n}项", value=cell) for n, cell in enumerate(cells)]
    stated = SumRelation(
        id="s", total=figures[0], parts=tuple(Part(figure=each) for each in figures[1:])
    )
    return filing(base(line)), filing(relations=(stated,))


@given(sums())
def test_correctly_rounded_sums_raise_no_alarm(drawn: tuple[list[int], int, bool]) -> None:
    """Under three tie rules, 0–4 places, dropped trailing zeros, 1–30 parts."""
    for given_filing in tables(*drawn):
        assert audit(given_filing) == ()


@given(sums(), st.integers(1, 10**6), st.booleans())
def test_errors_beyond_the_family_place_are_found(
    drawn: tuple[list[int], int, bool], beyond: int, below: bool
) -> None:
    """Above n + 1 units of the place that the table prints, moved back to silence."""
    units, places, drop = drawn
    family = max(len(text(unit, places, drop=drop).partition(".")[2]) for unit in units)
    error = len(units) * 10 ** (places - family) + beyond
    wrong = [units[0] - error if below else units[0] + error, *units[1:]]
    for given_filing in tables(wrong, places, drop):
        assert [f.code for f in audit(given_filing)] in (["sum.mismatch"], ["sum.undecidable"])
    for given_filing in tables(units, places, drop):
        assert audit(given_filing) == ()


@given(atoms, st.integers(1, 10**9), st.integers(0, 4), st.integers(0, 2), st.sampled_from(TIES))
def test_correctly_rounded_rates_raise_no_alarm(
    top: int, bottom: int, places: int, shown: int, tie: str
) -> None:
    """The rate of the exact figures, of which the printed ones are rounded."""
    numerator, denominator = Fraction(top, 10**6), Fraction(bottom, 10**6)
    cells = [
        wan_yuan(text(rounded(value, places, tie), places, drop=True))
        for value in (numerator, denominator)
    ]
    percent = text(rounded(100 * numerator / denominator, shown, tie), shown, drop=False)
    if len(percent) > 14:
        return
    relation = RateRelation(
        numerator=Figure(label="实际", value=cells[0]),
        denominator=Figure(label="预算", value=cells[1]),
        rate=Figure(label="控制率", value=f"{percent}%"),
    )
    found = audit(filing(relations=(relation,)))
    assert [f.code for f in found] in ([], ["rate.undefined"])


@given(sums())
def test_the_order_of_parts_changes_nothing(drawn: tuple[list[int], int, bool]) -> None:
    """Reordered parts: the same codes, printed and computed figures."""
    units, places, drop = drawn
    wrong = [units[0] + 10**7, *units[1:]]
    other = [wrong[0], *sorted(wrong[1:], reverse=True)]
    one, two = (
        [(f.code, f.printed, f.computed) for f in audit(tables(each, places, drop)[0])]
        for each in (wrong, other)
    )
    assert one == two
