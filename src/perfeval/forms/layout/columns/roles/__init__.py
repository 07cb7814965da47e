"""What each column of a table holds, by all the evidence that speaks for it."""
