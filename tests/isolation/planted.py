"""Faults to plant: each takes one mechanism away for the length of a block and names the probe that must then fail."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connections
from psycopg import sql

from tenants import content_types, context, directory, keys, limits, logins, middleware
from tenants.backend import parking
from tenants.backend.base import DatabaseWrapper
from tenants.storage import contract
from tests.isolation import host_probes, probes
from tests.isolation.probes import Probe
from tests.isolation.world import World


@dataclass(frozen=True)
class Fault:
    """What is taken away, how, and who must notice."""

    name: str
    plant: Callable[[World], AbstractContextManager[object]]
    noticed_by: Probe


FAULTS: list[Fault] = []

Plant = Callable[[World], Iterator[None]]


def noticed_by(probe: Probe) -> Callable[[Plant], Plant]:
    """List a fault under its name, with the probe that must fail."""

    def decorate(plant: Plant) -> Plant:
        FAULTS.append(Fault(plant.__name__, contextmanager(plant), probe))
        return plant

    return decorate


@contextmanager
def granted(world: World, grant: str, revoke: str) -> Iterator[None]:
    """Run one statement as the super-user, and the other afterwards."""
    names = {
        "alpha": sql.Identifier(world.alpha.schema),
        "beta": sql.Identifier(world.beta.schema),
        "database": sql.Identifier(world.database),
    }
    with world.admin() as admin:
        admin.execute(sql.SQL(grant).format(**names))
        try:
            yield
        finally:
            admin.execute(sql.SQL(revoke).format(**names))


# The backend.


@noticed_by(probes.connection_follows_the_context)
def connection_stays_where_it_was(world: World) -> Iterator[None]:
    original = DatabaseWrapper._follow_context

    def follow_once(wrapper: DatabaseWrapper) -> None:
        if wrapper.login is None:
            original(wrapper)

    with patch.object(DatabaseWrapper, "_follow_context", follow_once):
        yield


@noticed_by(probes.tenant_never_changes_inside_a_transaction)
def change_inside_a_transaction_is_ignored(world: World) -> Iterator[None]:
    original = DatabaseWrapper._follow_context

    def ignore(wrapper: DatabaseWrapper) -> None:
        if not wrapper.in_atomic_block:
            original(wrapper)

    with patch.object(DatabaseWrapper, "_follow_context", ignore):
        yield


@noticed_by(probes.stranger_session_is_refused)
def session_is_not_compared(world: World) -> Iterator[None]:
    with patch.object(DatabaseWrapper, "_refuse_stranger", lambda *_: None):
        yield


@noticed_by(probes.killed_session_is_replaced)
def parked_sessions_are_not_looked_at(world: World) -> Iterator[None]:
    with patch.object(parking, "is_alive", lambda _connection: True):
        yield


@noticed_by(probes.stacked_statements_are_refused)
def parameters_are_bound_by_the_client(world: World) -> Iterator[None]:
    with patch.dict(connections["default"].settings_dict["OPTIONS"], {"server_side_binding": False}):
        yield


# The context.


@noticed_by(probes.no_tenant_no_statement)
def context_has_a_default(world: World) -> Iterator[None]:
    token = context._current.set(world.alpha)
    try:
        yield
    finally:
        context._current.reset(token)


@noticed_by(probes.threads_keep_their_own_tenant)
def context_is_shared_by_threads(world: World) -> Iterator[None]:
    class Shared:
        value = None

        def get(self) -> object:
            return self.value

        def set(self, value: object) -> object:
            former, self.value = self.value, value
            return former

        def reset(self, token: object) -> None:
            self.value = token

    with patch.object(context, "_current", Shared()):
        yield


# The login that only looks.


@noticed_by(probes.who_looks_changes_nothing)
def looking_uses_the_tenants_own_login(world: World) -> Iterator[None]:
    with patch.object(context, "viewing_login", lambda schema: schema):
        yield


@noticed_by(probes.schemas_are_sound)
def who_looks_may_write_one_table(world: World) -> Iterator[None]:
    viewer = sql.Identifier(logins.viewing_login(world.alpha.schema)).as_string()
    table = "{alpha}.auth_group"
    with granted(world, f"GRANT UPDATE ON {table} TO {viewer}", f"REVOKE UPDATE ON {table} FROM {viewer}"):
        yield


@noticed_by(probes.schemas_are_sound)
def tenant_has_no_login_that_looks(world: World) -> Iterator[None]:
    viewer = sql.Identifier(logins.viewing_login(world.alpha.schema)).as_string()
    with granted(world, f"ALTER ROLE {viewer} RENAME TO mislaid", f"ALTER ROLE mislaid RENAME TO {viewer}"):
        yield


@noticed_by(probes.who_looks_cannot_become_the_tenant)
def who_looks_is_a_member_of_the_tenant(world: World) -> Iterator[None]:
    viewer = sql.Identifier(logins.viewing_login(world.alpha.schema)).as_string()
    with granted(world, f"GRANT {{alpha}} TO {viewer}", f"REVOKE {{alpha}} FROM {viewer}"):
        yield


@noticed_by(probes.who_looks_is_on_record)
def who_looks_may_not_write_the_record(world: World) -> Iterator[None]:
    viewer = sql.Identifier(logins.viewing_login(world.alpha.schema)).as_string()
    function = "FUNCTION {alpha}.activity_append(text, text, uuid, text, uuid, text, text, jsonb)"
    with granted(world, f"REVOKE EXECUTE ON {function} FROM {viewer}", f"GRANT EXECUTE ON {function} TO {viewer}"):
        yield


# PostgreSQL's rights.


@noticed_by(probes.other_schemas_are_closed)
def neighbours_schema_is_open(world: World) -> Iterator[None]:
    with (
        granted(world, "GRANT USAGE ON SCHEMA {beta} TO {alpha}", "REVOKE USAGE ON SCHEMA {beta} FROM {alpha}"),
        granted(
            world, "GRANT SELECT ON {beta}.auth_group TO {alpha}", "REVOKE SELECT ON {beta}.auth_group FROM {alpha}"
        ),
    ):
        yield


@noticed_by(probes.schemas_are_sound)
def somebody_may_enter_a_schema(world: World) -> Iterator[None]:
    with granted(world, "GRANT USAGE ON SCHEMA {beta} TO {alpha}", "REVOKE USAGE ON SCHEMA {beta} FROM {alpha}"):
        yield


@noticed_by(probes.public_is_closed)
def public_is_open(world: World) -> Iterator[None]:
    with (
        granted(
            world, "GRANT USAGE ON SCHEMA public TO tenant_login", "REVOKE USAGE ON SCHEMA public FROM tenant_login"
        ),
        granted(
            world,
            "GRANT SELECT ON public.tenants_tenant TO {alpha}",
            "REVOKE SELECT ON public.tenants_tenant FROM {alpha}",
        ),
    ):
        yield


@noticed_by(probes.missing_table_is_an_error)
def public_is_on_the_path(world: World) -> Iterator[None]:
    path = "ALTER ROLE {alpha} IN DATABASE {database} SET search_path TO {alpha}, public"
    with (
        granted(world, path, "ALTER ROLE {alpha} IN DATABASE {database} RESET search_path"),
        granted(world, "GRANT USAGE ON SCHEMA public TO {alpha}", "REVOKE USAGE ON SCHEMA public FROM {alpha}"),
        patch.object(DatabaseWrapper, "_refuse_stranger", lambda *_: None),
    ):
        yield


@noticed_by(probes.connection_follows_the_context)
def login_starts_in_another_schema(world: World) -> Iterator[None]:
    path = "ALTER ROLE {beta} IN DATABASE {database} SET search_path TO ext"
    with granted(world, path, "ALTER ROLE {beta} IN DATABASE {database} RESET search_path"):
        yield


@noticed_by(probes.settings_cannot_be_changed_from_within_a_query)
def set_config_is_everybodys(world: World) -> Iterator[None]:
    function = "FUNCTION pg_catalog.set_config(text, text, boolean)"
    member = granted(world, "GRANT {beta} TO {alpha}", "REVOKE {beta} FROM {alpha}")
    with member, granted(world, f"GRANT EXECUTE ON {function} TO PUBLIC", f"REVOKE EXECUTE ON {function} FROM PUBLIC"):
        yield


@noticed_by(probes.role_cannot_be_changed)
def tenants_are_members_of_each_other(world: World) -> Iterator[None]:
    with granted(world, "GRANT {beta} TO {alpha}", "REVOKE {beta} FROM {alpha}"):
        yield


@noticed_by(probes.temporary_tables_are_refused)
def temporary_tables_are_allowed(world: World) -> Iterator[None]:
    with granted(
        world, "GRANT TEMP ON DATABASE {database} TO PUBLIC", "REVOKE TEMP ON DATABASE {database} FROM PUBLIC"
    ):
        yield


@noticed_by(probes.nothing_can_be_made)
def tenant_may_make_tables(world: World) -> Iterator[None]:
    with granted(world, "GRANT CREATE ON SCHEMA {alpha} TO {alpha}", "REVOKE CREATE ON SCHEMA {alpha} FROM {alpha}"):
        try:
            yield
        finally:
            with world.admin() as admin:
                admin.execute(sql.SQL("DROP TABLE IF EXISTS {}.trap").format(sql.Identifier(world.alpha.schema)))


@noticed_by(probes.the_server_stays_closed)
def tenant_reads_the_servers_files(world: World) -> Iterator[None]:
    with granted(
        world,
        "GRANT pg_execute_server_program TO {alpha} WITH INHERIT TRUE",
        "REVOKE pg_execute_server_program FROM {alpha}",
    ):
        yield


@noticed_by(probes.migrations_are_not_the_tenants)
def tenant_writes_its_migrations(world: World) -> Iterator[None]:
    table = "{alpha}.django_migrations"
    with granted(world, f"GRANT DELETE ON {table} TO {{alpha}}", f"REVOKE DELETE ON {table} FROM {{alpha}}"):
        yield


@noticed_by(probes.router_sees_no_tenant_and_writes_nothing)
def router_reads_sign_ups(world: World) -> Iterator[None]:
    table = "public.organisations_signup"
    with granted(world, f"GRANT SELECT ON {table} TO router", f"REVOKE SELECT ON {table} FROM router"):
        yield


@noticed_by(probes.operator_sees_no_customer)
def operator_enters_a_customers_schema(world: World) -> Iterator[None]:
    usage = granted(world, "GRANT USAGE ON SCHEMA {alpha} TO operator", "REVOKE USAGE ON SCHEMA {alpha} FROM operator")
    table = "{alpha}.auth_group"
    with usage, granted(world, f"GRANT SELECT ON {table} TO operator", f"REVOKE SELECT ON {table} FROM operator"):
        yield


@noticed_by(probes.gate_asks_the_database_who_is_calling)
def gate_is_open_to_everybody(world: World) -> Iterator[None]:
    functions = "ALL FUNCTIONS IN SCHEMA gate"
    with granted(world, f"GRANT EXECUTE ON {functions} TO {{alpha}}", f"REVOKE EXECUTE ON {functions} FROM {{alpha}}"):
        yield


@noticed_by(probes.schemas_are_sound)
def foreign_key_leaves_a_schema(world: World) -> Iterator[None]:
    with granted(
        world,
        "ALTER TABLE {alpha}.auth_group ADD CONSTRAINT planted FOREIGN KEY (id) REFERENCES {beta}.auth_group NOT VALID",
        "ALTER TABLE {alpha}.auth_group DROP CONSTRAINT planted",
    ):
        yield


@noticed_by(probes.schemas_are_sound)
def schema_lacks_a_table(world: World) -> Iterator[None]:
    lost = "ALTER TABLE {alpha}.auth_group RENAME TO lost"
    with granted(world, lost, "ALTER TABLE {alpha}.lost RENAME TO auth_group"):
        yield


# What is derived from the tenant.


@noticed_by(probes.cache_belongs_to_the_tenant)
def cache_keys_carry_no_tenant(world: World) -> Iterator[None]:
    with patch.object(caches["default"], "key_func", lambda key, _prefix, version: f"{version}:{key}"):
        yield


@noticed_by(probes.content_types_do_not_mix)
def content_types_share_a_cache(world: World) -> Iterator[None]:
    with patch.object(content_types.CachePerTenant, "_key", lambda _self, alias: (None, alias)):
        ContentType.objects.clear_cache()
        yield
    ContentType.objects.clear_cache()


@noticed_by(probes.signatures_hold_at_one_tenant)
def keys_carry_no_tenant(world: World) -> Iterator[None]:
    with patch.object(keys, "current_tenant", lambda: world.platform):
        yield


@noticed_by(probes.limits_count_per_tenant)
def limits_carry_no_tenant(world: World) -> Iterator[None]:
    with patch.object(limits, "current_tenant", lambda: world.platform):
        yield


@noticed_by(probes.files_lie_under_the_tenants_own_prefix)
def files_carry_no_tenant(world: World) -> Iterator[None]:
    with patch.object(contract, "current_tenant", lambda: world.platform):
        yield


@noticed_by(probes.passwords_differ_per_tenant)
def passwords_carry_no_tenant(world: World) -> Iterator[None]:
    right = logins.password(world.beta.schema)
    with patch.object(logins, "password", lambda _role: right):
        yield


# The host.


@noticed_by(host_probes.host_is_the_tenant)
def host_is_compared_as_it_was_typed(world: World) -> Iterator[None]:
    with patch.object(middleware, "host_of", lambda request: request.META["HTTP_HOST"]):
        yield


@noticed_by(host_probes.forwarded_headers_choose_nothing)
def forwarded_host_is_believed(world: World) -> Iterator[None]:
    with patch.object(
        middleware, "host_of", lambda request: request.META.get("HTTP_X_FORWARDED_HOST") or request.META["HTTP_HOST"]
    ):
        yield


@noticed_by(host_probes.suspended_and_fenced_tenants_are_not_served)
def state_is_not_looked_at(world: World) -> Iterator[None]:
    with patch.object(directory.Entry, "serves", new=True):
        yield


@noticed_by(host_probes.streamed_answers_stay_with_their_tenant)
def streams_are_read_without_a_tenant(world: World) -> Iterator[None]:
    with patch.object(middleware, "_each_on_behalf_of", lambda _identity, chunks: chunks):
        yield
