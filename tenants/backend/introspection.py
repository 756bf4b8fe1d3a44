"""Which tables there are, asked so that a thousand neighbours do not matter."""

from django.db.backends.postgresql.introspection import DatabaseIntrospection as PostgresIntrospection
from django.db.backends.postgresql.introspection import TableInfo
from django.db.backends.utils import CursorWrapper


class DatabaseIntrospection(PostgresIntrospection):
    """Lists the tables of the schemas on the search path.

    Django asks of each table of the database whether it can be seen, and their number grows with that of the tenants.
    A table depends on its schema, and that list has an index.
    """

    def get_table_list(self, cursor: CursorWrapper) -> list[TableInfo]:  # type: ignore[override]
        """Return the tables and views of the schemas on the search path."""
        cursor.execute(
            "SELECT c.relname,"
            " CASE WHEN c.relispartition THEN 'p' WHEN c.relkind IN ('m', 'v') THEN 'v' ELSE 't' END,"
            " obj_description(c.oid, 'pg_class')"
            " FROM unnest(current_schemas(false)) AS place"
            " JOIN pg_catalog.pg_namespace n ON n.nspname = place"
            " JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_namespace'::regclass AND d.refobjid = n.oid"
            " AND d.classid = 'pg_class'::regclass"
            " JOIN pg_catalog.pg_class c ON c.oid = d.objid AND c.relkind IN ('f', 'm', 'p', 'r', 'v')"
        )
        return [TableInfo(*row) for row in cursor.fetchall() if row[0] not in self.ignored_tables]
