"""The one way out refuses what is inside, follows nothing and waits for nobody."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address

import pytest

from tenants.http import Outgoing, OutgoingFailed, OutgoingRefused, is_public, outgoing

INSIDE = [
    "127.0.0.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a00:1",
    "2002:7f00:1::",
    "2001:0:7f00:1::",
]


@contextmanager
def server(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """Serve one connection on loopback."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(5)

        def serve() -> None:
            connection, _address = listener.accept()
            with connection:
                connection.recv(65536)
                answer(connection)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(5)


def says(*pieces: bytes) -> Callable[[socket.socket], None]:
    def answer(connection: socket.socket) -> None:
        for piece in pieces:
            connection.sendall(piece)

    return answer


def towards_loopback(**limits: float) -> Outgoing:
    """A client that a test may let into this machine; names resolve to it."""
    return Outgoing(allows=lambda _address: True, resolve=lambda _host, _port: [ip_address("127.0.0.1")], **limits)


@pytest.mark.parametrize("address", INSIDE)
def test_address_inside_the_network_is_not_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450:4001:80e::200e"])
def test_address_on_the_internet_is_public(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433"])
def test_call_to_this_machine_is_refused_before_any_connection(host):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        with pytest.raises(OutgoingRefused):
            outgoing().get(f"http://{host}:{listener.getsockname()[1]}/")
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.com/", "http://user:word@example.com/", "http:///x"]
)
def test_address_of_another_kind_is_refused(url):
    with pytest.raises(OutgoingRefused):
        outgoing().get(url)


def test_name_with_one_inside_address_is_refused():
    addresses = [ip_address("8.8.8.8"), ip_address("10.0.0.1")]
    with pytest.raises(OutgoingRefused):
        Outgoing(resolve=lambda _host, _port: addresses).get("http://example.com/")


def test_connection_goes_to_the_address_that_was_checked():
    asked = []

    def resolve(host, port):
        asked.append(host)
        return [ip_address("127.0.0.1")]

    with server(says(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) as port:
        answer = Outgoing(allows=lambda _address: True, resolve=resolve).get(f"http://unknown.example:{port}/")
    assert (answer.status, answer.body, asked) == (200, b"ok", ["unknown.example"])


def test_redirect_is_not_followed():
    with server(says(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")) as port:
        answer = towards_loopback().get(f"http://a.example:{port}/")
    assert answer.status == 302
    assert not answer.is_success


def test_answer_that_is_too_long_fails():
    with server(says(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 70_000)) as port, pytest.raises(OutgoingFailed):
        towards_loopback().get(f"http://a.example:{port}/")


def test_answer_that_is_cut_off_fails():
    with server(says(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")) as port, pytest.raises(OutgoingFailed):
        towards_loopback().get(f"http://a.example:{port}/")


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_answer_that_drips_in_ends_at_the_deadline(start):
    stop = threading.Event()

    def drip(connection):
        connection.sendall(start)
        while not stop.wait(0.05):
            try:
                connection.sendall(b"x")
            except OSError:
                return

    began = time.monotonic()
    with server(drip) as port:
        with pytest.raises(OutgoingFailed):
            towards_loopback(seconds=0.4).get(f"http://a.example:{port}/")
        stop.set()
    assert time.monotonic() - began < 2


def test_silent_server_fails_in_time():
    stop = threading.Event()
    with server(lambda _connection: stop.wait(3)) as port:
        with pytest.raises(OutgoingFailed):
            towards_loopback(seconds=0.3).post_json(f"http://a.example:{port}/", {"a": 1})
        stop.set()


def test_closed_port_fails_as_something_to_try_again():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(OutgoingFailed):
        towards_loopback().get(f"http://a.example:{port}/")
