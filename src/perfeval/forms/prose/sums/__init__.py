"""Sums that sentences state, of money, counts and scores; one way to say one a file."""
