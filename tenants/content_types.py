"""Content types are numbered per schema, so their cache must be too (django-tenants issue 290)."""

from collections.abc import MutableMapping
from typing import Any

from tenants.context import current_tenant_or_none


class CachePerTenant:
    """Stands in for the dictionary of ``ContentTypeManager``: one dictionary per tenant and alias."""

    def __init__(self) -> None:
        self._caches: dict[tuple[str | None, str], MutableMapping[Any, Any]] = {}

    def _key(self, alias: str) -> tuple[str | None, str]:
        identity = current_tenant_or_none()
        return (identity.schema if identity else None, alias)

    def __getitem__(self, alias: str) -> MutableMapping[Any, Any]:
        return self._caches[self._key(alias)]

    def setdefault(self, alias: str, default: MutableMapping[Any, Any]) -> MutableMapping[Any, Any]:
        """Return the dictionary of the current tenant, made from `default` when there is none."""
        return self._caches.setdefault(self._key(alias), default)

    def clear(self) -> None:
        """Forget everything, of every tenant."""
        self._caches.clear()


def keep_apart() -> None:
    """Give the manager of content types a cache that never mixes tenants."""
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415 - models exist only once apps are ready

    ContentType.objects._cache = CachePerTenant()  # type: ignore[attr-defined] # noqa: SLF001 - Django offers no other way
