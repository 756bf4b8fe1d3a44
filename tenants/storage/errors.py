"""What can go wrong with a store. All of them may be met in a request, so rooms turn them into sentences."""


class ObjectMissing(LookupError):
    """The current tenant has nothing under this key."""


class StorageUnavailable(OSError):
    """The store did not answer in time or refused. Nothing was half kept; another attempt may succeed."""


class StorageFull(StorageUnavailable):
    """There is no room left. Nothing was half kept; another attempt succeeds once there is."""


class BadKey(ValueError):
    """A key that is not a plain relative path: a bug, or somebody trying to climb out."""
