"""The embedded default's outside world: each message is a file, shown on the mailbox page."""

import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from shared_apps.platform.gateways.contract import DeliveryFailed, Enclosure, Letter


@dataclass(frozen=True, slots=True)
class Delivered:
    """A message in the mailbox."""

    letter: Letter
    sent_at: datetime


class MailboxGateway:
    """One file per message id, written in one step: a repeat with the same id is the same file."""

    def __init__(self, root: Path) -> None:
        self._root = Path(root)

    def deliver(self, letter: Letter) -> None:
        """Write the file."""
        content = asdict(letter) | {"sent_at": datetime.now(UTC).isoformat()}
        try:
            self._write(self._root / f"{UUID(letter.id)}.json", json.dumps(content, ensure_ascii=False))
        except OSError as error:
            raise DeliveryFailed(str(error.strerror)) from error

    def newest_first(self, *, to: str = "", limit: int = 500) -> list[Delivered]:
        """Return the messages, or those to one address, the newest first."""
        wanted = to.strip().lower()
        found = (item for item in self._all() if not wanted or item.letter.to.lower() == wanted)
        return sorted(found, key=lambda item: item.sent_at, reverse=True)[:limit]

    def get(self, message_id: UUID) -> Delivered | None:
        """Return one message."""
        path = self._root / f"{message_id}.json"
        return _read(path, path.stat().st_mtime_ns) if path.exists() else None

    def _write(self, path: Path, text: str) -> None:
        self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = self._root / f".{secrets.token_hex(8)}"
        try:
            with unfinished.open("w") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)

    def _all(self) -> Iterator[Delivered]:
        if self._root.is_dir():
            for path in self._root.glob("[0-9a-f]*.json"):
                yield _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=2000)
def _read(path: Path, _modified: int) -> Delivered:
    # Programs that wait for a message ask again and again; a file is read once per change.
    content = json.loads(path.read_text())
    sent_at = datetime.fromisoformat(content.pop("sent_at"))
    enclosures = tuple(
        Enclosure(**enclosed | {"parameters": tuple((name, value) for name, value in enclosed["parameters"])})
        for enclosed in content.pop("enclosures", ())
    )
    return Delivered(sent_at=sent_at, letter=Letter(**content, enclosures=enclosures))
