"""The one place that knows on whose behalf this code runs. There is no default: unset means an error."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from uuid import UUID

from tenants.errors import NoTenant
from tenants.logins import viewing_login

__all__ = ["NoTenant", "TenantIdentity", "current_tenant", "current_tenant_or_none", "use_no_tenant", "use_tenant"]

PLATFORM_SCHEMA = "platform"


@dataclass(frozen=True, slots=True)
class TenantIdentity:
    """Who a tenant is: `schema` names its PostgreSQL schema, `public_id` binds its keys, files and secrets."""

    id: int
    public_id: UUID
    schema: str
    slug: str
    only_looks: bool = False

    @property
    def login(self) -> str:
        """The PostgreSQL role that may enter the schema: one that may write, or one that may only look."""
        if self.schema == PLATFORM_SCHEMA:
            return "operator"
        return viewing_login(self.schema) if self.only_looks else self.schema

    def looking(self) -> "TenantIdentity":
        """The same tenant over the login that can change nothing, whatever the code above it tries."""
        return replace(self, only_looks=True)


_current: ContextVar[TenantIdentity | None] = ContextVar("tenant", default=None)


def current_tenant() -> TenantIdentity:
    """Return the tenant of this request, task or command; raises ``NoTenant`` without one."""
    identity = _current.get()
    if identity is None:
        msg = "no tenant is set: use_tenant() is missing around this code"
        raise NoTenant(msg)
    return identity


def current_tenant_or_none() -> TenantIdentity | None:
    """Return the tenant, or None on a host that belongs to nobody. For log lines and the like, never for data."""
    return _current.get()


@contextmanager
def use_tenant(identity: TenantIdentity) -> Iterator[TenantIdentity]:
    """Run the block on behalf of `identity`; afterwards the former tenant, or none, is back, whatever happened.

    The connection "default" follows at its next statement, and refuses inside another tenant's transaction.
    """
    token = _current.set(identity)
    try:
        yield identity
    finally:
        _current.reset(token)


@contextmanager
def use_no_tenant() -> Iterator[None]:
    """Run the block on behalf of nobody: hosts of the platform itself."""
    token = _current.set(None)
    try:
        yield
    finally:
        _current.reset(token)
