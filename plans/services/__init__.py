"""The writes of the plans app: each gathers the facts of a move and hands them to the engine."""
