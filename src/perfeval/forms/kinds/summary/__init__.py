"""汇总表 of self-evaluations: one project a row, or one unit; each row is a form of its own."""
