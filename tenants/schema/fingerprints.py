"""Two short names: which migrations exist, and what exactly a new tenant's schema would be made from."""

import importlib.util
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings

from tenants.routers import is_shared


def graph_fingerprint(*, shared: bool) -> str:
    """Hash the names of a floor's migrations: equal means that there is nothing to apply. Imports no migration."""
    names = [f"{label}.{path.stem}" for label, path in _migrations(shared=shared)]
    return sha256("\n".join(names).encode()).hexdigest()


def content_fingerprint() -> str:
    """Hash all that a tenant's schema is made from: its migrations and the seeding steps, byte by byte."""
    digest = sha256()
    steps = ((step, _source(step.rpartition(".")[0])) for step in settings.PROVISIONING_STEPS)
    for name, path in [*_migrations(shared=False), *steps]:
        digest.update(f"{name}/{path.name}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _migrations(*, shared: bool) -> Iterator[tuple[str, Path]]:
    for config in sorted(apps.get_app_configs(), key=lambda found: found.label):
        if config.name in settings.SHARED_APPS + settings.TENANT_APPS and is_shared(config.label) == shared:
            folder = Path(config.path) / "migrations"
            for path in sorted(folder.glob("[0-9]*.py")):
                yield config.label, path


def _source(module: str) -> Path:
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        msg = f"the provisioning step {module} does not exist"
        raise LookupError(msg)
    return Path(spec.origin)
