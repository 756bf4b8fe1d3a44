"""Runs a whole stack: started by readiness, so that the first page comes before everything that it does not need."""

import asyncio
import errno
import fcntl
import json
import os
import signal
import socket
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Self, TextIO

from vestibule.supervisor import keyring
from vestibule.supervisor.catalogues import compile_catalogues
from vestibule.supervisor.errors import CannotStart
from vestibule.supervisor.plan import Plan
from vestibule.supervisor.processes import Command, Service, run_once
from vestibule.supervisor.settings import Settings
from vestibule.supervisor.static import static_digest
from vestibule.supervisor.terminal import Terminal


class Supervisor:
    """Every process of one `var`. Only one stack of a `var` runs at a time."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.places = settings.places
        self.terminal = Terminal(self.places.logs)
        self._started: list[list[Service]] = []
        self._began = time.monotonic()

    def run(self) -> int:
        """Start everything, watch it until Ctrl-C or SIGTERM, stop everything; return the exit code."""
        with self._only_one(), _listening(self.settings) as sockets:
            return asyncio.run(self._run_until_told(sockets))

    async def _run_until_told(self, sockets: "_Sockets") -> int:
        told = asyncio.Event()
        loop = asyncio.get_running_loop()
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(each, told.set)
        start = asyncio.create_task(self._start(sockets))
        stop = asyncio.create_task(told.wait())
        failure: BaseException | None = None
        await asyncio.wait({start, stop}, return_when=asyncio.FIRST_COMPLETED)
        if start.done() and (failure := start.exception()) is None:
            await stop
        self.terminal.say("stopping")
        start.cancel()
        await asyncio.wait({start})
        await self._stop()
        if failure is not None:
            raise failure
        return 0

    async def _start(self, sockets: "_Sockets") -> None:
        (self.places.run / "ready.json").unlink(missing_ok=True)
        plan = await asyncio.to_thread(Plan.of, self.settings)
        await self._start_servers(plan)
        keyring.write_environment(self.places, plan.environment("manage"))
        await asyncio.gather(self._bring_up_to_date(plan), self._collect_static(plan))
        await self._start_together(plan.web())
        sockets.listen()
        await self._start_together(plan.edge(sockets.descriptors))
        self.terminal.say(f"first page ready after {self._seconds():.1f} s: {self.settings.url()}")
        self._publish("serving")
        await self._start_behind_pages(plan.operator())
        await self._start_behind_pages(plan.worker(), plan.provisioner(), plan.scheduler())
        self._announce(plan)
        self._publish("ready")
        self._publish("seeded" if not self.settings.demo or await self._seed(plan) else "unseeded")

    async def _start_servers(self, plan: Plan) -> None:
        servers = []
        if plan.cluster is not None:
            await asyncio.to_thread(plan.cluster.prepare)
            servers.append(plan.postgres(plan.cluster))
        if plan.valkey is not None:
            servers.append(plan.broker(plan.valkey))
        await self._start_together(*servers)

    async def _bring_up_to_date(self, plan: Plan) -> None:
        await self._once(plan.install(), "The database cannot be brought up to date")

    async def _collect_static(self, plan: Plan) -> None:
        await asyncio.to_thread(compile_catalogues)
        mark = self.places.folder("static") / ".digest"
        digest = await asyncio.to_thread(static_digest)
        if not mark.exists() or mark.read_text() != digest:
            await self._once(plan.static(), "The static files cannot be collected")
            mark.write_text(digest)

    async def _seed(self, plan: Plan) -> bool:
        """Make the demo data; tell whether all of it is there."""
        before = time.monotonic()
        if await run_once(plan.seed(), self.terminal) != 0:
            self.terminal.say(
                f"the demo data is incomplete: see {self.terminal.path('seed')}; it is tried again at the next start"
            )
            return False
        if time.monotonic() - before > 5:
            self.terminal.say(f"the demo data is complete after {self._seconds():.0f} s")
        return True

    async def _once(self, command: Command, failure: str) -> None:
        if await run_once(command, self.terminal) != 0:
            raise CannotStart(f"{failure}: see {self.terminal.path(command.name)}.")

    async def _start_together(self, *commands: Command) -> None:
        services = [Service(command, self.terminal) for command in commands]
        self._started.append(services)
        await asyncio.gather(*(service.start() for service in services))

    async def _start_behind_pages(self, *commands: Command) -> None:
        """Start what pages can do without: when it does not get ready that is said, and tried again."""
        try:
            await self._start_together(*commands)
        except CannotStart as problem:
            self.terminal.say(f"{problem} Everything else runs.")

    async def _stop(self) -> None:
        """Stop what was started last first: pages and tasks end before the servers that they use."""
        (self.places.run / "ready.json").unlink(missing_ok=True)
        (self.places.run / "env.json").unlink(missing_ok=True)
        servers, *processes = self._started or [[]]
        await asyncio.gather(*(service.stop() for services in processes for service in services))
        await asyncio.gather(*(service.stop() for service in servers))
        self.terminal.say("stopped")

    def _only_one(self) -> "_Lock":
        return _Lock(self.places.run / "supervisor.lock", self.settings)

    def _publish(self, stage: str) -> None:
        """Tell other programs how far the start is."""
        path = self.places.run / "ready.json"
        unfinished = path.with_suffix(".new")
        facts = {"stage": stage, "url": self.settings.url(), "pid": os.getpid(), "seconds": round(self._seconds(), 2)}
        unfinished.write_text(json.dumps(facts))
        unfinished.replace(path)

    def _announce(self, plan: Plan) -> None:
        url = self.settings.url
        lines = [
            f"public site        {url()}",
            f"operator portal    {url('platform')}",
            f"outgoing mail      {url()}mailbox/",
        ]
        if self.settings.demo:
            lines += [
                f"demo (NL first)    {url('lindenhof')} and {url('lindenhof')}pro/",
                f"demo (FR first)    {url('beaumont')} and {url('beaumont')}pro/",
                "people             admin@ adviser@ handler@ compliance@ client@ partner@",
                "                   + lindenhof.example or beaumont.example, and operator@platform.example",
                f"password           {plan.secrets[keyring.DEMO]}",
            ]
        self.terminal.say(f"everything runs after {self._seconds():.1f} s; Ctrl-C stops it")
        for line in lines:
            self.terminal.say(f"  {line}")

    def _seconds(self) -> float:
        return time.monotonic() - self._began


class _Lock:
    """Held by the running supervisor; the kernel lets go of it when that ends, however it ends."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self._path, self._settings = path, settings

    def __enter__(self) -> None:
        self._file: TextIO = self._path.open("a+")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.seek(0)
            raise CannotStart(
                f"Vestibule is already running ({self._file.read().strip()}); stop that one with Ctrl-C."
            ) from None
        self._file.truncate(0)
        self._file.write(f"process {os.getpid()}, {self._settings.url()}\n")
        self._file.flush()

    def __exit__(self, *_: object) -> None:
        self._file.close()


