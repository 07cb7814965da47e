"""The books of a reading: the ledgers of its forms, closed one by one, make the account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from attrs import define, field

from perfeval.filing.addresses import Address
from perfeval.filing.cell_account import CellAccount
from perfeval.filing.relations import Relation, figure_paths
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.ledger import End
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.words.identifiers import is_row_number
from perfeval.forms.words.labels import unwrapped
from perfeval.forms.words.people import tells_person

__all__ = ["Book"]

_PIECED: Final = "文本中断开的行拼成的，各格归入哪一行只是推断；请改读原 PDF，或对照原件核对："


@define
class Book:
    """What became of the cells of all forms so far, and where the fields of each stand.

    `relations` are those of the filing so far, in its order.
    """

    relations: list[Relation] = field(factory=list)
    _ends: Counter[End] = field(factory=Counter)
    _addresses: dict[tuple[str, str], Address] = field(factory=dict)
    _columns: set[tuple[str, str]] = field(factory=set)

    def close(self, segment: Segment, context: FormContext, key: str) -> None:
        """Close the ledger of a form that was read from `segment`; `key` is empty for no form.

        What its reader marked nowhere is noted here, row by row: in doubt, where it is a figure.
        """
        ledger = context.ledger
        for line in segment.heads:
            ledger.mark(End.LABEL, line.cells)
        for line in segment.rows:
            left = ledger.unmarked(line)
            text = "\t".join(unwrapped(cell.text) for cell in left)
            if len(left) < len(line.texts) and is_row_number(text):
                context.note("unplaced", line.at, text, *left)
            elif left:
                context.unplaced("", text, *left)
        _note_left(segment, context)
        _note_pieced(segment, context)
        self._ends += ledger.ends((*segment.heads, *segment.rows))
        for path, address in ledger.addresses(segment.lines):
            self._addresses[key, path] = address
        self._columns |= {(key, path) for path in context.columns}
        for relation, address in context.relations:
            self._state(relation, [address for _ in figure_paths(relation)])

    def state(self, relation: Relation, fields: Sequence[tuple[str, str]]) -> None:
        """Add a relation of the prose; `fields` are those that hold its figures, one for each.

        They are told by the key of the form and the path in it.
        """
        self._state(relation, [self._addresses.get(each) for each in fields])

    def _state(self, relation: Relation, addresses: Sequence[Address | None]) -> None:
        path = f"relations.{len(self.relations)}"
        self.relations.append(relation)
        found = {
            ("", f"{path}.{each}"): address
            for each, address in zip(figure_paths(relation), addresses, strict=True)
            if address is not None
        }
        for address in [*found.values()][:1]:
            self._addresses["", path] = address
        self._addresses.update(found)

    def account(self) -> CellAccount:
        """The account of the whole document."""
        return CellAccount(
            values=self._ends[End.VALUE],
            labels=self._ends[End.LABEL],
            notes=self._ends[End.NOTE],
            doubts=self._ends[End.DOUBT],
            personal=self._ends[End.PERSONAL],
            addresses=self._addresses,
            columns=frozenset(self._columns),
        )


def _note_pieced(segment: Segment, context: FormContext) -> None:
    """One doubt for each table of the form with rows that were put together of broken lines."""
    tables: dict[str, list[Line]] = {}
    for line in segment.rows:
        if any(cell.pieced for cell in line.cells) and not tells_person("\t".join(line.texts)):
            tables.setdefault(line.at.rpartition(" ")[0], []).append(line)
    for name, lines in tables.items():
        rows = ("\t".join(map(unwrapped, line.texts)) for line in lines)
        cells = (cell for line in lines for cell in line.said)
        at = _reach(name, lines[0].at, lines[-1].at)
        context.note("doubt", at, "\n".join([_PIECED, *rows]), *cells)


def _note_left(segment: Segment, context: FormContext) -> None:
    """One doubt for each table of the form with rows that were not placed."""
    texts = {id(cell): text for cell, text in context.left}
    tables: dict[str, list[tuple[str, str]]] = {}
    for line in segment.rows if texts else ():
        name = line.at.rpartition(" ")[0]
        found = [(line.at, texts[id(cell)]) for cell in line.cells if id(cell) in texts]
        tables.setdefault(name, []).extend(found)
    for name, rows in ((name, rows) for name, rows in tables.items() if rows):
        at = _reach(name, rows[0][0], rows[-1][0])
        context.note("doubt", at, "\n".join(["没有读出的行：", *(text for _, text in rows)]))


def _reach(name: str, first: str, last: str) -> str:
    """From which row of a table to which."""
    return first if first == last else f"{first}至{last.removeprefix(name).strip()}"
