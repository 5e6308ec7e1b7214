"""All areas on one page for the department: where each stands, what is late, and which to look at first."""