class _Sockets:
    """The sockets on PORT: taken at once, so that a conflict is said at once; open when pages can be served."""

    def __init__(self, sockets: Iterable[socket.socket]) -> None:
        self._sockets = tuple(sockets)

    @property
    def descriptors(self) -> tuple[int, ...]:
        return tuple(each.fileno() for each in self._sockets)

    def listen(self) -> None:
        try:
            for each in self._sockets:
                each.listen(512)
        except OSError as error:  # another program took the port while this one was starting
            raise CannotStart(_why_not(error, each.getsockname()[1])) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for each in self._sockets:
            each.close()


def _listening(settings: Settings) -> _Sockets:
    sockets: list[socket.socket] = []
    for address in settings.listen:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        each = None
        try:
            each = socket.socket(family, socket.SOCK_STREAM)
            each.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                each.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            each.bind((address, settings.port))
        except OSError as error:
            if error.errno in {errno.EAFNOSUPPORT, errno.EADDRNOTAVAIL} and sockets:
                continue  # no IPv6 here
            raise CannotStart(_why_not(error, settings.port)) from None
        sockets.append(each)
    return _Sockets(sockets)


def _why_not(error: OSError, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use by another program: stop that, or choose another one with PORT=8001 make run."
    if error.errno == errno.EACCES:
        return f"Port {port} may not be used by this account: choose one above 1024 with PORT=8000 make run."
    return f"Port {port} cannot be used: {error.strerror}."
