"""The checks of targets and values: whether they compare, and whether they can be."""
