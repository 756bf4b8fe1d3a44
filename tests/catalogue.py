"""Everything that PostgreSQL knows of a schema, with its name left out, so that two schemas can be compared."""

import re
from hashlib import sha256

from psycopg import Connection

_QUERIES = {
    "columns": """
        SELECT c.relname, c.relkind, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
               a.attgenerated, pg_get_expr(d.adbin, d.adrelid), co.collname
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        LEFT JOIN pg_collation co ON co.oid = a.attcollation
        WHERE c.relnamespace = %(schema)s::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
    """,
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), condeferrable, condeferred, convalidated
        FROM pg_constraint WHERE connamespace = %(schema)s::regnamespace
    """,
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = %(schema)s",
    "functions": """
        SELECT proname, pg_get_functiondef(oid), array(SELECT grantee::regrole::text FROM aclexplode(proacl) ORDER BY 1)
        FROM pg_proc
        WHERE pronamespace = %(schema)s::regnamespace
    """,
    "triggers": """
        SELECT c.relname, t.tgname, pg_get_triggerdef(t.oid), t.tgenabled
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE c.relnamespace = %(schema)s::regnamespace AND NOT t.tgisinternal
    """,
    "rights": """
        SELECT c.relname, pg_get_userbyid(c.relowner), right_of.grantee::regrole::text, right_of.privilege_type
        FROM pg_class c CROSS JOIN LATERAL aclexplode(
            coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner))
        ) right_of
        WHERE c.relnamespace = %(schema)s::regnamespace AND c.relkind IN ('r', 'S', 'v', 'p')
    """,
    "future rights": """
        SELECT pg_get_userbyid(defaclrole), defaclobjtype::text, defaclacl::text FROM pg_default_acl
        WHERE defaclnamespace = %(schema)s::regnamespace
    """,
    "sequences": """
        SELECT sequencename, data_type::text, start_value, min_value, max_value, increment_by, cycle, last_value
        FROM pg_sequences WHERE schemaname = %(schema)s
    """,
}


# PostgreSQL moves this cast inside the array when it reads back what it wrote; both say the same.
_CAST_ARRAY = re.compile(r"\(ARRAY\[((?:[^\[\]])*)\]\)::text\[\]")


def _canonical(line: str, schema: str) -> str:
    def cast_each(found: re.Match[str]) -> str:
        return f"ARRAY[{', '.join(f'({item})::text' for item in found[1].split(', '))}]"

    return _CAST_ARRAY.sub(cast_each, line.replace(schema, "SCHEMA"))


def described(connection: Connection, schema: str) -> dict[str, list[str]]:
    """Return one sorted list of lines per kind of thing."""
    facts = {}
    for kind, query in _QUERIES.items():
        rows = connection.execute(query, {"schema": schema}).fetchall()
        facts[kind] = sorted(_canonical(repr(row), schema) for row in rows)
    facts["rows"] = sorted(
        f"{table}: {connection.execute(f'SELECT count(*) FROM {schema}.{table}').fetchone()[0]}"
        for (table,) in connection.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind = 'r'", [schema]
        ).fetchall()
    )
    return facts


def fingerprint(connection: Connection, schema: str) -> str:
    """Return one hash of all that."""
    return sha256(repr(described(connection, schema)).encode()).hexdigest()
