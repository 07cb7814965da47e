"""Styles of a Word document: what they say of runs and of the numbers of paragraphs."""
