"""Two short names: which migrations exist, and what exactly a new tenant's schema would be made from."""

import importlib.util
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from tenants.routers import is_shared

MAKERS = ("roles", "script", "tightening")


def graph_fingerprint(*, shared: bool) -> str:
    """Hash the names of a floor's migrations: equal means that there is nothing to apply. Imports no migration."""
    names = [f"{label}.{path.stem}" for label, path in _migrations(shared=shared)]
    return sha256("\n".join(names).encode()).hexdigest()


def content_fingerprint() -> str:
    """Hash all that the script is made from: migrations, what the seeding steps read, and how it is written."""
    digest = sha256()
    makers = (("tenants.schema", Path(__file__).with_name(f"{name}.py")) for name in MAKERS)
    for name, path in [*_migrations(shared=False), *_seeds(), *makers]:
        digest.update(f"{name}/{path.name}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _seeds() -> Iterator[tuple[str, Path]]:
    """List the modules of the steps, and what their rooms keep in `catalogue` and `ready_made`."""
    for step in settings.PROVISIONING_STEPS:
        module = step.rpartition(".")[0]
        spec = importlib.util.find_spec(module)
        if spec is None or spec.origin is None:
            msg = f"the provisioning step {step} does not exist"
            raise LookupError(msg)
        room = Path(spec.origin).parent
        yield module, Path(spec.origin)
        for name in ("catalogue", "ready_made"):
            for path in sorted([*room.glob(f"{name}.py"), *room.glob(f"{name}/**/*.*")]):
                if path.suffix in {".py", ".json"}:
                    yield module, path


def _migrations(*, shared: bool) -> Iterator[tuple[str, Path]]:
    for config in sorted(apps.get_app_configs(), key=lambda found: found.label):
        if config.name in settings.SHARED_APPS + settings.TENANT_APPS and is_shared(config.label) == shared:
            module, _is_explicit = MigrationLoader.migrations_module(config.label)
            spec = importlib.util.find_spec(module) if module else None
            for folder in spec.submodule_search_locations or () if spec else ():
                for path in sorted(Path(folder).glob("[0-9]*.py")):
                    yield config.label, path
