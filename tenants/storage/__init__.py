"""Private files of the current tenant, on disk or in an S3 bucket.

Owns where bytes lie: every key is relative, and the tenant's prefix is computed on each call from the context.
Offers ``tenant_storage()``: save as a stream, open, move, delete, list.
Never decides who may read a file and never gives out an address: rooms check access and serve the bytes.
"""

from functools import cache
from pathlib import Path

from django.conf import settings

from tenants.storage.contract import Saved, Storage
from tenants.storage.errors import ObjectMissing, StorageFull, StorageUnavailable

__all__ = ["ObjectMissing", "Saved", "Storage", "StorageFull", "StorageUnavailable", "tenant_storage"]


def tenant_storage() -> Storage:
    """Return the store of the current tenant; each of its calls raises ``NoTenant`` without one."""
    if settings.S3_BUCKET:
        return _bucket(settings.S3_BUCKET, settings.S3_ENDPOINT, settings.S3_TENANT_ROLE)
    return _disk(settings.FILES_ROOT)


@cache
def _disk(root: Path) -> Storage:
    from tenants.storage.disk import DiskStorage  # noqa: PLC0415 - a process loads only the store it uses

    return DiskStorage(root)


@cache
def _bucket(name: str, endpoint: str, role: str) -> Storage:
    from tenants.storage.bucket import BucketStorage  # noqa: PLC0415 - boto3 takes half a second to import

    return BucketStorage(name, endpoint=endpoint, role=role)
