"""Clauses on conditions, each met or not."""
