"""Strategies for the checks of the audit and the kinds of their findings."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from attrs import fields
from hypothesis import strategies as st

from perfeval.audit import DEFAULT_CHECKS, Check, Code, Practice, Vocabulary
from perfeval.testing import values
from perfeval.testing.classes import class_strategy

__all__ = ["checks", "codes", "practices", "vocabularies"]


@cache
def checks() -> st.SearchStrategy[Check]:
    """The checks of the library."""
    return st.sampled_from(DEFAULT_CHECKS)


@cache
def codes() -> st.SearchStrategy[Code]:
    """The kinds of findings that the checks of the library report."""
    return st.sampled_from([code for check in DEFAULT_CHECKS for code in check.codes])


def practices() -> st.SearchStrategy[Practice]:
    """Practices of places, whose thresholds are above 0."""
    above = st.sampled_from((Fraction(1, 2), Fraction(9, 10), Fraction(13, 10), Fraction(2)))
    return class_strategy(Practice, overshoot=above, execution=above)


def vocabularies() -> st.SearchStrategy[Vocabulary]:
    """Lists of words, none of which is blank."""
    words = st.lists(values.texts().filter(str.strip), max_size=2).map(tuple)
    given = {each.name: words for each in fields(Vocabulary) if each.name != "practices"}
    return st.builds(Vocabulary, **given, practices=st.lists(practices(), max_size=1).map(tuple))
