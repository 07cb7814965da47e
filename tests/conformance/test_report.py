"""A report stays readable, whatever strangers say or raise."""

from __future__ import annotations

from perfeval.conformance import LawCheck
from perfeval.plugins import Failed, guarded


def test_only_the_first_problems_of_a_law_are_told() -> None:
    """A report stays readable: twenty problems, and how many more there are."""
    check = LawCheck.of("a law", tuple(f"problem {n}" for n in range(23)))
    assert len(check.problems) == 21
    assert check.problems[-1] == "and 3 more problems"


def test_an_error_that_cannot_be_printed_is_named() -> None:
    """A stranger's error may fail again when it is asked what it says."""

    class OddError(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    def fail() -> None:
        raise OddError

    assert guarded(fail) == Failed("failed with OddError", OddError())
