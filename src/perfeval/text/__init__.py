"""Text as it may stand anywhere: the policy of characters, paths, labels, numerals."""
