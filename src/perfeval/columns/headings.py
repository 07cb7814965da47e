"""Which columns a table needs for a rubric: one for each fact, with its unit in the heading.

A heading is the id of a fact, and behind it a unit in brackets where the figures have one:
``budget.original（万元）``. Without a unit an amount is in 元, a rate in percent, a count bare.
"""

from __future__ import annotations

import difflib
import enum
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import frozen

from perfeval.errors import InputError, Phrase
from perfeval.ledger.asking import Answer, AskedFact, asked_facts
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.compiled.plan import places_of

__all__ = ["FactColumn", "Heading", "Kind", "columns_of", "headings"]


class Kind(enum.Enum):
    """What the cells of a column are.

    >>> Kind("amount").name
    'AMOUNT'
    """

    AMOUNT = "amount"
    COUNT = "count"
    RATE = "rate"
    STATE = "state"
    CHECK = "check"


_KINDS: Final = {
    Answer.AMOUNT: Kind.AMOUNT,
    Answer.COUNT: Kind.COUNT,
    Answer.RATE: Kind.RATE,
    Answer.STATE: Kind.STATE,
    Answer.CHECK: Kind.CHECK,
}
MONEY: Final = {"元": 0, "万元": 4, "亿元": 8}
"""The units of money, each with its power of ten."""
_UNITS: Final = {
    Kind.AMOUNT: tuple(MONEY),
    Kind.RATE: ("%",),
    Kind.STATE: (),
    Kind.CHECK: (),
}
_DEFAULTS: Final = {Kind.AMOUNT: "元", Kind.RATE: "%"}
_LONGEST_UNIT: Final = 12


@frozen(kw_only=True)
class FactColumn:
    """A column that a rubric needs: the `fact`, its Chinese `title`, what its cells are.

    `kind` is None where amounts and counts will do, if all figures of a formula are alike. `rows`
    are the rows of the rubric that need it, `choices` the states that their clauses name.

    >>> column = columns_of(get_rubric("yueyang-annex-3-1"))[0]
    >>> column.fact, column.title, column.kind, column.rows
    ('staff.in_post', '在职人员数', None, ('财政供养人员控制率',))
    >>> [each.unit for each in columns_of(get_rubric("yueyang-annex-3-1")) if each.unit]
    ['元', '元', '%', '%']
    """

    fact: str
    title: str
    kind: Kind | None
    choices: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """The unit of the cells where the heading names none: 元, %, or nothing."""
        return "" if self.kind is None else _DEFAULTS.get(self.kind, "")

    @property
    def accepted(self) -> Phrase:
        """What stands in the cells, in words."""
        if self.kind is None:
            return Phrase("numbers, exact: whole, decimal or text; counts, or amounts with a unit")
        return Phrase(_ACCEPTED[self.kind])


_ACCEPTED: Final = {
    Kind.AMOUNT: "numbers, exact: whole, decimal or text; in 元, or with the unit in the heading",
    Kind.COUNT: "numbers, exact: whole, decimal or text",
    Kind.RATE: "numbers in percent, exact: 98.5 says 98.5%",
    Kind.STATE: "text",
    Kind.CHECK: "true or false (Boolean)",
}


def columns_of(rubric: Rubric) -> tuple[FactColumn, ...]:
    """The columns that a rubric needs, each fact once, in the order of its rows.

    Raises `InputError` for what is no rubric.

    >>> [each.title for each in columns_of(get_rubric("yueyang-annex-3-1"))][:2]
    ['在职人员数', '编制数']
    """
    return tuple(map(_column, asked_facts(rubric)))


def _column(asked: AskedFact) -> FactColumn:
    return FactColumn(
        fact=asked.id,
        title=asked.name,
        kind=_KINDS.get(asked.answer),
        choices=asked.choices,
        rows=asked.rows,
    )


@frozen(kw_only=True)
class Heading:
    """A column of a table: its `name` there, the fact, what the cells are and in which unit."""

    name: str
    fact: str
    kind: Kind
    unit: str

    @property
    def power(self) -> int:
        """The power of ten of the unit."""
        return MONEY.get(self.unit, 0) if self.kind is Kind.AMOUNT else 0


def headings(rubric: Rubric, names: Sequence[str]) -> dict[str, Heading]:
    """The headings of a table that a rubric asks for, by fact.

    Raises `InputError` for a fact without a column, or with two, and for a unit that does not fit.
    """
    found: dict[str, tuple[str, str]] = {}
    columns = columns_of(rubric)
    wanted = {each.fact for each in columns}
    for name in names:
        fact, unit = _divided(name)
        if fact not in wanted:
            continue
        if fact in found:
            both = Phrase("{one} and {other}", one=found[fact][0], other=name)
            raise InputError("the columns of the table", both, "one column for each fact")
        found[fact] = name, unit
    missing = [each for each in columns if each.fact not in found]
    if missing:
        raise _missing(missing, [name for name in names if _divided(name)[0] not in wanted])
    kinds = _kinds(rubric, columns, {fact: unit for fact, (_, unit) in found.items()})
    return {each.fact: _heading(each, *found[each.fact], kinds[each.fact]) for each in columns}


def _divided(name: str) -> tuple[str, str]:
    """The id of a fact and the unit in a heading."""
    plain = name.strip().replace("（", "(").replace("）", ")").replace("％", "%")
    fact, bracket, rest = plain.partition("(")
    unit = rest.removesuffix(")")
    if bracket and rest.endswith(")") and len(unit) <= _LONGEST_UNIT:
        return fact.strip(), unit.strip()
    return plain, ""


def _missing(missing: list[FactColumn], others: Iterable[str]) -> InputError:
    first = missing[0]
    near = difflib.get_close_matches(first.fact, [_divided(name)[0] for name in others], 1)
    found = Phrase("no column {fact} ({title})", fact=first.fact, title=first.title)
    if near:
        found = Phrase("{found}, but {near}", found=found, near=near[0])
    if missing[1:]:
        found = Phrase("{found}, and {count} more missing", found=found, count=len(missing) - 1)
    due = "a column for each fact that the rubric asks for, empty where nothing is known"
    return InputError("the columns of the table", found, due)


def _kinds(
    rubric: Rubric, columns: Sequence[FactColumn], units: Mapping[str, str]
) -> dict[str, Kind]:
    """What the cells are where amounts and counts will do: what the others of the formula are.

    A column with a unit says it itself; one without is of amounts where another of its formula is.
    """
    kinds: dict[str, Kind | None] = {each.fact: each.kind for each in columns}
    for fact, unit in units.items():
        if kinds[fact] is None and unit:
            kinds[fact] = Kind.AMOUNT if unit in MONEY else Kind.COUNT
    groups = [
        [fact for fact in place.item.measure.formula.facts if fact in kinds]
        for place in places_of(rubric)
        if place.item.measure is not None
    ]
    for _ in groups:  # an amount is passed on from formula to formula
        for group in groups:
            if any(kinds[fact] is Kind.AMOUNT for fact in group):
                for fact in group:
                    kinds[fact] = kinds[fact] or Kind.AMOUNT
    return {fact: kind or Kind.COUNT for fact, kind in kinds.items()}


def _heading(column: FactColumn, name: str, unit: str, kind: Kind) -> Heading:
    due = _UNITS.get(kind)
    if unit and due is not None and unit not in due:
        where = Phrase("the column {name}", name=name)
        if not due:
            raise InputError(where, unit, "no unit")
        raise InputError(where, unit, Phrase("a unit of {units}", units="、".join(due)))
    return Heading(name=name, fact=column.fact, kind=kind, unit=unit or _DEFAULTS.get(kind, ""))
