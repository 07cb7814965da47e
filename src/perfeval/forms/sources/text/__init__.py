"""Text to paragraphs and grids, in the layouts that tools and people give it."""
