"""The portal with its demonstration in a folder of its own, for the benchmarks that measure it from inside."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def demonstration(*areas: str) -> Iterator[None]:
    """Load reference data and the demonstration, of some areas or all, into an empty database, and use it."""
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"LSIP_VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "lsip_portal.settings"}
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from django.core.management import call_command

        with open(os.devnull, "w", encoding="utf-8") as quiet:
            call_command("migrate", verbosity=0)
            for command in ("load_reference", "load_editions", "load_terms"):
                call_command(command, stdout=quiet)
            call_command("load_demonstration", *(word for slug in areas for word in ("--area", slug)), stdout=quiet)
        yield
