"""资金 whose sources stand across, made into the usual rows."""
