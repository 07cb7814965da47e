"""Exact numbers, as forms print them: rates, points, counts, percentages, amounts, and cells.

Strings, ints and Decimals come in; `float` is refused. Every number keeps its printed text.
"""

from perfeval.numbers.amounts import Amount, AmountCell, Unit, wan_yuan, yuan
from perfeval.numbers.cells import CountCell, Nil, PointsCell, RateCell, Unreadable
from perfeval.numbers.printed import Count, Number, Percent, Points
from perfeval.numbers.rates import Rate

__all__ = [
    "Amount",
    "AmountCell",
    "Count",
    "CountCell",
    "Nil",
    "Number",
    "Percent",
    "Points",
    "PointsCell",
    "Rate",
    "RateCell",
    "Unit",
    "Unreadable",
    "wan_yuan",
    "yuan",
]
