"""The cache of the current tenant. A key without a tenant is an error.

Platform-wide values use the alias "platform".
"""

from typing import Any

from django.core.cache import caches

from tenants.context import current_tenant


def tenant_key(key: str, key_prefix: str, version: int) -> str:
    """Prefix every key with the tenant: the KEY_FUNCTION of the aliases "default" and "tenant"."""
    return f"t:{current_tenant().public_id}:{key_prefix}:{version}:{key}"


class _TenantCache:
    """Django's cache API on the alias "default", whose keys carry the tenant."""

    def __getattr__(self, name: str) -> Any:
        return getattr(caches["default"], name)

    def __contains__(self, key: str) -> bool:
        return key in caches["default"]


tenant_cache = _TenantCache()
