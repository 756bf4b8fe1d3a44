"""The one way out: every outgoing HTTP call of the product goes through ``outgoing()``.

A name is resolved once, every address it has must be a public one, and the connection goes to exactly that address,
so neither a crafted address nor a name that changes its mind can reach the inside of the network. No redirects, five
seconds in all, 64 KB of answer.
"""

import http.client
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

SECONDS = 5.0
MOST_BYTES = 64 * 1024

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], list[Address]]

_DEFAULT_PORTS = {"http": 80, "https": 443}
# Each of these wraps an IPv4 address, so that a private one could hide in a public-looking one.
_WRAPPERS = [
    ip_network(block)
    for block in (
        "::ffff:0:0/96",
        "::/96",
        "::ffff:0:0:0/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2002::/16",
        "2001::/32",
    )
]


class OutgoingRefused(ValueError):
    """The address may not be called. Another attempt will be refused too."""


class OutgoingFailed(OSError):
    """No whole answer within the limits. Another attempt may succeed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other side said, whatever its status."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300

    def json(self) -> object:
        """Parse the body."""
        return json.loads(self.body)


def resolve(host: str, port: int) -> list[Address]:
    """Ask the system's resolver, once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]


def is_public(address: Address) -> bool:
    """Whether the address is out on the internet: not private, loopback, link-local, mapped or translated."""
    if isinstance(address, IPv6Address) and any(address in block for block in _WRAPPERS):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A client with fixed limits. Each call makes its own connection and keeps nothing."""

    allows: Callable[[Address], bool] = is_public
    resolve: Resolve = resolve
    seconds: float = SECONDS
    most_bytes: int = MOST_BYTES
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def get(self, url: str, *, headers: Mapping[str, str] | None = None) -> Answer:
        """Fetch the address."""
        return self._call("GET", url, None, headers or {})

    def post(self, url: str, body: bytes, *, headers: Mapping[str, str] | None = None) -> Answer:
        """Send the body to the address."""
        return self._call("POST", url, body, headers or {})

    def post_json(self, url: str, value: object, *, headers: Mapping[str, str] | None = None) -> Answer:
        """Send the value as JSON."""
        return self.post(
            url, json.dumps(value).encode(), headers={"Content-Type": "application/json", **(headers or {})}
        )

    def _call(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        target = _checked(url)
        deadline = time.monotonic() + self.seconds
        try:
            plain = self._connect(target)
            with _closed_at(deadline, plain):
                return self._converse(plain, target, method, body, headers)
        except (OSError, http.client.HTTPException) as error:
            if isinstance(error, OutgoingFailed):
                raise
            raise OutgoingFailed(f"{target.hostname}: {type(error).__name__}") from error

    def _connect(self, target: SplitResult) -> socket.socket:
        host, port = str(target.hostname), _port(target)
        addresses = self.resolve(host, port)
        if not addresses or not all(self.allows(address) for address in addresses):
            raise OutgoingRefused(f"{host} is not a public address")
        return socket.create_connection((str(addresses[0]), port), timeout=self.seconds)

    def _converse(
        self, plain: socket.socket, target: SplitResult, method: str, body: bytes | None, headers: Mapping[str, str]
    ) -> Answer:
        host = str(target.hostname)
        # The name stays in the Host header and in the certificate check; only the address is fixed.
        connection = http.client.HTTPConnection(host, _port(target))
        connection.auto_open = 0
        connection.default_port = _DEFAULT_PORTS[target.scheme]
        connection.sock = self.tls.wrap_socket(plain, server_hostname=host) if target.scheme == "https" else plain
        try:
            connection.request(method, _path(target), body, {"User-Agent": "Vestibule", **headers})
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.headers.items()), self._body(answer))
        finally:
            connection.close()

    def _body(self, answer: http.client.HTTPResponse) -> bytes:
        body = bytearray()
        while piece := answer.read1(16 * 1024):
            body += piece
            if len(body) > self.most_bytes:
                raise OutgoingFailed("the answer is too long")
        if answer.length:
            raise OutgoingFailed("the answer was cut off")
        return bytes(body)


def outgoing() -> Outgoing:
    """Return the client that every outgoing call uses."""
    return Outgoing()


def _checked(url: str) -> SplitResult:
    target = urlsplit(url)
    if target.scheme not in _DEFAULT_PORTS or not target.hostname or target.username is not None:
        raise OutgoingRefused("only plain http and https addresses can be called")
    return target


def _port(target: SplitResult) -> int:
    return target.port or _DEFAULT_PORTS[target.scheme]


def _path(target: SplitResult) -> str:
    return (target.path or "/") + (f"?{target.query}" if target.query else "")


@contextmanager
def _closed_at(deadline: float, connection: socket.socket) -> Iterator[None]:
    """Close the connection when the time is up, so that an answer that drips in cannot hold the caller."""
    is_late = threading.Event()

    def close() -> None:
        is_late.set()
        with suppress(OSError):
            # The descriptor, since TLS takes the socket over and leaves an empty one behind.
            duplicate.shutdown(socket.SHUT_RDWR)

    with connection.dup() as duplicate, connection:
        timer = threading.Timer(max(0.0, deadline - time.monotonic()), close)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
        if is_late.is_set():
            raise OutgoingFailed("no whole answer in time")
