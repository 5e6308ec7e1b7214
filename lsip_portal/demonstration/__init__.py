"""The demonstration: real areas and bodies, with people, states and dates that are invented and labelled so."""
