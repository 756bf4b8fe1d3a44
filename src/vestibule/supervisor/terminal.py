"""What the person at the terminal sees: one coloured name per process, long lines cut; the whole is in `var/log`."""

import os
import shutil
import sys
import zlib
from pathlib import Path

KEEP_BYTES = 20 * 1024 * 1024
_COLOURS = (36, 32, 33, 35, 34, 96, 92, 93, 95, 94)
_NAME_WIDTH = 11


class Terminal:
    """Writes lines of processes and of the supervisor itself."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        self._width = shutil.get_terminal_size((200, 24)).columns if sys.stdout.isatty() else 2000
        self._files: dict[str, int] = {}

    def say(self, text: str) -> None:
        """Print what the supervisor itself does."""
        self._print("vestibule", text)

    def line(self, name: str, raw: bytes, *, quiet: bool = False) -> None:
        """Print a process's line, cut to the width, and keep the whole line in its log."""
        os.write(self._file(name), raw if raw.endswith(b"\n") else raw + b"\n")
        text = raw.decode("utf-8", "replace").rstrip()
        if text and not quiet:
            self._print(name, text)

    def path(self, name: str) -> Path:
        """Return where the whole log of a process is."""
        return self._logs / f"{name}.log"

    def _print(self, name: str, text: str) -> None:
        label = f"{name:<{_NAME_WIDTH}}"
        room = max(self._width - _NAME_WIDTH - 3, 20)
        if len(text) > room:
            text = text[: room - 1] + "…"
        if self._colour:
            label = f"\x1b[{_COLOURS[zlib.crc32(name.encode()) % len(_COLOURS)]}m{label}\x1b[0m"
        try:
            print(f"{label} │ {text}", flush=True)
        except (BrokenPipeError, OSError):
            self._print = lambda *_: None  # type: ignore[method-assign] # the terminal is gone; the processes go on

    def _file(self, name: str) -> int:
        if name not in self._files:
            path = self.path(name)
            if path.exists() and path.stat().st_size > KEEP_BYTES:
                path.replace(path.with_suffix(".log.1"))
            self._files[name] = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        return self._files[name]
