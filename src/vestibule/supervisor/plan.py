"""Which processes a stack has, how each is started, and the few environment variables that each of them gets."""

import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from vestibule.supervisor import keyring
from vestibule.supervisor.places import ROOT
from vestibule.supervisor.postgres import Cluster
from vestibule.supervisor.probes import answers_http
from vestibule.supervisor.processes import Command
from vestibule.supervisor.settings import Database, Settings
from vestibule.supervisor.valkey import Valkey

# Of what the person's own environment holds, every process gets these ...
_ORDINARY = ("PATH", "HOME", "LANG", "SSL_CERT_FILE", "SSL_CERT_DIR", "TMPDIR", "PYTHONPYCACHEPREFIX")
_SETTINGS = (
    "VESTIBULE_SECURE",
    "VESTIBULE_PROXY_ADDRESSES",
    "VESTIBULE_MAXIMUM_UPLOAD_BYTES",
    "VESTIBULE_CLAMD_ADDRESS",
    "VESTIBULE_FROM_EMAIL",
    "VESTIBULE_CONTACT_EMAIL",
    "VESTIBULE_TERMS_URL",
    "VESTIBULE_DOCUMENTS_QUOTA_BYTES",
    "VESTIBULE_READY_SCHEMAS",
    "WEB_TENANT_PERCENT",
)
# ... and these only those that use them.
_STORAGE = ("AWS_",)
_SENDING = ("VESTIBULE_EMAIL_", "VESTIBULE_SMS_", "ANYMAIL_", "HTTPS_PROXY", "NO_PROXY")
# How to reach a PostgreSQL of somebody else safely; libpq reads these itself.
_OUTSIDE_DATABASE = ("PGSSLMODE", "PGSSLROOTCERT")

# Static files of libraries whose pages we do not serve: the API answers in JSON alone, and there is no admin.
_UNUSED = ("--ignore", "rest_framework", "--ignore", "modeltranslation")

_DATABASE_SECRETS = {
    "web": (keyring.TENANT_KEY, keyring.ROUTER),
    "operator": (keyring.OPERATOR, keyring.ROUTER),
    "worker": (keyring.TENANT_KEY, keyring.ROUTER),
    "scheduler": (keyring.ROUTER,),  # it names organisations to the broker and enters none
    "provisioner": (keyring.TENANT_KEY, keyring.ROUTER, keyring.PROVISIONER),
    "install": (keyring.TENANT_KEY, keyring.ROUTER, keyring.OPERATOR, keyring.PROVISIONER),
    "seed": (keyring.TENANT_KEY, keyring.ROUTER, keyring.OPERATOR, keyring.PROVISIONER),
    "manage": (keyring.TENANT_KEY, keyring.ROUTER, keyring.OPERATOR, keyring.PROVISIONER),
    "static": (),
}
_WITH_STORAGE = {"web", "worker", "provisioner", "seed", "manage", "operator"}  # the last keeps its own anchors
_WITH_SENDING = {"worker", "provisioner", "operator"}  # the last sends its own people's mail
_WITH_ADMIN = {"install", "manage"}
_WITH_DEMO_PASSWORD = {"install", "seed", "manage"}


