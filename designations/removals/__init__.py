"""The removal of a designation, from the request or the ground to the day it ends (Act s.3; guidance 4.1)."""
