"""Which connection a model uses, decided by the floor its app stands on."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model

from tenants.schema.binding import bound_schema


def is_shared(app_label: str) -> bool:
    """Whether the app's tables live in the public schema."""
    return apps.get_app_config(app_label).name in settings.SHARED_APPS


class FloorRouter:
    """Tenant rooms use the tenant's own login; shared rooms the login that this process has for public tables.

    While a schema is migrated, everything uses the provisioner's connection, which is bound to that schema.
    """

    def db_for_read(self, model: type[Model], **_hints: Any) -> str | None:
        if bound_schema() is not None:
            return "provisioner"
        return settings.PUBLIC_ALIAS if is_shared(model._meta.app_label) else "default"

    db_for_write = db_for_read

    def allow_relation(self, first: Model, second: Model, **_hints: Any) -> bool:
        """Allow relations within a floor only: no foreign key leaves a tenant's schema."""
        return is_shared(first._meta.app_label) == is_shared(second._meta.app_label)

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool:
        """Allow tables only over the provisioner's connection, and only those of the bound schema's floor."""
        schema = bound_schema()
        if db != "provisioner" or schema is None:
            return False
        return is_shared(app_label) == (schema == "public")
