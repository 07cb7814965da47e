"""Rubrics that are installed, or in a folder: found one by one, each on its own.

A distribution offers a rubric in the group ``perfeval.rubrics``: the name is the rubric's id, the
value the `Rubric` itself. Listing imports nothing; what loads is kept for the process. Files in a
folder stand before them (`registry.folder.read_rubrics`).
"""

from __future__ import annotations

from perfeval.plugins import Installed
from perfeval.registry.choosing import Choice, choose_rubric, find_rubric, score_all
from perfeval.registry.installed import rubrics
from perfeval.registry.loaded import Loaded, RubricFolder
from perfeval.registry.loading import get_rubric, load_rubrics
from perfeval.registry.many import ScoreResult, score_many

__all__ = [
    "Choice",
    "Installed",
    "Loaded",
    "RubricFolder",
    "ScoreResult",
    "choose_rubric",
    "find_rubric",
    "get_rubric",
    "load_rubrics",
    "rubrics",
    "score_all",
    "score_many",
]
