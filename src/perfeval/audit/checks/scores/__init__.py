"""The checks of scores: against targets, by the fund row, and what is left out beside them."""
