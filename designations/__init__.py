"""The designation of an employer representative body for an area (guidance 4.1; Act sections 2 to 4)."""
