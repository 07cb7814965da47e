"""Clauses on a rate, or on a count as one: statements, and the kinds of rule that they make."""
