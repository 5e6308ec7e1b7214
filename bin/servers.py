"""Ask whether PostgreSQL and Redis answer on this machine, for the tests that run on them."""

import os
import socket
import subprocess
from urllib.parse import urlsplit

from console import VENV


def postgres_address() -> str:
    """Return the server on which the tests make their databases, as an address without a database name."""
    return os.environ.get("LSIP_TEST_POSTGRES", "postgres://postgres@127.0.0.1:5432").rstrip("/")


def redis_address() -> str:
    """Return the Redis server of the tests, as an address without a database number."""
    return os.environ.get("LSIP_TEST_REDIS", "redis://127.0.0.1:6379").rstrip("/")


def redis_settings() -> dict[str, str]:
    """Return the settings that put the broker and the cache on Redis, in databases that nobody else uses by default."""
    return {"LSIP_BROKER_URL": f"{redis_address()}/15", "LSIP_CACHE_URL": f"{redis_address()}/14"}


def listens(address: str) -> bool:
    """Try to connect to the host and port of an address."""
    parts = urlsplit(address)
    try:
        with socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 0), timeout=3):
            return True
    except OSError:
        return False


def absent() -> str | None:
    """Say which server does not answer or refuses the tests, with the remedy; None if all is well."""
    if not listens(postgres_address()):
        return f"PostgreSQL does not answer at {postgres_address()}: start it, or name another with LSIP_TEST_POSTGRES."
    if not listens(redis_address()):
        return f"Redis does not answer at {redis_address()}: start it, or name another with LSIP_TEST_REDIS."
    question = "import sys, psycopg; psycopg.connect(sys.argv[1], connect_timeout=5).execute('SELECT 1')"
    asked = subprocess.run(  # noqa: S603  our own interpreter and our own question
        [VENV / "bin" / "python", "-c", question, f"{postgres_address()}/postgres"],
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode:
        reason = asked.stderr.strip().splitlines()[-1]
        return f"PostgreSQL refuses the connection ({reason}): name another server with LSIP_TEST_POSTGRES."
    return None
