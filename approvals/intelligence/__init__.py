"""What the department learns of an area from others: the source, how sure it is, who sees it (guidance 4.3.1)."""
