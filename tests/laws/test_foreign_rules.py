"""Laws of a plugin's own rule in documents: what it holds reads back, and junk is refused by us."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from perfeval.codec import offers
from perfeval.codec.converter import converter, number_converter
from perfeval.codec.json_text import parse, written
from perfeval.codec.problems import MisfitError
from perfeval.filing.sources import FiscalYear
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.plugins import Installed
from perfeval.rules import Rule, Steps
from perfeval.testing import values
from tests.doors.odd import odd_json

TAG = "law.own"


@frozen(kw_only=True)
class Step:
    """A part of the rule."""

    at: Rate | Count
    points: Points = field(default=Points("1"), converter=Points)


@frozen(kw_only=True)
class Own:
    """A rule with a field of every type that may be one."""

    text: str
    flag: bool = False
    number: int
    year: FiscalYear
    amount: Amount
    count: Count
    rate: Rate = field(converter=Rate)
    way: Steps
    inner: Rule
    steps: tuple[Step, ...] = ()
    pair: tuple[str, Points | None] | None = None


_edges = values.rates() | values.counts()
_rates = values.rates()
_steps = st.builds(Step, at=_edges, points=values.points())
own: st.SearchStrategy[Own] = st.builds(
    Own,
    text=values.texts(),
    flag=st.booleans(),
    number=st.integers(1 - 10**15, 10**15 - 1),
    year=values.years(),
    amount=values.amounts(),
    count=values.counts(),
    rate=_rates,
    way=st.sampled_from(Steps),
    inner=st.from_type(Rule),
    steps=st.lists(_steps, max_size=2).map(tuple),
    pair=st.none() | st.tuples(values.texts(), st.none() | values.points()),
)


@pytest.fixture(autouse=True, scope="module")
def offered() -> Iterator[None]:
    """The class is offered, as by an installed plugin."""
    place = f"{Own.__module__}:{Own.__qualname__}"
    entry = Installed(id=TAG, distribution="law", version="1", value=place)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(offers, "installed", lambda *_: (entry,))
        yield


@given(own)
def test_whatever_it_holds_reads_back(rule: Own) -> None:
    """Equal, and written the same again; in documents and in files."""
    write = converter().get_unstructure_hook(Rule)
    text = written(write(rule))
    for made in (converter(), number_converter()):
        again = made.get_structure_hook(Rule)(parse(text), Rule)
        assert again == rule
        assert written(write(again)) == text


@given(own, st.data())
def test_junk_in_it_is_refused_with_its_place(rule: Own, data: st.DataObject) -> None:
    """Any field replaced by any JSON: a rule that reads back, or problems that are told."""
    plain: Any = converter().get_unstructure_hook(Rule)(rule)
    key = data.draw(st.sampled_from(sorted(plain)) | st.text(max_size=5))
    plain[key] = data.draw(odd_json)
    read = converter().get_structure_hook(Rule)
    try:
        made = read(parse(written(plain)), Rule)
    except MisfitError as misfit:
        error = misfit.decode_error()
        assert error.count >= 1
        assert all(told for _, told in error.problems)
    else:
        assert read(converter().get_unstructure_hook(Rule)(made), Rule) == made
