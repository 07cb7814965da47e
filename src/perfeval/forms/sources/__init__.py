"""From containers (Word, Excel, extracted text) to paragraphs and grids of cells."""
