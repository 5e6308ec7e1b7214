"""Declarations of interest: who stands aside from which matter (guidance 4.2)."""
