"""Number formats of a spreadsheet: what it shows for the number that a cell holds."""
