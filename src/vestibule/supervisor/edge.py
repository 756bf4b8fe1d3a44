"""The door to the street: takes each HTTP request on PORT and passes it to the web or to the operator process.

The platform's host goes to the operator process, every other one to the web process. Requests are routed one by
one, since a client may keep a connection and ask for another host. Whatever a client says about forwarding is
dropped; who it is, is said by this process alone, in X-Forwarded-For.
"""

import asyncio
import re
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

LONGEST_HEAD = 32 * 1024
LONGEST_CHUNK_LINE = 1024
PIECE = 64 * 1024
IDLE_SECONDS = 120
BUSY_SECONDS = 1.0  # for which "busy" is held back: who asks again at once would keep everybody busy with that alone
_DROPPED = re.compile(rb"^(x-forwarded-[^:]*|forwarded|x-real-ip|proxy|script[-_]name|path[-_]info)$", re.IGNORECASE)
_TOKEN = re.compile(rb"^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$")


class BadRequest(Exception):
    """What the client sent cannot be understood in one way only."""


@dataclass(frozen=True)
class Head:
    """The head of one request, cleaned, and how its body is framed."""

    host: str
    lines: tuple[bytes, ...]
    length: int
    chunked: bool

    def bytes_for(self, peer: str) -> bytes:
        """Return the head as the processes behind get it."""
        return b"\r\n".join((*self.lines, b"X-Forwarded-For: " + peer.encode("ascii"), b"", b""))


def parse_head(raw: bytes) -> Head:
    """Read a request's head; raises `BadRequest` where two readers could disagree about it."""
    request_line, *fields = raw.removesuffix(b"\r\n\r\n").split(b"\r\n")
    if request_line.count(b" ") != 2 or b"\n" in raw.replace(b"\r\n", b""):
        raise BadRequest
    kept, hosts, lengths, encodings = [request_line], [], set(), []
    for field in fields:
        name, colon, value = field.partition(b":")
        if not colon or not _TOKEN.match(name):
            raise BadRequest
        if _DROPPED.match(name):
            continue
        kept.append(field)
        match name.lower():
            case b"host":
                hosts.append(value.strip())
            case b"content-length":
                lengths.add(value.strip())
            case b"transfer-encoding":
                encodings.append(value.strip().lower())
    if len(hosts) > 1 or len(lengths) > 1 or (encodings and (lengths or encodings != [b"chunked"])):
        raise BadRequest
    length = lengths.pop() if lengths else b"0"
    if not re.fullmatch(rb"[0-9]{1,15}", length):
        raise BadRequest
    host = hosts[0].decode("latin-1") if hosts else ""
    return Head(host=host, lines=tuple(kept), length=int(length), chunked=bool(encodings))


def is_platform(host: str, base: str) -> bool:
    """Whether `host` is the operators' one."""
    return host.lower().rsplit(":", 1)[0].rstrip(".") == f"platform.{base}"


