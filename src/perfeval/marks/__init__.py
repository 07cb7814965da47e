"""Documents sent back: the submitted Word or Excel file itself, with each finding at its cell.

`mark` gives a copy, in which everything that the unit wrote stays as it is, byte for byte but for
what holds the comments together.
"""

from perfeval.marks.marking import MarkedDocument, mark

__all__ = ["MarkedDocument", "mark"]
