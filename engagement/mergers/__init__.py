"""Mergers of providers: one became part of another, and its record stays."""
