"""Who files, where it is printed above the title of a form: the line goes with that form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from perfeval.forms.layout.names import filer
from perfeval.forms.layout.segments import Segment

__all__ = ["fronted"]

_NEAR: Final = 3


def fronted(made: Iterable[Segment]) -> list[Segment]:
    """The segments, each with the line 填报单位：某局 that stands above its title.

    Such a line may also be the last of the form before it. It belongs to the title under it where
    the document begins so, or where nothing of a form stands above it.
    """
    found: list[Segment] = []
    begins = False
    for segment in made:
        above = found[-1] if found else None
        if above is not None and segment.title and not segment.is_report:
            alone = not above.title and not above.headed
            place = _front(above)
            begins = begins or (len(found) == 1 and alone and place is not None)
            if place is not None and (begins or alone):
                segment.lines.insert(0, above.lines.pop(place))
                if not above.lines:
                    found.pop()
        found.append(segment)
    return found


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
