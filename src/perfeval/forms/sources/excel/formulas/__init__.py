"""Formulas of a spreadsheet, as far as they are simple enough to be computed again, exactly."""
