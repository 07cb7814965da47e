"""What a clause says in words is what its rule does: numbers, edges, levels, prices, formulas."""
