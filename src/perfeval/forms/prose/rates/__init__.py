"""Rates, shares, growth and products that sentences state beside their figures; one a file."""
