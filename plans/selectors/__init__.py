"""What may be read of delivery plans, progress reports, plans and statements, and by whom."""
