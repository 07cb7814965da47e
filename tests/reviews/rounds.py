"""Review sheets for tests: written, filled in, and read back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from attrs import evolve

from perfeval import Scorecard, Submission, get_rubric, score, write_review
from perfeval.reviews import Review, read_review
from tests.published import filing_of

RUBRIC = get_rubric("yueyanglou-annex-2")
FILING = filing_of("yueyanglou-2023")
CARD = score(FILING, RUBRIC, judgements={})
FIRST, SECOND, THIRD = (each.key for each in CARD.scores[:3])
"""The first is worth 10 points, the others 5."""


def of_another_unit(name: str = "甲局") -> Scorecard:
    """The same form of another unit."""
    unit = evolve(FILING.unit, name=name)
    return score(evolve(FILING, unit=unit), RUBRIC, judgements={})


def sheet(folder: Path, *cards: Scorecard, ending: str = ".csv", lang: str = "zh") -> Path:
    """A sheet of these cards."""
    path = folder / f"复核{ending}"
    sent = [Submission(scorecard=each, file="某局.docx") for each in cards]
    write_review(sent, path, lang=lang, force=True)
    return path


def filled(path: Path, *rows: tuple[int, str, str, str]) -> Review:
    """The sheet read back, after points, remark and reviewer were put into these rows."""
    text = path.read_text(encoding="utf-8-sig")
    table = list(csv.reader(io.StringIO(text, newline="")))
    place = table[0].index("复核得分")
    for number, *words in rows:
        table[number][place : place + 3] = words
    made = io.StringIO(newline="")
    csv.writer(made).writerows(table)
    return read_review(made.getvalue().encode())
