"""Good practice: posted by ERBs and by the department, and searched by every ERB (guidance 4.3)."""
