"""A worker, a scheduler and a broker of a test's own, to be killed."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from vestibule.supervisor.tether import tethered
from vestibule.supervisor.valkey import Valkey

ROOT = Path(__file__).resolve().parents[2]
_PROCESSES = ("worker", "scheduler")


@dataclass
class Stack:
    """The background processes of one database."""

    folder: Path
    database_host: str
    database_name: str
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.valkey = Valkey(self.folder)
        self.files = self.folder / "files"
        self.sent = self.folder / "sent"
        self.sent.touch()

    @property
    def broker_url(self) -> str:
        return self.valkey.broker_url

    def start(self) -> None:
        """Start what does not run."""
        self._start_broker()
        for name in _PROCESSES:
            if name not in self.running:
                self.running[name] = self._start(name)

    def kill(self, name: str) -> None:
        """End it with SIGKILL, as a crash would."""
        process = self.running.pop(name)
        process.kill()
        process.wait()

    def stop(self) -> None:
        """End everything."""
        for name in list(self.running):
            self.kill(name)

    def wait_until_sending(self, seconds: float = 15) -> None:
        """Return in the middle of the work: as soon as another line is sent, or after so long without one."""
        before, deadline = self.sent.stat().st_size, time.monotonic() + seconds
        while self.sent.stat().st_size == before and time.monotonic() < deadline:
            time.sleep(0.005)

    def lines_sent(self) -> list[tuple[int, str]]:
        """What went outside: number and stable id, in order."""
        pairs = (line.split() for line in self.sent.read_text().splitlines())
        return [(int(number), effect_id) for number, effect_id in pairs]

    def _start(self, name: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, str(ROOT / "manage.py"), name],
                cwd=ROOT,
                env=self._environment(name),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=tethered(),  # noqa: PLW1509 - only this ties a child to its parent
            )

    def _start_broker(self) -> None:
        if "broker" in self.running:
            return
        self.running["broker"] = self.valkey.spawn()
        deadline = time.monotonic() + 30
        while not self.valkey.is_ready():
            if time.monotonic() > deadline:
                raise TimeoutError("the broker does not start")
            time.sleep(0.05)

    def _environment(self, process: str) -> dict[str, str]:
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.soak.settings",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
            "VESTIBULE_PROCESS": process,
            "SOAK_PROCESS": process,
            "SOAK_BROKER_URL": self.broker_url,
            "SOAK_DATABASE_HOST": self.database_host,
            "SOAK_DATABASE_NAME": self.database_name,
            "SOAK_FILES": str(self.files),
            "SOAK_SENT": str(self.sent),
        }
