"""Every door of the library, in every direction in which what comes through it may grow."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

import attrs
import pytest

from perfeval import (
    DecodeError,
    Filing,
    PerfevalError,
    Points,
    Rubric,
    Scorecard,
    audit,
    audit_many,
    check_rubric,
    draft_rubric,
    dumps,
    filing_from_rows,
    loads,
    read,
    render,
    rubric_toml,
    score,
    score_all,
)
from perfeval.filing import (
    MonitoringForm,
    ObjectivesForm,
    ProjectForm,
    ScoreSheet,
    SheetRow,
    UnitForm,
)
from perfeval.forms import Limits
from perfeval.forms.sources.excel import old_excel
from tests.audit.across_cases import ACROSS
from tests.forms.paper import Piece, text_of
from tests.growth.documents import DRAWN, PACKAGED, SHAPES
from tests.growth.values import FILINGS, ROWS, RUBRICS, project_rubric, unit_rubric

__all__ = ["DIRECTIONS", "Direction"]

_FAR: Final = 10**9
_WIDE: Final = Limits(
    **{each.name: _FAR for each in attrs.fields(Limits) if each.name not in ("columns", "nesting")}
)
"""Limits would end the growth; that on the width of a table stays, for by it a row costs little."""


@attrs.frozen
class Direction:
    """A door, and what is given to it: `make` makes a call for so many of something.

    `start` is the number from which it is doubled, so that what grows is what is measured.
    """

    make: Callable[[int], Callable[[], object]]
    start: int = 250


def _opened(call: Callable[[], object]) -> Callable[[], object]:
    """The same call; what it refuses costs what the refusal costs."""

    def opened() -> object:
        try:
            return call()
        except PerfevalError as error:
            return str(error)

    return opened


def _read(make: Callable[[int], bytes], count: int) -> Callable[[], object]:
    return _opened(partial(read, make(count), limits=_WIDE))


def _drawn(draw: Callable[..., bytes], shape: Callable[[int], list[Piece]], count: int) -> bytes:
    return draw(*shape(count))


def _read_old(shape: Callable[[int], list[Piece]], count: int) -> Callable[[], object]:
    """The call of the old Excel's door, with a worker behind it that tells the drawing."""
    values: list[list[object]] = []
    for piece in shape(count):
        values += [[piece]] if isinstance(piece, str) else [[*map(text_of, row)] for row in piece]
    width = max(map(len, values))
    rows = [[*row, *[""] * (width - len(row))] for row in values]
    lines = [["sheets", 1], ["sheet", "表", len(rows), width], *(["row", row] for row in rows)]
    data = bytes.fromhex("d0cf11e0a1b11ae1") + "Workbook".encode("utf-16-le") + bytes(2)

    def opened() -> object:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(old_excel, "find_spec", lambda _: True)
            patch.setattr(old_excel, "told", lambda *_, **__: (line for line in lines))
            return _opened(partial(read, data, limits=_WIDE))()

    return opened


def _audit(make: Callable[[int], Filing], count: int) -> Callable[[], object]:
    return partial(audit, make(count))


def _score(make: Callable[[int], Filing], count: int) -> Callable[[], object]:
    """A filing that has no form for the rubric gets one, so that it is scored all the same."""
    filing = make(count)
    if not filing.forms_of(UnitForm.kind):
        filing = attrs.evolve(filing, forms=(*filing.forms, UnitForm(key="unit-form")))
    return partial(score, filing, unit_rubric())


def _card(count: int) -> Scorecard:
    return score(FILINGS["indicators"](count), unit_rubric())


def _written(value: Callable[[int], Any], count: int) -> Callable[[], object]:
    return _opened(partial(dumps, value(count)))


def _rendered(value: Callable[[int], Any], count: int) -> Callable[[], object]:
    return partial(render, value(count), "text")


def _checked(make: Callable[[int], Rubric], count: int) -> Callable[[], object]:
    return partial(check_rubric, make(count))


def _loaded(value: Callable[[int], Any], count: int) -> Callable[[], object]:
    return partial(loads, dumps(value(count)))


def _refused(unknown: str, count: int) -> Callable[[], object]:
    text = f'{{"format": "perfeval.filing", "version": 1, "facts": [{unknown}]}}'
    document = text.replace("…", ", ".join(['{"id": 1}'] * count))

    def refused() -> str:
        try:
            return str(loads(document))
        except DecodeError as error:
            return str(error)

    return refused


def _rows(make: Callable[[int], Any], count: int) -> Callable[[], object]:
    indicators, budgets = make(count)
    return _opened(partial(filing_from_rows, indicators, budgets))


