"""People, the organisations they act for, the dated roles they hold, and how they sign in."""
