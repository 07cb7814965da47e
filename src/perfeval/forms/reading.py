"""From a file to filings: open it, divide it into forms, let the recognisers read each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import evolve

from perfeval.errors import InputError, Phrase, one_line
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.kinds import FormKind
from perfeval.filing.notes import Note
from perfeval.filing.sources import Jurisdiction
from perfeval.filing.unit import UNNAMED, BudgetUnit
from perfeval.forms.book import Book
from perfeval.forms.division import Piece, divided
from perfeval.forms.documents import Path_, bytes_of
from perfeval.forms.kinds.summary import rows_apart
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.filers import printed_unit
from perfeval.forms.layout.fronts import fronted
from perfeval.forms.layout.report_titles import reports_apart
from perfeval.forms.layout.segments import Line, Segment, lines_of, segments
from perfeval.forms.parts import notes_of_parts, part_of
from perfeval.forms.prose.narrative import content_of
from perfeval.forms.recognisers import Recognisers, installed
from perfeval.forms.result import ReadResult
from perfeval.forms.sources.grid import Cell, Document
from perfeval.forms.sources.limits import DEFAULT_LIMITS, Limits, refusal
from perfeval.forms.sources.opening import open_document
from perfeval.forms.whose import unit_of, year_of
from perfeval.forms.words.identifiers import is_row_number
from perfeval.forms.words.labels import is_figure
from perfeval.forms.words.people import tells_person
from perfeval.forms.words.places import given_place, place_of
from perfeval.text.labels import squeeze
from perfeval.text.numerals import number_of
from perfeval.text.paths import checked_path
from perfeval.text.policy import LONGEST_TEXT

__all__ = ["at_place", "filings_in", "read", "read_all"]

_SHOWN: Final = 5
_HEADS: Final = re.compile(r"附(?:件|表)[0-9一二三四五六七八九十-]*:?|\(?[12][0-9]{3}年度?\)?")


def read(
    source: Path_ | bytes,
    *,
    limits: Limits = DEFAULT_LIMITS,
    place: str | Jurisdiction | None = None,
) -> Filing:
    """The filing in a Word or Excel file, a web page, a PDF or a text, known by its content.

    What could not be understood, or was left out, is in `Filing.notes`, with its place. `place` is
    where the unit is, by its GB/T 2260 code or its name, and wins over what is read. Raises
    `DecodeError` for a document that is damaged, attacks, exceeds `limits`, or holds no form,
    `MissingExtraError` for one that needs an extra (PDF, old Excel), and `InputError` for a source
    that is neither a path nor bytes, for no place, and for one with the forms of several units or
    years, which `read_all` gives. `OSError` passes.

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
    found = read_all(source, limits=limits, place=place)
    if len(found) > 1:
        raise _several(found)
    return found[0].filing


def at_place(filing: Filing, place: Jurisdiction | None) -> Filing:
    """The filing of a unit that is at `place`; None says nothing of it."""
    if place is None:
        return filing
    made = evolve(filing, unit=evolve(filing.unit, jurisdiction=place))
    return made if filing.account is None else made.accounted(filing.account)


def read_all(
    source: Path_ | bytes,
    *,
    limits: Limits = DEFAULT_LIMITS,
    place: str | Jurisdiction | None = None,
) -> tuple[ReadResult, ...]:
    """The filings in a document, one for each unit and year whose forms it holds, with its part.

    A workbook with a unit on each sheet, or a document with the forms of several units one after
    the other, gives several; most give one. Raises what `read` raises for one of them.

    >>> form = (
    ...     "{}2023年度部门整体支出绩效自评表\\n"
    ...     "\\t一级指标\\n\\t三级指标\\n\\t年度指标值\\n\\t得分\\n\\n"
    ... )
    >>> found = read_all((form.format("甲县教育局") + form.format("甲县水利局")).encode())
    >>> [(each.part, each.filing.unit.name) for each in found]
    [('表1', '甲县教育局'), ('表2', '甲县水利局')]
    """
    name = ""
    if not isinstance(limits, Limits):
        raise InputError("the limits of a document", limits, "Limits")
    if isinstance(source, bytes | bytearray):
        data = bytes(source)
    else:
        path = checked_path(source, "the source of a filing")
        name, data = path.stem, bytes_of(path, limits)
    where = None if place is None else given_place(place)
    found = filings_in(open_document(data, limits), installed(), name=name)
    return tuple(evolve(each, filing=at_place(each.filing, where)) for each in found)


def _several(found: Sequence[ReadResult]) -> InputError:
    """The error of a document with several filings where one is due; it names the first ones."""
    filings = [each.filing for each in found]
    named = [f"{each.unit.name} {each.year or ''}".strip() for each in filings[:_SHOWN]]
    more = ", …" if len(filings) > _SHOWN else ""
    return InputError(
        "the document",
        Phrase(
            "the forms of {count} units or years ({names})",
            count=len(filings),
            names=one_line(", ".join(named)) + more,
        ),
        "those of one unit and year: read_all gives a filing for each",
    )


