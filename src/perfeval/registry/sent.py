"""Rubrics on their way to a worker: those that are installed by name, all others as their text.

A worker scores by the same edition or not at all: what it has installed is compared with what was
meant, by id, edition and digest.
"""

from __future__ import annotations

from typing import Final, cast

from attrs import evolve, frozen

from perfeval.codec import dumps, loads
from perfeval.errors import InputError, Phrase
from perfeval.registry.loaded import Loaded, RubricFolder, Rubrics
from perfeval.registry.loading import get_rubric, load_rubrics
from perfeval.rubric.rubric import Rubric

__all__ = ["SentRubrics"]

_DIGITS: Final = 12
"""So much of a digest is shown."""


@frozen
class SentRubric:
    """One rubric: by its id, edition and digest, and by its text where it is not installed."""

    id: str
    edition: str
    digest: str
    distribution: str
    text: str = ""

    @classmethod
    def of(cls, rubric: Rubric) -> SentRubric:
        """A rubric as it is sent. Raises `InputError` where no document can hold it."""
        for each in load_rubrics():
            if each.rubric is not None and _named(each.rubric) == _named(rubric):
                return cls(each.entry.qualified_id, *_named(rubric)[1:])
        return cls(*_named(rubric), text=dumps(rubric))

    def arrived(self) -> Rubric:
        """The rubric that was meant. Raises `InputError` where there is another in its place."""
        if self.text:
            rubric = evolve(cast("Rubric", loads(self.text)), distribution=self.distribution)
        else:
            rubric = get_rubric(self.id)
        if _edition(rubric) != (self.edition, self.digest):
            raise _another(_edition(rubric), (self.edition, self.digest), self.id)
        return rubric


def _named(rubric: Rubric) -> tuple[str, str, str, str]:
    return rubric.id, rubric.edition, rubric.digest, rubric.distribution


def _edition(rubric: Rubric | None) -> tuple[str, str]:
    return ("", "") if rubric is None else (rubric.edition, rubric.digest)


def _another(found: tuple[str, str], due: tuple[str, str], id: str) -> InputError:
    """That a worker has another edition of a rubric, or none."""
    shown = [
        Phrase("edition {edition} ({digest})", edition=edition, digest=digest[:_DIGITS])
        if digest
        else Phrase("no such rubric")
        for edition, digest in (found, due)
    ]
    return InputError(
        Phrase("the rubric {id} of a worker", id=id),
        shown[0],
        Phrase("{due}, as where the work was given out", due=shown[1]),
    )


Offered = tuple[tuple[str, tuple[str, str]], ...]
"""What is installed: ids with editions and digests."""


def _offered() -> Offered:
    return tuple((each.entry.qualified_id, _edition(each.rubric)) for each in load_rubrics())


@frozen
class SentRubrics:
    """The rubrics that forms are scored by, as they are sent to a worker.

    `named` are those that were named. Without any, each form is scored by the rubric that fits:
    then the worker must have installed what is `offered` here, and nothing else; `files` are those
    of a folder at `path`, each as what became of it and its text.
    """

    named: tuple[SentRubric, ...] | None
    offered: Offered = ()
    path: str | None = None
    files: tuple[tuple[Loaded, SentRubric | None], ...] = ()

    @classmethod
    def of(cls, rubrics: Rubrics) -> SentRubrics:
        """Rubrics as they are sent. Raises `InputError` where no document can hold one."""
        if isinstance(rubrics, tuple):
            return cls(tuple(map(SentRubric.of, rubrics)))
        if rubrics is None:
            return cls(None, _offered())
        files = tuple(
            (evolve(each, rubric=None), None if each.rubric is None else SentRubric.of(each.rubric))
            for each in rubrics.rubrics
        )
        return cls(None, _offered(), rubrics.path, files)

    def arrived(self) -> Rubrics:
        """The rubrics that were meant.

        Raises `InputError` where the worker has others in their place.
        """
        if self.named is not None:
            return tuple(each.arrived() for each in self.named)
        here, due = dict(_offered()), dict(self.offered)
        for id in sorted({*here, *due}):
            found, meant = here.get(id, ("", "")), due.get(id, ("", ""))
            if found != meant:
                raise _another(found, meant, id)
        if self.path is None:
            return None
        files = (
            evolve(each, rubric=None if sent is None else sent.arrived())
            for each, sent in self.files
        )
        return RubricFolder(self.path, tuple(files))
