"""How tables are made: as Django does, without its second index on every text column."""

from typing import Any

from django.db.backends.postgresql.schema import DatabaseSchemaEditor as PostgresSchemaEditor
from django.db.models import Field, Model


class DatabaseSchemaEditor(PostgresSchemaEditor):
    """Leaves out the `_like` indexes.

    Our databases compare text by code point, where the ordinary index serves prefix searches too; elsewhere a search
    that needs one declares it. A sixth of a tenant's indexes would be these.
    """

    def _create_like_index_sql(self, model: type[Model], field: "Field[Any, Any]") -> None:
        return None
