"""Reading, checking and storing the files under `reference/data`: everything is checked before anything is written."""
