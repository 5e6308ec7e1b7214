"""The pages of the engagement app."""
