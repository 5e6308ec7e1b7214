"""The calendar: every date of a person, an area and the nation in one place, as a page, a feed and by the API."""
