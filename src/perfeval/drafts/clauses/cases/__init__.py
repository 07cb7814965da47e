"""Clauses on cases: what each costs or earns, and what leaves nothing."""
