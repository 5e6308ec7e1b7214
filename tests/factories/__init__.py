"""Builders of what tests need, through the same services as the portal itself."""
