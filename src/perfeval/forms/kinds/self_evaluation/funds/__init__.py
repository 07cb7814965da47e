"""资金 of a form, in whatever way it is laid out."""
