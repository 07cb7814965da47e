"""What a printed cell says, in the types of a filing; a doubtful cell gets a note."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from attrs import define, field

from perfeval.filing.addresses import Address
from perfeval.filing.notes import Note
from perfeval.filing.relations import Relation
from perfeval.forms.layout.ledger import End, Ledger, address_in
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.identifiers import is_row_number, tells_no_quantity
from perfeval.forms.words.labels import is_quantity
from perfeval.forms.words.money import MoneyUnit, OtherUnit, amount_in, name_of_unit
from perfeval.forms.words.people import tells_person
from perfeval.numbers.amounts import Amount, AmountCell, Unit, read_amount
from perfeval.numbers.cells import Nil, PointsCell, Unreadable, read_cell
from perfeval.numbers.decimals import read_decimal
from perfeval.numbers.printed import Number, Points
from perfeval.text.labels import joined, squeeze
from perfeval.text.numerals import narrow
from perfeval.text.policy import LONGEST_TEXT

__all__ = ["FormContext"]

_N = TypeVar("_N", bound=Number)

_NO_UNIT: Final = "表中没有写明金额单位（元、千元、万元等）；请在表上写明后重新读入"
_SHARED_UNIT: Final = "表中没有写明金额单位，按文件其他部分写明的“{}”读入；请核对"
_QUOTING: Final = frozenset({"unplaced", "doubt"})
_ENDS: Final = {"doubt": End.DOUBT, "personal_data": End.PERSONAL, "signature": End.PERSONAL}


@define
class FormContext:
    """One form being read: where it is, its unit of money, who files it, and the notes so far.

    `shared` is the unit of money that the document declares outside of its forms.

    `columns` are the paths of fields, without the number of a row, that a table has columns for.
    `relations` are those that a table states in rows of its own (小计), which no field holds, each
    with the address of its figure.

    Whoever reads a cell of a table says so: `label`, `keep`, `note` or `unplaced`. What nobody
    says anything of is noted at the end. `left` are the rows that were not placed, by a cell.
    """

    key: str
    at: str
    unit: MoneyUnit | None = None
    shared: MoneyUnit | None = None
    notes: list[Note] = field(factory=list)
    relations: list[tuple[Relation, Address]] = field(factory=list)
    columns: set[str] = field(factory=set)
    filer: str = ""
    unitless: bool = False
    sharing: bool = False
    others: list[OtherUnit] = field(factory=list)
    ledger: Ledger = field(factory=Ledger, repr=False)
    left: list[tuple[Cell, str]] = field(factory=list, repr=False)

    def label(self, *cells: Cell) -> None:
        """These cells are headings or labels; a figure is never one, and stays to be told."""
        self.ledger.mark(End.LABEL, (cell for cell in cells if not is_quantity(cell.text)))

    def numbered(self, cell: Cell) -> None:
        """This cell is the number of its row: a label, though it is a figure."""
        self.ledger.mark(End.LABEL, (cell,))

    def value(self, *cells: Cell) -> None:
        """The texts of these cells are kept in fields of the form."""
        self.ledger.mark(End.VALUE, cells)

    def keep(self, path: str, cell: Cell | None) -> None:
        """The field at `path` of the form (``indicators.0.points``) holds this cell."""
        if cell is not None:
            self.ledger.keep(path, cell)

    def state(self, line: Line, stated: Iterable[tuple[Relation, Cell]]) -> None:
        """A row states these relations, each in a cell."""
        self.relations += [(relation, address_in(line, cell)) for relation, cell in stated]

    def withheld(self, *cells: Cell) -> None:
        """These cells tell of a person: what they say is not kept."""
        self.ledger.mark(End.PERSONAL, cells)

    def unplaced(self, at: str, text: str, *cells: Cell) -> None:
        """Note cells that no field was found for; with a figure among them they are in doubt.

        The rows in doubt make one note for each table, once the form is read.
        """
        if _hold_quantity(cells) and not tells_person(text):
            self.ledger.mark(End.DOUBT, cells)
            self.left.append((cells[0], f"{at}\t{text}" if at else text))
        else:
            self.note("unplaced", at, text, *cells)

    def noted(self, *cells: Cell) -> None:
        """What these cells say is noted with that of other rows, once the last one is read."""
        self.ledger.mark(End.NOTE, cells)

    def note(self, code: str, at: str, text: str, *cells: Cell) -> None:
        """Note something with its place in the form's words; of a person only that it was there.

        `cells` are those whose text the note holds.
        """
        if code in _QUOTING and (tells_person(text) or tells_person(at)):
            code, at, text = "personal_data", "", "1处，未录"
        at = f"{self.at} / {at}" if at else self.at
        self.record(Note(code=code, at=at[:LONGEST_TEXT], text=text[:LONGEST_TEXT]), *cells)

    def record(self, note: Note, *cells: Cell) -> None:
        """Add a note that says its place itself, on what `cells` say."""
        self.ledger.mark(_ENDS.get(note.code, End.NOTE), cells)
        self.notes.append(note)

    def number(self, kind: type[_N], text: str, at: str) -> _N | Nil | Unreadable:
        """A cell where a number of `kind` is due."""
        cell = read_cell(kind, joined(text))
        if isinstance(cell, Unreadable):
            self.note("unreadable", at, cell.text)
        return cell

    def weight(self, text: str, at: str) -> PointsCell:
        """A cell of 分值 or 权重: points of 100, which some forms print as a percentage (10%)."""
        plain = narrow(joined(text)).removesuffix("%")
        return self.number(Points, plain if read_decimal(plain) is not None else text, at)

    def amount(self, text: str, at: str, unit: MoneyUnit | None = None) -> AmountCell:
        """A cell where money is due, in `unit` or that of the form where the cell names none."""
        unit = unit or self.unit
        cell, other = amount_in(joined(text), unit)
        if unit is None and self.shared is not None and isinstance(cell, Unreadable):
            unit = self.shared
            cell, other = amount_in(joined(text), unit)
            if not self.sharing and isinstance(cell, Amount):
                self.sharing = True
                self.note("shared_unit", at, _SHARED_UNIT.format(name_of_unit(unit)))
        if other is not None and other not in self.others:
            self.others.append(other)
            printed = getattr(cell, "printed", "")
            self.note(
                "other_unit",
                at,
                f"金额以{other.name}为单位，已换算为{other.unit.value}：{joined(text)}录为{printed}",
            )
        if isinstance(cell, Unreadable):
            known = unit is not None or isinstance(read_amount(cell.text, Unit.YUAN), Unreadable)
            if known:
                self.note("unreadable", at, cell.text)
            elif not self.unitless:
                self.unitless = True
                self.note("no_unit", at, _NO_UNIT)
        return cell


def _hold_quantity(cells: Sequence[Cell]) -> bool:
    """Whether a figure stands among cells, or behind a label; the number of the row is none."""
    texts = [cell.text for cell in cells if cell.text.strip()]
    if len(texts) > 1 and is_row_number(texts[0]):
        del texts[0]
    pairs = (squeeze(text).rpartition(":") for text in texts)
    labelled = any(
        is_quantity(text) and not tells_no_quantity(label) for label, _, text in pairs if label
    )
    return labelled or any(map(is_quantity, texts))
