"""A GOV.UK Notify on loopback: what the portal uses of its REST API, with the faults that it can have."""

import json
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt

SERVICE, SECRET, TEMPLATE = str(uuid.UUID(int=1)), str(uuid.UUID(int=2)), str(uuid.UUID(int=3))
KEY = f"portal-{SERVICE}-{SECRET}"


class Fault:
    """What goes wrong with the next requests: how the server answers, and whether it took the letter all the same."""

    def __init__(self, status=500, words="Internal server error", *, takes=False, silent=0.0):
        self.status, self.words, self.takes, self.silent = status, words, takes, silent


class FakeNotify(ThreadingHTTPServer):
    """Keeps every letter that it took, in order; `fault` holds until it is taken away."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.letters, self.asked, self.fault, self.took = [], [], None, threading.Event()
        self.thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def take(self, body):
        letter = {"id": str(uuid.uuid4()), "status": "created", **body}
        self.letters.append(letter)
        self.took.set()
        return letter

    def settle(self, status):
        """Say of every letter that is on its way what became of it."""
        for letter in self.letters:
            if letter["status"] in {"created", "sending"}:
                letter["status"] = status

    def references(self):
        return [letter["reference"] for letter in self.letters]


class Handler(BaseHTTPRequestHandler):
    """One request to Notify."""

    def log_message(self, *args):
        """Say nothing."""

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        fault = self.server.fault
        if fault and not fault.takes:
            return self._fail(fault)
        if not self._is_authenticated():
            return self._answer(
                403, {"status_code": 403, "errors": [{"error": "AuthError", "message": "Invalid token"}]}
            )
        if "@" not in body["email_address"]:
            words = "email_address Not a valid email address"
            return self._answer(400, {"status_code": 400, "errors": [{"error": "ValidationError", "message": words}]})
        letter = self.server.take(body)
        if fault:
            return self._fail(fault)
        return self._answer(201, {"id": letter["id"], "reference": letter["reference"]})

    def do_GET(self):
        self.server.asked.append(self.path)
        if self.server.fault:
            return self._fail(self.server.fault)
        if not self._is_authenticated():
            return self._answer(
                403, {"status_code": 403, "errors": [{"error": "AuthError", "message": "Invalid token"}]}
            )
        parts = urlsplit(self.path)
        letters = list(reversed(self.server.letters))
        if parts.path == "/v2/notifications":
            wanted = parse_qs(parts.query)["reference"][0]
            return self._answer(200, {"notifications": [one for one in letters if one["reference"] == wanted]})
        found = [one for one in letters if parts.path == f"/v2/notifications/{one['id']}"]
        if found:
            return self._answer(200, found[0])
        return self._answer(
            404, {"status_code": 404, "errors": [{"error": "NoResultFound", "message": "No result found"}]}
        )

    def _is_authenticated(self):
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        try:
            claims = jwt.decode(token, SECRET, algorithms=["HS256"], options={"verify_iat": False})
        except jwt.InvalidTokenError:
            return False
        return scheme == "Bearer" and claims["iss"] == SERVICE and isinstance(claims["iat"], int)

    def _fail(self, fault):
        time.sleep(fault.silent)
        error = {"error": "Fault", "message": fault.words}
        self._answer(fault.status, {"status_code": fault.status, "errors": [error]})

    def _answer(self, status, body):
        content = json.dumps(body).encode()
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        except OSError:
            pass  # whoever asked has gone
