"""From official documents (Word, Excel, web pages, PDF, text) to filings.

`read`, `read_all` and `read_many` take files; `Recogniser` is what a plugin offers under the
entry-point group `perfeval.forms`, to read one more form from a `Segment` of a document, and
`Titled` one whose form begins at a title of its own.
"""

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
