"""Loading the reference data: one idempotent act."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from lifecycle import clock
from reference.loading import authorities, classifications, law, places, provision
from reference.loading.catalogue import DATA, Source, read_catalogue
from reference.loading.checks import check_tables
from reference.loading.pruning import prune
from reference.loading.reading import Row, Tables, read_tables
from reference.models import Dataset

STORES: dict[str, Callable[[list[Row]], None]] = {
    "areas": places.store_areas,
    "area-codes": places.store_area_codes,
    "area-names": places.store_area_names,
    "area-successions": places.store_successions,
    "economic-areas": places.store_economic_areas,
    "districts": places.store_districts,
    "district-codes": places.store_district_codes,
    "district-memberships": places.store_memberships,
    "boundaries": places.store_boundaries,
    "authorities": authorities.store_authorities,
    "authority-types": authorities.store_types,
    "relevant-authorities": authorities.store_relevance,
    "authority-functions": authorities.store_functions,
    "authority-coverage": authorities.store_coverage,
    "routes-pathways": classifications.store_routes,
    "occupational-standards": classifications.store_standards,
    "t-levels": classifications.store_t_levels,
    "soc2020": classifications.store_occupations,
    "sic2007": classifications.store_sectors,
    "levels": classifications.store_levels,
    "subject-areas": classifications.store_subjects,
    "provider-types": law.store_provider_types,
    "provider-type-scopes": law.store_scopes,
    "funders": law.store_funders,
    "glossary": law.store_glossary,
    "bank-holidays": law.store_bank_holidays,
    "employer-bodies": law.store_bodies,
    "body-designations": law.store_designations,
    "providers": provision.store_providers,
    "provider-outcomes": provision.store_outcomes,
    "delivery-statistics": provision.store_delivery,
    "subject-statistics": provision.store_subject_statistics,
    "indicators": provision.store_indicators,
    "indicator-values": provision.store_values,
}


@dataclass(frozen=True)
class Loaded:
    """What became of one file: its title, how many rows it has, and whether it was loaded or left as it was."""

    name: str
    title: str
    rows: int
    changed: bool


def load_reference(folder: Path = DATA, *, again: bool = False) -> list[Loaded]:
    """Load every file of a folder that changed since it was last loaded, all of them or none.

    Every file is checked before anything is written, also those that did not change, because a changed file can
    break what another refers to. `again` loads every file.

    Raises:
        BrokenReferenceData: naming file, row and column of each fault; nothing is loaded then.
    """
    sources = read_catalogue(folder)
    known = dict(Dataset.objects.values_list("key", "digest"))
    changed = [source for source in sources if again or known.get(source.name) != source.digest]
    if changed:
        tables = read_tables(sources)
        check_tables(sources, tables)
        with transaction.atomic():
            store(sources, changed, tables)
    return _report(sources, {source.name for source in changed})


def store(sources: list[Source], changed: list[Source], tables: Tables) -> None:
    """Store the checked rows of the changed files, remove what is gone from them, and note where each came from.

    Raises:
        BrokenReferenceData: if a row that is gone from its file is still pointed to.
    """
    for source in changed:
        STORES[source.name](tables[source.name])
    for source in reversed(changed):
        prune(source, tables[source.name])
    for place, source in enumerate(sources, start=1):
        if source in changed:
            _note(source, len(tables[source.name]), place)
    Dataset.objects.exclude(key__in=[source.name for source in sources]).delete()


def _note(source: Source, rows: int, place: int) -> None:
    copied = ("theme", "title", "publisher", "licence", "source", "version", "caveats", "digest")
    facts = {name: getattr(source, name) for name in copied}
    Dataset.objects.update_or_create(
        key=source.name, defaults={**facts, "rows": rows, "position": place, "loaded_at": clock.now()}
    )


def _report(sources: list[Source], changed: set[str]) -> list[Loaded]:
    rows = dict(Dataset.objects.values_list("key", "rows"))
    return [Loaded(source.name, source.title, rows[source.name], source.name in changed) for source in sources]
