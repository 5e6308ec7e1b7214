"""How people sign in: who needs two factors, what is remembered of each attempt, and how long a session lasts."""
