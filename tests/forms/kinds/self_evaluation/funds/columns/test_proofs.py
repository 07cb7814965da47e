"""Which sums of a row of money come out, and how near they have to come."""

from __future__ import annotations

from fractions import Fraction

from perfeval.forms.kinds.self_evaluation.funds.columns.proofs import proofs, value_of
from tests.tables import each_row


@each_row(
    ("text", "value"),
    [("9", 9), (" -1,000.5 ", Fraction(-2001, 2)), ("９６ ％", 96), ("/", None), ("", None)],
)
def test_the_number_in_a_cell(text: str, value: Fraction | None) -> None:
    """Of a percentage that before the sign."""
    assert value_of(text) == value


@each_row(
    ("row", "proved"),
    [
        ({"final": "200", "outturn": "150", "rate": "75.99"}, [True]),
        ({"final": "200", "outturn": "150", "rate": "76"}, [False]),
        ({"final": "200", "outturn": "150", "rate": "74"}, [False]),
        ({"final": "200", "outturn": "150", "rate": "0.759"}, [True]),
        ({"final": "200", "outturn": "150", "rate": "0.76"}, [False]),
        ({"original": "200", "outturn": "150", "rate": "75"}, [True]),
        ({"original": "200", "final": "100", "outturn": "150", "rate": "75"}, [False]),
        ({"final": "0", "outturn": "150", "rate": "75"}, []),
        ({"final": "200", "outturn": "0", "rate": "0"}, [True]),
        ({"final": "8", "outturn": "7", "points": "10", "claimed": "8.84"}, [True]),
        ({"final": "8", "outturn": "7", "points": "10", "claimed": "8.85"}, [False]),
        ({"final": "8", "outturn": "9", "points": "10", "claimed": "10"}, [True]),
        ({"final": "8", "outturn": "0", "points": "10", "claimed": "0"}, [True]),
        ({"final": "8", "outturn": "8", "points": "0", "claimed": "0"}, [True]),
        ({"final": "0", "outturn": "8", "points": "10", "claimed": "10"}, []),
        ({"final": "8", "points": "10", "claimed": "10"}, []),
        ({"final": "8", "outturn": "8", "claimed": "10"}, []),
        ({"final": "8", "outturn": "8", "points": "10"}, []),
        ({"original": "9", "adjustment": "-1", "final": "8"}, [True]),
        ({"original": "9", "adjustment": "1", "final": "8"}, [False]),
        ({"original": "0", "adjustment": "0", "final": "0"}, [True]),
        ({"original": "9", "final": "9"}, []),
        ({"adjustment": "9", "final": "9"}, []),
        ({"original": "9", "adjustment": "-9"}, []),
    ],
)
def test_which_sums_come_out(row: dict[str, str], proved: list[bool]) -> None:
    """A rate within one point, as a percentage or a ratio; a score within a tenth; a change.

    Of the final budget where there is one, and of none that is 0.
    """
    assert list(proofs({role: value_of(text) for role, text in row.items()})) == proved
