"""Rows under the field names of budget-management systems (预算管理一体化), in and out."""

from perfeval.ledger.exchange.filings import filing_from_exchange
from perfeval.ledger.exchange.rows import exchange_from_filing, exchange_from_scorecard

__all__ = ["exchange_from_filing", "exchange_from_scorecard", "filing_from_exchange"]
