"""Which findings stand where: by the address of the figure, else by the place that they name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from perfeval.audit.finding import Finding

__all__ = ["placed"]

_T = TypeVar("_T")


def placed(
    findings: Iterable[Finding], find: Callable[[str], _T | None]
) -> Iterator[tuple[_T | None, Finding]]:
    """Each finding with what `find` finds at its place; None where it finds nothing.

    What the reader noted has no address; it names its place in the document itself: ``表1 第2行``.
    """
    for finding in findings:
        named = [str(finding.address)] if finding.address is not None else []
        named += [finding.at, finding.at.rpartition(" / ")[2]]
        found = (find(each) for each in named)
        yield next((each for each in found if each is not None), None), finding
