"""How a form is laid out: segments, columns, names, totals, what stands around its tables."""
