"""Laws of every door: whatever comes in, out comes what it promises or one error of ours, soon."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doors.doors import DOORS, throw
from tests.doors.patience import Patience
from tests.effort import examples


@pytest.fixture(scope="module")
def patient() -> Iterator[Patience]:
    """A helper that throws at every door."""
    with closing(Patience(throw_and_look)) as patience:
        yield patience


@pytest.mark.parametrize("name", DOORS)
def test_a_door_holds(patient: Patience, name: str) -> None:
    """Nothing but our errors is raised; each can be shown and sent to another process.

    An input on which a door hangs is a failure as any other, told when it is shrunk.
    """

    @settings(suppress_health_check=list(HealthCheck), max_examples=examples(0.5))
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        patient((name, data.draw(DOORS[name].strategy)))

    holds()


def throw_and_look(given: tuple[str, object]) -> None:
    """Throw something at a door, and look at the error by which it refuses."""
    refused = throw(*given)
    if refused is not None:
        assert str(refused).encode("utf-8", "surrogatepass")
        assert pickle.loads(pickle.dumps(refused)).args == refused.args
