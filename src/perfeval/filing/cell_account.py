"""The account of a reading: what became of each cell of the document, and where values stand."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from perfeval.errors import Phrase
from perfeval.filing.addresses import Address
from perfeval.filing.structure import of_kind

__all__ = ["CellAccount"]


@frozen(kw_only=True)
class CellAccount:
    """How the cells with text of a document ended, one way each, and the addresses of values.

    `values` are kept in a field of a form, `labels` are headings, titles and labels, `notes` stand
    in the notes of the filing, `doubts` there under the code ``doubt``: figures of which the reader
    does not know what they are. `personal` are withheld. `addresses` are by the key of the form and
    the path of the field in it, such as ``("annex-3", "indicators.0.claimed")``; those of the
    stated relations by ``("", "relations.0")``, and by each of their figures. `columns` are those
    that the tables of rows have, by the key of the form and the path without the number of a row,
    such as ``("annex-3", "indicators.claimed")``, whether a cell under them says something or not.

    >>> account = CellAccount(values=40, labels=12, doubts=1)
    >>> account.cells, account.whole
    (53, False)
    >>> account.line()
    '共53格有字：40格录入，12格为表头或标签，0格记为说明，1格存疑，0格属个人信息未录'
    """

    values: int = field(default=0, **of_kind("录入的格数", int))
    labels: int = field(default=0, **of_kind("表头和标签的格数", int))
    notes: int = field(default=0, **of_kind("记为说明的格数", int))
    doubts: int = field(default=0, **of_kind("存疑的格数", int))
    personal: int = field(default=0, **of_kind("属个人信息的格数", int))
    addresses: Mapping[tuple[str, str], Address] = field(factory=dict, repr=False, eq=False)
    columns: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False, eq=False)

    @property
    def cells(self) -> int:
        """How many cells of tables hold text."""
        return self.values + self.labels + self.notes + self.doubts + self.personal

    @property
    def whole(self) -> bool:
        """Whether no cell is in doubt."""
        return not self.doubts

    def line(self, lang: str = "zh") -> str:
        """The counts in one line, for people, in ``zh`` or ``en``."""
        said = Phrase(
            "{cells} cells with text: {values} read, {labels} headings or labels, {notes} noted, "
            "{doubts} in doubt, {personal} personal and left out",
            cells=self.cells,
            values=self.values,
            labels=self.labels,
            notes=self.notes,
            doubts=self.doubts,
            personal=self.personal,
        )
        return said.message(lang)
