"""What a rule of a plugin does wrong, said with the rubric that it stands in and its plugin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from perfeval.errors import Phrase, RubricError
from perfeval.rubric.rubric import Rubric

__all__ = ["naming"]


@contextmanager
def naming(rubric: Rubric) -> Iterator[None]:
    """Within this a `RubricError` of a row names the rubric, its package and the version, too."""
    try:
        yield
    except RubricError as error:
        where, problem = error.args
        said = Phrase(
            "{problem} (rubric {id}, {owner})",
            problem=problem,
            id=rubric.id,
            owner=rubric.distribution or rubric.name,
        )
        raise RubricError(where, said) from error.__cause__
