"""The forms of filings as a command scores them, and what became of each."""
