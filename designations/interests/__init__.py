"""Honesty and impartiality (guidance 4.2): conflict of interest policies and registers of interests."""
