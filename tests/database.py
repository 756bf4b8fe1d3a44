"""The database of the tests: built once per set of migrations, copied for each worker."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import psycopg
from django.apps import apps
from django.conf import settings
from django.db import connections
from django.test import override_settings
from psycopg import sql

from shared_apps.help import corpus
from shared_apps.help.loading import load_articles
from shared_apps.organisations.commands import edit_legal_identity, edit_organisation
from shared_apps.organisations.founding import NewFirm, found
from shared_apps.organisations.profile import Registration
from tenants import directory
from tenants.context import TenantIdentity, use_no_tenant, use_tenant
from tenants.fleet.migrating import migrate_public
from tenants.models import Tenant
from tenants.provisioning.claiming import open_doors
from tenants.provisioning.schemas import make_platform, make_schema
from tenants.schema.fingerprints import content_fingerprint
from tenants.schema.install import harden_database, prepare_database
from tests import memory
from vestibule.core.actors import System
from vestibule.supervisor.postgres import Cluster

FIRMS = ("alpha", "beta")
TESTS = System("the tests")
KEPT_TEMPLATES = 4
PREFIX = "template_"


def use_database(cluster: Cluster, name: str) -> None:
    """Point every connection of this process at one database of the cluster."""
    for alias in connections:
        connections[alias].close()
        connections.settings[alias].update(HOST=cluster.host, PORT=5432, NAME=name)
        settings.DATABASES[alias].update(HOST=cluster.host, PORT=5432, NAME=name)
    directory.forget("")


def template(cluster: Cluster, var: Path) -> str:
    """Return the name of a database with both firms, built when there is none for these migrations."""
    name = PREFIX + _fingerprint()[:20]
    with (var / "template.lock").open("a") as lock, psycopg.connect(cluster.url(), autocommit=True) as admin:
        fcntl.flock(lock, fcntl.LOCK_EX)
        existing = [row[0] for row in admin.execute("SELECT datname FROM pg_database ORDER BY oid").fetchall()]
        templates = [found for found in existing if found.startswith(PREFIX)]
        _drop_orphans(admin, existing)
        memory.make_place(cluster, admin)
        if name not in existing:
            _build(cluster, admin, name)
            for old in templates[: -KEPT_TEMPLATES + 1]:
                _drop(admin, old)
    return name


def _drop_orphans(admin: psycopg.Connection, existing: list[str]) -> None:
    for name in existing:
        if name.startswith("run_") and not Path(f"/proc/{name.split('_')[1]}").exists():
            _drop(admin, name)


@contextmanager
def copy_of(cluster: Cluster, source: str, name: str) -> Iterator[str]:
    """Give a database of our own, dropped afterwards."""
    name = f"run_{os.getpid()}_{name}"
    with psycopg.connect(cluster.url(), autocommit=True) as admin:
        _drop(admin, name)
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY TABLESPACE {}").format(
                sql.Identifier(name), sql.Identifier(source), sql.Identifier(memory.place(admin))
            )
        )
        harden_database(admin, name)
    try:
        yield name
    finally:
        with psycopg.connect(cluster.url(), autocommit=True) as admin:
            _drop(admin, name)


def firms() -> dict[str, TenantIdentity]:
    """Return both firms, and the platform, by slug."""
    return {tenant.slug: tenant.identity for tenant in Tenant.objects.using("router").exclude(slug=None)}


def schema_name(slug: str) -> str:
    """Return the same name in every copy: logins belong to the whole cluster."""
    return f"t_{sha256(slug.encode()).hexdigest()[:16]}"


def _build(cluster: Cluster, admin: psycopg.Connection, name: str) -> None:
    unfinished = f"building_{os.getpid()}"
    _drop(admin, unfinished)
    use_database(cluster, unfinished)
    with use_no_tenant():
        prepare_database(cluster.url())
        migrate_public(lambda _line: None)
        load_articles()
        make_platform()
        for slug in FIRMS:
            schema = schema_name(slug)
            known = admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [schema]).fetchone()
            make_schema(schema, role=schema if known else None)
            firm = found(NewFirm(slug=slug, name=slug.capitalize(), country="NL", first_language="en"))
            with use_tenant(firm.identity), override_settings(RECORDER="tests.database.unrecorded"):
                _introduce(slug)
            open_doors(firm)
    for alias in connections:
        connections[alias].close()
    admin.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(unfinished), sql.Identifier(name)))


def unrecorded(verb: str, target: object, **_facts: object) -> None:
    """Keep nothing: the record of a firm of the tests begins empty."""


def _introduce(slug: str) -> None:
    """Say who the firm is, as it must before it may invite anybody."""
    values = {"name": slug.capitalize(), "phone": "", "email": f"office@{slug}.example", "website": ""}
    edit_organisation(actor=TESTS, values=values)
    registers = [Registration("KvK", "90000001"), Registration("AFM", "12000001")]
    edit_legal_identity(actor=TESTS, legal_name=slug.capitalize(), address="Markt 1", registrations=registers)
    connections["default"].close()


def _drop(admin: psycopg.Connection, name: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _fingerprint() -> str:
    """Hash everything that the database is built from."""
    digest = sha256()
    folders = [Path(config.path) for config in apps.get_app_configs() if config.name in settings.INSTALLED_APPS]
    sources = {path for folder in folders for path in (folder / "migrations").glob("*.py")}
    sources |= set((settings.ROOT / "shared_apps" / "help").glob("*.py"))
    digest.update(corpus.fingerprint().encode())
    for package in ("schema", "provisioning"):
        sources |= set((settings.ROOT / "tenants" / package).glob("*.py"))
    sources |= {Path(__file__), settings.ROOT / "tenants" / "logins.py"}
    digest.update(content_fingerprint().encode())
    for path in sorted(sources):
        digest.update(f"{path}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
