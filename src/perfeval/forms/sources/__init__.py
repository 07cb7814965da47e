"""From containers (Word, Excel, web pages, PDF, text) to paragraphs and grids of cells."""
