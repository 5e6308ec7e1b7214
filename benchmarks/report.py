"""How long the report of Lancashire's plan takes as PDF, and how that grows with the length of what was written."""

import copy
import logging
import sys
import time
from typing import Any

from _world import demonstration

LENGTHS = (1, 4, 8)  # times the text of every section
MOST_RATIO = 3.0  # for twice the text


def longer(data: dict[str, Any], times: int) -> dict[str, Any]:
    """Return the content of a plan with the text of every section repeated."""
    found = copy.deepcopy(data)
    for part in found["parts"]:
        for section in part["sections"]:
            section["content"]["content"] = section["content"]["content"] * times
    return found


def seconds_and_pages(data: dict[str, Any]) -> tuple[float, int]:
    """Return how long the PDF of a content takes, and how many pages it has."""
    import io

    import pikepdf

    from lsip_portal.kit.typesetting import pdf_of
    from plans.document import Document
    from plans.printing import for_print

    began = time.perf_counter()
    pdf = pdf_of(for_print(Document(data, sha256="0" * 64)))
    took = time.perf_counter() - began
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return took, len(opened.pages)


def main() -> int:
    """Print the times, and return 1 where twice the text takes more than the bound."""
    with demonstration("lancashire"):
        logging.disable(logging.CRITICAL)
        from plans.models import Snapshot

        data = Snapshot.objects.get(version__designation__area__slug="lancashire", version__state="published").data
        seconds_and_pages(data)  # fonts and styles are read once
        took = {times: seconds_and_pages(longer(data, times)) for times in LENGTHS}
    for times, (seconds, pages) in took.items():
        print(f"text of the plan x {times}          {seconds:6.2f} s, {pages} pages")
    ratio = took[8][0] / took[4][0]
    print(f"ratio of x 8 to x 4          {ratio:6.2f} (bound {MOST_RATIO})")
    return int(ratio > MOST_RATIO)


if __name__ == "__main__":
    sys.exit(main())
