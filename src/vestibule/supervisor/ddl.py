"""`make ddl`: the script that makes an organisation's schema, written from the migrations on a database of its own."""

import dataclasses
import os
import shutil
import subprocess
import sys

from vestibule.supervisor.places import ROOT, Places
from vestibule.supervisor.plan import Plan
from vestibule.supervisor.postgres import THROWAWAY, Cluster
from vestibule.supervisor.settings import Settings


def migrations() -> int:
    """Write a migration for each table whose columns the models, or the languages, no longer fit."""
    return _manage("makemigrations", {**os.environ, "VESTIBULE_PROCESS": "manage"}, "--name", "language_columns")


def write() -> int:
    """Install into a throw-away PostgreSQL, write the script, and leave nothing else behind."""
    places = Places(Places.from_environment().var / "ddl")
    settings = dataclasses.replace(Settings.from_environment(), places=places, database_url=None)
    cluster = Cluster(places.var, THROWAWAY)
    plan = dataclasses.replace(Plan.of(settings), cluster=cluster)
    with cluster:
        environment = plan.environment("manage") | {"BROKER_URL": "", "CACHE_URL": ""}
        code = _manage("install", environment) or _manage("write_tenant_script", environment)
    cluster.discard()
    shutil.rmtree(places.var)
    return code


def _manage(command: str, environment: dict[str, str], *options: str) -> int:
    arguments = [sys.executable, str(ROOT / "manage.py"), command, *options]
    return subprocess.run(arguments, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode
