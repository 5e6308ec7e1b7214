"""Scanning a file with clamd, by its INSTREAM protocol, where a scanner is configured."""

import socket
import struct
from typing import IO

from django.conf import settings

CHUNK = 64 * 1024
LONGEST_REPLY = 4096


class ScannerError(Exception):
    """The scanner is configured and gave no verdict."""


def configured() -> bool:
    """Say whether there is a scanner at all."""
    return bool(settings.CLAMD_ADDRESS)


def is_infected(file: IO[bytes]) -> bool:
    """Ask the scanner whether a file holds something harmful.

    Raises:
        ScannerError: if it cannot be reached or does not give a verdict; a file without one is not taken.
    """
    try:
        with _connect(settings.CLAMD_ADDRESS) as connection:
            reply = _converse(connection, file)
    except (OSError, ValueError) as error:
        raise ScannerError(str(error)) from error
    if reply.endswith(" FOUND"):
        return True
    if reply.endswith(" OK"):
        return False
    raise ScannerError(reply or "The scanner said nothing.")


def _connect(address: str) -> socket.socket:
    """Connect to `host:port`, or to the socket of a path."""
    if not address.startswith("/"):
        host, _, port = address.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=settings.CLAMD_TIMEOUT)
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(settings.CLAMD_TIMEOUT)
    try:
        connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection


def _converse(connection: socket.socket, file: IO[bytes]) -> str:
    """Send the file in chunks, each after its length, end with a length of nothing, and return what is answered."""
    file.seek(0)
    connection.sendall(b"zINSTREAM\0")
    while chunk := file.read(CHUNK):
        connection.sendall(struct.pack("!L", len(chunk)) + chunk)
    connection.sendall(struct.pack("!L", 0))
    reply = b""
    while b"\0" not in reply and len(reply) < LONGEST_REPLY and (part := connection.recv(LONGEST_REPLY)):
        reply += part
    return reply.partition(b"\0")[0].decode("utf-8", "replace").strip()
