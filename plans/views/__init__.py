"""The pages of the plans app."""
