"""Hostile documents: each is read or refused, by limits that it cannot talk its way around.

What a refusal costs by the default limits is measured by `tests/benchmarks/hostile.py`; here the
documents are small, and the limits low. One that hangs is a failure (`tests/doors/patience.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from perfeval.codec import dumps, loads
from perfeval.errors import DecodeError
from perfeval.filing import Filing
from perfeval.forms import DEFAULT_LIMITS, Limits, read
from tests.doors.patience import Patience
from tests.hostile.packages import PACKAGES
from tests.tables import each_row

pytestmark = pytest.mark.unmeasured

LOW = Limits(
    elements=2_000,
    cells=300,
    lines=60,
    text=25_000,
    rows=40,
    sheets=9,
    token_size=2_000,
    page_size=200_000,
    depth=40,
)
FEW = 12


def told(made: tuple[str, int, Limits]) -> Filing | str:
    """The filing in a document of a name and a size, or what the refusal says."""
    name, size, limits = made
    try:
        return read(PACKAGES[name].make(size), limits=limits)
    except DecodeError as error:
        return str(error)


@pytest.fixture(scope="module")
def patient() -> Iterator[Patience]:
    """The reader, which may not hang."""
    with closing(Patience(told)) as patience:
        yield patience


@each_row("name", PACKAGES)
def test_of_few_there_is_nothing_to_fear(patient: Patience, name: str) -> None:
    """Each is read, or is no form; what is read can be kept."""
    answer = patient((name, FEW, DEFAULT_LIMITS))
    if isinstance(answer, str):
        assert PACKAGES[name].few in answer or name == "Word: nested paragraphs"
    else:
        assert isinstance(answer, Filing)
        assert loads(dumps(answer)) == answer


@each_row("name", PACKAGES)
def test_many_use_up_a_limit(patient: Patience, name: str) -> None:
    """Each is refused for what there is too much of, but for those that are only long to read."""
    package = PACKAGES[name]
    answer = patient((name, package.low, LOW))
    if package.refused:
        assert isinstance(answer, str)
        assert package.refused in answer
    else:
        assert isinstance(answer, Filing)
