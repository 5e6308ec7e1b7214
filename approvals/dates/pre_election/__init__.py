"""Pre-election periods: the department sets them, and publication waits for a person to go on when they are over."""
