"""Issues that providers raise with the department about engaging with or delivering a plan (guidance 3.4.2)."""
