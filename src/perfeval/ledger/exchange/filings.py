"""A filing from rows of a budget-management system."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import evolve

from perfeval.codec.problems import MisfitError
from perfeval.errors import DecodeError, InputError, Phrase
from perfeval.filing import Filing, Goal, ProjectForm, UnitForm
from perfeval.filing.sources import Jurisdiction
from perfeval.forms.words.places import given_place
from perfeval.ledger.cells import Cells, cells_of, gather
from perfeval.ledger.exchange.fields import GOALS, INDICATORS, Table, checked_signs
from perfeval.ledger.filings import filing_from_rows
from perfeval.numbers.amounts import Unit
from perfeval.numbers.cells import is_nil

__all__ = ["filing_from_exchange"]

Row = Mapping[str, object]

_PLACE_DIGITS: Final = 6
_YES: Final = "1"
_PATH: Final = re.compile(r"indicators\[([0-9]{1,9})\]\.([a-z0-9_]{1,20})")


def filing_from_exchange(
    indicators: Iterable[Row],
    goals: Iterable[Row] = (),
    budgets: Iterable[Row] = (),
    *,
    signs: Mapping[str, str],
    unit: str = "",
    jurisdiction: Jurisdiction | None = None,
    money: Unit = Unit.YUAN,
) -> Filing:
    """The filing of one unit and year that a budget-management system holds under its own names.

    `indicators` are rows of PERF_T_SELFPERFINDEX, PM_PERF_INDICATOR or BGT_PERF_INDICATOR, `goals`
    of PERF_T_SELFPERFDESC, PM_PERF_GOAL_INFO or BGT_PERF_GOAL_INFO; names may be of either case,
    numbers are as in `filing_from_rows`, of which `budgets` and `money` are. A row with a project
    (PRO_NAME, else PRO_CODE) is of that project, any other of the whole unit. Rows that are
    deleted (IS_DELETED 1) or kept as a record of a version (IS_BACKUP 1) are passed over.

    `signs` says what the codes of COMPUTESIGN mean, which differs from system to system; a sign
    may stand in the field as it is. `unit` names the unit where DEPT_NAME does not; `jurisdiction`
    is its place, else that of MOF_DIV_CODE. Raises `DecodeError` with every problem and its place
    in the system's names (``indicators[3].WEIGHT``), and `InputError` for `signs` that are none.

    >>> row = {"FISCAL_YEAR": "2023", "PRO_NAME": "培训", "LV3_PERF_IND_NAME": "培训人数",
    ...        "COMPUTESIGN": "5", "INDEXVAL": "30", "METERUNIT": "天", "ACTUALVALUE": "28"}
    >>> filing = filing_from_exchange([row], signs={"5": "≤"}, unit="某局")
    >>> filing.forms[0].indicators[0].target.printed
    '≤30天'
    """
    meanings, misfit = checked_signs(signs), MisfitError()
    tables: dict[str, list[Cells]] = {}
    for table, rows in ((INDICATORS, indicators), (GOALS, goals)):
        cells = tables[table.name] = list(_current(table, rows, misfit))
        for each in cells:
            table.check_names(each)
            _check_unit(each, unit)
    own = [_in_our_names(INDICATORS, each, unit) for each in tables["indicators"]]
    for each, row in zip(tables["indicators"], own, strict=True):
        row["sign"] = _sign(each, meanings)
    place = jurisdiction or _place([*tables["indicators"], *tables["goals"]])
    for cells in tables.values():
        gather(cells, misfit)
    if misfit.count:
        raise misfit.decode_error()
    try:
        filing = filing_from_rows(own, budgets, jurisdiction=place, money=money)
    except DecodeError as error:
        raise _in_their_names(error, tables["indicators"]) from None
    return _with_goals(filing, tables["goals"])


def _current(table: Table, rows: object, misfit: MisfitError) -> Iterator[Cells]:
    """The rows that hold today, their names in capitals: databases fold them either way."""
    for cells in cells_of(table.name, rows, misfit):
        cells.row = {str(name).upper(): value for name, value in cells.row.items()}
        if _YES not in (str(cells.row.get("IS_DELETED")), str(cells.row.get("IS_BACKUP"))):
            yield cells


def _check_unit(cells: Cells, unit: str) -> None:
    """Report a unit that is not the one that was named."""
    named = cells.text("DEPT_NAME").strip()
    if unit and named not in ("", unit):
        cells.refuse("DEPT_NAME", InputError("", named, unit))


def _in_our_names(table: Table, cells: Cells, unit: str) -> dict[str, object]:
    """A row as `filing_from_rows` takes it."""
    row = {column: cells.row.get(table.field_of(column, cells.row)) for column in table.fields}
    year = row["fiscal_year"]
    if isinstance(year, str) and year.strip().isascii() and year.strip().isdigit():
        row["fiscal_year"] = int(year.strip()[:9])
    return row | {"unit": unit or row["unit"] or ""}


def _sign(cells: Cells, meanings: Mapping[str, str]) -> str:
    """What the code of a row means; a sign that stands there itself is taken."""
    code = cells.text("COMPUTESIGN").strip()
    if is_nil(code) or code in meanings.values():
        return code
    if code not in meanings:
        known = Phrase("a code that `signs` names: {known}", known=", ".join(meanings))
        cells.refuse("COMPUTESIGN", InputError("", code, known))
    return meanings.get(code, "")


def _place(rows: Iterable[Cells]) -> Jurisdiction | None:
    """The place of MOF_DIV_CODE, whose first six digits are those of GB/T 2260."""
    first: Jurisdiction | None = None
    for cells in rows:
        code = cells.text("MOF_DIV_CODE").strip()
        if not code:
            continue
        try:
            place = given_place(code[:_PLACE_DIGITS])
        except InputError as error:
            cells.refuse("MOF_DIV_CODE", error)
            continue
        first = first or place
        if place != first:
            cells.differ("MOF_DIV_CODE", code, first.code)
    return first


def _in_their_names(error: DecodeError, rows: list[Cells]) -> DecodeError:
    """The problems with the fields of the rows as they were given, and their numbers."""

    def place(path: str) -> str:
        found = _PATH.fullmatch(path)
        if found is None or found[2] not in INDICATORS.fields:
            return path
        cells = rows[int(found[1])]
        return f"indicators[{cells.position}].{INDICATORS.field_of(found[2], cells.row)}"

    problems = tuple((place(path), text) for path, text in error.args[0])
    return DecodeError(problems, error.count)


def _with_goals(filing: Filing, goals: list[Cells]) -> Filing:
    """The filing with the goals and the total scores of its forms."""
    misfit = MisfitError()
    forms = {
        form.project_name: form for form in filing.forms if isinstance(form, UnitForm | ProjectForm)
    }
    for cells in goals:
        row = _in_our_names(GOALS, cells, "")
        name = str(row["project"] or "")
        if name not in forms:
            field = GOALS.field_of("project", cells.row)
            cells.refuse(field, InputError("", name, "a project of which there are indicators"))
        elif str(row["fiscal_year"]) != str(filing.year):
            cells.differ("FISCAL_YEAR", row["fiscal_year"], filing.year)
        else:
            fields = {column: GOALS.field_of(column, cells.row) for column in GOALS.fields}
            goal = Goal(
                expected=cells.text(fields["expected"]), actual=cells.text(fields["attained"])
            )
            claimed = cells.points(fields["claimed"])
            forms[name] = evolve(forms[name], goal=goal, total_claimed=claimed)
    gather(goals, misfit)
    if misfit.count:
        raise misfit.decode_error()
    return evolve(filing, forms=tuple(forms.values()))