class Visit:
    """One connection from outside and the connection behind it that it talks to at the moment."""

    def __init__(self, edge: "Edge", reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.edge, self.reader, self.writer = edge, reader, writer
        self.peer = str((writer.get_extra_info("peername") or ("",))[0]).split("%", 1)[0]
        self.route: str | None = None
        self.behind: asyncio.StreamWriter | None = None
        self.answers: asyncio.Task[None] | None = None
        self.answered_at = 0.0
        self.is_passing = False

    async def serve(self) -> None:
        """Pass requests on until either side is done."""
        try:
            while await self._pass_one_request():
                pass
        except BadRequest:
            await self._refuse(b"400 Bad Request", b"This request cannot be understood.\n")
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            pass  # either side left: closing the other one tells it
        finally:
            await self._leave()

    async def _pass_one_request(self) -> bool:
        raw = await self._next_head()
        if raw is None:
            return False
        head = parse_head(raw)
        route = self.edge.operator if is_platform(head.host, self.edge.base) else self.edge.web
        try:
            behind = await self._connection_to(route)
        except OSError:
            await self._refuse(b"503 Service Unavailable", b"Vestibule is starting. Please try again in a moment.\n")
            return False
        self.is_passing = True
        await self._send(behind, head.bytes_for(self.peer))
        await self._pass_body(behind, head)
        self.is_passing = False
        return not self._is_answered_for_good()

    async def _next_head(self) -> bytes | None:
        try:
            return await self._read_head()
        except asyncio.IncompleteReadError as error:
            if error.partial.strip():
                raise BadRequest from error
            return None
        except asyncio.LimitOverrunError as error:
            raise BadRequest from error

    async def _read_head(self) -> bytes:
        while True:
            try:
                async with asyncio.timeout(IDLE_SECONDS):
                    return await self.reader.readuntil(b"\r\n\r\n")
            except TimeoutError:
                if time.monotonic() - self.answered_at > IDLE_SECONDS:
                    raise  # an answer that is still on its way, slowly, is not idleness

    async def _pass_body(self, behind: asyncio.StreamWriter, head: Head) -> None:
        if not head.chunked:
            await self._pass_bytes(behind, head.length)
            return
        while True:
            line = await self._line()
            size = line.split(b";", 1)[0].strip()
            if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size):
                raise BadRequest
            await self._send(behind, line)
            if int(size, 16) == 0:
                break
            await self._pass_bytes(behind, int(size, 16) + 2)
        while (await self._line()) != b"\r\n":
            pass  # trailers are not used by anything behind
        await self._send(behind, b"\r\n")

    async def _line(self) -> bytes:
        line = await self.reader.readuntil(b"\r\n")
        if len(line) > LONGEST_CHUNK_LINE:
            raise BadRequest
        return line

    async def _pass_bytes(self, behind: asyncio.StreamWriter, left: int) -> None:
        while left:
            async with asyncio.timeout(IDLE_SECONDS):
                piece = await self.reader.read(min(left, PIECE))
            if not piece:
                raise ConnectionResetError
            left -= len(piece)
            await self._send(behind, piece)

    async def _send(self, behind: asyncio.StreamWriter, piece: bytes) -> None:
        """Pass a piece on; once the answer is complete the rest of the request goes nowhere, so that it can be read."""
        if self._is_answered_for_good():
            return
        behind.write(piece)
        try:
            await behind.drain()
        except OSError:
            if self.answers is not None:
                await self.answers

    def _is_answered_for_good(self) -> bool:
        return self.answers is not None and self.answers.done()

    async def _connection_to(self, route: str) -> asyncio.StreamWriter:
        if self.behind is not None and route == self.route and not self._is_answered_for_good():
            return self.behind
        await self._forget_behind()
        reader, self.behind = await asyncio.open_unix_connection(route, limit=PIECE)
        self.route = route
        self.answers = asyncio.create_task(self._pass_answers(reader))
        return self.behind

    async def _pass_answers(self, reader: asyncio.StreamReader) -> None:
        with suppress(OSError):
            while piece := await reader.read(PIECE):
                if piece.startswith(b"HTTP/1.1 503 "):
                    await asyncio.sleep(BUSY_SECONDS)
                self.writer.write(piece)
                await self.writer.drain()
                self.answered_at = time.monotonic()
        if self.is_passing and not self.writer.is_closing():
            self.writer.write_eof()  # closing now would reset the connection under the answer
        else:
            self.writer.close()

    async def _refuse(self, status: bytes, text: bytes) -> None:
        fields = b"Content-Type: text/plain\r\nContent-Length: %d\r\nRetry-After: 2\r\nConnection: close"
        head = b"HTTP/1.1 %b\r\n" + fields + b"\r\n\r\n"
        with suppress(OSError):
            self.writer.write(head % (status, len(text)) + text)
            await self.writer.drain()

    async def _forget_behind(self) -> None:
        if self.answers is not None:
            self.answers.cancel()
        if self.behind is not None:
            self.behind.close()
        self.behind = self.answers = None

    async def _leave(self) -> None:
        await self._forget_behind()
        self.writer.close()
        with suppress(OSError):
            await self.writer.wait_closed()


@dataclass(frozen=True)
class Edge:
    """Where requests go."""

    base: str
    web: str
    operator: str

    async def listen(self, sockets: list[socket.socket]) -> None:
        """Serve on `sockets` until SIGTERM."""
        loop = asyncio.get_running_loop()
        stop = asyncio.Event()
        loop.add_signal_handler(signal.SIGTERM, stop.set)
        visits: set[asyncio.Task[Any]] = set()

        async def visit(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            if task is not None:
                visits.add(task)
                task.add_done_callback(visits.discard)
            await Visit(self, reader, writer).serve()

        servers = [await asyncio.start_server(visit, sock=each, limit=LONGEST_HEAD, backlog=512) for each in sockets]
        await stop.wait()
        for server in servers:
            server.close()
        for task in visits:
            task.cancel()


def main() -> None:
    """Serve on the sockets that the supervisor opened: it alone says which addresses are listened to."""
    base, web, operator, *descriptors = sys.argv[1:]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sockets = [socket.socket(fileno=int(each)) for each in descriptors]
    asyncio.run(Edge(base, web, operator).listen(sockets))


if __name__ == "__main__":
    main()
