"""How much at risk an area is: a score with its working, so that the department looks first where it is needed."""
