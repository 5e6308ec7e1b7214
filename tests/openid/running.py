"""Starting the provider in a process of its own, and waiting until it answers."""

import json
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import requests


@contextmanager
def running(folder, *, redirect, people):
    """Run a provider that sends people back to an address, with its own data in a folder; yield its address."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    (folder / "setup.json").write_text(json.dumps({"redirect": redirect, "people": people}))
    script = Path(__file__).with_name("provider.py")
    process = subprocess.Popen([sys.executable, script, folder, str(port)])
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(address, process):
    """Wait until the provider says what it is."""
    for _ in range(120):
        assert process.poll() is None, "the provider ended"
        try:
            requests.get(f"{address}/.well-known/openid-configuration", timeout=5).raise_for_status()
        except requests.RequestException:
            time.sleep(0.5)
        else:
            return
    raise AssertionError("the provider does not answer")
