"""Where one stack keeps its data, logs and sockets."""

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from vestibule.supervisor.errors import CannotStart

ROOT = Path(__file__).resolve().parents[3]

# The kernel stops at 107 bytes; the longest name that is put into a socket folder is PostgreSQL's lock file.
LONGEST_SOCKET_FOLDER = 107 - len("/postgres/.s.PGSQL.5432")


@dataclass(frozen=True)
class Places:
    """The folders under one `var`. Each is made when it is first asked for."""

    var: Path

    @classmethod
    def from_environment(cls) -> "Places":
        """Use VESTIBULE_VAR, or `var` in the work tree."""
        return cls(Path(os.environ.get("VESTIBULE_VAR") or ROOT / "var").absolute())

    def folder(self, name: str, *, private: bool = False) -> Path:
        path = self.var / name
        path.mkdir(parents=True, exist_ok=True, mode=0o700 if private else 0o755)
        return path

    @property
    def logs(self) -> Path:
        return self.folder("log")

    @property
    def run(self) -> Path:
        return self.folder("run")

    @property
    def sockets(self) -> Path:
        """Return `run`, or the folder outside when the path of `run` is too long for a socket."""
        return self.run if len(os.fsencode(self.run)) <= LONGEST_SOCKET_FOLDER else self.sockets_outside

    @property
    def sockets_outside(self) -> Path:
        """Return a folder in the system's temporary one that nobody else may write to."""
        digest = hashlib.sha256(os.fsencode(self.var)).hexdigest()[:12]
        path = Path(tempfile.gettempdir()) / f"vestibule-{os.getuid()}-{digest}"
        path.mkdir(mode=0o711, exist_ok=True)
        found = path.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
            raise CannotStart(f"{path} belongs to somebody else: set VESTIBULE_VAR to a shorter path.")
        return path
