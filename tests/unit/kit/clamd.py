"""A scanner on loopback that speaks clamd's INSTREAM protocol and finds the test virus of EICAR."""

import socket
import struct
import threading

# The harmless file that every scanner knows as a virus, in two parts, so that no scanner finds it in this one.
EICAR = (r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD" + "-ANTIVIRUS-TEST-FILE!$H+H*").encode()


class Clamd:
    """Answers one connection after another; `heard` keeps what was sent, `says` replaces the verdict."""

    def __init__(self, says=""):
        self.heard, self.says = [], says
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.listener.getsockname()[1]}"
        self.thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *problem):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join(5)

    def _serve(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as stream:
                assert stream.read(10) == b"zINSTREAM\0"
                content = b""
                while size := struct.unpack("!L", stream.read(4))[0]:
                    content += stream.read(size)
                self.heard.append(content)
                verdict = "stream: Eicar-Test-Signature FOUND" if EICAR in content else "stream: OK"
                connection.sendall((self.says or verdict).encode() + b"\0")
