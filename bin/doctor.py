"""Look for what this machine lacks, before anything else happens: one sentence each, with the remedy.

Usage: doctor.py run|test. As root, what Debian packages is installed; an ordinary user is told the command.
"""

import ctypes
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from console import SetUpError, environment, outcome, run_step

NODE = (20, 19)
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
JAXB_JARS = ("jaxb-api", "jaxb-core", "jaxb-impl", "jaxb-runtime")


@dataclass(frozen=True)
class Need:
    """Something that comes from the operating system: how to see that it is there, and what packages bring it."""

    what: str
    is_there: Callable[[], bool]
    packages: tuple[str, ...]


def has_library(name: str) -> bool:
    """Load a shared library the way WeasyPrint does, which is the only test that counts."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_font() -> bool:
    """Look for one font file in the folders that fontconfig reads."""
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(next(folder.rglob(f"*.{kind}"), None) for folder in folders for kind in ("ttf", "otf"))


def has_venv() -> bool:
    """Look for the module that puts pip into a new virtual environment; Debian packages it apart."""
    return importlib.util.find_spec("ensurepip") is not None


def has_chromium() -> bool:
    """Look for the browser where the browser tests look for it."""
    return bool(shutil.which("chromium") or shutil.which("chromium-browser"))


def has_jaxb() -> bool:
    """Look for the Java libraries with which veraPDF reads its rules."""
    return all(Path(f"/usr/share/java/{jar}.jar").exists() for jar in JAXB_JARS)


RUN_NEEDS = (
    Need("the Python module venv", has_venv, ("python3.11-venv",)),
    Need("the library Pango", lambda: has_library("libpango-1.0.so.0"), ("libpango-1.0-0",)),
    Need("the library PangoFT2", lambda: has_library("libpangoft2-1.0.so.0"), ("libpangoft2-1.0-0",)),
    Need("the library HarfBuzz-Subset", lambda: has_library("libharfbuzz-subset.so.0"), ("libharfbuzz-subset0",)),
    Need("a font", has_font, ("fonts-liberation2", "fonts-dejavu-core")),
)
TEST_NEEDS = (
    Need("Chromium", has_chromium, ("chromium",)),
    Need("pdftotext", lambda: bool(shutil.which("pdftotext")), ("poppler-utils",)),
    Need("a Java compiler", lambda: bool(shutil.which("javac")), ("openjdk-17-jdk-headless",)),
    Need("the JAXB libraries", has_jaxb, ("libjaxb-java", "libjaxb-api-java")),
)


def node_refusal() -> str | None:
    """Say what is wrong with Node.js and npm, or return None."""
    remedy = f"install Node.js {NODE[0]}.{NODE[1]} or newer with npm, and run the same command again."
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None:
        return f"Node.js is needed to build the styles and scripts and this machine has none: {remedy}"
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    found = answer.stdout.strip().lstrip("v")
    if tuple(int(part) for part in found.split(".")[:2] if part.isdigit()) < NODE:
        return f"Node.js {found or 'of this machine'} is too old: {remedy}"
    return None if npm else f"npm, which comes with Node.js, is not on this machine: {remedy}"


def is_free(port: int) -> bool:
    """Try to listen on a port of 127.0.0.1; raises `PermissionError` where this user may not."""
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except PermissionError:
            raise
        except OSError:
            return False
    return True


def port_refusal(env: Mapping[str, str]) -> str | None:
    """Say why the portal cannot listen on PORT and which one is free, or return None."""
    text = env.get("PORT") or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        return f"PORT={text} is not a port: give a number from 1024 to 65535, for example make run PORT=8000."
    port = int(text)
    try:
        if is_free(port):
            return None
    except PermissionError:
        return f"Port {port} is for the root user alone: choose another one, for example make run PORT=8000."
    other = next(candidate for candidate in free_ports(port))
    return f"Port {port} is in use: stop the program that listens there, or use another one: make run PORT={other}"


def free_ports(port: int) -> Iterator[int]:
    """Yield the ports after this one that nobody listens on."""
    yield from (candidate for candidate in range(max(port, 1023) + 1, 65536) if is_free(candidate))


def install_what_is_missing(needs: tuple[Need, ...]) -> None:
    """Install the packages of the needs that are not met, as root; raise `SetUpError` with the command for others."""
    missing = [need for need in needs if not need.is_there()]
    if not missing:
        return
    what = ", ".join(need.what for need in missing)
    packages = [package for need in missing for package in need.packages]
    if os.geteuid() or not shutil.which("apt-get"):
        verb = "is" if len(missing) == 1 else "are"
        raise SetUpError(
            f"Missing from this machine {verb} {what}: install with "
            f"sudo apt-get install {' '.join(packages)} and run the same command again."
        )
    env = environment() | {"DEBIAN_FRONTEND": "noninteractive"}
    run_step("Reading Debian's list of packages", ["apt-get", "update", "-qq"], env=env)
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    run_step(f"Installing Debian packages {' '.join(packages)}", install, env=env)


def examine(command: str) -> None:
    """Raise `SetUpError` with the first thing that keeps `make run` or `make test` from working here."""
    refusal = (port_refusal(environment()) if command == "run" else None) or node_refusal()
    if refusal:
        raise SetUpError(refusal)
    install_what_is_missing(RUN_NEEDS if command == "run" else RUN_NEEDS + TEST_NEEDS)


if __name__ == "__main__":
    sys.exit(outcome(lambda: examine(sys.argv[1])))
