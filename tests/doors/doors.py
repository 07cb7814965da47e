"""Every door through which data enters, and what may be thrown at it.

What comes back is what the door promises, or one error of ours; and something comes back
(`tests/doors/patience.py`). `tests/laws/test_doors.py` throws for a moment,
`tests/benchmarks/fuzz.py` for as long as one likes.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any, Final, NamedTuple

from attrs import evolve
from hypothesis import strategies as st

from perfeval import (
    BudgetUnit,
    Filing,
    Judgement,
    MarkedDocument,
    Review,
    Rubric,
    Scorecard,
    audit,
    draft_rubric,
    dumps,
    filing_from_rows,
    find_rubric,
    get_rubric,
    loads,
    mark,
    read,
    read_many,
    read_review,
    read_rubric,
    render,
    rubric_toml,
    rubrics,
    score,
    score_all,
    unalike,
    wan_yuan,
    yuan,
)
from perfeval.__main__ import main
from perfeval.audit import Finding, Findings, Severity
from perfeval.errors import DecodeError, PerfevalError
from perfeval.filing import Actual, Fact, Figure, ScoreSheet, SheetRow, Target
from perfeval.filing.addresses import Address
from perfeval.filing.sources import FiscalYear, FiscalYears, Jurisdiction
from perfeval.forms import DEFAULT_LIMITS, Document, Grid
from perfeval.forms.sources.opening import open_document
from perfeval.numbers.amounts import Amount, read_amount
from perfeval.numbers.cells import read_cell
from perfeval.numbers.printed import Count, Percent, Points
from perfeval.numbers.rates import Rate
from perfeval.registry import Installed
from perfeval.rules import Steps
from tests.doors.documents import documents, retold, rows, tomls
from tests.doors.odd import odd_json, odd_texts, odd_values
from tests.doors.packages import packages
from tests.published import filing_of

__all__ = ["DOORS", "Door", "throw"]

Kinds = type | tuple[type, ...]

_SCRATCH: Final = tempfile.TemporaryDirectory()
_ANNEX_2: Final = get_rubric("yueyanglou-annex-2")
_INSTALLED: Final = [get_rubric(entry.qualified_id) for entry in rubrics()]
_PLACE: Final = Jurisdiction(code="430602", name="岳阳楼区")


def _example() -> Filing:
    return filing_of("yueyanglou-2023")


_FILING: Final = _example()
_CARD: Final = score(_FILING, _ANNEX_2)
_JUDGED: Final = score(_FILING, _ANNEX_2, judgements={})


class Door(NamedTuple):
    """What is thrown at a door and how, what it gives, and the error by which it refuses."""

    strategy: st.SearchStrategy[Any]
    call: Callable[[Any], object]
    gives: Kinds = object
    refuses: type[PerfevalError] = PerfevalError


def _in_file(suffix: str, data: str | bytes) -> Path:
    path = Path(_SCRATCH.name, f"given{suffix}")
    path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    return path


def _command(*arguments: str) -> int:
    """The exit status of the command line, which must not let anything through."""
    with redirect_stdout(StringIO()) as said, redirect_stderr(StringIO()) as complaints:
        status = main(arguments)
    if "Traceback" in complaints.getvalue() or (status == 2 and said.getvalue()):
        raise AssertionError(complaints.getvalue())
    return status if status in (0, 1, 2) else -1


def _score_file(data: str | bytes) -> int:
    path = str(_in_file(".json", data))
    return _command("score", path, "--rubric", path)


def _run_on_file(data: bytes) -> int:
    """Read, score and audit one file; what cannot be read can be none of it."""
    path = str(_in_file(".docx", data))
    status = _command("read", path)
    scored = _command("score", path, "--rubric", "national-project")
    audited = _command("audit", path)
    assert status == 0 or (status, scored, audited) == (2, 2, 2)
    return status


def _use(data: bytes) -> Filing:
    """Read a document, and do with it all that a filing is for."""
    filing = read(data)
    assert loads(dumps(filing)) == filing
    audit(filing)
    for card in score_all(filing, _INSTALLED):
        assert loads(dumps(card)) == card
        assert render(card, "text")
    return filing


def _use_document(text: str | bytes) -> object:
    """Read a document of JSON, and do with it all that it is for."""
    document = loads(text)
    if isinstance(document, Filing):
        audit(document)
        for card in score_all(document, _INSTALLED):
            assert loads(dumps(card)) == card
    elif not isinstance(document, Findings):
        assert render(document, "text")
    assert loads(dumps(document)) == document
    return document


def _marked(data: bytes) -> MarkedDocument:
    """Mark a document at each of its places; where it can be read, so can the copy, as before."""
    try:
        document = open_document(data, DEFAULT_LIMITS)
    except DecodeError:
        document = Document()
    places: list[Address] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            cells = (cell for row in block.rows for cell in row)
            at = ((cell.row + 1, cell.column + 1) for cell in cells)
            name, sheet = block.name, block.apart
            places += [Address(part=name, row=r, column=c, lettered=sheet) for r, c in at]
        else:
            places.append(Address(part=block.at))
    one = Finding(code="x", severity=Severity.ERROR, at="表1 第1行", zh="<b>", en="=")
    marked = mark(data, [one, *(evolve(one, address=each) for each in places)])
    if document.blocks:
        assert open_document(marked.data, DEFAULT_LIMITS) == document
    return marked


def _read_files(data: bytes) -> Filing:
    """Read one file among others, which are none."""
    good, bad = _in_file(".txt", data), Path(_SCRATCH.name, "none.docx")
    found = list(read_many([good, bad, good]))
    half = len(found) // 2
    assert found[half].error is not None
    assert found[:half] == found[half + 1 :] or found[0].error is not None
    return found[0].filing


def _read_path(path: str) -> None:
    missing = f"{_SCRATCH.name}/none/{path}"  # the path itself may be that of a folder
    (outcome,) = read_many([missing])
    assert outcome.error is not None
    assert _command("read", missing) == 2
    try:
        read(path)
    except OSError:
        return


def _drafted(clause: str) -> Rubric:
    """A sheet of one row with this clause, drafted, written and read again."""
    row = SheetRow(level1="效果", name="满意度", clause=clause, points=Points("100"))
    sheet = ScoreSheet(key="sheet", title="某县部门评分表", rows=(row,))
    filing = evolve(_FILING, unit=BudgetUnit(name="某局", jurisdiction=_PLACE), forms=(sheet,))
    draft = draft_rubric(filing)
    rubric = read_rubric(_in_file(".toml", rubric_toml(draft, steps=Steps.WHOLE)))
    assert rubric == draft.rubric(steps=Steps.WHOLE)
    return rubric


def _reviewed(data: str | bytes) -> Review:
    """Read a review sheet, and ask it for a form."""
    review = read_review(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    found = review.of(_JUDGED)
    assert found.judgements == {}
    return review


def _each(kind: Kinds, found: object) -> object:
    """What was found, where it is several of one kind."""
    assert isinstance(found, tuple)
    assert all(isinstance(each, kind) for each in found)
    return found


def _any(call: Callable[..., object], *arguments: object) -> object:
    return call(*arguments)


_NUMBERS: Final = (Points, Count, Percent, Rate, FiscalYear)
_TWO: Final = st.tuples(odd_values, odd_values)
DOORS: Final[dict[str, Door]] = {
    "read": Door(packages(), read, Filing, DecodeError),
    "read and use": Door(packages(), _use, Filing),
    "read_many": Door(packages(), _read_files, Filing),
    "mark": Door(packages(), _marked, MarkedDocument, DecodeError),
    "mark, findings": Door(odd_values, lambda x: mark(b"PK", x), ()),
    "read_review": Door(packages() | documents, _reviewed, Review, DecodeError),
    "Review.of": Door(odd_values, lambda x: Review().of(x), ()),
    "unalike": Door(odd_values, lambda x: unalike(x), tuple),
    "Judgement": Door(odd_values, lambda x: Judgement(points=x), Judgement),
    "read, a path": Door(odd_texts, _read_path),
    "read, anything": Door(odd_values.filter(lambda x: not isinstance(x, str)), read, ()),
    "commands on a document": Door(packages(), _run_on_file, int),
    "command on JSON": Door(documents, _score_file, int),
    "loads": Door(documents, loads, (Filing, Scorecard, Rubric)),
    "loads and use": Door(documents | retold(), _use_document, (Filing, Scorecard, Rubric)),
    "loads, other JSON": Door(odd_json.map(json.dumps), loads, ()),
    "loads, anything": Door(odd_values, loads, ()),
    "dumps": Door(odd_values, dumps, ()),
    "read_rubric, JSON": Door(documents, lambda d: read_rubric(_in_file(".json", d)), Rubric),
    "read_rubric, TOML": Door(tomls, lambda d: read_rubric(_in_file(".toml", d)), Rubric),
    "draft_rubric, a clause": Door(odd_texts, _drafted, Rubric),
    "draft_rubric, anything": Door(
        odd_values.filter(lambda x: not isinstance(x, str)), draft_rubric, ()
    ),
    "rubric_toml": Door(odd_values, lambda x: rubric_toml(x), ()),
    "filing_from_rows": Door(rows, lambda r: filing_from_rows(r, r), Filing),
    "filing_from_rows, budgets": Door(rows | odd_values, lambda r: filing_from_rows((), r), Filing),
    "score, filing": Door(odd_values, lambda x: score(x, _ANNEX_2), ()),
    "score, rubric": Door(odd_values, lambda x: score(_FILING, x), ()),
    "score, form": Door(odd_values, lambda x: score(_FILING, _ANNEX_2, form=x), Scorecard),
    "score, judgements": Door(
        odd_values, lambda x: score(_FILING, _ANNEX_2, judgements=x), Scorecard
    ),
    "score, judgement": Door(
        odd_values,
        lambda x: score(_FILING, _ANNEX_2, judgements={"budget_execution": x}),
        Scorecard,
    ),
    "score_all, filing": Door(odd_values, lambda x: score_all(x), ()),
    "score_all, rubrics": Door(
        odd_values, lambda x: _each(Scorecard, score_all(_FILING, x)), tuple
    ),
    "get_rubric": Door(odd_values, lambda x: get_rubric(x), ()),
    "get_rubric, allow": Door(
        odd_values, lambda x: get_rubric("national-project", allow=x), Rubric
    ),
    "rubrics, allow": Door(odd_values, lambda x: _each(Installed, rubrics(x)), tuple),
    "find_rubric, place": Door(odd_values, lambda x: find_rubric(x, "unit", 2023), Rubric),
    "find_rubric, form": Door(odd_values, lambda x: find_rubric(_PLACE, x, 2023), ()),
    "find_rubric, year": Door(odd_values, lambda x: find_rubric(_PLACE, "unit", x), Rubric),
    "render, what": Door(odd_values, lambda x: render(x, "text"), str),
    "render, format": Door(odd_values, lambda x: render(_CARD, x), ()),
    "render, language": Door(odd_values, lambda x: render(_CARD, "text", x), ()),
    "audit, filing": Door(odd_values, lambda x: audit(x), ()),
    "audit, scorecard": Door(odd_values, lambda x: _each(Finding, audit(_FILING, x)), tuple),
    "audit, checks": Door(odd_values, lambda x: _each(Finding, audit(_FILING, checks=x)), tuple),
    **{kind.__name__: Door(odd_values, partial(_any, kind), kind) for kind in _NUMBERS},
    "Rate, two": Door(_TWO, lambda two: _any(Rate, *two), Rate),
    "FiscalYears": Door(_TWO, lambda two: _any(FiscalYears, *two), FiscalYears),
    "yuan": Door(odd_values, yuan, Amount),
    "wan_yuan": Door(odd_values, wan_yuan, Amount),
    "Amount.parse": Door(odd_values, Amount.parse, Amount),
    "Jurisdiction": Door(odd_values, lambda code: Jurisdiction(code=code, name="某地")),
    "Fact": Door(odd_values, lambda value: Fact(id="a", value=value), Fact),
    "Figure": Door(odd_values, lambda value: Figure(label="a", value=value), Figure),
    "Target": Door(odd_texts, lambda t: (Target(text=t).quantity, Target(nature=t).comparison)),
    "Actual": Door(odd_texts, lambda t: (Actual(text=t).quantity, Actual(text=t).percent)),
    "a cell": Door(odd_texts, lambda t: (read_amount(t), read_cell(Count, t))),
}


def throw(name: str, given: Any) -> PerfevalError | None:
    """What a door says to what is given: the error of ours by which it refused, or None."""
    door = DOORS[name]
    try:
        answer = door.call(given)
    except door.refuses as error:
        return error
    assert isinstance(answer, door.gives), answer
    return None
