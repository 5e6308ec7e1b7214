"""How long `make run` takes: the first time on an empty data folder, and when nothing has changed since."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = os.environ.get("PORT", "8123")
BOUND_SECONDS = 10


def seconds_to_start(folder: str) -> float:
    """Start the portal, stop it as soon as it says where it is, and return how long the start took in seconds."""
    env = os.environ | {"LSIP_VAR_DIR": folder, "PORT": PORT}
    began = time.monotonic()
    command = [ROOT / "bin" / "py", ROOT / "bin" / "run.py"]
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as portal:
        for line in portal.stdout:
            if line.startswith("The portal is at"):
                took = time.monotonic() - began
                portal.send_signal(signal.SIGINT)
        if portal.wait() != 0:
            sys.exit("The portal did not start.")
    return took


def main() -> int:
    """Print the times, and return 1 when a start without changes takes longer than the bound."""
    with tempfile.TemporaryDirectory() as folder:
        print(f"first start on empty data    {seconds_to_start(folder):6.1f} s")
        again = [seconds_to_start(folder) for _ in range(3)]
    print(f"start without changes        {max(again):6.1f} s at most of 3 (bound {BOUND_SECONDS} s)")
    return int(max(again) > BOUND_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
