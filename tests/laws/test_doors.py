"""Laws of every door: whatever comes in, out comes what it promises or one error of ours, soon."""

from __future__ import annotations

import pickle
from contextlib import closing
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doors.doors import DOORS, throw
from tests.doors.patience import Patience
from tests.effort import examples


@pytest.mark.parametrize("name", DOORS)
def test_a_door_holds(name: str) -> None:
    """Nothing but our errors is raised; each can be shown and sent to another process.

    An input on which a door hangs is a failure as any other, told when it is shrunk.
    """
    with closing(Patience(partial(throw_and_look, name))) as patient:

        @settings(suppress_health_check=list(HealthCheck), max_examples=examples(1))
        @given(st.data())
        def holds(data: st.DataObject) -> None:
            patient(data.draw(DOORS[name].strategy))

        holds()


def throw_and_look(name: str, given: object) -> None:
    """Throw something at a door, and look at the error by which it refuses."""
    refused = throw(name, given)
    if refused is not None:
        assert str(refused).encode("utf-8", "surrogatepass")
        assert pickle.loads(pickle.dumps(refused)).args == refused.args
