"""Rubrics compiled: the points of many filings at once, without anything that is not read."""
