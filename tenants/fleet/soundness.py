"""What must hold of every schema, asked of PostgreSQL itself: at each installation and in the tests."""

from django.db import connections

from tenants import logins
from tenants.schema.binding import ALIAS
from tenants.schema.roles import RECORDS_A_READ

_LEAVING = """
    SELECT format('foreign key %%s of %%s.%%s leaves its schema', con.conname, owner.nspname, rel.relname)
    FROM pg_constraint con
    JOIN pg_class rel ON rel.oid = con.conrelid
    JOIN pg_namespace owner ON owner.oid = rel.relnamespace
    JOIN pg_class target ON target.oid = con.confrelid
    WHERE con.contype = 'f' AND target.relnamespace <> rel.relnamespace
"""

_PATHS = """
    SELECT format('the login %%s has the search path %%s', t.schema_name, coalesce(path.value, 'of everybody'))
    FROM public.tenants_tenant t
    LEFT JOIN pg_roles r ON r.rolname = t.schema_name
    LEFT JOIN LATERAL (
        SELECT substr(setting, 13) AS value FROM unnest(r.rolconfig) setting WHERE setting LIKE 'search_path=%%'
    ) path ON true
    WHERE t.schema_name <> 'platform' AND path.value IS DISTINCT FROM t.schema_name || %s
"""

_TABLES = """
    WITH tables AS (
        SELECT n.nspname AS schema, c.relname AS name
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN public.tenants_schemaversion v ON v.schema_name = n.nspname
        WHERE c.relkind IN ('r', 'p') AND v.fingerprint = %s AND n.nspname <> 'public'
    ), fleet AS (SELECT count(DISTINCT schema) AS size FROM tables)
    SELECT format('the table %%s is in %%s of %%s schemas', name, count(*), size)
    FROM tables, fleet GROUP BY name, size HAVING count(*) <> size
"""

_OPEN = """
    SELECT format('%%s may enter the schema %%s', grantee.rolname, n.nspname)
    FROM pg_namespace n
    JOIN public.tenants_tenant t ON t.schema_name = n.nspname
    CROSS JOIN LATERAL aclexplode(n.nspacl) acl
    LEFT JOIN pg_roles grantee ON grantee.oid = acl.grantee
    WHERE grantee.rolname IS NULL OR grantee.rolname NOT IN (t.schema_name, t.schema_name || '_ro', 'provisioner')
"""

# The login that only looks: it is there, reads what the tenant's own login reads, and can change nothing.
_LOOKING = """
    WITH fleet AS (
        SELECT t.schema_name AS schema, n.oid AS namespace, r.oid AS viewer
        FROM public.tenants_tenant t
        JOIN pg_namespace n ON n.nspname = t.schema_name
        LEFT JOIN pg_roles r ON r.rolname = t.schema_name || '_ro'
        WHERE t.schema_name <> 'platform'
    )
    SELECT format('the schema %%s has no login that only looks', schema) FROM fleet WHERE viewer IS NULL
    UNION ALL
    SELECT format('%%s_ro may do more than look at the table %%s', schema, c.relname)
    FROM fleet JOIN pg_class c ON c.relnamespace = namespace AND c.relkind IN ('r', 'p', 'v')
    WHERE viewer IS NOT NULL AND has_table_privilege(viewer, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER')
    UNION ALL
    SELECT format('%%s_ro may use the sequence %%s', schema, c.relname)
    FROM fleet JOIN pg_class c ON c.relnamespace = namespace AND c.relkind = 'S'
    WHERE viewer IS NOT NULL AND has_sequence_privilege(viewer, c.oid, 'USAGE, UPDATE')
    UNION ALL
    SELECT format('%%s_ro may call %%s', schema, p.proname)
    FROM fleet JOIN pg_proc p ON p.pronamespace = namespace
    WHERE viewer IS NOT NULL AND p.proname <> %s AND has_function_privilege(viewer, p.oid, 'EXECUTE')
"""


def violations(fingerprint: str) -> list[str]:
    """Return what is wrong, in words: a foreign key that leaves a schema, a login that sees another, a missing table.

    `fingerprint` is the ledger's for schemas that have every migration; others are still being migrated.
    """
    found = []
    for statement, parameters in (
        (_LEAVING, []),
        (_PATHS, [f", {logins.EXTENSIONS_SCHEMA}, pg_temp"]),
        (_TABLES, [fingerprint]),
        (_OPEN, []),
        (_LOOKING, [RECORDS_A_READ]),
    ):
        with connections[ALIAS].cursor() as cursor:
            cursor.execute(statement, parameters)
            found += [row[0] for row in cursor.fetchall()]
    return found
