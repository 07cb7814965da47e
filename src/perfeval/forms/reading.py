"""From a file to a filing: open it, divide it into forms, let the recognisers read each."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from perfeval.errors import InputError, PerfevalError, brief
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.kinds import FormKind
from perfeval.filing.notes import Note
from perfeval.filing.sources import FiscalYear
from perfeval.filing.unit import BudgetUnit
from perfeval.forms.book import Book
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments import Segment, lines_of, segments
from perfeval.forms.prose.narrative import tell
from perfeval.forms.recognisers import Recognisers, installed
from perfeval.forms.sources.grid import Document
from perfeval.forms.sources.limits import DEFAULT_LIMITS, Limits, refusal
from perfeval.forms.sources.opening import open_document
from perfeval.forms.words.labels import is_figure
from perfeval.forms.words.people import tells_person
from perfeval.forms.words.places import place_of
from perfeval.forms.words.years import fiscal_years, labelled_year, years
from perfeval.text.labels import squeeze
from perfeval.text.numerals import number_of
from perfeval.text.paths import checked_path, shown_path
from perfeval.text.policy import LONGEST_TEXT

__all__ = ["Failure", "read", "read_document", "read_many"]

Path_ = str | os.PathLike[str]

_UNNAMED: Final = "（未注明）"
_FILE_YEAR: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_HEADS: Final = re.compile(r"附(?:件|表)[0-9一二三四五六七八九十-]*:?|\(?[12][0-9]{3}年度?\)?")


@frozen
class Failure:
    """A file that `read_many` could not read: its `path`, and the `error` that says why."""

    path: str
    error: PerfevalError | OSError

    def __str__(self) -> str:
        """What went wrong, on one line for each problem, with the path in front."""
        return f"{shown_path(self.path)}: {self.error}"


def read(source: Path_ | bytes, *, limits: Limits = DEFAULT_LIMITS) -> Filing:
    """The filing in a Word or Excel file, a web page, a PDF or a text, known by its content.

    What could not be understood, or was left out, is in `Filing.notes`, with its place. Raises
    `DecodeError` for a document that is damaged, attacks, exceeds `limits`, or holds no form,
    `MissingExtraError` for one that needs an extra (PDF, old Excel), and `InputError` for a source
    that is neither a path nor bytes. `OSError` passes.

    >>> text = (
    ...     "项目支出绩效自评表\\n（2023年度）\\n\\t项目名称\\n\\t培训\\n\\n"
    ...     "\\t一级指标\\n\\t二级指标\\n\\t三级指标\\n"
    ...     "\\t年度指标值\\n\\t实际完成值\\n\\t分值\\n\\t得分\\n\\n"
    ...     "\\t产出指标\\n\\t数量指标\\n\\t人数\\n\\t≥50人\\n\\t60人\\n\\t50\\n\\t50\\n"
    ... )
    >>> form = read(text.encode()).forms[0]
    >>> form.project_name, form.indicators[0].actual.text
    ('培训', '60人')
    """
    return _read(source, limits, installed())


def _read(source: Path_ | bytes, limits: Limits, recognisers: Recognisers) -> Filing:
    name = ""
    if not isinstance(limits, Limits):
        raise InputError("the limits of a document", limits, "Limits")
    if isinstance(source, bytes | bytearray):
        data = bytes(source)
    else:
        path = checked_path(source, "the source of a filing")
        name, data = path.stem, _bytes_of(path, limits)
    return read_document(open_document(data, limits), recognisers, name=name)


def _bytes_of(path: Path, limits: Limits) -> bytes:
    """What a file holds, its size being looked at first. `OSError` passes."""
    size = path.stat().st_size
    if size > limits.file_size:
        raise refusal("", f"a file of {size} bytes; at most {limits.file_size} are read")
    with path.open("rb") as file:
        return file.read(limits.file_size + 1)


def read_many(
    paths: Iterable[Path_],
    *,
    limits: Limits = DEFAULT_LIMITS,
    on_progress: Callable[[int, str], object] | None = None,
) -> Iterator[Filing | Failure]:
    """The filings in many files, one at a time and in their order; a bad file is a `Failure`.

    `on_progress` is called after each file, with the number of files done and the path. Raises
    `InputError` for what holds no paths and for what cannot be called.

    >>> [type(each).__name__ for each in read_many(["no such file"])]
    ['Failure']
    """
    if isinstance(paths, str | bytes | os.PathLike) or not isinstance(paths, Iterable):
        raise InputError("the files to read", paths, "several paths")
    if not (on_progress is None or callable(on_progress)):
        raise InputError("on_progress", on_progress, "a function of a number and a path")
    return _each(paths, limits, on_progress)


def _each(
    paths: Iterable[Path_], limits: Limits, on_progress: Callable[[int, str], object] | None
) -> Iterator[Filing | Failure]:
    recognisers = installed()
    for count, path in enumerate(paths, start=1):
        shown = _named(path)
        try:
            outcome: Filing | Failure = _read(path, limits, recognisers)
        except (PerfevalError, OSError) as error:
            outcome = Failure(shown, error)
        if on_progress is not None:
            on_progress(count, shown)
        yield outcome


def _named(path: object) -> str:
    """A path as it was given, for a host to find it again; of no path a picture."""
    if isinstance(path, str):
        return str.__str__(path)
    return str(path) if isinstance(path, Path) else brief(path)


def read_document(document: Document, recognisers: Recognisers, *, name: str = "") -> Filing:
    """The filing in a document. Raises `DecodeError` where no recogniser knows a form in it."""
    forms: list[Form] = []
    filers: list[str] = []
    filed: list[tuple[FormContext, Form]] = []
    notes = [*document.notes, *recognisers.notes]
    keys: Counter[str] = Counter()
    book = Book()
    for segment in segments(document, recognisers.titles):
        context = FormContext(key=_key(segment, forms), at=_place(segment, forms))
        try:
            form = recognisers.read(segment, context)
        except InputError as error:  # what stands in several cells is longer than a text may be
            raise refusal(context.at, str(error)) from error
        filers.append(context.filer)
        if form is not None:
            forms.append(_keyed(form, keys))
            filed.append((context, forms[-1]))
        else:
            _unread(segment, context)
        book.close(segment, context, "" if form is None else forms[-1].key)
        notes += context.notes
    if not forms:
        hint = f"; {document.read_as}" if document.read_as else ""
        raise refusal("", f"no form that is known: no table or heading of a self-evaluation{hint}")
    unit = _unit(forms, filers, notes)
    notes += _other_filers(filed, unit)
    told = tell(forms)
    filing = Filing(
        unit=BudgetUnit(name=unit or _UNNAMED, jurisdiction=place_of(unit)),
        year=_year(document, forms, name, notes),
        forms=tuple(forms),
        facts=told.facts,
        relations=told.relations,
        notes=tuple(notes),
    )
    return filing.accounted(book.account())


def _key(segment: Segment, forms: list[Form]) -> str:
    """A key from the number of the annex; of the kind of form where it has none."""
    annex = segment.annex
    number = annex if annex.isascii() else number_of(annex)
    return f"annex-{number}" if number else f"form-{len(forms) + 1}"


def _keyed(form: Form, keys: Counter[str]) -> Form:
    """The form with a key that no other form has; `keys` counts those that were given."""
    annexed = form.key.startswith("annex-") and form.kind != FormKind.REPORT
    own = form.key if annexed else form.kind.key
    key = own
    while key in keys:
        keys[own] += 1
        key = f"{own}.{keys[own]}"
    keys[key] = 1
    return evolve(form, key=key)


def _place(segment: Segment, forms: list[Form]) -> str:
    if segment.annex:
        return f"附件{segment.annex}"
    return segment.title[:60] or f"第{len(forms) + 1}个表"


def _unread(segment: Segment, context: FormContext) -> None:
    """Lines that belong to no known form: kept as notes."""
    if segment.title:
        context.notes.append(Note(code="unread", at=segment.title[:60], text="没有识别的表"))
    for grid, figures in Counter(
        line.grid.name
        for line in segment.rows
        if line.grid
        for cell in line.cells
        if is_figure(cell.text)
    ).items():
        context.notes.append(
            Note(code="doubt", at=grid, text=f"没有识别的表，其中{figures}个数未录")
        )
    for line in segment.lines:
        text = "\t".join(each.replace("\n", " ") for each in line.texts)
        if tells_person(text):
            note = Note(code="personal_data", at=line.at or "全文", text="1处，未录")
            context.told(note, *line.cells)
        elif not text or _HEADS.fullmatch(squeeze(text)):
            context.label(*line.cells)
        else:
            note = Note(code="unread", at=line.at or "全文", text=text[:LONGEST_TEXT])
            context.told(note, *line.cells)


def _unit(forms: list[Form], filers: list[str], notes: list[Note]) -> str:
    """The name of the unit, where the forms say it."""
    of_units = [name for form in forms if form.of_unit for name in form.filers()]
    of_projects = [name for form in forms if not form.of_unit for name in form.filers()]
    for name in (*filers, *of_units, *of_projects):
        if name.strip() and name.strip() not in {"/", "无", "——"}:
            return name.strip()
    notes.append(Note(code="no_unit_name", at="全文", text="没有写明单位名称"))
    return ""


def _other_filers(filed: list[tuple[FormContext, Form]], unit: str) -> Iterator[Note]:
    """Names of who files a form that stand neither in it nor in the unit of the filing."""
    for context, form in filed:
        name = context.filer.strip()
        kept = name in (unit, form.unit_name, *form.filers()) or name in form.title
        if name and not kept:
            yield Note(code="unplaced", at=f"{context.at} / 填报单位", text=name)


def _year(document: Document, forms: list[Form], name: str, notes: list[Note]) -> FiscalYear | None:
    """The fiscal year: of titles, of lines 2023年度, of a label 年度, else what is written most."""
    lines = list(lines_of(document))
    texts = [text for line in lines for text in line.texts]
    titles = [form.title for form in forms]
    short = [text for text in texts if len(text) < 40]
    pairs = [pair for line in lines for pair in pairwise(line.texts)]
    for found in (
        [year for text in titles for year in fiscal_years(text)],
        [year for text in titles for year in years(text)],
        [year for text in short for year in fiscal_years(text)],
        [year for pair in pairs for year in labelled_year(*pair)],
        _FILE_YEAR.findall(name),
        [year for text in texts for year in fiscal_years(text)],
        [year for text in texts for year in years(text)],
    ):
        if found:
            return FiscalYear(int(Counter(found).most_common(1)[0][0]))
    notes.append(Note(code="no_year", at="全文", text="没有写明年度"))
    return None
