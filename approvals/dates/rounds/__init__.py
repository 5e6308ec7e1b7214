"""Rounds of dates: a cycle opened for all areas, or each year's date for every provider, with the progress of each."""
