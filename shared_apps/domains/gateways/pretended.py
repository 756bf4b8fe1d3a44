"""The DNS of the embedded default: a file that the page /dns/ of the public host writes."""

import json
import os
from pathlib import Path

from shared_apps.domains.gateways.contract import ResolverFailed

MOST = 50


class PretendedResolver:
    """Knows what the demonstration was told."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def texts(self, name: str) -> list[str]:
        """Every text that was told of the name."""
        return [text for told, text in self.records() if told == name]

    def records(self) -> list[tuple[str, str]]:
        """Everything that was told, in that order."""
        try:
            return [(str(name), str(text)) for name, text in json.loads(self._path.read_text(encoding="utf-8"))]
        except FileNotFoundError:
            return []
        except ValueError as error:
            raise ResolverFailed("the file cannot be read") from error

    def tell(self, name: str, text: str) -> None:
        """Add a record; the oldest go when there are too many."""
        kept = [record for record in self.records() if record != (name, text)]
        self._write([*kept, (name, text)][-MOST:])

    def forget(self, name: str, text: str) -> None:
        """Take a record out."""
        self._write([record for record in self.records() if record != (name, text)])

    def _write(self, records: list[tuple[str, str]]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(records), encoding="utf-8")
        fresh.replace(self._path)
