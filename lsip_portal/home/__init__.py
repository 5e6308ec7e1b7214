"""The home page of each role: what is due, what can be done next, and what changed."""
