"""The typed parts of a report, each from the sentences that state it."""
