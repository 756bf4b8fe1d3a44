"""A suspended organisation cannot log in to the database either, whatever a process may still remember."""

from django.db import connections
from psycopg import sql

from tenants.models import TenantState
from tenants.schema.binding import ALIAS

_WRONG = """
    SELECT t.schema_name, t.state <> %s
    FROM tenants_tenant t JOIN pg_roles r ON r.rolname = t.schema_name
    WHERE t.schema_name <> 'platform' AND r.rolcanlogin = (t.state = %s)
"""


def settle_logins() -> int:
    """Take the login of suspended tenants away, give it back to the others, and return how many were changed.

    Sessions that are open already end with their thread's parking; their host answers 404 from the first moment.
    """
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(_WRONG, [TenantState.SUSPENDED, TenantState.SUSPENDED])
        wrong = cursor.fetchall()
        for schema, may_log_in in wrong:
            right = sql.SQL("LOGIN" if may_log_in else "NOLOGIN")
            cursor.execute(sql.SQL("ALTER ROLE {} {}").format(sql.Identifier(schema), right))
    return len(wrong)
