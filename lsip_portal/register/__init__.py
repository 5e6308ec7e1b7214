"""The public pages that bring the apps together: an area with its body, plan and authorities, and who holds what."""
