"""Years of reminders in simulated time: a story by seed, an oracle, and a portal whose workers are killed."""
