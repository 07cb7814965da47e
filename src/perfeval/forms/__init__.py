"""From official documents (Word, Excel, extracted text) to filings.

`read` and `read_many` take files; `Recogniser` is what a plugin offers under the entry-point group
`perfeval.forms`, to read one more form from a `Segment` of a document.
"""

from perfeval.forms.cells import Reading
from perfeval.forms.grid import Block, Cell, Document, Grid, Paragraph
from perfeval.forms.limits import DEFAULT_LIMITS, Limits
from perfeval.forms.reading import Failure, read, read_many
from perfeval.forms.recognisers import Recogniser
from perfeval.forms.segments import Line, Segment

__all__ = [
    "DEFAULT_LIMITS",
    "Block",
    "Cell",
    "Document",
    "Failure",
    "Grid",
    "Limits",
    "Line",
    "Paragraph",
    "Reading",
    "Recogniser",
    "Segment",
    "read",
    "read_many",
]
