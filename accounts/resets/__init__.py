"""Resets of second factors: asked for by those who look after a person, and confirmed where the role decides."""
