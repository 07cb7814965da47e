"""A form as parts of a page: its own fields in the form's words and order, whatever its kind.

The official tables have merged labels (一级, 二级指标), trees of money (其中) and a row of totals;
these are found by what a row holds, never by the class of the form: so a plugin's kind is shown,
too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from attrs import evolve

from perfeval.audit.finding import Finding
from perfeval.filing import Form, ReportSection, Statement
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Number
from perfeval.render.page import Block, Cell, Listed, Part, Prose, Row, Table
from perfeval.render.pages.concerned import Concern, concerns
from perfeval.render.pages.fields import fields_of, is_row, shown, title_of
from perfeval.scoring.labels import label_of

__all__ = ["form_parts", "rows_table"]

_LEVELS: Final = ("level1", "level2", "name")
_TOTALS: Final = ("total_label", "total_points", "total_claimed")
_OPTIONAL: Final = frozenset(
    {"clause", "of_which", "goal", "reason", "fact", "breakdown", "excluded", "organisation"}
)
"""Columns that are left out where no row has anything in them."""
_INDENT: Final = "　"


def form_parts(form: Form, lang: str, findings: Sequence[Finding]) -> Iterator[Part]:
    """The form under its title; findings stand beside the rows that they concern."""
    parts = list(_parts(form.official_title, form, lang, 1))
    tables = [block for part in parts for block in part.blocks if isinstance(block, Table)]
    rows = [
        (table.caption, *(cell.text for cell in row.cells[: table.labels]))
        for table in tables
        for row in table.rows
    ]
    found = concerns(findings, rows)
    number = 0
    for part in parts:
        blocks: list[Block] = []
        for block in part.blocks:
            if isinstance(block, Table):
                last = number + len(block.rows)
                blocks.append(_noted(block, [found.get(n, []) for n in range(number, last)], lang))
                number = last
            else:
                blocks.append(block)
        yield evolve(part, blocks=tuple(blocks))


def _noted(table: Table, found: Sequence[Sequence[Concern]], lang: str) -> Table:
    """The table with the findings of each row, and the cells marked that they concern.

    Of several findings at one cell the gravest marks it.
    """
    columns = {label_of(heading): n for n, heading in enumerate(table.headings)}
    rows = []
    for row, concerned in zip(table.rows, found, strict=True):
        cells = list(row.cells)
        for each in sorted(concerned, key=lambda each: -each.finding.severity.rank):
            column = columns.get(label_of(each.column)) if each.column else None
            if column is not None:
                cells[column] = evolve(cells[column], severity=each.finding.severity)
        notes = tuple(each.note(lang) for each in concerned)
        rows.append(evolve(row, cells=tuple(cells), notes=notes))
    return evolve(table, rows=tuple(rows))


def _parts(heading: str, value: Any, lang: str, level: int) -> Iterator[Part]:
    """A value with fields: its own ones first, then each table, and below them what is deeper."""
    blocks: list[Block] = []
    deeper: list[Part] = []
    pairs: list[tuple[str, str]] = []
    totals: list[tuple[str, str]] = []
    rows: list[Any] = []
    caption, is_whole = "", False
    for name, own_title in fields_of(value):
        content, title = getattr(value, name), title_of(name, own_title, lang)
        items = [content] if is_row(content) else list(content) if _holds_rows(content) else []
        if not items:
            text = shown(content, lang)
            if text and text != heading:
                (totals if name in _TOTALS else pairs).append((title, text))
            continue
        if rows and not (is_whole and type(rows[0]) is type(items[0])):
            blocks.append(rows_table(caption, rows, lang, value))
            rows = []
        is_whole = is_row(content)  # of which the next ones may be the parts: 其中
        if all(map(_is_flat, items)):
            caption = caption if rows else title
            rows += items
        elif isinstance(items[0], Statement | ReportSection):
            deeper += _prose(title, items, level + 1)
        else:
            for item in items:
                deeper += _parts(title, item, lang, level + 1)
    if rows:
        blocks.append(rows_table(caption, rows, lang, value))
    if not any(isinstance(block, Table) and block.total is not None for block in blocks):
        pairs += totals
    if pairs:
        blocks.insert(0, Listed(tuple(pairs)))
    yield Part(heading, tuple(blocks), level)
    yield from deeper


def _holds_rows(content: object) -> bool:
    return isinstance(content, tuple) and bool(content) and is_row(content[0])


def _is_flat(item: Any) -> bool:
    """Whether a value is a row of a table: cells, and at most rows of its own kind below it."""
    if isinstance(item, Statement | ReportSection):
        return False
    contents = [getattr(item, name) for name, _ in fields_of(item)]
    return not any(
        is_row(each) or (_holds_rows(each) and type(each[0]) is not type(item)) for each in contents
    )


def rows_table(caption: str, items: Sequence[Any], lang: str, form: object = None) -> Table:
    """The table of values of one class, a column for each field; parts stand below their whole."""
    lines = list(_tree(items, 0))
    columns = [
        (name, title_of(name, title, lang))
        for name, title in fields_of(items[0])
        if not _holds_rows(getattr(items[0], name)) and name != "parts"
    ]
    texts = [[shown(getattr(item, name), lang) for name, _ in columns] for item, _ in lines]
    kept = [
        n
        for n, (name, title) in enumerate(columns)
        if any(row[n] for row in texts) or not (name in _OPTIONAL or title.isascii())
    ]
    levels = tuple(name for name, _ in columns[:3]) == _LEVELS
    rows = tuple(
        Row(
            cells=tuple(
                _cell(getattr(item, columns[n][0]), (_INDENT * depth if n == 0 else "") + row[n])
                for n in kept
            )
        )
        for (item, depth), row in zip(lines, texts, strict=True)
    )
    names = [columns[n][0] for n in kept]
    return Table(
        caption=caption,
        headings=tuple(columns[n][1] for n in kept),
        rows=rows,
        total=_total(names, form, lang) if levels else None,
        labels=3 if levels else 1,
        merged=2 if levels else 0,
    )


def _tree(items: Sequence[Any], depth: int) -> Iterator[tuple[Any, int]]:
    for item in items:
        yield item, depth
        parts = getattr(item, "parts", ())
        yield from _tree(parts if _holds_rows(parts) else (), depth + 1)


def _cell(value: object, text: str) -> Cell:
    return Cell(text, value.atoms if isinstance(value, Number | Amount) else None)


def _total(names: Sequence[str], form: object, lang: str) -> Row | None:
    """总分: the row of totals of a form, under the columns of points and claims."""
    if not isinstance(form, Form) or "points" not in names:
        return None
    label = shown(getattr(form, "total_label", ""), lang)
    totals = {"points": form.total_points, "claimed": form.total_claimed}
    if not label and not any(shown(each, lang) for each in totals.values()):
        return None
    label = label or "总分"
    cells = [Cell(label), *(_cell(c := totals.get(n), shown(c, lang)) for n in names[1:])]
    return Row(cells=tuple(cells))


def _prose(heading: str, items: Sequence[Any], level: int) -> Iterator[Part]:
    """Paragraphs and sections of a report, each section under its heading."""
    said = [item for item in items if isinstance(item, Statement)]
    if said:
        yield Part(heading, (Prose(tuple(f"{s.numeral}{s.text}" for s in said)),), level)
    for section in items:
        if isinstance(section, ReportSection):
            paragraphs = tuple(f"{s.numeral}{s.text}" for s in section.statements)
            blocks = (Prose(paragraphs),) if paragraphs else ()
            yield Part(f"{section.numeral}{section.heading}", blocks, level)
            yield from _prose("", section.sections, level + 1)
