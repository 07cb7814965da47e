"""The laws that a rubric keeps or breaks, one family a file."""
