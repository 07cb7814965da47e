"""A review sheet written: every row of many forms, with empty cells for the reviewer.

A workbook says in the sheet itself what may be filled in, and warns of points above the row. Of
CSV, which can do neither, a program for tables makes the same columns.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from perfeval.errors import InputError, Phrase
from perfeval.filing.addresses import column_letters
from perfeval.ledger import Submission
from perfeval.numbers.printed import Points
from perfeval.reviews.columns import COLUMNS, FILLED, MOST_ROWS, SHEETS
from perfeval.reviews.row_codes import RowCode
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Score
from perfeval.text.paths import checked_path
from perfeval.text.policy import checked_language
from perfeval.writing.paper import height_for
from perfeval.writing.texts import write_csv
from perfeval.writing.whole import write_whole
from perfeval.writing.workbook import NUMBERS, book_at, cell_text, laid_across

__all__ = ["write_review"]

_Row = dict[str, str | Decimal | int | None]
_WIDTHS: Final = {
    **dict.fromkeys(("file", "unit", "form", "level3"), 22),
    **dict.fromkeys(("reason", "remark"), 44),
    **dict.fromkeys(("level1", "level2"), 12),
    "code": 8,
}
_WIDTH: Final = 9
_CELL: Final = {"valign": "top", "text_wrap": True, "border": 1}
_LOOKS: Final = {
    "cell": _CELL,
    "heading": {**_CELL, "bold": True, "bg_color": "#DDEBF7", "valign": "vcenter"},
    "filled": {**_CELL, "bg_color": "#FFF9DB"},
    "code": {"valign": "top", "font_color": "#808080", "font_size": 8, "border": 1},
}
_ENTER: Final = {
    "zh": ("复核得分", "填写0至本行分值之间的分数；不填表示不改动", "应为0至本行分值之间的数"),
    "en": (
        "points",
        "from 0 to the points of the row; blank for no change",
        "from 0 to the points",
    ),
}


def write_review(
    submissions: Iterable[Submission],
    path: str | os.PathLike[str],
    *,
    lang: str = "zh",
    force: bool = False,
) -> None:
    """Write a review sheet, as ``.xlsx`` or ``.csv``: a row for each row of each scorecard.

    It shows what was claimed and computed, and why, and leaves 复核得分, 复核意见 and 复核人 to the
    reviewer; the last column is the code by which `read_review` knows the row again. Rows may be
    sorted, filtered and left out. The scorecards carry the digest of their filing:
    ``score(…, judgements={})``. The file is written whole or not at all, and over another one only
    with `force`. Raises `InputError` for another ending or language, for a scorecard without the
    digest, for a file that is there, and for more rows than are read of a workbook (200,000);
    `MissingExtraError` where ``.xlsx`` needs the extra ``excel``. `OSError` passes.

    >>> filing, rubric = loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2")
    >>> sent = Submission(scorecard=score(filing, rubric, judgements={}), file="某局.docx")
    >>> folder = getfixture("tmp_path")
    >>> write_review([sent], folder / "复核.csv")
    >>> read_review(folder / "复核.csv").rows
    ()
    """
    lang = checked_language(lang, "the language of a file")
    target = checked_path(path, "the file to write")
    write = _WRITERS.get(target.suffix.lower())
    if write is None:
        endings = Phrase("one of {known}", known=" ".join(_WRITERS))
        raise InputError("the ending of the file to write", target.suffix, endings)
    if not isinstance(submissions, Iterable):
        raise InputError("the forms to review", submissions, "an iterable of Submission")
    rows = [row for each in submissions for row in _rows(each, lang)]
    write_whole(target, lambda part: write(part, rows, lang), force=force)


def _rows(submission: object, lang: str) -> Iterator[_Row]:
    if not isinstance(submission, Submission):
        raise InputError("the forms to review", submission, "an iterable of Submission")
    card = submission.scorecard
    if card is None:
        return
    if not card.filing_digest:
        expected = "one that carries the digest of its filing: score(…, judgements={})"
        raise InputError("the form to review", card, expected)
    for score in card.rows:
        yield _row(submission, card, score, lang)


def _row(submission: Submission, card: Scorecard, score: Score, lang: str) -> _Row:
    return {
        "file": submission.file,
        "unit": card.unit,
        "year": card.year,
        "form": " ".join(filter(None, (card.form, submission.project))),
        "level1": score.path[0] if score.path else "",
        "level2": " / ".join(score.path[1:]),
        "level3": score.name,
        "weight": score.out_of.decimal,
        "claimed": _decimal(score.claimed),
        "score": _decimal(score.earned),
        "reason": score.reason(lang),
        "judged": _decimal(score.judged),
        "remark": score.remark,
        "reviewer": score.reviewer,
        "code": str(RowCode.of(card, submission.project, score.key)),
    }


def _decimal(points: Points | None) -> Decimal | None:
    return None if points is None else points.decimal


def _workbook(path: Path, rows: list[_Row], lang: str) -> None:
    if len(rows) >= MOST_ROWS:
        full = Phrase("a sheet of more than {most} rows", most=MOST_ROWS)
        raise InputError("the workbook", full, "fewer forms, or a .csv file")
    columns = COLUMNS[lang]
    with book_at(path) as book:
        sheet = book.add_worksheet(SHEETS[lang])
        looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
        for number, (name, title) in enumerate(columns.items()):
            sheet.set_column(number, number, _WIDTHS.get(name, _WIDTH))
            sheet.write_string(0, number, title, looks["heading"])
        for place, row in enumerate(rows, start=1):
            texts = (
                (text, _WIDTHS.get(name, _WIDTH))
                for name, text in row.items()
                if isinstance(text, str) and name != "code"
            )
            sheet.set_row(place, height_for(texts))
            for number, name in enumerate(columns):
                look = "filled" if name in FILLED else "code" if name == "code" else "cell"
                _write(sheet, place, number, row[name], looks[look])
        _ask(sheet, list(columns), max(len(rows), 1), lang)


def _write(sheet: Any, row: int, column: int, value: str | Decimal | int | None, look: Any) -> None:
    if isinstance(value, NUMBERS):
        sheet.write_number(row, column, value, look)
    elif value:
        sheet.write_string(row, column, cell_text(value), look)
    else:
        sheet.write_blank(row, column, None, look)


def _ask(sheet: Any, columns: list[str], rows: int, lang: str) -> None:
    """Say what may be filled in, keep the headings in sight, and let the rows be filtered."""
    title, asked, wrong = _ENTER[lang]
    judged, weight = columns.index("judged"), columns.index("weight")
    sheet.data_validation(
        1,
        judged,
        rows,
        judged,
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": f"=${column_letters(weight)}2",
            "input_title": title,
            "input_message": asked,
            "error_title": title,
            "error_message": wrong,
            "error_type": "warning",
        },
    )
    laid_across(sheet, labels=0)
    sheet.autofilter(0, 0, rows, len(columns) - 1)
    sheet.print_area(0, 0, rows, len(columns) - 2)  # the code is for programs


def _csv(path: Path, rows: list[_Row], lang: str) -> None:
    write_csv(path, COLUMNS[lang], rows)


_WRITERS: Final[dict[str, Callable[[Path, list[_Row], str], None]]] = {
    ".xlsx": _workbook,
    ".csv": _csv,
}
