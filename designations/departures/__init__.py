"""The log of departures from the guidance: where a body does not follow it, and why (guidance 1.4 and 4.2)."""
