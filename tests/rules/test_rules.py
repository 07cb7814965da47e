"""The public names of the kinds of rule."""

from __future__ import annotations

from perfeval import rules
from perfeval.rules import Rule


def test_every_public_name_stands_there_with_words() -> None:
    """And once."""
    assert len(set(rules.__all__)) == len(rules.__all__)
    for name in rules.__all__:
        assert getattr(rules, name).__doc__


def test_the_kinds_of_rule_are_public() -> None:
    """ByTarget scores indicators, the others a measured value."""
    kinds = {
        name
        for name in rules.__all__
        if isinstance(kind := getattr(rules, name), type) and hasattr(kind, "award")
    }
    assert kinds - {Rule.__name__} == {
        "Bands", "ByState", "ByTarget", "Checklist", "Coefficients", "Composite", "Deduct",
        "EitherOr", "EqualShares", "Gain", "Judged", "LevelRange", "Linear", "MissingItems",
        "PerCase", "Proportional", "States", "Together",
    }  # fmt: skip
