"""The rule that tells rounding from error, and hints at what explains a figure."""
