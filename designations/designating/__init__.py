"""The acts around a designation: the authority's view, the notification, consent, terms and standards."""
