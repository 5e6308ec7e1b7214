"""How people are written to: what each chooses, addresses that fail and who mends them, and what the outbox sends."""
