"""JSON documents, rubric files and rows of a budget system in which something is wrong."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any, Final

from hypothesis import strategies as st

from tests.doors.odd import odd_json, odd_texts, odd_values
from tests.doors.tearing import torn
from tests.hostile.originals import ORIGINALS

__all__ = ["documents", "rows", "tomls"]

_EXAMPLE: Final = Path(__file__).parents[2] / "docs" / "examples" / "rubric.toml"


def _places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value in a document."""
    found = [path] if path else []
    if isinstance(data, dict | list):
        for step, item in data.items() if isinstance(data, dict) else enumerate(data):
            found += _places(item, (*path, step))
    return found


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


documents: Final[st.SearchStrategy[str | bytes]] = _changed().flatmap(
    lambda text: st.just(text) | torn(text.encode("utf-8", "surrogatepass"))
)
tomls: Final = torn(_EXAMPLE.read_bytes())
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
