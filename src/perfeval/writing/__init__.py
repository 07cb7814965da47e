"""Values written into files: pages, tables of a batch, official documents."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from perfeval.errors import InputError, Phrase
from perfeval.filing import Filing
from perfeval.ledger.submissions import Submission
from perfeval.render import Rendered, render
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.paths import checked_path
from perfeval.text.policy import checked_language
from perfeval.writing.batch import TABLE_WRITERS
from perfeval.writing.excel import write_workbook
from perfeval.writing.official import completed, papers
from perfeval.writing.official.blank import blank_filing
from perfeval.writing.official.filling import fill_in
from perfeval.writing.official.report_draft import draft_report
from perfeval.writing.official.verifying import check_reads_back
from perfeval.writing.paper import Paper
from perfeval.writing.whole import write_whole
from perfeval.writing.word import write_document

__all__ = ["PAGES", "draft_report", "fill_in", "write"]

PAGES: Final = {".html": "html", ".htm": "html", ".md": "markdown", ".txt": "text"}
"""The format of a page, by the ending of a file's name."""
_DOCUMENT_WRITERS: Final[dict[str, Callable[[Path, Iterable[Paper]], None]]] = {
    ".docx": write_document,
    ".xlsx": write_workbook,
}
"""What writes papers into a file, by the ending of its name."""


def write(
    x: Rendered, path: str | os.PathLike[str], *, lang: str = "zh", force: bool = False
) -> None:
    """Write a value into a file, as the ending of its name says.

    Whatever can be rendered is written as ``.html``, ``.md`` or ``.txt`` (see `render`). A batch,
    which is a list of `Submission` or `Scorecard`, is a table as ``.xlsx``, ``.csv`` or ``.json``,
    one row a form, with all findings (in CSV their numbers alone); of a workbook the rows are
    forgotten as they are written. No text of a document becomes a formula, a link or markup.

    A filing is written in the official layout as ``.docx`` or ``.xlsx``: 附件1, 附件2, 附件3, the
    national project form, 附件3-1, 绩效目标表, 绩效监控情况表 and the report, with merged cells; in
    a workbook sums and rates are formulas where they give what is printed. It reads back as the
    same forms, or is refused, as is the form of 岳阳市, which has no layout; a column of money that
    some of its rows have is blank in the others. Facts that were given directly, relations and
    notes are on no form. A rubric is written as the blank form that it is for.

    The file is written whole or not at all, and over another one only with `force`. `lang` is
    ``zh`` or ``en``; official documents are Chinese. Raises `InputError` for a value that has no
    such file, another ending or language, and a file that is there already; `MissingExtraError`
    where ``.xlsx`` needs the extra ``excel`` and ``.docx`` the extra ``word``. `OSError` passes.

    >>> card = score(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))
    >>> folder = getfixture("tmp_path")
    >>> write([card], folder / "汇总.csv")
    >>> (folder / "汇总.csv").read_text(encoding="utf-8-sig").splitlines()[0][:8]
    '单位,项目,年度'
    """
    target = checked_path(path, "the file to write")
    lang = checked_language(lang, "the language of a file")
    ending = target.suffix.lower()
    if ending in PAGES:
        text = render(x, PAGES[ending], lang)
        write_whole(target, lambda part: part.write_bytes(text.encode()), force=force)
    elif isinstance(x, Filing | Rubric) and ending in _DOCUMENT_WRITERS:
        filing = blank_filing(x) if isinstance(x, Rubric) else x
        write_whole(target, lambda part: _document(part, ending, filing), force=force)
    elif ending in TABLE_WRITERS:
        batch = _batch(x)
        write_whole(target, lambda part: TABLE_WRITERS[ending](part, batch, lang), force=force)
    else:
        known = dict.fromkeys((*TABLE_WRITERS, *_DOCUMENT_WRITERS, *PAGES))
        endings = Phrase("one of {known}", known=" ".join(known))
        raise InputError("the ending of the file to write", ending, endings)


def _document(path: Path, ending: str, filing: Filing) -> None:
    _DOCUMENT_WRITERS[ending](path, papers(filing))
    check_reads_back(path.read_bytes(), (completed(form, filing) for form in filing.forms))


def _batch(x: object) -> Sequence[Submission]:
    if isinstance(x, list | tuple):
        sent = [
            Submission(scorecard=each) if isinstance(each, Scorecard) else each
            for each in x
            if isinstance(each, Scorecard | Submission)
        ]
        if len(sent) == len(x):
            return sent
    raise InputError("what to write as a table", x, "a list or tuple of Submission or Scorecard")
