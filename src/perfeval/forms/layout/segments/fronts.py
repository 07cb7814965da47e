"""Who files, where it is printed above the title of a form: the line goes with that form.

So do the names of a project that the cover of a document prints, where the form under it has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.words.names import filer, named_in
from perfeval.forms.words.vocabulary import is_project_name
from perfeval.text.labels import squeeze

__all__ = ["fronted"]

_NEAR: Final = 3
_HEAD: Final = 8
_COVER: Final = 40
"""How many lines a cover has at most, with what goes before it."""


def fronted(made: Iterable[Segment]) -> list[Segment]:
    """The segments, each with the line 填报单位：某局 that stands above its title.

    Such a line may also be the last of the form before it. It belongs to the title under it where
    the document begins so, where nothing of a form stands above it, or where the form under it
    alone names that unit.
    """
    found: list[Segment] = []
    begins = False
    for segment in made:
        above = found[-1] if found else None
        if above is not None and len(found) == 1 and _is_cover(above) and _is_nameless(segment):
            segment.lines[:0] = [line for line in above.lines if named_in(line.text)]
            above.lines[:] = [line for line in above.lines if not named_in(line.text)]
            if not above.lines:
                found.pop()
                above = None
        place = None if above is None else _front(above)
        if above is not None and place is not None and segment.title and not segment.is_report:
            alone = not above.title and not above.headed
            begins = begins or (len(found) == 1 and alone)
            if begins or alone or _is_of(above.lines[place], segment, above):
                segment.lines.insert(0, above.lines.pop(place))
                if not above.lines:
                    found.pop()
        found.append(segment)
    return found


def _is_cover(segment: Segment) -> bool:
    """Whether a segment is lines above the first title, and no table."""
    return len(segment.lines) <= _COVER and not (segment.title or segment.rows)


def _is_nameless(segment: Segment) -> bool:
    """Whether a form under a title of its own prints nowhere what its project is called."""
    plain = bool(segment.title and segment.rows) and not segment.is_report
    return plain and not any(is_project_name(line.first) for line in segment.rows)


def _is_of(line: Line, below: Segment, above: Segment) -> bool:
    """Whether the form below names the unit of the line, and the one above does not."""
    unit = squeeze(filer(line.text))
    return _names(below, unit) and not _names(above, unit)


def _names(segment: Segment, unit: str) -> bool:
    head = (text for line in segment.lines[:_HEAD] for text in line.texts)
    return unit in squeeze(segment.title) or any(unit == squeeze(text) for text in head)


def _front(above: Segment) -> int | None:
    """Where above a title the line stands that says who files; None where none does."""
    last = len(above.lines)
    for place in range(last - 1, max(last - _NEAR, 0) - 1, -1):
        line = above.lines[place]
        if not line.text or (line.grid is not None and above.headed):
            return None
        if filer(line.text):
            return place
    return None
