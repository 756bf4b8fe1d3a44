"""One PostgreSQL login per tenant, instead of a search path that somebody must remember to set.

Guarantees:
- a statement on the alias "default" runs as the login of the tenant in the context, or not at all;
- no statement is sent to switch: the search path belongs to the login;
- the tenant never changes inside a transaction;
- PostgreSQL's own report of who is logged in, and with which search path, is compared before every statement.

`LOGIN` in the settings says whether an alias follows the tenant (`tenant`) or keeps one login for ever.
"""

from collections.abc import Callable
from typing import Any, cast

from django.db.utils import OperationalError
from django_tenants.postgresql_backend import base
from psycopg import Connection
from psycopg.pq import TransactionStatus

from tenants import logins
from tenants.backend.introspection import DatabaseIntrospection
from tenants.backend.parking import Parking, is_alive
from tenants.backend.schema import DatabaseSchemaEditor
from tenants.context import current_tenant
from tenants.errors import SwitchInsideTransaction, TenantMismatch

FOLLOWS_TENANT = "tenant"
PARKED_PER_THREAD = 3  # besides the one in use: threads × 4 must stay below max_connections


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that is somebody; django_tenants' switching by `SET search_path` is switched off."""

    SchemaEditorClass = DatabaseSchemaEditor

    def __init__(self, settings_dict: dict[str, Any], alias: str = "default") -> None:
        super().__init__(settings_dict, alias)
        self.introspection = DatabaseIntrospection(self)
        self._fixed_login = None if settings_dict["LOGIN"] == FOLLOWS_TENANT else settings_dict["LOGIN"]
        self.login = self._fixed_login
        self.parked = Parking(PARKED_PER_THREAD)

    # What django_tenants would do to switch. The context is the only way here.

    def set_tenant(self, tenant: object, include_public: bool = True) -> None:  # noqa: FBT001, FBT002 - the library's signature
        raise TenantMismatch("use tenants.context.use_tenant(): the connection follows the context")

    def set_schema_to_public(self) -> None:
        """Stay nobody. Called by the library when the connection is made."""

    def _handle_search_path(self, cursor: object = None) -> None:
        """Compare, where the library would SET: every cursor passes here."""
        self._refuse_stranger(cast("Connection", self.connection))

    # Following the context.

    def ensure_connection(self) -> None:
        self._follow_context()
        super().ensure_connection()

    def close_if_health_check_failed(self) -> None:
        # Before the health check, so that it looks at the session that will be used.
        self._follow_context()
        super().close_if_health_check_failed()

    def _follow_context(self) -> None:
        if self._fixed_login is not None:
            return
        login = current_tenant().login
        if login == self._login:
            return
        if self.in_atomic_block:
            msg = f"a transaction of {self.login} is open; commit or roll it back before working for {login}"
            raise SwitchInsideTransaction(msg)
        self._park()
        self.login = login
        self.connection = self.parked.take(login)
        if self.connection is not None:
            self._start_clean()

    def _park(self) -> None:
        connection, self.connection = self.connection, None
        if connection is None or self.login is None:
            return
        idle = connection.pgconn.transaction_status == TransactionStatus.IDLE
        if idle and self.autocommit and not self.errors_occurred:
            self.parked.put(self.login, connection)
        else:
            connection.close()

    def _start_clean(self) -> None:
        """Give a taken-up session the state that a new connection has."""
        self.in_atomic_block = False
        self.savepoint_ids: list[str] = []
        self.atomic_blocks: list[Any] = []
        self.needs_rollback = False
        self.closed_in_transaction = False
        self.errors_occurred = False
        self.health_check_done = True
        self.autocommit = True
        self.run_on_commit: list[tuple[set[str], Callable[[], None], bool]] = []

    # Connecting.

    def get_connection_params(self) -> dict[str, Any]:
        login = self.login
        if login is None:
            self._follow_context()
            login = self._login
        return super().get_connection_params() | {"user": login, "password": logins.password(str(login))}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        connection = super().get_new_connection(conn_params)
        self._refuse_stranger(connection)
        return connection

    @property
    def login(self) -> str | None:
        """The login that the session in use has, or that the next one will have."""
        return self._login

    @login.setter
    def login(self, login: str | None) -> None:
        self._login = login
        self._own_user = (login or "").encode()
        self._own_path = logins.search_path(login).encode() if login else b""

    def _refuse_stranger(self, connection: Connection) -> None:
        """Close the session and raise unless PostgreSQL says it is this login, on its own search path."""
        report = connection.pgconn.parameter_status
        user, path = report(b"session_authorization"), report(b"search_path")
        # The path is reported from PostgreSQL 18 on; the provisioner's goes from schema to schema on purpose.
        if user == self._own_user and (path == self._own_path or path is None or self._fixed_login is not None):
            return
        connection.close()
        msg = f"the database session is {user!r} on {path!r}, the tenant's login is {self._login!r}"
        raise TenantMismatch(msg)

    # Health, without a statement.

    def is_usable(self) -> bool:
        """Whether a statement could succeed: the server holds the session, and its transaction has not failed."""
        if self.connection is None or self.connection.pgconn.transaction_status == TransactionStatus.INERROR:
            return False
        return is_alive(self.connection)

    def close_if_unusable_or_obsolete(self) -> None:
        """Django's own would connect to find out; between requests there is no tenant to connect as."""
        if self.connection is None:
            return
        self.health_check_done = False
        if not self.in_atomic_block and not self.autocommit:
            self.close()
        elif self.errors_occurred:
            if self.is_usable():
                self.errors_occurred = False
                self.health_check_done = True
            else:
                self.close()

    def close(self) -> None:
        """Close the session in use and every parked one of this thread."""
        self.parked.close()
        super().close()

    def _close(self) -> None:
        try:
            super()._close()
        except OperationalError:
            self.connection = None
