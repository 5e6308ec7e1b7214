"""Interventions of the department, and the ladder of their steps (guidance 4.3.1, 4.3.2 and 6.5)."""
