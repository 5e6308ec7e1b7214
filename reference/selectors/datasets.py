"""Where the data comes from, for the page about it."""

from django.db.models import QuerySet

from reference.models import Dataset


def datasets() -> QuerySet[Dataset]:
    """Return every loaded file in order, with source, licence, rows and caveats."""
    return Dataset.objects.all()


def dataset(key: str) -> Dataset | None:
    """Return one loaded file by its key."""
    return Dataset.objects.filter(key=key).first()
