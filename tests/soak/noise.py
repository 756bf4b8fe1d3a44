"""One organisation that asks for ever more, another whose people work, and how long these wait."""

import http.client
import re
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from urllib.parse import urlencode

BUSY = 503


class Visitor:
    """A browser without a screen that keeps its connection, logged in at one of the demo firms."""

    def __init__(self, port: int, slug: str) -> None:
        self.port, self.host = port, f"{slug}.localhost"
        self.cookies: dict[str, str] = {}
        self._connection: http.client.HTTPConnection | None = None

    def log_in(self, email: str, password: str) -> None:
        """Come in as one of the firm's people."""
        _status, page = self.ask("/login/")
        token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token is not None
        form = {"csrfmiddlewaretoken": token[1].decode(), "email": email, "password": password}
        assert self.ask("/login/", form)[0] == 302

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, bytes]:
        """Ask once; returns the status and the page."""
        if self._connection is None:
            self._connection = _Here("127.0.0.1", self.port, timeout=60)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Host": f"{self.host}:{self.port}", "Cookie": cookies, "Accept": "text/html"}
        if form is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            self._connection.request("POST" if form else "GET", path, form and urlencode(form), headers)
            answer = self._connection.getresponse()
            page = answer.read()
        except (http.client.HTTPException, OSError):
            self._connection.close()
            self._connection = None
            return 0, b""
        for header in answer.headers.get_all("Set-Cookie", ()):
            name, _equals, value = header.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, page


class _Here(http.client.HTTPConnection):
    def connect(self) -> None:
        self.sock = socket.create_connection((self.host, self.port), self.timeout)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


@dataclass
class Noise:
    """So many connections of one organisation, each asking so often."""

    like: Visitor
    paths: Sequence[str]
    connections: int
    each_seconds: float
    answers: Counter[int] = field(default_factory=Counter)

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Ask all the while, without waiting for more than the connections allow."""
        stop = threading.Event()
        askers = [threading.Thread(target=self._ask, args=(stop, number)) for number in range(self.connections)]
        for asker in askers:
            asker.start()
        try:
            yield
        finally:
            stop.set()
            for asker in askers:
                asker.join()

    def _ask(self, stop: threading.Event, number: int) -> None:
        visitor = Visitor(self.like.port, self.like.host.partition(".")[0])
        visitor.cookies = self.like.cookies
        stop.wait(self.each_seconds * number / self.connections)
        for path in cycle(self.paths):
            began = time.monotonic()
            self.answers[visitor.ask(path)[0]] += 1
            if stop.wait(max(0.0, self.each_seconds - (time.monotonic() - began))):
                return


def work(visitor: Visitor, paths: Sequence[str], *, seconds: float, pause: float) -> list[float]:
    """Open one page after the other, as somebody who reads a little in between; returns how long each took."""
    waits, ends_at = [], time.monotonic() + seconds
    for path in cycle(paths):
        began = time.monotonic()
        status, _page = visitor.ask(path)
        assert status == 200, (path, status)
        waits.append(time.monotonic() - began)
        time.sleep(pause)
        if time.monotonic() > ends_at:
            return waits
    return waits


def p95(waits: Sequence[float]) -> float:
    """The wait that one in twenty exceeds."""
    return sorted(waits)[int(len(waits) * 0.95)]
