"""Which officer of the department looks after which area, and who stands in while an officer is away."""
