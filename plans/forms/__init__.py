"""The forms of the moves and pages of the plans app."""