def filings_in(
    document: Document, recognisers: Recognisers, *, name: str = ""
) -> tuple[ReadResult, ...]:
    """The filings in a document. Raises `DecodeError` where no recogniser knows a form in it."""
    pieces = _pieces(document, recognisers)
    if not any(piece.form for piece in pieces):
        hint = Phrase("; {layouts}", layouts=Phrase(document.read_as)) if document.read_as else ""
        raise refusal(
            "",
            Phrase(
                "no form that is known: no table or heading of a self-evaluation{hint}", hint=hint
            ),
        )
    groups = divided(pieces)
    shared = (*document.notes, *recognisers.notes)
    if len(groups) == 1:
        return (ReadResult(filing=_filing(pieces, shared, lines_of(document), name)),)
    return tuple(
        ReadResult(filing=_filing(group, notes, _lines(group), name), part=part_of(group))
        for group, notes in zip(groups, notes_of_parts(shared, groups), strict=True)
    )


def _pieces(document: Document, recognisers: Recognisers) -> list[Piece]:
    """The segments of a document as they are read, each with its form if it is known."""
    pieces: list[Piece] = []
    count = 0
    for segment in rows_apart(fronted(reports_apart(segments(document, recognisers.titles)))):
        context = FormContext(key=_key(segment, count), at=_place(segment, count))
        try:
            form = recognisers.read(segment, context)
        except InputError as error:  # what stands in several cells is longer than a text may be
            raise refusal(context.at, error.said()) from error
        count += form is not None
        if form is None:
            _unread(segment, context)
        pieces.append(Piece(segment=segment, context=context, form=form))
    return pieces


def _filing(
    pieces: Sequence[Piece], shared: Iterable[Note], lines: Iterable[Line], name: str
) -> Filing:
    """The filing that the forms of these pieces make."""
    keys: Counter[str] = Counter()
    forms: list[Form] = []
    book = Book()
    for piece in pieces:
        key = ""
        if piece.form is not None:
            forms.append(_keyed(piece.form, keys))
            key = forms[-1].key
        book.close(piece.segment, piece.context, key)
    notes = [*shared, *(note for piece in pieces for note in piece.context.notes)]
    lines = list(lines)
    unit = unit_of(forms, [piece.context.filer for piece in pieces]) or printed_unit(lines, name)
    if not unit:
        notes.append(Note(code="no_unit_name", at="全文", text="没有写明单位名称"))
    notes += _other_filers(pieces, forms, unit)
    year = year_of(lines, forms, name)
    if year is None:
        notes.append(Note(code="no_year", at="全文", text="没有写明年度"))
    prose = content_of(forms)
    stated = (relation for piece in pieces for relation in piece.context.relations)
    filing = Filing(
        unit=BudgetUnit(name=unit or UNNAMED, jurisdiction=place_of(unit)),
        year=year,
        forms=tuple(forms),
        facts=prose.facts,
        relations=(*stated, *prose.relations),
        notes=tuple(notes),
    )
    return filing.accounted(book.account())


def _lines(pieces: Iterable[Piece]) -> Iterator[Line]:
    for piece in pieces:
        yield from piece.segment.lines


def _key(segment: Segment, count: int) -> str:
    """A key from the number of the annex; of the kind of form where it has none."""
    annex = segment.annex
    number = annex if annex.isascii() else number_of(annex)
    return f"annex-{number}" if number else f"form-{count + 1}"


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


def _place(segment: Segment, count: int) -> str:
    if segment.annex:
        return f"附件{segment.annex}"
    return segment.title[:60] or f"第{count + 1}个表"


def _unread(segment: Segment, context: FormContext) -> None:
    """Lines that belong to no known form: kept as notes."""
    if segment.title:
        context.notes.append(Note(code="unread", at=segment.title[:60], text="没有识别的表"))
    tables: dict[str, list[Cell]] = {}
    for name, cell in _figures(segment):
        tables.setdefault(name, []).append(cell)
    for name, cells in tables.items():
        text = f"没有识别的表，其中{len(cells)}个数未录"
        context.record(Note(code="doubt", at=name, text=text), *cells)
    for line in segment.lines:
        text = "\t".join(each.replace("\n", " ") for each in line.texts)
        if tells_person(text):
            note = Note(code="personal_data", at=line.at or "全文", text="1处，未录")
            context.record(note, *line.cells)
        elif not text or _HEADS.fullmatch(squeeze(text)):
            context.label(*line.cells)
        else:
            note = Note(code="unread", at=line.at or "全文", text=text[:LONGEST_TEXT])
            context.record(note, *line.cells)


def _figures(segment: Segment) -> Iterator[tuple[str, Cell]]:
    """The figures of tables, each with its table; numbers of rows and of pages are none."""
    if any(squeeze(text) == "目录" for line in segment.lines for text in line.texts):
        return
    for line in segment.rows:
        said = [cell for cell in line.cells if cell.text.strip()]
        numbered = len(said) > 1 and is_row_number(said[0].text)
        for cell in said[numbered:]:
            if line.grid is not None and is_figure(cell.text):
                yield line.grid.name, cell


def _other_filers(pieces: Sequence[Piece], forms: list[Form], unit: str) -> Iterator[Note]:
    """Names of who files a form that stand neither in it nor in the unit of the filing."""
    known = (piece for piece in pieces if piece.form is not None)
    for piece, form in zip(known, forms, strict=True):
        name = piece.context.filer.strip()
        kept = name in (unit, form.unit_name, *form.filers()) or name in form.title
        if name and not kept:
            yield Note(code="unplaced", at=f"{piece.context.at} / 填报单位", text=name)
