"""What holds of any text: which characters may stand in it, and how fields of text are made."""
