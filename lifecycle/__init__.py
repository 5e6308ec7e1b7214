"""How every record lives: the workflow engine, the history chains, deadlines by guidance edition,
jobs, the outbox and the clock."""
