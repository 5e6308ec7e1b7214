"""Who was heard, what skills they need, and which provider has which duty (guidance 3 and 5; Act ss.1, 4 and 5)."""
