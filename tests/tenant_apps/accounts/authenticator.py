"""A passkey in software: makes a key pair and signs, as a browser with a security key does."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

_USER_PRESENT_AND_VERIFIED = 0b101
_HAS_CREDENTIAL = 0b1000000


def encoded(content: bytes) -> str:
    """As the browser writes bytes in JSON."""
    return urlsafe_b64encode(content).rstrip(b"=").decode()


class Authenticator:
    """One passkey, for the address at which it was made."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.handle = b"a passkey for tests"
        self.uses = 0

    def create(self, options: dict[str, Any]) -> str:
        """Answer ``navigator.credentials.create``."""
        attestation = {"fmt": "none", "attStmt": {}, "authData": self._data(options["rp"]["id"], with_key=True)}
        return self._answer(
            {
                "clientDataJSON": encoded(self._client_data("webauthn.create", options["challenge"])),
                "attestationObject": encoded(cbor2.dumps(attestation)),
            }
        )

    def get(self, options: dict[str, Any]) -> str:
        """Answer ``navigator.credentials.get``."""
        self.uses += 1
        client_data = self._client_data("webauthn.get", options["challenge"])
        data = self._data(options["rpId"], with_key=False)
        signature = self.key.sign(data + sha256(client_data).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            {
                "clientDataJSON": encoded(client_data),
                "authenticatorData": encoded(data),
                "signature": encoded(signature),
            }
        )

    def _answer(self, response: dict[str, str]) -> str:
        handle = encoded(self.handle)
        return json.dumps({"id": handle, "rawId": handle, "type": "public-key", "response": response})

    def _client_data(self, kind: str, challenge: str) -> bytes:
        padded = challenge + "=" * (-len(challenge) % 4)
        return json.dumps(
            {"type": kind, "challenge": encoded(urlsafe_b64decode(padded)), "origin": self.origin}
        ).encode()

    def _data(self, rp_id: str, *, with_key: bool) -> bytes:
        flags = _USER_PRESENT_AND_VERIFIED | (_HAS_CREDENTIAL if with_key else 0)
        data = sha256(rp_id.encode()).digest() + bytes([flags]) + self.uses.to_bytes(4, "big")
        if with_key:
            data += bytes(16) + len(self.handle).to_bytes(2, "big") + self.handle + self._public_key()
        return data

    def _public_key(self) -> bytes:
        numbers = self.key.public_key().public_numbers()
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")})
