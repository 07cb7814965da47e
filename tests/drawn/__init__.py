"""Known filings drawn at random into documents of many layouts, words and containers.

A document is named by its seed: ``python -m tests.drawn --seed 17 --count 1 --write FOLDER`` draws
it again. What the reader makes of it is compared with what was drawn, field by field.
"""
