"""Laws of every door: whatever comes in, out comes a value or one error of ours."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzzing import TARGETS, throw


@pytest.mark.parametrize("name", TARGETS)
@given(data=st.data())
@settings(suppress_health_check=list(HealthCheck), max_examples=60)
def test_a_door_holds(name: str, data: st.DataObject) -> None:
    """Nothing but our errors is raised, and their text can be shown."""
    answer = throw(name, data.draw(TARGETS[name].strategy))
    assert not isinstance(answer, str) or answer.encode("utf-8", "surrogatepass")
