"""The only way from a tenant into public tables: functions in the schema `gate`.

They ask PostgreSQL who is calling.
"""

import re
from typing import Any

from django.db import connections

from tenants.context import current_tenant_or_none

_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")


def call(function: str, *args: Any, using: str | None = None) -> Any:
    """Call `gate.<function>` and return its value.

    Runs as the tenant's own login where there is a tenant, in its transaction; on a host of the platform as `router`.
    """
    if not _NAME.fullmatch(function):
        msg = f"{function!r} is not the name of a function"
        raise ValueError(msg)
    alias = using or ("default" if current_tenant_or_none() else "router")
    marks = ", ".join(["%s"] * len(args))
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT gate.{function}({marks})", args)
        row = cursor.fetchone()
    return row[0] if row else None
