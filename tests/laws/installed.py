"""The installed rubrics, and drawn filings that one of them, or a drawn one, can score."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import strategies as st

from perfeval import Rubric, get_rubric, rubrics
from perfeval.testing import filings

__all__ = ["RUBRICS", "each_installed", "scored"]

RUBRICS: Final = [get_rubric(entry.qualified_id) for entry in rubrics()]
each_installed: Final = pytest.mark.parametrize(
    "rubric", RUBRICS, ids=[each.id for each in RUBRICS]
)
scored: Final = (st.sampled_from(RUBRICS) | st.from_type(Rubric)).flatmap(
    lambda rubric: st.tuples(st.just(rubric), filings(rubric))
)
