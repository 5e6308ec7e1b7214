"""The pages of people: who holds which role where, invitations, and how they are accepted."""
