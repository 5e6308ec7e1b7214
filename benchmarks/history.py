"""Whether a move, and checking the history, cost the same however long the history is: ratios, and counts a second."""

import logging
import sys
import time
from typing import Any

from _world import demonstration

MOVES = 300
MOST_RATIO = 1.5


def seconds_for(moves: int, record: Any, person: Any) -> float:
    """Return the processor time that a number of moves on one record takes, whatever else the machine does."""
    from plans.services.sections import write_section

    began = time.process_time()
    for number in range(moves):
        section = record.sections.order_by("position").first()
        write_section(record, by=person, section=section.key, revision=section.revision, text=f"Words {number}.")
    return time.process_time() - began


def main() -> int:
    """Print the rates, and return 1 where a long history makes moves dearer than the bound."""
    with demonstration("lancashire", "greater-manchester", "cumbria"):
        logging.disable(logging.CRITICAL)
        from accounts.models import User
        from lifecycle import history
        from lifecycle.models import Chain
        from plans.models import Version

        record = Version.objects.get(designation__area__slug="greater-manchester", state="drafting")
        person = User.objects.get(email="erb-editor@example.org")
        seconds_for(20, record, person)  # warm
        first = seconds_for(MOVES, record, person)
        seconds_for(4 * MOVES, record, person)
        last = seconds_for(MOVES, record, person)
        entries = Chain.objects.get(pk=record.chain_id).length
        ratio = last / first
        print(f"moves a second               {MOVES / first:6.0f} in a short history")
        print(f"moves a second               {MOVES / last:6.0f} in one of {entries} entries")
        print(f"ratio of the two             {ratio:6.2f} (bound {MOST_RATIO})")
        began = time.process_time()
        faults = list(history.faults_of(Chain.objects.get(pk=record.chain_id)))
        print(f"entries verified a second    {entries / (time.process_time() - began):6.0f}, {len(faults)} faults")
    return int(ratio > MOST_RATIO or bool(faults))


if __name__ == "__main__":
    sys.exit(main())
