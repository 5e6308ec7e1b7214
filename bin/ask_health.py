"""Ask the health page of the web process on this machine, by a host name that it allows."""

import sys
import urllib.error
import urllib.request
from collections.abc import Mapping

from console import environment, say


def health(env: Mapping[str, str], *, timeout: float = 5) -> str | None:
    """Return what is wrong, or None where the portal answers that it is well. `timeout` is in seconds."""
    host = env.get("LSIP_ALLOWED_HOSTS", "").split(",")[0].lstrip(".*") or "127.0.0.1"
    address = f"http://127.0.0.1:{env.get('PORT') or 8000}/health"
    request = urllib.request.Request(address, headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310  always http, on this machine
            return None if answer.status == 200 else f"{address} answered {answer.status}."
    except (urllib.error.URLError, OSError) as error:
        return f"{address}: {error}"


if __name__ == "__main__":
    if wrong := health(environment()):
        say(wrong)
        sys.exit(1)
