"""What became of a rubric that is installed, or of one in a folder of files."""

from __future__ import annotations

from os import PathLike

from attrs import frozen

from perfeval.errors import PerfevalError
from perfeval.plugins import Installed
from perfeval.registry.heads import RubricHead
from perfeval.rubric.rubric import Rubric

__all__ = ["Folder", "Loaded", "RubricFolder", "Rubrics"]


@frozen(kw_only=True)
class Loaded:
    """What became of an installed rubric: the `rubric`, or the `problem`, or both.

    Both where others offer the id, too: the rubric is sound, but only its qualified id names it.
    `state` is ``ok``, ``shadow`` (the id is a built-in rubric's), ``duplicate`` or ``broken``.
    One of a folder of rubric files has its `file`, and where it is broken what its `head` says.

    >>> from perfeval.registry import load_rubrics
    >>> (loaded,) = load_rubrics(allow=["perfeval:national-project"])
    >>> loaded.entry.id, loaded.state, loaded.problem
    ('national-project', 'ok', None)
    """

    entry: Installed
    rubric: Rubric | None
    problem: PerfevalError | None
    state: str
    file: str = ""
    head: RubricHead | None = None

    @property
    def name(self) -> str:
        """A name that no other rubric has: the qualified id, or the file."""
        return self.file or self.entry.qualified_id


@frozen
class RubricFolder:
    """A folder of rubric files that was read: its `path`, and what became of each file.

    >>> RubricFolder("rubrics", ()).rubrics
    ()
    """

    path: str
    rubrics: tuple[Loaded, ...]


Folder = str | PathLike[str] | RubricFolder
"""A folder of rubric files, by its path or as `read_rubrics` gave it."""

Rubrics = tuple[Rubric, ...] | RubricFolder | None
"""The rubrics that are named; those of a folder beside what is installed; or this alone."""
