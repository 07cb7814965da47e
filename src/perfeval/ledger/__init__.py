"""Rows as budget systems keep them: plain mappings with exact numbers, in and out.

Any database or table of data can stand on either side: a row is a mapping, a number a `Decimal`,
an int or number text, never a float. What a database calls NULL is None, and stands for a blank.
"""

from perfeval.ledger.asking import Answer, AskedFact, asked_facts
from perfeval.ledger.comparisons import rows_from_comparison, rows_from_prospects
from perfeval.ledger.exchange import (
    exchange_from_filing,
    exchange_from_scorecard,
    filing_from_exchange,
)
from perfeval.ledger.fact_sheets import FactRow, FactSheet, read_fact_sheet
from perfeval.ledger.facts import facts_from_rows
from perfeval.ledger.filings import filing_from_rows
from perfeval.ledger.findings import rows_from_findings
from perfeval.ledger.scorecards import rows_from_scorecard
from perfeval.ledger.submissions import Submission
from perfeval.ledger.summary import rows_from_submissions

__all__ = [
    "Answer",
    "AskedFact",
    "FactRow",
    "FactSheet",
    "Submission",
    "asked_facts",
    "exchange_from_filing",
    "exchange_from_scorecard",
    "facts_from_rows",
    "filing_from_exchange",
    "filing_from_rows",
    "read_fact_sheet",
    "rows_from_comparison",
    "rows_from_findings",
    "rows_from_prospects",
    "rows_from_scorecard",
    "rows_from_submissions",
]
