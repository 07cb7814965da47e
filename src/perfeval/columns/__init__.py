"""Many forms scored as a table, column by column: exact, in a fraction of a microsecond a form.

Needs the extra `columns` (numpy, polars). Everything comes from the declared formulas and rules,
and is held to `score`; what is in doubt is left to the interpreter.
"""

from perfeval.columns.headings import FactColumn, Kind, columns_of
from perfeval.columns.scored import score_columns

__all__ = ["FactColumn", "Kind", "columns_of", "score_columns"]
