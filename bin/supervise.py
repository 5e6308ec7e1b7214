"""Run web, worker and beat together as one thing: they start together, and when one ends, all end."""

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

from ask_health import health
from console import ROOT, SetUpError, data_folder, environment, outcome, say

SERVICES = ("web", "worker", "beat")
START_SECONDS = 60
GRACE_SECONDS = 15
PR_SET_PDEATHSIG = 1
# Celery's long warning to root is for a server; who runs this on a machine of their own has chosen so.
AS_ROOT = "ignore:You're running the worker with superuser privileges"
SIGN_IN = "/account/sign-in/"


def die_with_parent(parent: int) -> None:
    """Ask Linux to send this process SIGTERM when its parent dies, however the parent dies."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)


class Supervisor:
    """The three services of one start, and the reason why they are to stop, once there is one."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self.env = dict(env)
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.stopping = threading.Event()
        self.impatient = False

    def ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        """Begin to stop at the first signal; at the second, no longer wait for work to finish."""
        self.impatient = self.stopping.is_set()
        self.stopping.set()

    def start(self) -> None:
        """Start each service in a session of its own, so that Ctrl-C reaches it through here alone and once."""
        parent = os.getpid()
        for name in SERVICES:
            self.running[name] = subprocess.Popen(  # noqa: S603  our own start scripts
                [ROOT / "bin" / name],
                env=self.env,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                preexec_fn=lambda: die_with_parent(parent),  # noqa: PLW1509  safe here: nothing else runs yet
            )

    def ended(self) -> str | None:
        """Name a service that has ended by itself, with its exit code."""
        for name, process in self.running.items():
            if process.poll() is not None:
                return f"bin/{name} ended by itself (exit code {process.returncode}): the reason is above."
        return None

    def wait_until_it_answers(self) -> None:
        """Return when the health page answers or a stop was asked for; raise `SetUpError` when it does not come."""
        deadline = time.monotonic() + START_SECONDS
        wrong: str | None = "not asked yet"
        while wrong and not self.stopping.wait(0.1):
            if reason := self.ended():
                raise SetUpError(reason)
            if time.monotonic() > deadline:
                raise SetUpError(f"The portal did not answer within {START_SECONDS} seconds. {wrong}")
            wrong = health(self.env)

    def watch(self) -> None:
        """Return when a stop is asked for; raise `SetUpError` when a service ends by itself."""
        while not self.stopping.wait(0.2):
            if reason := self.ended():
                raise SetUpError(reason)

    def stop(self) -> None:
        """Ask every service to finish, and kill with all its children what has not ended in time."""
        for process in self.running.values():
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        while any(process.poll() is None for process in self.running.values()):
            if self.impatient or time.monotonic() > deadline:
                break
            time.sleep(0.05)
        for process in self.running.values():
            kill_group(process.pid)
            process.wait()


def kill_group(leader: int) -> None:
    """Kill what is left of a service: its process group bears the number of the process that began it."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return


@contextmanager
def sole_use_of(env: Mapping[str, str]) -> Iterator[None]:
    """Hold the data folder for this start; a second one is refused. The lock goes with the process: never stale."""
    folder = data_folder(env)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "serve.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise SetUpError(
                f"The portal already runs on the data in {folder} (process {lock.read().strip()}): "
                "stop it first, or give this one another folder with LSIP_VAR_DIR."
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def serve(env: Mapping[str, str]) -> None:
    """Serve until a signal comes; raise `SetUpError` when something ended by itself or never answered."""
    port = env.get("PORT") or "8000"
    address = f"http://127.0.0.1:{port}"
    own = {"PORT": port, "LSIP_SERVICE_URL": env.get("LSIP_SERVICE_URL") or address, "PYTHONWARNINGS": AS_ROOT}
    supervisor = Supervisor({**env, **own})
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, supervisor.ask_to_stop)
    # Under nohup the hang-up is ignored already, and stays so.
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signal.signal(signal.SIGHUP, supervisor.ask_to_stop)
    try:
        supervisor.start()
        supervisor.wait_until_it_answers()
        if not supervisor.stopping.is_set():
            welcome(address, env)
        supervisor.watch()
    finally:
        supervisor.stop()
    say("\nThe portal has stopped.")


def welcome(address: str, env: Mapping[str, str]) -> None:
    """Print where the portal is and how to sign in."""
    say(f"\nThe portal is at {address}")
    say(f"Sign in at {address}{SIGN_IN}: the page offers a demonstration account for each role.")
    say(f"Mail is written to {data_folder(env) / 'mail'}. Ctrl-C stops the portal.")


def main() -> None:
    """Serve what the set-up has prepared already."""
    env = environment()
    with sole_use_of(env):
        serve(env)


if __name__ == "__main__":
    sys.exit(outcome(main))
