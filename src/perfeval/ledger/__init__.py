"""Rows as budget systems keep them: plain mappings with exact numbers, in and out.

Any database or table of data can stand on either side: a row is a mapping, a number a `Decimal`,
an int or number text, never a float. What a database calls NULL is None, and stands for a blank.
"""

from perfeval.ledger.filings import filing_from_rows
from perfeval.ledger.scorecards import rows_from_scorecard

__all__ = ["filing_from_rows", "rows_from_scorecard"]
