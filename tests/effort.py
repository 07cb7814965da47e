"""How often a law is tried: a few times in the suite, thousands of times in a night.

`tests/conftest.py` holds the profiles. A law that is cheap or has much to find asks for a multiple
of what its profile gives, one that is dear for a part; so the night has more of each.
"""

from __future__ import annotations

from hypothesis import settings

__all__ = ["examples"]


def examples(times: float) -> int:
    """`times` the examples of the profile that is loaded, at least one."""
    return max(1, round(times * settings().max_examples))
