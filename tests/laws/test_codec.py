"""Laws of the codec: what is written reads back, byte by byte, wherever it is written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from decimal import Context, Decimal, localcontext
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.codec import dumps, loads
from perfeval.codec.json_text import LARGEST, MOST_NODES, limit_problem, written
from perfeval.errors import DecodeError, PerfevalError
from perfeval.filing import Filing
from perfeval.numbers import Points
from perfeval.rules import Because
from perfeval.scorecard import PoolCap, Score, Scorecard
from tests.laws.filings import filings

_json: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)
_points = st.integers(0, 10**10).map(Points.of_atoms)


@st.composite
def scorecards(draw: st.DrawFn) -> Scorecard:
    """Any scorecard: rows scored or not, claimed, judged, dropped, in pools."""
    pools = tuple(
        PoolCap(key=key, points=draw(_points), shared=draw(st.booleans()))
        for key in draw(st.sets(st.sampled_from("ab"), max_size=2))
    )
    rows = draw(st.integers(0, 4))
    scores = []
    for row in range(rows):
        out_of = draw(_points)
        parts = st.none() | st.integers(0, out_of.atoms).map(Points.of_atoms)
        scores.append(
            Score(
                key=f"row/{row}",
                path=draw(st.sampled_from([(), ("产出指标",), ("产出指标", "数量指标")])),
                name=draw(st.sampled_from(["调研股室数量", "“三公经费”控制率\n"])),
                out_of=out_of,
                earned=draw(parts),
                because=Because("band", "计 5 分", "5 points"),
                claimed=draw(st.none() | _points),
                judged=draw(parts),
                pool=draw(st.sampled_from(["", *(pool.key for pool in pools)])),
                applies=draw(st.booleans()),
            )
        )
    return Scorecard(
        rubric="annex-2",
        edition="2023",
        digest="ab12",
        library="0.1.0",
        unit="某局",
        year=2023,
        out_of=Points("100"),
        places=draw(st.integers(0, 8)),
        scores=tuple(scores),
        pools=pools,
        ratings=draw(st.sampled_from([(), (("优", Points("90")), ("差", Points("0")))])),
        dropped=draw(st.integers(0, 10**10).map(Points.of_atoms)),
    )


@given(filings())
def test_a_filing_reads_back(filing: Filing) -> None:
    """`loads(dumps(x)) == x` and `dumps(loads(t)) == t`, printed texts included."""
    text = dumps(filing)
    back = loads(text)
    assert back == filing
    assert repr(back) == repr(filing)
    assert dumps(back) == text
    assert loads(text.encode()) == filing


@given(scorecards())
def test_a_scorecard_reads_back(card: Scorecard) -> None:
    """A scorecard too, with the totals that its scores come to."""
    text = dumps(card)
    back = loads(text)
    assert back == card
    assert isinstance(back, Scorecard)
    assert json.loads(text)["total"] == card.total.text == back.total.text
    assert dumps(back) == text


@given(filings(), st.integers(1, 28), st.booleans())
def test_no_decimal_context_shows(filing: Filing, precision: int, traps: bool) -> None:
    """The bytes are the same under any ambient decimal context."""
    text = dumps(filing)
    context = Context(prec=precision, Emin=-2, Emax=2)
    if traps:
        context.traps = dict.fromkeys(context.traps, True)
    with localcontext(context):
        assert Decimal("1.10") + 0 is not None
        assert dumps(loads(text)) == text
