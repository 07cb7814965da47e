"""What a command is given: filings, rubrics, and facts that no document states."""
