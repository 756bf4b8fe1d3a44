"""Runs processes: tethered, watched for readiness, started again with growing pauses, stopped in order."""

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from vestibule.supervisor import accounts
from vestibule.supervisor.errors import CannotStart
from vestibule.supervisor.terminal import Terminal
from vestibule.supervisor.tether import tethered

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
STEADY_SECONDS = 60.0  # up for this long: the next failure starts with the shortest pause again
READY_SECONDS = 90.0
LONGEST_LINE = 1024 * 1024


@dataclass(frozen=True)
class Command:
    """How one process is started and ended."""

    name: str
    arguments: tuple[str, ...]
    environment: Mapping[str, str]
    folder: Path
    is_ready: Callable[[int], bool] | None = None  # asked with the process id; None: ready as soon as it runs
    stop_signal: signal.Signals = signal.SIGTERM
    stop_seconds: float = 10.0
    death_signal: signal.Signals = signal.SIGKILL
    account: accounts.Account | None = None
    pass_fds: tuple[int, ...] = field(default=())
    before: Callable[[], None] | None = None  # run ahead of each start
    quiet: bool = False  # its lines go to the log only


class Running:
    """One started process: its lines go to the terminal, and `exited` ends with its exit code."""

    def __init__(self, command: Command, terminal: Terminal) -> None:
        user, group, groups = accounts.ids(command.account)
        self.process: subprocess.Popen[bytes] = subprocess.Popen(
            command.arguments,
            env=dict(command.environment),
            cwd=command.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches the supervisor alone
            pass_fds=command.pass_fds,
            preexec_fn=tethered(command.death_signal),
            user=user,
            group=group,
            extra_groups=groups,
        )
        self.exited = asyncio.create_task(self._watch_exit())
        self._pump = asyncio.create_task(self._pass_lines(command, terminal))

    @property
    def pid(self) -> int:
        return self.process.pid

    async def finish(self) -> int:
        """Wait for the end and for the last lines, and return the exit code."""
        code = await asyncio.shield(self.exited)
        await asyncio.wait({self._pump}, timeout=2)
        return code

    def end_session(self) -> None:
        """Kill what is left of the process and of the processes that it started."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)

    async def _watch_exit(self) -> int:
        loop = asyncio.get_running_loop()
        gone = asyncio.Event()
        descriptor = os.pidfd_open(self.process.pid)
        loop.add_reader(descriptor, gone.set)
        try:
            await gone.wait()
        finally:
            loop.remove_reader(descriptor)
            os.close(descriptor)
        self.end_session()  # before the process is reaped, while its id cannot belong to anybody else
        return self.process.wait()

    async def _pass_lines(self, command: Command, terminal: Terminal) -> None:
        reader = asyncio.StreamReader(limit=LONGEST_LINE)
        loop = asyncio.get_running_loop()
        transport, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), self.process.stdout)
        try:
            while not reader.at_eof():
                try:
                    line = await reader.readuntil(b"\n")
                except asyncio.IncompleteReadError as error:
                    line = error.partial
                except asyncio.LimitOverrunError:
                    line = await reader.read(LONGEST_LINE)
                if line:
                    terminal.line(command.name, line, quiet=command.quiet)
        finally:
            transport.close()


class Service:
    """A process that should always run."""

    def __init__(self, command: Command, terminal: Terminal) -> None:
        self.command, self.terminal = command, terminal
        self.running: Running | None = None
        self._ready = asyncio.Event()
        self._stopping = False
        self._life: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start it and return when it is ready; raises `CannotStart` when it does not get there."""
        self._life = asyncio.create_task(self._live(), name=self.command.name)
        ready = asyncio.create_task(self._ready.wait())
        done, _ = await asyncio.wait({ready, self._life}, timeout=READY_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        if ready not in done:
            ready.cancel()
            raise CannotStart(f"{self.command.name} does not get ready: see {self.terminal.path(self.command.name)}.")

    async def stop(self) -> None:
        """Ask it to end, then end it with everything that it started, and return when it is gone."""
        self._stopping = True
        if self.running is not None and not self.running.exited.done():
            self.running.process.send_signal(self.command.stop_signal)
            await asyncio.wait({self.running.exited}, timeout=self.command.stop_seconds)
            if not self.running.exited.done():
                self.terminal.say(
                    f"{self.command.name} does not stop within {self.command.stop_seconds:g} s and is killed"
                )
                self.running.end_session()
            await self.running.finish()
        if self._life is not None:
            self._life.cancel()
            await asyncio.wait({self._life})

    async def _live(self) -> None:
        pause = FIRST_PAUSE
        while not self._stopping:
            started = time.monotonic()
            if self.command.before:
                self.command.before()
            self.running = Running(self.command, self.terminal)
            watcher = asyncio.create_task(self._watch_readiness(self.running.pid))
            code = await self.running.finish()
            watcher.cancel()
            if self._stopping:
                return
            if time.monotonic() - started > STEADY_SECONDS:
                pause = FIRST_PAUSE
            self.terminal.say(f"{self.command.name} ended ({_reason(code)}) and starts again in {pause:g} s")
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _watch_readiness(self, pid: int) -> None:
        check = self.command.is_ready
        while check is not None and not await asyncio.to_thread(check, pid):  # noqa: ASYNC110 - another process is asked
            await asyncio.sleep(0.03)
        self._ready.set()


async def run_once(command: Command, terminal: Terminal) -> int:
    """Run a command to its end, showing its lines, and return its exit code. Cancelling ends it."""
    running = Running(command, terminal)
    try:
        return await running.finish()
    finally:
        if not running.exited.done():
            running.end_session()
            await running.finish()


def _reason(code: int) -> str:
    return f"exit code {code}" if code >= 0 else signal.Signals(-code).name
