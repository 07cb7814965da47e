"""Web pages to paragraphs and grids, alone or in a single-file web page (.mht)."""
