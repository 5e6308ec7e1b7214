"""A change of the terms of a designation, from its draft to the day it takes effect (Act s.2(5); guidance 4.1)."""
