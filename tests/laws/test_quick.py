"""Law of the quick way: what it reads, the thorough way reads too, and both read the same."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from perfeval import dumps, get_rubric, loads, score
from perfeval.codec.converter import Document, converter, quick_converter, structured
from perfeval.codec.problems import MisfitError
from perfeval.codec.quick import DoubtError
from perfeval.errors import DecodeError, InputError, RubricError
from perfeval.filing import Filing

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "yueyanglou-2023.json"


def documents() -> list[Any]:
    """A filing, its scorecard and a rubric, as plain data."""
    filing = loads(EXAMPLE.read_text(encoding="utf-8"))
    assert isinstance(filing, Filing)
    rubric = get_rubric("yueyanglou-annex-2")
    return [json.loads(dumps(each)) for each in (filing, score(filing, rubric), rubric)]


def holders(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every object and list of plain data, with each of its keys or positions."""
    keys = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in keys:
        yield data, key
        yield from holders(data[key])


DOCUMENTS = documents()
ODD: st.SearchStrategy[object] = st.sampled_from(
    [None, True, 0, 1, 2023, "", "x", "5", "1元", "不适用", "a\u202eb", [], {}]
)


@given(st.data())
def test_no_change_to_a_document_tells_the_two_ways_apart(data: st.DataObject) -> None:
    """A value replaced, taken away or doubled: read alike, or doubted where it is refused."""
    plain = copy.deepcopy(data.draw(st.sampled_from(DOCUMENTS)))
    places = list(holders(plain))
    holder, key = places[data.draw(st.integers(0, len(places) - 1))]
    change = data.draw(st.sampled_from(["replace", "remove", "add"]))
    if change == "replace":
        holder[key] = data.draw(ODD)
    elif change == "remove":
        del holder[key]
    elif isinstance(holder, list):
        holder.append(holder[key])
    else:
        holder[f"{key}_"] = holder[key]
    try:
        quick = quick_converter().get_structure_hook(Document)(plain, Document)
    except (DoubtError, InputError, RubricError, MisfitError):
        quick = None
    try:
        thorough = structured(plain, converter())
    except DecodeError:
        thorough = None
    assert quick == thorough
    assert repr(quick) == repr(thorough)
