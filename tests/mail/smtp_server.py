"""A mail server on loopback that speaks as much SMTP as is needed, with the faults that it can have."""

import socketserver
import threading
import time
from email import message_from_bytes


class FakeSmtp(socketserver.ThreadingTCPServer):
    """Keeps every mail that it took, in order. `answers` replaces its answer to a command; `silent` delays the last."""

    daemon_threads = allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.mails, self.answers, self.silent, self.took = [], {}, 0.0, threading.Event()
        self.thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    @property
    def port(self):
        return self.server_address[1]

    def handle_error(self, request, client_address):
        """Say nothing: whoever asked has gone."""


class Conversation(socketserver.StreamRequestHandler):
    """One connection."""

    def handle(self):
        if not self.say("CONNECT", "220 ready"):
            return
        while line := self.rfile.readline():
            command = line.split()[0].decode().upper() if line.split() else ""
            if command == "DATA":
                self.take()
            elif command == "QUIT":
                self.say(command, "221 bye")
                return
            else:
                self.say(command, "250 fine")

    def say(self, command, usual):
        answer = self.server.answers.get(command, usual)
        self.wfile.write(f"{answer}\r\n".encode())
        return answer[0] in "23"

    def take(self):
        self.wfile.write(b"354 go on\r\n")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        if self.server.answers.get("TAKEN", "2")[0] == "2":
            self.server.mails.append(message_from_bytes(b"".join(lines)))
            self.server.took.set()
        time.sleep(self.server.silent)
        self.say("TAKEN", "250 taken")
