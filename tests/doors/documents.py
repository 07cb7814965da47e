"""JSON documents, rubric files and rows of a budget system in which something is wrong."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any, Final

from hypothesis import strategies as st

from tests.doors.grown import grown_texts
from tests.doors.odd import odd_json, odd_texts, odd_values
from tests.doors.tearing import torn
from tests.hostile.originals import ORIGINALS

__all__ = ["documents", "retold", "rows", "tomls"]

_EXAMPLES: Final = Path(__file__).parents[2] / "docs" / "examples"
_OTHERS: Final = Path(__file__).parents[1] / "data" / "others"


def _places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value in a document."""
    found = [path] if path else []
    if isinstance(data, dict | list):
        for step, item in data.items() if isinstance(data, dict) else enumerate(data):
            found += _places(item, (*path, step))
    return found


def _at(data: Any, path: tuple[Any, ...]) -> Any:
    """The value at a path."""
    for step in path:
        data = data[step]
    return data


_PLACES: Final = {name: _places(original) for name, original in ORIGINALS.items()}


@st.composite
def _changed(draw: st.DrawFn) -> str:
    """A sound document in which a few places hold something else."""
    name = draw(st.sampled_from(sorted(ORIGINALS)))
    document = copy.deepcopy(ORIGINALS[name])
    for *path, last in draw(st.lists(st.sampled_from(_PLACES[name]), min_size=1, max_size=3)):
        place: Any = document
        for step in path:
            try:
                place = place[step]
            except (TypeError, LookupError):  # what was changed before
                break
        if isinstance(place, dict) or (isinstance(place, list) and last in range(len(place))):
            place[last] = draw(odd_json)
    return json.dumps(document, ensure_ascii=draw(st.booleans()))


def _tells(value: object) -> bool:
    """Whether a value is a text in words, as a cell or a paragraph is."""
    return isinstance(value, str) and re.search("[一-鿿]", value) is not None


_FILED: Final = tuple(
    json.loads(path.read_bytes())
    for path in (*sorted(_EXAMPLES.glob("*.json")), *sorted(_OTHERS.glob("*.json")))
)
_TOLD: Final = tuple(
    [path for path in _places(filing) if _tells(_at(filing, path))] for filing in _FILED
)


@st.composite
def retold(draw: st.DrawFn) -> str:
    """A real filing in which a few texts say something else, long as often as not."""
    number = draw(st.integers(0, len(_FILED) - 1))
    filing = copy.deepcopy(_FILED[number])
    for *path, last in draw(st.lists(st.sampled_from(_TOLD[number]), min_size=1, max_size=8)):
        _at(filing, tuple(path))[last] = draw(grown_texts() | odd_texts)
    return json.dumps(filing, ensure_ascii=False)


documents: Final[st.SearchStrategy[str | bytes]] = _changed().flatmap(
    lambda text: st.just(text) | torn(text.encode("utf-8", "surrogatepass"))
)
tomls: Final = torn((_EXAMPLES / "rubric.toml").read_bytes())
rows: Final = st.lists(
    st.dictionaries(
        st.sampled_from(("fiscal_year", "unit", "project", "target", "measure", "weight", "score"))
        | odd_texts,
        odd_values,
        max_size=5,
    ).map(lambda row: {"fiscal_year": 2023, "unit": "某局", **row})
    | odd_values,
    max_size=3,
)
