"""The words that forms print: headings, labels, money, years, places, people."""
