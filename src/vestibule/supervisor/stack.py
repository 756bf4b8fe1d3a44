"""A whole stack as one object, for programs that drive it: browser journeys, soak tests and benchmarks."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from vestibule.supervisor.errors import CannotStart
from vestibule.supervisor.places import ROOT, Places
from vestibule.supervisor.postgres import Cluster
from vestibule.supervisor.tether import tethered

STAGES = ("serving", "ready", "unseeded", "seeded")


@dataclass
class Stack:
    """The same processes that `make run` starts, on a folder, a port and a database of their own.

    `environment` adds to or overrides what the stack is told; of the caller's own variables only PATH and its kin are.
    """

    var: Path
    port: int = 0
    database: str = "vestibule"
    environment: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = Places(Path(self.var).absolute())
        self.port = self.port or free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return self.url_of("")

    @property
    def pid(self) -> int:
        """The supervisor's process id."""
        return self._started().pid

    @property
    def is_running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    @property
    def manage_environment(self) -> dict[str, str]:
        """The environment in which manage.py works on this stack while it runs."""
        environment: dict[str, str] = json.loads((self.places.run / "env.json").read_text())
        return environment

    @property
    def demo_password(self) -> str:
        return self.manage_environment["VESTIBULE_DEMO_PASSWORD"]

    def url_of(self, subdomain: str) -> str:
        """Return the address of an organisation, or of the public site."""
        prefix = f"{subdomain}." if subdomain else ""
        return f"http://{prefix}localhost:{self.port}/"

    def start(self, stage: str = "seeded", *, seconds: float = 300) -> Self:
        """Start, and return at `serving` (first page), `ready` (every process) or `seeded` (all demo data)."""
        with (self.places.logs / "stack.log").open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "vestibule.supervisor", "run"],
                cwd=ROOT,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=tethered(signal.SIGTERM),
            )
        return self.wait_for(stage, seconds=seconds)

    def wait_for(self, stage: str, *, seconds: float = 300) -> Self:
        """Return when the start has come as far as `stage`."""
        deadline = time.monotonic() + seconds
        while STAGES.index(stage) > self._stage():
            gave_up = not self.is_running or self._stage() == STAGES.index("unseeded")
            if gave_up or time.monotonic() > deadline:
                self.stop()
                raise CannotStart(f"The stack does not start: {self._last_words()}")
            time.sleep(0.05)
        return self

    def stop(self) -> None:
        """Stop in order and return when nothing is left."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(60)

    def kill(self) -> None:
        """Kill the supervisor without a chance to tidy up."""
        self._started().kill()
        self._started().wait()

    def copy_to(self, var: Path) -> Self:
        """Copy everything of this stack, which is stopped, to a folder of its own; returns the stack of the copy."""
        copy = replace(self, var=var, port=0)
        shutil.copytree(self.var, var, symlinks=True, ignore=shutil.ignore_patterns("postgres"), dirs_exist_ok=True)
        # Its files keep the account that they belong to, and may lie elsewhere.
        subprocess.run(["/bin/cp", "-a", f"{Cluster(self.var).data}/.", str(Cluster(var).data)], check=True)
        return copy

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _environment(self) -> dict[str, str]:
        ordinary = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        return {
            **ordinary,
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "VESTIBULE_VAR": str(self.places.var),
            "PORT": str(self.port),
            "DATABASE_NAME": self.database,
            **self.environment,
        }

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            raise RuntimeError("this stack was not started")
        return self._process

    def _stage(self) -> int:
        try:
            facts = json.loads((self.places.run / "ready.json").read_text())
        except FileNotFoundError:
            return -1
        return STAGES.index(facts["stage"]) if facts["pid"] == self.pid else -1

    def _last_words(self) -> str:
        lines = (self.places.logs / "stack.log").read_text(errors="replace").splitlines()
        return " / ".join(lines[-3:])


def free_port() -> int:
    """Return a port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
