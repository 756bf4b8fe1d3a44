"""The public tables that decide who is who: tenants, their hosts, and the ledger of their schemas."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tenants.models import DomainMixin, TenantMixin

from tenants.context import TenantIdentity
from tenants.errors import TenantMismatch


class TenantState(models.TextChoices):
    """Left only forwards, except between active and suspended."""

    READY = "ready", _("ready for a new organisation")
    PREPARING = "preparing", _("being prepared")
    ACTIVE = "active", _("active")
    SUSPENDED = "suspended", _("suspended")


class Tenant(TenantMixin):
    """A schema with a login of the same name, and since it was claimed also an organisation.

    Rows are written by the provisioner. `slug` is empty until the schema is claimed from the pool.
    """

    auto_create_schema = False

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    slug = models.CharField(_("web address"), max_length=63, unique=True, null=True)  # noqa: DJ001 - unique and unknown until claimed
    state = models.CharField(max_length=16, choices=TenantState, default=TenantState.READY)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    claimed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(name="tenant_in_pool", fields=["id"], condition=models.Q(state=TenantState.READY))]

    def __str__(self) -> str:
        return self.slug or self.schema_name

    @property
    def identity(self) -> TenantIdentity:
        """Return who this tenant is, for `use_tenant`."""
        return TenantIdentity(id=self.id, public_id=self.public_id, schema=self.schema_name, slug=self.slug or "")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row alone: the library's own would make or look for a schema."""
        models.Model.save(self, *args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the row alone; a schema is dropped by the provisioner."""
        return models.Model.delete(self, *args, **kwargs)

    def activate(self) -> None:
        """Refuse: the library keeps the former tenant in a list that all threads share."""
        raise TenantMismatch("use tenants.context.use_tenant(tenant.identity)")

    __enter__ = activate


class Domain(DomainMixin):
    """A host name, lower case and without a trailing dot, that belongs to one tenant. `www.` is a row of its own."""

    id = models.BigAutoField(primary_key=True)

    def __str__(self) -> str:
        return self.domain

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row alone: the library's own demotes other primary domains in a second statement."""
        models.Model.save(self, *args, **kwargs)


class SchemaVersion(models.Model):
    """The ledger of which migrations each schema has: a migration of the fleet with nothing to do is one query."""

    schema_name = models.CharField(max_length=63, primary_key=True)
    fingerprint = models.CharField(max_length=64)
    migrated_at = models.DateTimeField(default=timezone.now)
    failure = models.TextField(blank=True, default="")  # a schema that failed to migrate is fenced until it succeeds

    def __str__(self) -> str:
        return f"{self.schema_name} {self.fingerprint[:12]}"
