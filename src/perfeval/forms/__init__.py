"""From official documents (Word, Excel, web pages, PDF, text) to filings.

`read`, `read_all` and `read_many` take files; `Recogniser` is what a plugin offers under the
entry-point group `perfeval.forms`, to read one more form from a `Segment` of a document, and
`Titled` one whose form begins at a title of its own. Who asks for a word of these forms, or for
what reading gave, loads no reader: the names here are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from perfeval.forms.layout.context import FormContext
    from perfeval.forms.layout.segments.lines import Line
    from perfeval.forms.layout.segments.segment import Segment
    from perfeval.forms.many import read_many
    from perfeval.forms.reading import read, read_all
    from perfeval.forms.recognisers import Recogniser, Titled
    from perfeval.forms.result import ReadResult
    from perfeval.forms.sources.grid import Block, Cell, Document, Grid, Paragraph
    from perfeval.forms.sources.limits import DEFAULT_LIMITS, Limits

__all__ = [
    "DEFAULT_LIMITS",
    "Block",
    "Cell",
    "Document",
    "FormContext",
    "Grid",
    "Limits",
    "Line",
    "Paragraph",
    "ReadResult",
    "Recogniser",
    "Segment",
    "Titled",
    "read",
    "read_all",
    "read_many",
]

_HOME_OF: Final = {
    "Block": "sources.grid",
    "Cell": "sources.grid",
    "DEFAULT_LIMITS": "sources.limits",
    "Document": "sources.grid",
    "FormContext": "layout.context",
    "Grid": "sources.grid",
    "Limits": "sources.limits",
    "Line": "layout.segments.lines",
    "Paragraph": "sources.grid",
    "ReadResult": "result",
    "Recogniser": "recognisers",
    "Segment": "layout.segments.segment",
    "Titled": "recognisers",
    "read": "reading",
    "read_all": "reading",
    "read_many": "many",
}


def __getattr__(name: str) -> Any:
    if name in _HOME_OF:
        return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
