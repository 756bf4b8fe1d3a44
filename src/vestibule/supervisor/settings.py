"""What the person who starts the stack decided, read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from vestibule.supervisor.errors import CannotStart
from vestibule.supervisor.places import Places

DATABASE = "vestibule"
_OFF = {"0", "false", "no", "off"}


def _is_on(environment: Mapping[str, str], name: str) -> bool:
    """Whether what `make run` switches on by itself was left on."""
    return environment.get(name, "1").lower() not in _OFF


@dataclass(frozen=True)
class Database:
    """Where PostgreSQL is. `admin_url` may create logins and databases; only `manage.py install` gets it."""

    admin_url: str
    host: str
    port: str
    name: str

    @classmethod
    def from_url(cls, url: str) -> "Database":
        """Read a `postgresql://` address; its host may be a folder, given as `?host=`."""
        parts = urlsplit(url)
        if parts.scheme not in {"postgres", "postgresql"}:
            raise CannotStart("DATABASE_URL must look like postgresql://user:password@host:5432/vestibule.")
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        return cls(
            admin_url=url,
            host=query.get("host") or unquote(parts.hostname or "localhost"),
            port=query.get("port") or str(parts.port or 5432),
            name=unquote(parts.path.lstrip("/")) or DATABASE,
        )


@dataclass(frozen=True)
class Settings:
    """One stack."""

    places: Places
    port: int
    base_host: str
    listen: tuple[str, ...]
    database_url: str | None
    database_name: str
    broker_url: str | None
    demo: bool

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read PORT, VESTIBULE_VAR, DATABASE_URL, BROKER_URL and what else `docs/operations` lists for `make run`."""
        port = environment.get("PORT") or "8000"
        if not port.isdigit() or not 0 < int(port) < 65536:
            raise CannotStart(f"PORT must be a number from 1 to 65535, not {port!r}.")
        return cls(
            places=Places.from_environment(),
            port=int(port),
            base_host=(environment.get("VESTIBULE_BASE_HOST") or "localhost").lower(),
            listen=tuple((environment.get("VESTIBULE_LISTEN") or "127.0.0.1,::1").split(",")),
            database_url=environment.get("DATABASE_URL") or None,
            database_name=environment.get("DATABASE_NAME") or DATABASE,
            broker_url=environment.get("BROKER_URL") or None,
            demo=_is_on(environment, "VESTIBULE_DEMO") and _is_on(environment, "VESTIBULE_EMBEDDED"),
        )

    def url(self, subdomain: str = "") -> str:
        """Return an address that people type."""
        prefix = f"{subdomain}." if subdomain else ""
        port = "" if self.port == 80 else f":{self.port}"
        return f"http://{prefix}{self.base_host}{port}/"
