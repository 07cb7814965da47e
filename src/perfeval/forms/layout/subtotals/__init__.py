"""Rows that add up others: which of a table are, and what they state."""