def _audit_many(count: int, *, alike: bool) -> Callable[[], object]:
    """Targets and claims of one project over and over, or of so many projects."""
    made = [
        (
            source,
            attrs.evolve(filing, forms=(attrs.evolve(form, project_name=f"第{name}项"),)),
        )
        for name in ([0] * count if alike else range(count))
        for source, filing, *_ in ACROSS["stages.row_dropped"]()
        for form in filing.forms
        if isinstance(form, ProjectForm | ObjectivesForm | MonitoringForm)
    ]
    return lambda: list(audit_many(made))


def _audited(count: int) -> Callable[[], object]:
    filing = FILINGS["indicators"](count)
    return partial(audit, filing, score(filing, unit_rubric()))


_CLAUSE: Final = "满意度≥90%得5分；满意度80%（含）-90%得3分；低于80%不得分。"


def _sheet(rows: int, clause: str = _CLAUSE) -> ScoreSheet:
    made = (
        SheetRow(level1=f"第{n // 9}块", name=f"第{n}项满意度", clause=clause, points=Points("5"))
        for n in range(rows)
    )
    return ScoreSheet(key="sheet", title="评分表", rows=tuple(made))


def _drafted(sheet: ScoreSheet) -> object:
    return rubric_toml(draft_rubric(sheet))


_STARTS: Final = {
    **dict.fromkeys(("columns", "columns of goals"), 30),  # a table has 256 columns at most
    **dict.fromkeys(("blanks", "line breaks", "open brackets", "dots", "placeholders"), 2_000),
    **dict.fromkeys(("blanks in a text", "line breaks in a text", "dots in a text"), 2_000),
    **dict.fromkeys(("placeholders in a text", "digits in a text", "long cells"), 2_000),
    **dict.fromkeys(("brackets", "brackets in a text"), 1_000),
    **dict.fromkeys(("lines", "figures", "items in a text", "city goals in a cell"), 500),
    "figures in a clause": 500,
}
"""Where to start, so that what is measured is long, and still within the limits of a text."""


def _start(name: str) -> int:
    return _STARTS.get(name, 250)


def _all() -> dict[str, Direction]:
    found: dict[str, Direction] = {}
    for name, shape in SHAPES.items():
        for container, draw in DRAWN.items():
            make = partial(_read, partial(_drawn, draw, shape))
            found[f"read {container}: {name}"] = Direction(make, _start(name))
        found[f"read xls: {name}"] = Direction(partial(_read_old, shape), _start(name))
    for name, packed in PACKAGED.items():
        found[f"read {name}"] = Direction(partial(_read, packed), 1_000)
    for name, filing in FILINGS.items():
        start = _start(name)
        found[f"audit: {name}"] = Direction(partial(_audit, filing), start)
        found[f"score: {name}"] = Direction(partial(_score, filing), start)
        found[f"dumps: {name}"] = Direction(partial(_written, filing), start)
        found[f"loads: {name}"] = Direction(partial(_loaded, filing), start)
    for name, rubric in RUBRICS.items():
        few = 2 if rubric is unit_rubric else 20  # a pool is tried with every kind of target
        found[f"check_rubric: {name}"] = Direction(partial(_checked, rubric), few)
        found[f"dumps rubric: {name}"] = Direction(partial(_written, rubric), 100)
        found[f"loads rubric: {name}"] = Direction(partial(_loaded, rubric), 100)
        found[f"render rubric: {name}"] = Direction(partial(_rendered, rubric), 100)
    for name, rows in ROWS.items():
        found[f"filing_from_rows: {name}"] = Direction(partial(_rows, rows), _start(name))
    found |= {
        "score: criteria, pools and rows": Direction(
            lambda n: partial(score, FILINGS["indicators of many sections"](n), unit_rubric(n)), 100
        ),
        "score_all: project forms": Direction(
            lambda n: partial(score_all, FILINGS["project forms"](n), [project_rubric()])
        ),
        "score_all: rubrics": Direction(
            lambda n: partial(score_all, FILINGS["indicators"](3), [unit_rubric()] * n)
        ),
        "draft_rubric: rows": Direction(lambda n: partial(_drafted, _sheet(n)), 100),
        "draft_rubric: a clause": Direction(
            lambda n: partial(_drafted, _sheet(1, "每" * n)), 1_000
        ),
        "draft_rubric: bands": Direction(
            lambda n: partial(_drafted, _sheet(20, "满意度≥90%得5分；" * (n // 20))), 200
        ),
        "audit: a scorecard": Direction(_audited),
        "audit: many of one project": Direction(partial(_audit_many, alike=True)),
        "audit: many of many projects": Direction(partial(_audit_many, alike=False)),
        "dumps scorecard: rows": Direction(partial(_written, _card)),
        "loads scorecard: rows": Direction(partial(_loaded, _card)),
        "render scorecard: rows": Direction(partial(_rendered, _card)),
        "loads: what does not fit": Direction(partial(_refused, "…"), 1_000),
        "loads: brackets": Direction(lambda n: _refused("[" * n, 1), 1_000),
    }
    return found


DIRECTIONS: Final[dict[str, Direction]] = _all()
