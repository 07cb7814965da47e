"""How wide a character is on paper: as one place, as two, or as the columns of a table tell."""

from __future__ import annotations

from perfeval.forms.sources.text.widths import MEASURES, offsets
from tests.tables import each_row


@each_row(
    ("character", "widths"),
    [
        ("1", (1, 1, 1)),
        ("甲", (2, 1, 2)),
        ("（", (2, 1, 2)),
        ("Ａ", (2, 1, 2)),
        ("─", (1, 1, 2)),
        ("│", (1, 1, 2)),
        ("é", (1, 1, 2)),
        ("ë", (1, 1, 1)),
        ("ｱ", (1, 1, 1)),
    ],
)
def test_a_character_is_one_place_or_two(character: str, widths: tuple[int, int, int]) -> None:
    """Chinese and full forms are wide, box characters where a tool draws them so."""
    assert tuple(measure(character) for measure in MEASURES) == widths
    for measure, wide in zip(MEASURES, widths, strict=True):
        assert offsets(f"{character}1{character}", measure) == [0, wide, wide + 1, 2 * wide + 1]
