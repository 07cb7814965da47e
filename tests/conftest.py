"""The Hypothesis profiles of every test; nothing is left in the working tree.

`suite`: few examples, the same in every run where CI is set. `night`: thousands, others in each
run, by ``pytest --hypothesis-profile=night``; what fails is kept and tried first the next time.
"""

import os
from pathlib import Path

from hypothesis import HealthCheck, settings

os.environ.setdefault(
    "HYPOTHESIS_STORAGE_DIRECTORY", str(Path(__file__).parents[1] / ".cache" / "hypothesis")
)
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
