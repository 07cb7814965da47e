"""Laws of every door: whatever comes in, out comes what it promises or one error of ours."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doors.doors import DOORS, throw


@pytest.mark.parametrize("name", DOORS)
@given(data=st.data())
@settings(suppress_health_check=list(HealthCheck), max_examples=60)
def test_a_door_holds(name: str, data: st.DataObject) -> None:
    """Nothing but our errors is raised; each can be shown and sent to another process."""
    refused = throw(name, data.draw(DOORS[name].strategy))
    if refused is not None:
        assert str(refused).encode("utf-8", "surrogatepass")
        assert pickle.loads(pickle.dumps(refused)).args == refused.args
