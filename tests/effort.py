"""How often a law is tried: a few times in the suite, thousands of times in a night.

`tests/conftest.py` holds the profiles. A law that is cheap or has much to find asks for a multiple
of what its profile gives, one that is dear for a part; so the night has more of each.
"""

from __future__ import annotations

import pytest
from hypothesis import settings

__all__ = ["NIGHT", "at_night", "examples"]

NIGHT = settings.get_current_profile_name() == "night"
at_night = pytest.mark.skipif(not NIGHT, reason="takes long: --hypothesis-profile=night runs it")
"""Marks a test that takes as long as a thousand others, and proves what no other does."""


def examples(times: float) -> int:
    """`times` the examples of the profile that is loaded, at least one."""
    return max(1, round(times * settings().max_examples))
