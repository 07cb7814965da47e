"""From a document to its filings: it is divided into forms, and a recogniser reads each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import evolve

from perfeval.errors import InputError, Phrase
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.kinds import FormKind
from perfeval.filing.notes import Note
from perfeval.filing.sources import Jurisdiction
from perfeval.filing.unit import UNNAMED, BudgetUnit
from perfeval.forms.book import Book
from perfeval.forms.division import Piece, divided, other_years
from perfeval.forms.kinds.report.tables import tables_apart
from perfeval.forms.kinds.summary.rows import rows_apart
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.filers import printed_unit
from perfeval.forms.layout.segments.fronts import fronted
from perfeval.forms.layout.segments.lines import Line, lines_of
from perfeval.forms.layout.segments.report_titles import reports_apart
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.layout.segments.segments import segments
from perfeval.forms.parts import notes_of_parts, part_of
from perfeval.forms.prose.narrative import content_of
from perfeval.forms.recognisers import Recognisers
from perfeval.forms.result import ReadResult
from perfeval.forms.sources.grid import Document
from perfeval.forms.sources.limits import refusal
from perfeval.forms.unread import note_unread
from perfeval.forms.whose import unit_of, year_of
from perfeval.forms.words.money import shared_unit
from perfeval.forms.words.places import place_of
from perfeval.text.numerals import number_of

__all__ = ["at_place", "filings_in"]

_PAIR: Final = 2
_HIDDEN: Final = frozenset({"hidden_sheet", "hidden_text"})
_SHOW: Final = Phrase("sheets and text that are hidden are not read: show them first")


def at_place(filing: Filing, place: Jurisdiction | None) -> Filing:
    """The filing of a unit that is at `place`; None says nothing of it."""
    if place is None:
        return filing
    made = evolve(filing, unit=evolve(filing.unit, jurisdiction=place))
    return made if filing.account is None else made.accounted(filing.account)


def filings_in(
    document: Document, recognisers: Recognisers, *, name: str = ""
) -> tuple[ReadResult, ...]:
    """The filings in a document. Raises `DecodeError` where no recogniser knows a form in it."""
    pieces = _pieces(document, recognisers)
    if not any(piece.form for piece in pieces):
        hint = Phrase("; {layouts}", layouts=Phrase(document.read_as)) if document.read_as else ""
        if any(note.code in _HIDDEN for note in document.notes):
            hint = Phrase("; {layouts}", layouts=_SHOW)
        raise refusal(
            "",
            Phrase(
                "no form that is known: no table or heading of a self-evaluation{hint}", hint=hint
            ),
        )
    groups = divided(pieces, lambda: printed_unit(list(lines_of(document)), name))
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
    found = reports_apart(segments(document, recognisers.titles))
    apart = [*rows_apart(tables_apart(fronted(found)))]
    shared = shared_unit(text for segment in apart for text in _outside(segment))
    for segment in apart:
        context = FormContext(key=_key(segment, count), at=_place(segment, count), shared=shared)
        try:
            form = recognisers.read(segment, context)
        except InputError as error:  # what stands in several cells is longer than a text may be
            raise refusal(context.at, error.said()) from error
        count += form is not None
        if form is None:
            note_unread(segment, context)
        pieces.append(Piece(segment=segment, context=context, form=form))
    return pieces


def _outside(segment: Segment) -> Iterator[str]:
    """What lines say that are of no form: a cover, 填表说明. A row of two texts is one."""
    prose = segment.is_report and segment.outlined
    if not prose and all(len(line.texts) <= _PAIR for line in segment.rows):
        for line in segment.lines:
            yield "：".join(line.texts)


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
    unit = unit_of(
        forms, [piece.context.filer for piece in pieces], lambda: printed_unit(lines, name)
    )
    if not unit:
        notes.append(Note(code="no_unit_name", at="全文", text="没有写明单位名称"))
    notes += _other_filers(pieces, forms, unit)
    year = year_of(lines, forms, name)
    if year is None:
        notes.append(Note(code="no_year", at="全文", text="没有写明年度"))
    else:
        notes += (
            Note(code="other_year", at=piece.form.official_title, text=told)
            for piece in pieces
            if piece.form is not None and piece.form.is_self_evaluation
            for told in other_years(piece.segment, year)
        )
    prose = content_of(forms)
    for each in prose.stated:
        book.state(each.relation, each.fields)
    filing = Filing(
        unit=BudgetUnit(name=unit or UNNAMED, jurisdiction=place_of(unit)),
        year=year,
        forms=tuple(forms),
        facts=prose.facts,
        relations=tuple(book.relations),
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


def _other_filers(pieces: Sequence[Piece], forms: list[Form], unit: str) -> Iterator[Note]:
    """Names of who files a form that stand neither in it nor in the unit of the filing."""
    known = (piece for piece in pieces if piece.form is not None)
    for piece, form in zip(known, forms, strict=True):
        name = piece.context.filer.strip()
        kept = name in (unit, form.unit_name, *form.filers()) or name in form.title
        if name and not kept:
            yield Note(code="unplaced", at=f"{piece.context.at} / 填报单位", text=name)
