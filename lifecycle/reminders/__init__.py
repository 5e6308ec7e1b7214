"""Reminders of deadlines: a window for each warning, and a ledger of who was told, so that none is lost or repeated."""
