"""A page as one HTML file that asks for nothing: its style and its script stand in it."""
