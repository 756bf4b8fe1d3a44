"""A suspended organisation cannot log in to the database either, whatever a process may still remember."""

from django.db import connections
from psycopg import sql

from tenants.models import TenantState
from tenants.schema.binding import ALIAS

_WRONG = """
    SELECT t.schema_name, r.rolname, t.state <> %s
    FROM tenants_tenant t JOIN pg_roles r ON r.rolname IN (t.schema_name, t.schema_name || '_ro')
    WHERE t.schema_name <> 'platform' AND r.rolcanlogin = (t.state = %s)
"""


def settle_logins() -> int:
    """Take the login of suspended tenants away, give it back to the others, and return of how many tenants.

    Sessions that are open already end with their thread's parking; their host answers 404 from the first moment.
    """
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(_WRONG, [TenantState.SUSPENDED, TenantState.SUSPENDED])
        wrong = cursor.fetchall()
        for _schema, login, may_log_in in wrong:
            right = sql.SQL("LOGIN" if may_log_in else "NOLOGIN")
            cursor.execute(sql.SQL("ALTER ROLE {} {}").format(sql.Identifier(login), right))
    return len({schema for schema, _login, _may_log_in in wrong})
