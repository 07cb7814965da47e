"""Tables of which blanks keep the columns: where these lie, and which lines are one row."""
