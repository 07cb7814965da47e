"""Clauses on levels and states in words."""
