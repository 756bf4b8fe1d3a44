"""Asks a process whether it answers."""

import http.client
import socket
from pathlib import Path


class _OverUnixSocket(http.client.HTTPConnection):
    def __init__(self, path: Path, *, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))


def answers_http(path: Path, host: str, page: str) -> bool:
    """Whether the server on this unix socket answers a request for `page` of `host`, with anything but a failure."""
    connection = _OverUnixSocket(path, timeout=10)
    try:
        connection.request("GET", page, headers={"Host": host, "Connection": "close"})
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
