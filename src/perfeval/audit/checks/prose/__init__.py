"""The checks of what sentences say with their figures."""
