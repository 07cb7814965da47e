"""Reports of several units one after the other: each begins at the title that names its unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.words.names import titled_unit
from perfeval.text.labels import squeeze

__all__ = ["reports_apart"]

_LONGEST: Final = 100
_REPORT: Final = re.compile(r"\A[^。；;，,！？]{0,60}报告\Z")


def reports_apart(made: Iterable[Segment]) -> Iterator[Segment]:
    """The segments; a report ends where a title names another unit than its own."""
    for segment in made:
        if not segment.is_report:
            yield segment
            continue
        unit, lines = titled_unit(segment.title), list[Line]()
        for line in segment.lines:
            other = titled_unit(line.text) if _REPORT.match(squeeze(line.text[:_LONGEST])) else ""
            if unit and other and other != unit:
                yield evolve(segment, lines=lines)
                segment, unit, lines = Segment(title=line.text), other, []
            else:
                lines.append(line)
        yield evolve(segment, lines=lines)
