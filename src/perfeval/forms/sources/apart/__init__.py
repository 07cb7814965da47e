"""Libraries that are no Python and cannot be stopped from within, at work in another process."""
