"""Which tenant a host means, and what each process remembers of a tenant's public rows."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings
from django.db import connections

from tenants.context import TenantIdentity, current_tenant
from tenants.models import TenantState
from tenants.notices import Listener

T = TypeVar("T")

KEPT = 20_000
UNKNOWN_TTL = 5.0

_QUERY = """
    SELECT t.id, t.public_id, t.schema_name, t.slug, t.state, v.failure <> ''
    FROM tenants_domain d
    JOIN tenants_tenant t ON t.id = d.tenant_id
    LEFT JOIN tenants_schemaversion v ON v.schema_name = t.schema_name
    WHERE d.domain = %s
"""

_PRIMARY = "SELECT domain FROM tenants_domain WHERE tenant_id = %s AND is_primary ORDER BY id LIMIT 1"


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands behind a host."""

    identity: TenantIdentity
    state: str
    is_fenced: bool

    @property
    def serves(self) -> bool:
        """Whether requests may enter; a fenced tenant is being repaired."""
        return self.state == TenantState.ACTIVE and not self.is_fenced


class _Memory:
    """A bounded dictionary whose values grow old; safe for threads because each step is one dictionary operation."""

    def __init__(self) -> None:
        self._values: OrderedDict[Any, tuple[str, float, Any]] = OrderedDict()

    def get(self, key: Any, ttl: float) -> tuple[bool, Any]:
        found = self._values.get(key)
        if found is None:
            return False, None
        _schema, read_at, value = found
        kept_for = ttl if value is not None else min(ttl, UNKNOWN_TTL)
        return time.monotonic() - read_at < kept_for, value

    def put(self, key: Any, schema: str, read_at: float, value: Any) -> None:
        self._values[key] = (schema, read_at, value)
        if len(self._values) > KEPT:
            try:
                self._values.popitem(last=False)
            except KeyError:
                return

    def forget(self, schema: str) -> None:
        """Drop what is kept of the schema and every host that was unknown; everything when `schema` is empty."""
        if not schema:
            self._values.clear()
            return
        for key, (owner, _read_at, _value) in list(self._values.items()):
            if owner in {schema, ""}:
                self._values.pop(key, None)


_memory = _Memory()
forget = _memory.forget
_listener = Listener(forget)


def look_up(host: str) -> Entry | None:
    """Return what stands behind a host (exact, lower case), from memory when a change would have been announced."""
    _listener.start()
    fresh, entry = _memory.get(host, _listener.ttl)
    if fresh:
        return entry
    read_at = time.monotonic()
    entry = _read(host)
    _memory.put(host, entry.identity.schema if entry else "", read_at, entry)
    return entry


def remembered(name: str, read: Callable[[], T]) -> T:
    """Return `read()` for the current tenant, kept in this process until one of its public rows changes."""
    _listener.start()
    schema = current_tenant().schema
    fresh, value = _memory.get((name, schema), _listener.ttl)
    if fresh:
        return value
    read_at = time.monotonic()
    value = read()
    _memory.put((name, schema), schema, read_at, value)
    return value


def primary_host() -> str:
    """The host that links to the current tenant name: a proven domain that its people chose, or its subdomain."""
    return remembered("primary host", _read_primary)


def _read_primary() -> str:
    with connections["router"].cursor() as cursor:
        cursor.execute(_PRIMARY, [current_tenant().id])
        row = cursor.fetchone()
    return row[0] if row else f"{current_tenant().slug}.{settings.BASE_HOST}"


def _read(host: str) -> Entry | None:
    with connections["router"].cursor() as cursor:
        cursor.execute(_QUERY, [host])
        row = cursor.fetchone()
    if row is None:
        return None
    tenant_id, public_id, schema, slug, state, is_fenced = row
    identity = TenantIdentity(id=tenant_id, public_id=public_id, schema=schema, slug=slug or "")
    return Entry(identity=identity, state=state, is_fenced=bool(is_fenced))
