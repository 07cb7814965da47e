"""Installed rubrics: found through entry points, loaded one by one, each on its own.

A distribution offers a rubric in the group ``perfeval.rubrics``: the name is the rubric's id, the
value the `Rubric` itself. Listing imports nothing. A plugin that fails is kept with its
distribution, version and cause, and stops nobody else. What is not promised in one process is
protection against malicious code, endless loops and memory.
"""

from __future__ import annotations

from perfeval.registry.fitting import find_rubric, score_all
from perfeval.registry.installed import Installed, rubrics
from perfeval.registry.loading import Loaded, get_rubric, load_rubrics

__all__ = [
    "Installed",
    "Loaded",
    "find_rubric",
    "get_rubric",
    "load_rubrics",
    "rubrics",
    "score_all",
]
