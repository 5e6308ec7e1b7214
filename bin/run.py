"""`make run`: look at the machine, set up what is missing, and serve until Ctrl-C."""

import os
import sys

from console import environment, outcome
from doctor import examine
from prepare import prepare
from supervise import die_with_parent, serve, sole_use_of


def main() -> None:
    """Do the three things in their order."""
    # Killing make, by whatever means, must not leave a portal behind that nobody sees.
    die_with_parent(os.getppid())
    examine("run")
    env = environment()
    with sole_use_of(env):
        prepare("run")
        serve(env)


if __name__ == "__main__":
    sys.exit(outcome(main))
