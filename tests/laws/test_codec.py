"""Laws of the codec: what is written reads back, byte by byte, wherever it is written."""

from __future__ import annotations

import json
import threading
from decimal import Context, localcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval import get_rubric, score
from perfeval.codec import dumps, loads
from perfeval.codec.converter import converter
from perfeval.codec.json_text import DEEPEST, limit_problem, written
from perfeval.errors import DecodeError
from perfeval.filing import Filing
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scorecard import Scorecard
from tests.tables import each_row

_json: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=20,
)

IDS = ["yueyang-annex-3-1", "yueyanglou-annex-2", "yueyanglou-annex-3", "national-project"]
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
EXAMPLE = (EXAMPLES / "yueyanglou-2023.json").read_text(encoding="utf-8")


def documents() -> list[str]:
    """A filing, its scorecard and the rubric that scored it, as JSON."""
    filing, rubric = loads(EXAMPLE), get_rubric("yueyanglou-annex-2")
    assert isinstance(filing, Filing)
    return [EXAMPLE, dumps(score(filing, rubric)), dumps(rubric)]


DOCUMENTS = documents()


@given(st.from_type(Filing))
def test_a_filing_reads_back(filing: Filing) -> None:
    """`loads(dumps(x)) == x` and `dumps(loads(t)) == t`, printed texts included."""
    text = dumps(filing)
    back = loads(text)
    assert back == filing
    assert repr(back) == repr(filing)
    assert dumps(back) == text
    assert loads(text.encode()) == filing


@given(st.from_type(Scorecard))
def test_a_scorecard_reads_back(card: Scorecard) -> None:
    """A scorecard too, with the totals that its scores come to."""
    text = dumps(card)
    back = loads(text)
    assert back == card
    assert isinstance(back, Scorecard)
    assert json.loads(text)["total"] == card.total.text == back.total.text
    assert dumps(back) == text


@each_row("rubric", [get_rubric(name) for name in IDS])
def test_a_shipped_rubric_reads_back(rubric: Rubric) -> None:
    """Every installed rubric is data: it reads back equal, digest and all."""
    text = dumps(rubric)
    back = loads(text)
    assert isinstance(back, Rubric)
    assert back == rubric
    assert (back.digest, back.distribution) == (rubric.digest, rubric.distribution)
    assert dumps(back) == text


@given(st.from_type(Filing), st.integers(1, 28), st.booleans())
def test_no_decimal_context_shows(filing: Filing, precision: int, traps: bool) -> None:
    """The bytes and the values are the same under any ambient decimal context."""
    text = dumps(filing)
    context = Context(prec=precision, Emin=-2, Emax=2)
    if traps:
        context.traps = dict.fromkeys(context.traps, True)
    with localcontext(context):
        assert dumps(filing) == text
        assert loads(text) == filing


def test_no_thread_shows() -> None:
    """Threads that ask for their first conversion at once all write the same bytes."""
    converter.cache_clear()
    texts: list[str] = []
    ready = threading.Barrier(8)

    def work() -> None:
        ready.wait()
        texts.append(dumps(loads(EXAMPLE)))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == [EXAMPLE] * 8


@given(_json)
def test_written_text_is_that_of_the_standard_library(data: Any) -> None:
    """Our writer is faster than `json.dumps`, and no byte is different."""
    text = json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True)
    assert written(data) == f"{text}\n"


def _depth(data: Any) -> int:
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return isinstance(data, dict | list) + max(map(_depth, inner), default=0)


@given(_json, st.integers(25, 40), st.booleans())
def test_the_depth_is_counted_as_the_parser_would_nest(data: Any, levels: int, plain: bool) -> None:
    """Whatever stands in texts and keys, exactly 32 levels pass."""
    for level in range(levels):
        data = [data] if level % 2 else {'[\\"': data}
    text = json.dumps(data, ensure_ascii=plain)
    problem = limit_problem(text.encode("utf-8", "surrogatepass"))
    assert (problem is None) == (_depth(data) <= DEEPEST)


@given(st.text() | st.binary() | _json.map(json.dumps))
def test_junk_is_refused_by_one_error(junk: str | bytes) -> None:
    """No text and no bytes let a foreign error out of `loads`."""
    with pytest.raises(DecodeError) as raised:
        loads(junk)
    assert raised.value.count >= len(raised.value.problems) >= 1


@given(st.data())
def test_a_spoilt_document_is_refused_where_it_is_spoilt(data: st.DataObject) -> None:
    """Any value of a document replaced by junk: it still reads, or one error names a place."""
    document = json.loads(data.draw(st.sampled_from(DOCUMENTS)))
    place: Any = document
    while True:
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(_json | st.floats())
    try:
        read = loads(json.dumps(document))
    except DecodeError as error:
        sentences = [sentence for _, sentence in error.problems]
    else:
        assert loads(dumps(read)) == read
        return
    assert sentences
    assert all(sentences)
