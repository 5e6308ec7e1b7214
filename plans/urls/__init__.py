"""The addresses of the plans app."""
