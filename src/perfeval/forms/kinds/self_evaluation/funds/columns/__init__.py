"""Which money stands in which column of a table of funds."""
