"""The Hypothesis profile of every test: repeatable in CI, and nothing left in the working tree."""

import os
from pathlib import Path

from hypothesis import HealthCheck, settings

os.environ.setdefault(
    "HYPOTHESIS_STORAGE_DIRECTORY", str(Path(__file__).parents[1] / ".cache" / "hypothesis")
)
settings.register_profile(
    "perfeval",
    database=None,
    deadline=None,
    derandomize="CI" in os.environ,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("perfeval")
