"""How each workflow of the plans app is reached by page and by API."""
