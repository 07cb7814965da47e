"""The Hypothesis profiles of every test, and their order; nothing is left in the working tree.

`suite`: few examples, the same in every run where CI is set. `night`: thousands, others in each
run, by ``pytest --hypothesis-profile=night``; what fails is kept and tried first the next time.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault(
    "HYPOTHESIS_STORAGE_DIRECTORY", str(Path(__file__).parents[1] / ".cache" / "hypothesis")
)
os.environ.pop("PERFEVAL_LANG", None)  # of who runs the tests, and no matter of theirs
settings.register_profile(
    "suite",
    database=None,
    deadline=None,
    derandomize="CI" in os.environ,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "night",
    deadline=None,
    derandomize=False,
    max_examples=2_000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("suite")

_DEAR = {"place", "tally"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share what is dear to make come first.

    pytest-xdist gives the first tests to one worker and the last ones in turn to each: so it is
    made once, and no worker is left alone with it at the end.
    """
    items.sort(key=lambda item: _DEAR.isdisjoint(getattr(item, "fixturenames", ())))
