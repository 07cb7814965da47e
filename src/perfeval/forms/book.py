"""The books of a reading: the ledgers of its forms, closed one by one, make the account."""

from __future__ import annotations

from collections import Counter

from attrs import define, field

from perfeval.filing.addresses import Address
from perfeval.filing.cell_account import CellAccount
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.ledger import End
from perfeval.forms.layout.segments import Segment
from perfeval.forms.words.labels import told

__all__ = ["Book"]


@define
class Book:
    """What became of the cells of all forms so far, and where the fields of each stand."""

    _ends: Counter[End] = field(factory=Counter)
    _addresses: dict[tuple[str, str], Address] = field(factory=dict)

    def close(self, segment: Segment, context: FormContext, key: str) -> None:
        """Close the ledger of a form that was read from `segment`; `key` is empty for no form.

        What its reader marked nowhere is noted here, row by row: in doubt, where it is a figure.
        """
        ledger = context.ledger
        for line in segment.heads:
            ledger.mark(End.LABEL, line.cells)
        for line in segment.rows:
            left = ledger.unmarked(line)
            if left:
                context.unplaced(line.at, "\t".join(told(cell.text) for cell in left), *left)
        self._ends += ledger.ends((*segment.heads, *segment.rows))
        for path, address in ledger.addresses(segment.lines):
            self._addresses[key, path] = address

    def account(self) -> CellAccount:
        """The account of the whole document."""
        return CellAccount(
            values=self._ends[End.VALUE],
            labels=self._ends[End.LABEL],
            notes=self._ends[End.NOTE],
            doubts=self._ends[End.DOUBT],
            personal=self._ends[End.PERSONAL],
            addresses=self._addresses,
        )
