"""The code of a row on a review sheet: what each of its parts depends on, and on nothing else."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve

from perfeval import Scorecard, get_rubric, loads, score
from perfeval.reviews.row_codes import RowCode
from tests.tables import each_row

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "yueyanglou-2023.json"


def _card() -> Scorecard:
    filing = loads(EXAMPLE.read_text(encoding="utf-8"))
    return score(filing, get_rubric("yueyanglou-annex-2"), judgements={})  # type: ignore[arg-type]


CARD = _card()
CODE = RowCode.of(CARD, "大厅", "output")


@each_row(
    ("code", "part"),
    [
        (RowCode.of(evolve(CARD, unit="另一单位"), "大厅", "output"), "whose"),
        (RowCode.of(evolve(CARD, year=2022), "大厅", "output"), "whose"),
        (RowCode.of(evolve(CARD, form="annex-9"), "大厅", "output"), "whose"),
        (RowCode.of(CARD, "别的项目", "output"), "whose"),
        (RowCode.of(evolve(CARD, filing_digest="0" * 64), "大厅", "output"), "filing"),
        (RowCode.of(evolve(CARD, rubric="another"), "大厅", "output"), "rubric"),
        (RowCode.of(evolve(CARD, digest="0" * 64), "大厅", "output"), "rubric"),
        (RowCode.of(CARD, "大厅", "benefit"), "row"),
    ],
)
def test_what_changes_a_part_of_the_code(code: RowCode, part: str) -> None:
    """One thing changes one part."""
    parts = ("whose", "filing", "rubric", "row")
    assert [name for name in parts if getattr(code, name) != getattr(CODE, name)] == [part]
    assert RowCode.read(str(code)) == code


def test_a_code_is_the_same_in_another_case_and_between_blanks() -> None:
    """As a program for tables may return it."""
    assert RowCode.read(f" {str(CODE).upper()} ") == CODE
    assert CODE.content == (CODE.whose, CODE.filing, CODE.rubric)
