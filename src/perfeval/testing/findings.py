"""Strategies for the checks of the audit and the kinds of their findings."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from perfeval.audit import DEFAULT_CHECKS, Check, Code

__all__ = ["checks", "codes"]


@cache
def checks() -> st.SearchStrategy[Check]:
    """The checks of the library."""
    return st.sampled_from(DEFAULT_CHECKS)


@cache
def codes() -> st.SearchStrategy[Code]:
    """The kinds of findings that the checks of the library report."""
    return st.sampled_from([code for check in DEFAULT_CHECKS for code in check.codes])
