"""What a drawn document says, field by field, as printed: the answer that a reader must give."""

from __future__ import annotations

from attrs import field, frozen

__all__ = ["Fund", "Known", "KnownForm", "Line", "Row"]


@frozen(kw_only=True)
class Fund:
    """A row of money; an empty text stands for a blank cell, or a column that is not there."""

    label: str
    original: str = ""
    final: str = ""
    outturn: str = ""
    points: str = ""
    rate: str = ""
    claimed: str = ""
    reason: str = ""


@frozen(kw_only=True)
class Row:
    """An indicator, or a criterion of a scoring sheet."""

    level1: str
    level2: str
    name: str
    nature: str = ""
    number: str = ""
    measure: str = ""
    actual: str = ""
    points: str = ""
    claimed: str = ""
    reason: str = ""
    clause: str = ""
    part: bool = False

    @property
    def target(self) -> str:
        """The whole target as one text."""
        return f"{self.nature}{self.number}{self.measure}"


@frozen(kw_only=True)
class Line:
    """A line of a breakdown."""

    label: str
    amount: str = ""


@frozen(kw_only=True)
class KnownForm:
    """One form. `kind` is that of `perfeval.FormKind`, or ``goals``, ``monitoring``: no
    self-evaluation. `kept` are texts without a field, which must stand somewhere all the same.
    `scores_money`: the table of money has columns of points, though they may be blank.
    """

    kind: str
    unit: str = ""
    project: str = ""
    department: str = ""
    implementer: str = ""
    money: str = "万元"
    scores_money: bool = False
    funds: tuple[Fund, ...] = ()
    by_income: tuple[Line, ...] = ()
    by_nature: tuple[Line, ...] = ()
    expected: str = ""
    attained: str = ""
    rows: tuple[Row, ...] = ()
    total_points: str = ""
    total_claimed: str = ""
    kept: tuple[str, ...] = ()
    place: str = ""
    year: int = 2023


@frozen(kw_only=True)
class Known:
    """All that a document says."""

    forms: tuple[KnownForm, ...]
    year: int
    unit: str = field(default="")
