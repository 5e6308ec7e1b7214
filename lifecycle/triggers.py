"""Which database triggers guard the history, and which of them are missing."""

from django.db import connection

TRIGGERS = {
    "sqlite": ("lifecycle_entry_no_update", "lifecycle_entry_no_delete", "lifecycle_entry_next_link"),
    "postgresql": (
        "lifecycle_entry_no_update",
        "lifecycle_entry_no_delete",
        "lifecycle_entry_next_link",
        "lifecycle_entry_no_truncate",
    ),
}
QUERIES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'lifecycle_entry'",
    "postgresql": (
        "SELECT tgname FROM pg_trigger WHERE tgrelid = 'lifecycle_entry'::regclass"
        " AND NOT tgisinternal AND tgenabled <> 'D'"
    ),
}


def missing() -> list[str]:
    """Return the names of the triggers that should guard the history and do not."""
    with connection.cursor() as cursor:
        cursor.execute(QUERIES[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    return [name for name in TRIGGERS[connection.vendor] if name not in standing]
