"""What is thrown at every door, and what must come back: a value, or one error of ours.

`TARGETS` holds for each door a strategy and the call. `tests/laws/test_doors.py` runs them for a
moment, `tests/benchmarks/fuzz.py` for as long as one likes.
"""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

from perfeval import filing_from_rows, loads, read_rubric, wan_yuan, yuan
from perfeval.__main__ import main
from perfeval.amounts import Amount, read_amount
from perfeval.cells import read_cell
from perfeval.errors import PerfevalError
from perfeval.filing import Actual, Fact, Figure, Target
from perfeval.numbers import Count, Percent, Points
from perfeval.rates import Rate
from perfeval.sources import FiscalYear, FiscalYears, Jurisdiction
from perfeval.testing import values
from tests.hostile import ORIGINALS

UNITS = ("", "元", "万元", "亿元", "%", "％", "人", "分", "万封", "个", " 个")
EXAMPLE = (Path(__file__).parents[1] / "docs" / "examples" / "rubric.toml").read_text("utf-8")
SCRATCH = tempfile.TemporaryDirectory()


class Door(NamedTuple):
    """A door: what is thrown at it, and how."""

    strategy: st.SearchStrategy[Any]
    call: Callable[[Any], object]


odd_texts = st.one_of(
    st.text(st.characters(), max_size=40),
    st.sampled_from(("", "\0", "\ud800", "\u202e", "1e999999999", "9" * 5000, "NaN", "1_0", "½")),
    st.builds(str.__add__, values.printed(-100, 10**9, 8), st.sampled_from(UNITS)),
    values.words() | values.texts(),
    st.text("0123456789.,+-%/eE_ ０９．％－万亿元人年月", max_size=20),
)
odd_values = st.one_of(
    odd_texts,
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-(10**400), 10**400),
    st.floats(),
    st.decimals(),
    st.fractions(),
    st.binary(max_size=20),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.builds(object),
)
odd_json: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | odd_texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(odd_texts, inner, max_size=3),
    max_leaves=6,
)


def _places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value in a document."""
    found = [path] if path else []
    if isinstance(data, dict | list):
        for step, item in data.items() if isinstance(data, dict) else enumerate(data):
            found += _places(item, (*path, step))
    return found


PLACES = {name: _places(original) for name, original in ORIGINALS.items()}


@st.composite
def changed_documents(draw: st.DrawFn) -> str:
    """A sound document in which a few places hold something else."""
    name = draw(st.sampled_from(sorted(ORIGINALS)))
    document = copy.deepcopy(ORIGINALS[name])
    for *path, last in draw(st.lists(st.sampled_from(PLACES[name]), min_size=1, max_size=3)):
        place: Any = document
        for step in path:
            try:
                place = place[step]
            except (TypeError, LookupError):  # what was changed before
                break
        if isinstance(place, dict) or (isinstance(place, list) and last in range(len(place))):
            place[last] = draw(odd_json)
    return json.dumps(document, ensure_ascii=draw(st.booleans()))


@st.composite
def torn(draw: st.DrawFn, text: str) -> bytes:
    """A text with a few bytes taken out, put in, or written over."""
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 6))] = draw(st.binary(max_size=6))
    return bytes(data)


documents = changed_documents().flatmap(lambda text: st.just(text) | torn(text))
tomls = torn(EXAMPLE)
rows = st.lists(
    st.dictionaries(
        st.sampled_from(("fiscal_year", "unit", "project", "target", "measure", "weight", "score"))
        | odd_texts,
        odd_values,
        max_size=5,
    ).map(lambda row: {"fiscal_year": 2023, "unit": "某局", **row})
    | odd_values,
    max_size=3,
)


def _in_file(suffix: str, data: str | bytes) -> Path:
    path = Path(SCRATCH.name, f"given{suffix}")
    path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    return path


def _command(data: str | bytes) -> int:
    """The command line, which must not let anything through."""
    path = str(_in_file(".json", data))
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as complaints:
        status = main(["score", path, "--rubric", path])
    if status not in (0, 2) or "Traceback" in complaints.getvalue():
        raise AssertionError(complaints.getvalue())
    return status


def _any(call: Callable[..., object], *args: object) -> object:
    return call(*args)


TARGETS: dict[str, Door] = {
    "loads": Door(documents, loads),
    "loads odd JSON": Door(odd_json.map(json.dumps) | odd_values, loads),
    "a rubric in JSON": Door(documents, lambda d: read_rubric(_in_file(".json", d))),
    "a rubric in TOML": Door(tomls, lambda d: read_rubric(_in_file(".toml", d))),
    "the command line": Door(documents, _command),
    "rows": Door(rows, lambda r: filing_from_rows(r, r)),
    "budgets": Door(rows | odd_values, lambda r: filing_from_rows((), r)),
    **{
        f"{call.__qualname__}()": Door(odd_values, call)
        for call in (Points, Count, Percent, Rate, yuan, wan_yuan, FiscalYear, Amount.parse)
    },
    "two ints": Door(st.tuples(odd_values, odd_values), lambda two: _any(Rate, *two)),
    "years": Door(st.tuples(odd_values, odd_values), lambda two: _any(FiscalYears, *two)),
    "a place": Door(odd_values, lambda code: Jurisdiction(code=code, name="某地")),
    "a fact": Door(odd_values, lambda value: Fact(id="a", value=value)),
    "a figure": Door(odd_values, lambda value: Figure(label="a", value=value)),
    "a target": Door(odd_texts, lambda t: (Target(text=t).quantity, Target(nature=t).comparison)),
    "an actual": Door(odd_texts, lambda t: (Actual(text=t).quantity, Actual(text=t).percent)),
    "a cell": Door(odd_texts, lambda t: (read_amount(t), read_cell(Count, t))),
}


def throw(name: str, given: Any) -> object:
    """What a door says to what is given: a value, or the error of ours that it raised."""
    try:
        return TARGETS[name].call(given)
    except PerfevalError as error:
        return str(error)
