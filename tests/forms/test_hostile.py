"""Hostile documents: each is read or refused, by limits that it cannot talk its way around.

What a refusal costs by the default limits is measured by `tests/benchmarks/hostile.py`; here the
documents are small, and the limits low.
"""

from __future__ import annotations

import pytest

from perfeval.codec import dumps, loads
from perfeval.errors import DecodeError
from perfeval.filing import Filing
from perfeval.forms import DEFAULT_LIMITS, Limits, read
from tests.hostile.packages import PACKAGES

LOW = Limits(
    elements=2_000, cells=300, lines=60, text=25_000, rows=40, sheets=9, token_size=2_000, depth=40
)
FEW = 12


def told(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Filing | str:
    """The filing, or what the refusal says."""
    try:
        return read(data, limits=limits)
    except DecodeError as error:
        return str(error)


@pytest.mark.parametrize("name", PACKAGES)
def test_of_few_there_is_nothing_to_fear(name: str) -> None:
    """Each is read, or is no form; what is read can be kept."""
    answer = told(PACKAGES[name].make(FEW))
    if isinstance(answer, str):
        assert PACKAGES[name].few in answer or name == "Word: nested paragraphs"
    else:
        assert loads(dumps(answer)) == answer


@pytest.mark.parametrize("name", PACKAGES)
def test_many_use_up_a_limit(name: str) -> None:
    """Each is refused for what there is too much of, but for those that are only long to read."""
    package = PACKAGES[name]
    answer = told(package.make(package.low), LOW)
    if package.refused:
        assert isinstance(answer, str)
        assert package.refused in answer
    else:
        assert isinstance(answer, Filing)
