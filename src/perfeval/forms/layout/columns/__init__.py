"""The columns of a table, and the cells of its rows under them."""
