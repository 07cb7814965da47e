"""A sheet of facts (指标、数值), in Word, Excel, CSV or TOML: two columns that a clerk fills in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from os import PathLike
from typing import Final

from attrs import evolve, frozen

from perfeval.codec.toml_reading import parse_toml
from perfeval.errors import SHOWN_PROBLEMS, DecodeError, InputError, Phrase
from perfeval.filing import Fact, Filing
from perfeval.filing.structure import many
from perfeval.forms.sources.grid import Grid
from perfeval.forms.sources.limits import DEFAULT_LIMITS, Limits
from perfeval.forms.sources.opening import open_document
from perfeval.forms.sources.text.csv_rows import csv_rows
from perfeval.forms.sources.usage import Usage
from perfeval.ledger.facts import KnownFacts, fact_of, is_unstated
from perfeval.numbers.decimals import read_decimal
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.labels import label_of
from perfeval.text.paths import bytes_in, checked_path, shown_path

__all__ = ["FactRow", "FactSheet", "read_fact_sheet"]

_LIMITS: Final = Limits(lines=200_000, cells=2_000_000, text=16 * 2**20)
"""The facts of all units of a province fit in."""
_COLUMNS: Final = {
    "name": ("指标", "指标名称", "名称", "项目", "数据项", "事实", "fact", "name"),
    "value": ("数值", "值", "填报数", "实际数", "数据", "填写", "value"),
    "id": ("编号", "标识", "id"),
    "measure": ("单位", "计量单位", "度量单位"),
    "unit": ("预算单位", "单位名称", "填报单位"),
    "year": ("年度", "预算年度"),
}
_OF_COLUMN: Final = {word: column for column, words in _COLUMNS.items() for word in words}


@frozen(kw_only=True)
class FactRow:
    """One row: where it stands, which fact, its value; whose, where the sheet has many units.

    >>> FactRow(at="第 2 行", name="编制数", value="30人").id
    ''
    """

    at: str
    name: str
    value: object
    id: str = ""
    unit: str = ""
    year: str = ""


@frozen(kw_only=True)
class FactSheet:
    """The rows of a sheet of facts; `name` is that of the file.

    >>> row = FactRow(at="第 2 行", name="编制数", value="30人")
    >>> FactSheet(name="facts.csv", rows=(row,)).facts()[0].id
    'staff.authorised_posts'
    """

    name: str
    rows: tuple[FactRow, ...] = many("the rows of a sheet of facts", FactRow)

    @property
    def is_of_many(self) -> bool:
        """Whether the rows say whose they are."""
        return any(row.unit for row in self.rows)

    def facts(self, rubrics: Iterable[Rubric] = ()) -> tuple[Fact, ...]:
        """The facts of all rows; `rubrics` ask for some that the catalogue does not know.

        Raises `DecodeError` with each row that does not fit, what it says, and what would fit.
        """
        known = KnownFacts.of(rubrics)
        found: list[Fact] = []
        misfits: list[tuple[str, Callable[[], Phrase]]] = []
        for row in self.rows:
            place = " ".join(filter(None, (row.at, row.name or row.id)))
            asked = known.find(row.id or row.name)
            if asked is None:
                misfits.append((place, partial(known.misfit, row.id or row.name)))
                continue
            try:
                found.append(fact_of(asked, row.value, f"{self.name} {row.at}"))
            except InputError as error:
                misfits.append((place, error.misfit))
        if misfits:
            shown = tuple((place, say()) for place, say in misfits[:SHOWN_PROBLEMS])
            raise DecodeError(shown, len(misfits)).within(self.name)
        return tuple(found)

    def stated(self, filing: Filing, rubrics: Iterable[Rubric] = ()) -> Filing:
        """The filing with the facts of its unit and year before its own.

        A sheet that says no unit is of every filing. Raises what `facts` raises.
        """
        year = "" if filing.year is None else str(filing.year)
        own = [
            row
            for row in self.rows
            if label_of(row.unit) in ("", label_of(filing.unit.name))
            and row.year.removesuffix("年").removesuffix("年度") in ("", year)
        ]
        facts = evolve(self, rows=tuple(own)).facts(rubrics)
        return evolve(filing, facts=(*facts, *filing.facts)) if facts else filing


def read_fact_sheet(path: str | PathLike[str]) -> FactSheet:
    """The rows of a sheet of facts: a Word or Excel document, CSV or other text, or TOML.

    A table is read by its headings (指标, 数值; also 编号, 单位, 预算单位, 年度), or by its first
    two columns where it has none; in TOML a fact is a key. Rows without a value state nothing.
    Raises `DecodeError` for what holds no such table, and `OSError` where it cannot be read.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "facts.csv")
    ...     size = file.write_text("指标,数值\\n在职人员数,31人\\n编制数,30人\\n", encoding="utf-8")
    ...     [fact.id for fact in read_fact_sheet(file).facts()]
    ['staff.in_post', 'staff.authorised_posts']
    """
    file = checked_path(path, "the file of facts")
    name = shown_path(file.name)
    data = bytes_in(file, DEFAULT_LIMITS.file_size + 1)
    try:
        found = list(_READERS.get(file.suffix.lower(), _of_document)(data))
    except DecodeError as error:
        raise error.within(name) from None
    rows = tuple(row for row in found if not is_unstated(row.value))
    if not found:
        raise DecodeError(((name, Phrase("no table of two columns, 指标 and 数值")),))
    return FactSheet(name=name, rows=rows)


def _of_document(data: bytes) -> Iterator[FactRow]:
    for block in open_document(data, DEFAULT_LIMITS).blocks:
        if isinstance(block, Grid):
            yield from _of_rows({cell.column: cell.text for cell in row} for row in block.rows)


def _of_csv(data: bytes) -> Iterator[FactRow]:
    rows = csv_rows(data, Usage(_LIMITS), "", _separator)
    yield from _of_rows(dict(enumerate(row)) for row in rows)


def _separator(line: str) -> str:
    return next((each for each in _SEPARATORS if each in line), ",")


def _of_rows(rows: Iterable[Mapping[int, str]]) -> Iterator[FactRow]:
    """The rows below the headings; where there are none, every row, by its first two cells."""
    columns: dict[int, str] = {}
    for number, row in enumerate(rows, start=1):
        cells = {column: text.strip() for column, text in row.items()}
        labels = {column: label_of(text) for column, text in cells.items()}
        headings = {at: _OF_COLUMN[label] for at, label in labels.items() if label in _OF_COLUMN}
        if "value" in headings.values() and {"name", "id"} & set(headings.values()):
            columns = headings
            continue
        named = {columns[at]: text for at, text in cells.items() if at in columns and text}
        if not columns and len(cells) > 1:
            named = dict(zip(("name", "value"), cells.values(), strict=False))
        if any(named.values()):
            yield _row(f"第 {number} 行", named)


def _row(at: str, named: dict[str, str]) -> FactRow:
    """A row of the sheet; a bare number is in the 计量单位 of its row."""
    measure, value = named.pop("measure", ""), named.pop("value", "")
    if measure and read_decimal(value) is not None:
        value += measure
    name = named.pop("name", "")
    return FactRow(at=at, name=name, value=value, **named)


def _of_toml(data: bytes) -> Iterator[FactRow]:
    tables, _ = parse_toml(data, str)
    yield from _of_table(tables.get("facts", tables), "")


def _of_table(table: object, above: str) -> Iterator[FactRow]:
    """A key is a fact; one with dots is a table in a table (staff.in_post)."""
    if not isinstance(table, dict):
        yield FactRow(at="", name=above, value=table)
        return
    for key, value in table.items():
        yield from _of_table(value, f"{above}.{key}" if above else key)


_SEPARATORS: Final = ("\t", ",", ";", "，")
_READERS: Final[dict[str, Callable[[bytes], Iterator[FactRow]]]] = {
    ".toml": _of_toml,
    ".csv": _of_csv,
}
