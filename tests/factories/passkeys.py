"""A security key of the tests: it makes passkeys and signs with them, as a device does, for a site of its choice."""

import hashlib
import json
import os

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


class SecurityKey:
    """A device with one passkey."""

    def __init__(self, site="testserver", origin="http://testserver", checks_holder=True):
        self.site, self.origin = site, origin
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(16)
        self.flags = PRESENT | (VERIFIED if checks_holder else 0)
        self.user = None

    def create(self, options):
        """Answer a page that asks for a new passkey."""
        options = options["publicKey"]
        self.user = options["user"]["id"]
        public = cbor.encode(ES256.from_cryptography_key(self.private.public_key()))
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        made = {"fmt": "none", "attStmt": {}, "authData": self._data(self.flags | ATTESTED) + attested}
        client = self._client("webauthn.create", options["challenge"])
        return self._answer({"attestationObject": cbor.encode(made), "clientDataJSON": client})

    def get(self, options):
        """Answer a page that asks to see the passkey."""
        client = self._client("webauthn.get", options["publicKey"]["challenge"])
        data = self._data(self.flags)
        signature = self.private.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        shown = {"authenticatorData": data, "clientDataJSON": client, "signature": signature}
        return self._answer(shown, userHandle=self.user)

    def _data(self, flags):
        return hashlib.sha256(self.site.encode()).digest() + bytes([flags]) + bytes(4)

    def _client(self, kind, challenge):
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, parts, **more):
        encoded = {name: websafe_encode(value) for name, value in parts.items()} | more
        own = websafe_encode(self.id)
        return json.dumps(
            {
                "id": own,
                "rawId": own,
                "type": "public-key",
                "clientExtensionResults": {"credProps": {"rk": True}},
                "response": encoded,
            }
        )
