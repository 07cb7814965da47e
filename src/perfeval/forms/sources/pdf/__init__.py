"""PDF files with text to paragraphs and grids, read in a process of their own."""
