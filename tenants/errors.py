"""What can go wrong with tenancy. None of these is something a person can put right in a form."""


class NoTenant(LookupError):
    """Something asked for the tenant where none is set. There is no default on purpose."""


class TenantMismatch(RuntimeError):
    """A database session is not the one that the context asks for. The session is closed before this is raised."""


class SwitchInsideTransaction(RuntimeError):
    """The context changed while a transaction of another tenant was open."""
