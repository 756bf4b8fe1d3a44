"""Looks for viruses: by clamd when its address is set, otherwise only for the test file that every scanner knows."""

import socket
import struct
from collections.abc import Iterable
from typing import Protocol

from django.conf import settings

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The harmless string that scanners agree to call a virus; in two parts, so that none takes this module for one."""


class ScannerUnavailable(Exception):
    """The scanner does not answer. The file stays in quarantine; another attempt may succeed."""


class Scanner(Protocol):
    """Says what is wrong with bytes."""

    def find(self, chunks: Iterable[bytes]) -> str | None:
        """The name of the first virus found, None for clean bytes; raises ``ScannerUnavailable``."""


class TestFileScanner:
    """The embedded default. Recognises the EICAR test file anywhere in the bytes, and nothing else."""

    __test__ = False

    def find(self, chunks: Iterable[bytes]) -> str | None:
        """Look through a window, because the string may begin in one chunk and end in the next."""
        window = b""
        for chunk in chunks:
            window = window[-len(EICAR) :] + chunk
            if EICAR in window:
                return "Eicar-Test-Signature"
        return None


class ClamdScanner:
    """A clamd that listens at ``host:port`` or at the path of a socket."""

    _PIECE = 64 * 1024

    def __init__(self, address: str, *, timeout: float = 30) -> None:
        self._address = address
        self._timeout = timeout

    def find(self, chunks: Iterable[bytes]) -> str | None:
        """Send the bytes by INSTREAM: each piece behind its length, an empty piece at the end."""
        try:
            with self._connect() as connection:
                connection.sendall(b"zINSTREAM\0")
                for chunk in chunks:
                    for start in range(0, len(chunk), self._PIECE):
                        piece = chunk[start : start + self._PIECE]
                        connection.sendall(struct.pack(">I", len(piece)) + piece)
                connection.sendall(struct.pack(">I", 0))
                return self._verdict(connection.makefile("rb").read(4096))
        except OSError as error:
            raise ScannerUnavailable(type(error).__name__) from error

    def _connect(self) -> socket.socket:
        if self._address.startswith("/"):
            connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            connection.settimeout(self._timeout)
            try:
                connection.connect(self._address)
            except OSError:
                connection.close()
                raise
            return connection
        host, _colon, port = self._address.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=self._timeout)

    @staticmethod
    def _verdict(answer: bytes) -> str | None:
        text = answer.rstrip(b"\0\n").decode(errors="replace")
        if text == "stream: OK":
            return None
        if text.endswith(" FOUND"):
            return text.removeprefix("stream: ").removesuffix(" FOUND")
        # Also its own size limit: what was not looked at whole is not clean.
        raise ScannerUnavailable(text or "no answer")


def configured_scanner() -> Scanner:
    """The scanner that the settings name."""
    return ClamdScanner(settings.CLAMD_ADDRESS) if settings.CLAMD_ADDRESS else TestFileScanner()
