"""A portal of its own for the browser tests: a data folder, the reference data, two demonstration areas, a server."""

import fcntl
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOADING = (
    ("migrate", "--verbosity=0"),
    ("load_reference",),
    ("load_editions",),
    ("load_terms",),
    ("load_demonstration", "--area=cumbria", "--area=greater-manchester"),
)
LOADING_SECONDS = 240
STARTING_SECONDS = 60
STOPPING_SECONDS = 30
LINES_OF_LOG = 60


class Portal:
    """Web, worker and beat on a free port, as `make run` starts them, with data that nobody else uses."""

    def __init__(self, folder: Path) -> None:
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = folder / "portal.log"
        own = {name: value for name, value in os.environ.items() if not name.startswith(("LSIP_", "DATABASE_URL"))}
        self.env = own | {
            "LSIP_ENVIRONMENT": "development",
            "LSIP_DEMONSTRATION": "true",
            "LSIP_VAR_DIR": str(folder / "var"),
            "LSIP_BROKER_URL": "filesystem://",
            "LSIP_CACHE_URL": "",
            "PORT": str(self.port),
        }

    def load_once(self, shared: Path) -> None:
        """Fill the data folder: the first of several workers loads it and leaves a copy, which the others take."""
        own = Path(self.env["LSIP_VAR_DIR"])
        with shared.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if shared.exists():
                shutil.copytree(shared, own)
            else:
                self.load()
                shutil.copytree(own, shared)

    def load(self) -> None:
        """Fill the database; a command that fails is an error with all that it wrote."""
        for words in LOADING:
            command = [ROOT / "bin" / "manage", *words]
            done = subprocess.run(
                command, env=self.env, capture_output=True, text=True, timeout=LOADING_SECONDS, check=False
            )
            assert done.returncode == 0, f"{' '.join(words)} failed:\n{done.stdout}\n{done.stderr}"

    def use_dfe_sign_in(self, address: str, client: str, secret: str) -> None:
        """Let people sign in by DfE Sign-in, played by a provider at an address."""
        self.env |= {
            "LSIP_DFE_SIGN_IN_URL": address,
            "LSIP_DFE_SIGN_IN_CLIENT": client,
            "LSIP_DFE_SIGN_IN_SECRET": secret,
        }

    def start(self) -> None:
        """Start the services and return once the portal answers."""
        with self.log.open("wb") as log:
            self.process = subprocess.Popen([ROOT / "bin" / "serve"], env=self.env, stdout=log, stderr=log)
        deadline = time.monotonic() + STARTING_SECONDS
        while not self._answers():
            running = self.process.poll() is None
            assert running and time.monotonic() < deadline, f"The portal does not answer:\n{self.newest_lines()}"
            time.sleep(0.2)

    def stop(self) -> None:
        """Stop every service, gently first."""
        self.process.terminate()
        try:
            self.process.wait(STOPPING_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def newest_lines(self) -> str:
        """Return the end of what the services wrote."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-LINES_OF_LOG:])

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/health", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
