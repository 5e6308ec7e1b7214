"""The two ways in which rows of a file become rows of a table, and the two keys that join them."""

from collections.abc import Iterable
from typing import Any

from django.db import models

BATCH = 2000


def upsert(rows: Iterable[models.Model], key: str) -> None:
    """Insert rows, or update those whose natural key is there already, so that what points to them stays true."""
    listed = list(rows)
    if not listed:
        return
    model = type(listed[0])
    fields = [field.name for field in model._meta.concrete_fields if not field.primary_key and field.name != key]
    model._default_manager.bulk_create(
        listed, batch_size=BATCH, update_conflicts=True, unique_fields=[key], update_fields=fields
    )


def replace(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Delete every row of a table that nothing points to, and insert the rows of the file."""
    manager = model._default_manager
    manager.all().delete()
    manager.bulk_create(list(rows), batch_size=BATCH)


def ids(model: type[models.Model], key: str) -> dict[Any, int]:
    """Return the id of each row by its natural key."""
    return dict(model._default_manager.values_list(key, "pk"))
