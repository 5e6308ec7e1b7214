"""The department's acts on dates: moving a due date, entering one where an edition sets none, and withdrawing it."""