@dataclass(frozen=True)
class Plan:
    """The commands of one stack."""

    settings: Settings
    secrets: Mapping[str, str]
    cluster: Cluster | None  # None: PostgreSQL is somebody else's
    valkey: Valkey | None  # None: so is the broker

    @classmethod
    def of(cls, settings: Settings) -> "Plan":
        """Decide which embedded parts are needed and read the secrets."""
        var = settings.places.var
        return cls(
            settings=settings,
            secrets=keyring.load(settings.places),
            cluster=None if settings.database_url else Cluster(var),
            valkey=None if settings.broker_url else Valkey(var),
        )

    @property
    def database(self) -> Database:
        """Where the product's data is."""
        if self.cluster is None:
            return Database.from_url(self.settings.database_url or "")
        return replace(Database.from_url(self.cluster.url()), name=self.settings.database_name)

    def environment(self, process: str) -> dict[str, str]:
        """Return the whole environment of a process: nothing is inherited that is not named here."""
        database, places = self.database, self.settings.places
        broker = self.valkey.broker_url if self.valkey else self.settings.broker_url or ""
        cache = self.valkey.cache_url if self.valkey else os.environ.get("CACHE_URL") or broker
        environment = {
            **_inherited(*_ORDINARY, *_SETTINGS),
            **(_inherited(*_OUTSIDE_DATABASE) if self.cluster is None else {}),
            **(_inherited(*_STORAGE) if process in _WITH_STORAGE else {}),
            **(_inherited(*_SENDING) if process in _WITH_SENDING else {}),
            **{name: self.secrets[name] for name in (keyring.MASTER, *_DATABASE_SECRETS[process])},
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "PYTHONUNBUFFERED": "1",
            "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "vestibule.config.settings"),
            "VESTIBULE_VAR": str(places.var),
            "VESTIBULE_PROCESS": {"static": "manage", "seed": "manage"}.get(process, process),
            "VESTIBULE_BASE_HOST": self.settings.base_host,
            "VESTIBULE_EMBEDDED": os.environ.get("VESTIBULE_EMBEDDED", "1"),
            "PORT": str(self.settings.port),
            "DATABASE_HOST": database.host,
            "DATABASE_PORT": database.port,
            "DATABASE_NAME": database.name,
            "BROKER_URL": broker,
            "CACHE_URL": cache,
        }
        if process in _WITH_ADMIN:
            environment["VESTIBULE_DB_ADMIN_URL"] = database.admin_url
        if self.settings.demo and process in _WITH_DEMO_PASSWORD:
            environment[keyring.DEMO] = self.secrets[keyring.DEMO]
        return environment

    # The embedded servers.

    def postgres(self, cluster: Cluster) -> Command:
        """PostgreSQL; SIGINT asks for an orderly end, SIGQUIT is what it gets when the supervisor is gone."""
        return Command(
            name="postgres",
            arguments=tuple(cluster.command()),
            environment=cluster.environment(),
            folder=Path(ROOT.anchor),
            is_ready=cluster.is_ready,
            stop_signal=signal.SIGINT,
            stop_seconds=30,
            death_signal=signal.SIGQUIT,
            account=cluster.account,
            before=cluster.prepare,
            quiet=True,
        )

    def broker(self, valkey: Valkey) -> Command:
        """Valkey."""
        return Command(
            name="valkey",
            arguments=tuple(valkey.command()),
            environment=_inherited("PATH"),
            folder=Path(ROOT.anchor),
            is_ready=lambda _pid: valkey.is_ready(),
            before=lambda: valkey.socket.unlink(missing_ok=True),
            quiet=True,
        )

    # The product's processes.

    def web(self) -> Command:
        """Every host but the platform's."""
        return self._gunicorn("web", workers=2, host=self.settings.base_host)

    def operator(self) -> Command:
        """The platform's host, with a database login of its own."""
        return self._gunicorn("operator", workers=1, host=f"platform.{self.settings.base_host}")

    def edge(self, listening: tuple[int, ...]) -> Command:
        """The only process that listens to the network."""
        sockets = (str(self.settings.places.sockets / f"{name}.sock") for name in ("web", "operator"))
        descriptors = (str(each) for each in listening)
        return Command(
            name="edge",
            arguments=(
                sys.executable,
                "-m",
                "vestibule.supervisor.edge",
                self.settings.base_host,
                *sockets,
                *descriptors,
            ),
            environment={**_inherited("PATH"), "PYTHONPATH": str(ROOT / "src")},
            folder=ROOT,
            pass_fds=listening,
            stop_seconds=3,
        )

    def worker(self) -> Command:
        """Carries out the organisations' background work."""
        return self._manage("worker", "worker", "--threads", "4")

    def scheduler(self) -> Command:
        """Goes round the organisations: what is due, and what recurs."""
        return self._manage("scheduler", "scheduler")

    def provisioner(self) -> Command:
        """Makes and migrates the organisations' schemas."""
        return self._manage("provisioner", "provisioner")

    def install(self) -> Command:
        """Bring the database to the state that this version needs."""
        return self._manage("install", "install")

    def static(self) -> Command:
        """Collect and compress what browsers load."""
        return self._manage("static", "collectstatic", "--no-input", "--verbosity", "0", *_UNUSED, quiet=True)

    def seed(self) -> Command:
        """Fill in the demo organisations, once."""
        return self._manage("seed", "seed_demo")

    def _manage(self, process: str, *arguments: str, quiet: bool = False) -> Command:
        return Command(
            name=process,
            arguments=(sys.executable, str(ROOT / "manage.py"), *arguments),
            environment=self.environment(process),
            folder=ROOT,
            stop_seconds=10,
            quiet=quiet,
        )

    def _gunicorn(self, process: str, *, workers: int, host: str) -> Command:
        socket = self.settings.places.sockets / f"{process}.sock"
        command = (sys.executable, "-m", "gunicorn", "-c", "python:vestibule.supervisor.gunicorn_settings")
        return Command(
            name=process,
            arguments=(*command, "--bind", f"unix:{socket}", "--umask", "0o077", "--name", f"vestibule-{process}"),
            environment={**self.environment(process), "WEB_WORKERS": str(workers)},
            folder=ROOT,
            is_ready=lambda _pid: answers_http(socket, host, "/healthz"),
        )


def _inherited(*names: str) -> dict[str, str]:
    """Return the caller's variables of these names; a name that ends in an underscore is the beginning of many."""
    beginnings = tuple(name for name in names if name.endswith("_"))
    return {
        name: value
        for name, value in os.environ.items()
        if name in names or any(name.startswith(beginning) for beginning in beginnings)
    }
