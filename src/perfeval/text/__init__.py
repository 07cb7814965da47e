"""What holds of any text: which characters may stand in it, how labels and numerals are read."""
