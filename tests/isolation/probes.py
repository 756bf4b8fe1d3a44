"""What must hold, each as a function that fails when it does not. `test_planted_faults` proves that each can fail."""

import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.signing import BadSignature
from django.db import DatabaseError, ProgrammingError, connection, connections, transaction

from tenants import gate, keys, limits, logins
from tenants.cache import tenant_cache
from tenants.context import NoTenant, use_tenant
from tenants.errors import SwitchInsideTransaction, TenantMismatch
from tenants.fleet.soundness import violations
from tenants.schema.fingerprints import graph_fingerprint
from tenants.storage import tenant_storage
from tests.isolation.world import World, run_as, run_with

Probe = Callable[[World], None]
PROBES: dict[str, Probe] = {}

DENIED = "permission denied"


def probe(function: Probe) -> Probe:
    """List a probe under its name."""
    PROBES[function.__name__] = function
    return function


@contextmanager
def refused(match: str = DENIED) -> Iterator[None]:
    """Expect PostgreSQL to refuse, with this reason."""
    with pytest.raises(DatabaseError, match=match):
        yield
    connection.close()


# The context and the database session.


@probe
def connection_follows_the_context(world: World) -> None:
    for firm in (world.alpha, world.beta, world.alpha, world.alpha, world.beta):
        with use_tenant(firm):
            assert world.sees_only_itself(firm)
            assert run_as(firm, "SELECT current_user, current_schema()") == [(firm.schema, firm.schema)]


@probe
def nested_contexts_come_back(world: World) -> None:
    with use_tenant(world.alpha):
        with use_tenant(world.beta):
            assert world.sees_only_itself(world.beta)
        assert world.sees_only_itself(world.alpha)
        path = run_as(world.alpha, "SHOW search_path")[0][0]
    assert "public" not in str(path)


@probe
def no_tenant_no_statement(_world: World) -> None:
    with pytest.raises(NoTenant), connection.cursor():
        pass


@probe
def tenant_never_changes_inside_a_transaction(world: World) -> None:
    with use_tenant(world.alpha), transaction.atomic():
        assert world.sees_only_itself(world.alpha)
        with pytest.raises(SwitchInsideTransaction), use_tenant(world.beta), connection.cursor() as cursor:
            cursor.execute("SELECT 1")


@probe
def stranger_session_is_refused(world: World) -> None:
    """Somebody puts another login's session, or another path, under the connection."""
    with use_tenant(world.alpha):
        with connection.cursor() as cursor:
            cursor.execute("SET search_path TO ext")
        with pytest.raises(TenantMismatch), connection.cursor() as cursor:
            cursor.execute("SELECT 1")


@probe
def killed_session_is_replaced(world: World) -> None:
    with use_tenant(world.alpha):
        victim = run_as(world.alpha, "SELECT pg_backend_pid()")[0][0]
    run_as(world.beta, "SELECT 1")
    with world.admin() as admin:
        admin.execute("SELECT pg_terminate_backend(%s, 5000)", [victim])
    assert run_as(world.alpha, "SELECT current_user") == [(world.alpha.schema,)]


@probe
def threads_keep_their_own_tenant(world: World) -> None:
    wrong: list[str] = []
    pairs = ((world.alpha, world.beta), (world.beta, world.alpha), (world.alpha, world.beta))
    meeting = threading.Barrier(len(pairs), timeout=30)

    def work(own, other) -> None:
        try:
            for _ in range(10):
                with use_tenant(own):
                    meeting.wait()  # now all have said whose work they do
                    if not world.sees_only_itself(own):
                        wrong.append(own.slug)
                    with use_tenant(other):
                        meeting.wait()
                        if not world.sees_only_itself(other):
                            wrong.append(other.slug)
        except BaseException:
            meeting.abort()  # nobody waits for this one
            raise
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(len(pairs)) as pool:
        ended = [pool.submit(work, *pair) for pair in pairs]
    assert (wrong, [each.exception() for each in ended]) == ([], [None] * len(pairs))


# The login that only looks.

WRITES = (
    "INSERT INTO auth_group (name) VALUES ('written')",
    "UPDATE auth_group SET name = 'written'",
    "DELETE FROM auth_group",
    "TRUNCATE auth_group CASCADE",
    "SELECT * FROM auth_group FOR UPDATE",
    "INSERT INTO activity_entry (verb) VALUES ('written')",
    "SELECT nextval('auth_group_id_seq')",
    "CREATE TABLE trap (id int)",
    "CREATE TEMP TABLE trap (id int)",
)


@probe
def who_looks_changes_nothing(world: World) -> None:
    looking = world.alpha.looking()
    assert run_as(looking, "SELECT current_user, session_user, current_schema()") == [
        (logins.viewing_login(world.alpha.schema),) * 2 + (world.alpha.schema,)
    ]
    with use_tenant(looking):
        assert world.sees_only_itself(world.alpha)
    for statement in WRITES:
        with refused():
            run_as(looking, statement)
    with use_tenant(world.alpha):
        assert world.sees_only_itself(world.alpha)


@probe
def who_looks_cannot_become_the_tenant(world: World) -> None:
    looking = world.alpha.looking()
    for statement in (
        f"SET ROLE {world.alpha.schema}",
        f"SET SESSION AUTHORIZATION {world.alpha.schema}",
        f"SELECT * FROM {world.beta.schema}.auth_group",
        "SELECT gate.publish_branding('')",
    ):
        with refused():
            run_as(looking, statement)


@probe
def who_looks_is_on_record(world: World) -> None:
    count = "SELECT count(*) FROM activity_entry"
    before = run_as(world.alpha, count)[0][0]
    run_as(
        world.alpha.looking(),
        "SELECT activity_append('probe.looked', '', NULL, 'viewer', NULL, 'Ben', '', '{}'::jsonb)",
    )
    assert run_as(world.alpha, count)[0][0] == before + 1


# What a tenant's login is refused.


@probe
def other_schemas_are_closed(world: World) -> None:
    with refused():
        run_as(world.alpha, f"SELECT * FROM {world.beta.schema}.auth_group")
    with refused():
        run_as(world.alpha, f"INSERT INTO {world.beta.schema}.auth_group (name) VALUES ('x')")
    with refused():
        run_as(world.alpha, "SELECT * FROM platform.auth_group")


@probe
def public_is_closed(world: World) -> None:
    with refused():
        run_as(world.alpha, "SELECT * FROM public.tenants_tenant")
    with refused("does not exist"):
        run_as(world.alpha, "SELECT * FROM tenants_tenant")


@probe
def role_cannot_be_changed(world: World) -> None:
    for statement in (
        f"SET ROLE {world.beta.schema}",
        f"SET SESSION AUTHORIZATION {world.beta.schema}",
        "SET ROLE provisioner",
        "SET ROLE tenant_login",
    ):
        with refused():
            run_as(world.alpha, statement)


@probe
def settings_cannot_be_changed_from_within_a_query(world: World) -> None:
    with refused():
        run_as(world.alpha, f"SELECT set_config('role', '{world.beta.schema}', false)")


@probe
def queries_in_text_gain_nothing(world: World) -> None:
    with refused():
        run_as(world.alpha, f"SELECT query_to_xml('SELECT * FROM {world.beta.schema}.auth_group', true, false, '')")
    with refused():
        run_as(world.alpha, f"SELECT * FROM ts_stat('SELECT to_tsvector(name) FROM {world.beta.schema}.auth_group')")


@probe
def stacked_statements_are_refused(world: World) -> None:
    with refused("multiple commands"):
        run_as(world.alpha, "SELECT %s; SELECT 2", [1])


@probe
def nothing_can_be_made(world: World) -> None:
    for statement in (
        "CREATE TABLE trap (id int)",
        "CREATE TABLE public.trap (id int)",
        "CREATE FUNCTION trap() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE SCHEMA trap",
        "CREATE ROLE trap",
        "SELECT lo_create(0)",
    ):
        with refused():
            run_as(world.alpha, statement)


@probe
def temporary_tables_are_refused(world: World) -> None:
    with refused():
        run_as(world.alpha, "CREATE TEMP TABLE auth_group (id int)")


@probe
def the_server_stays_closed(world: World) -> None:
    for statement in (
        "COPY auth_group TO PROGRAM 'cat'",
        "SELECT pg_read_file('/etc/hostname')",
        "SELECT rolpassword FROM pg_authid",
        "DROP TABLE auth_group",
    ):
        with refused("permission denied|must be owner"):
            run_as(world.alpha, statement)


@probe
def migrations_are_not_the_tenants(world: World) -> None:
    with refused():
        run_as(world.alpha, "DELETE FROM django_migrations")


@probe
def missing_table_is_an_error(world: World) -> None:
    """A table that a tenant lacks must not be found anywhere else: public has one of the same name here."""
    with world.admin() as admin:
        admin.execute("CREATE TABLE IF NOT EXISTS public.lost (secret text)")
        admin.execute("GRANT SELECT ON public.lost TO PUBLIC")
    with refused("does not exist"):
        run_as(world.alpha, "SELECT secret FROM lost")


# The other logins.


@probe
def router_sees_no_tenant_and_writes_nothing(world: World) -> None:
    for statement in (
        f"SELECT * FROM {world.alpha.schema}.auth_group",
        "SELECT * FROM platform.auth_group",
        "SELECT email FROM organisations_signup",
        "UPDATE tenants_tenant SET state = 'active'",
        "INSERT INTO tenants_domain (domain, is_primary, tenant_id) VALUES ('x', true, 1)",
    ):
        with pytest.raises(ProgrammingError, match=DENIED):
            run_with("router", statement)


@probe
def operator_sees_no_customer(world: World) -> None:
    assert run_as(world.platform, "SELECT current_user, current_schema()") == [("operator", "platform")]
    with refused():
        run_as(world.platform, f"SELECT * FROM {world.alpha.schema}.auth_group")


@probe
def gate_asks_the_database_who_is_calling(world: World) -> None:
    with use_tenant(world.alpha):
        assert gate.call("update_own_organisation", _identity_of("Alpha renamed")) is True
        assert gate.call("offer_languages", json.dumps({"languages": ["fr", "en"], "first_language": "fr"})) is True
    offered = dict(
        run_with(
            "router",
            "SELECT t.slug, o.languages::text FROM organisations_organisation o "
            "JOIN tenants_tenant t ON t.id = o.tenant_id",
        )
    )
    assert offered["alpha"] == "{fr,en}"
    assert offered["beta"] != "{fr,en}"
    names = dict(
        run_with(
            "router",
            "SELECT t.slug, o.name FROM organisations_organisation o JOIN tenants_tenant t ON t.id = o.tenant_id",
        )
    )
    assert names["alpha"] == "Alpha renamed"
    assert names["beta"] != "Alpha renamed"
    with refused():
        run_as(world.alpha, "SELECT gate.request_sign_up('a','b','c','d','e','f','g', ARRAY['x'])")


# What the product derives from the tenant.


@probe
def cache_belongs_to_the_tenant(world: World) -> None:
    for firm in (world.alpha, world.beta):
        with use_tenant(firm):
            tenant_cache.set("who", firm.slug)
            caches["default"].set("who-else", firm.slug)
    for firm in (world.alpha, world.beta):
        with use_tenant(firm):
            assert (tenant_cache.get("who"), caches["default"].get("who-else")) == (firm.slug, firm.slug)
    with pytest.raises(NoTenant):
        tenant_cache.get("who")


@probe
def content_types_do_not_mix(world: World) -> None:
    for offset, firm in ((100, world.alpha), (200, world.beta)):
        run_as(firm, "DELETE FROM django_content_type")
        run_as(
            firm,
            "INSERT INTO django_content_type (id, app_label, model) VALUES (%s, 'tenants', 'probe')",
            [offset],
        )
    ContentType.objects.clear_cache()
    for _ in range(2):
        for expected, firm in ((100, world.alpha), (200, world.beta)):
            with use_tenant(firm):
                assert ContentType.objects.get_by_natural_key("tenants", "probe").pk == expected


@probe
def signatures_hold_at_one_tenant(world: World) -> None:
    with use_tenant(world.alpha):
        signed = keys.signer("reset").sign("1")
        key = keys.derive_key("reset")
        assert keys.signer("reset").unsign(signed) == "1"
    with use_tenant(world.beta):
        assert keys.derive_key("reset") != key
        with pytest.raises(BadSignature):
            keys.signer("reset").unsign(signed)
    with pytest.raises(NoTenant):
        keys.derive_key("reset")


@probe
def limits_count_per_tenant(world: World) -> None:
    limits.forget_everything()
    with use_tenant(world.alpha):
        limits.hit("probe", "somebody", 1, 3600)
        with pytest.raises(limits.LimitReached):
            limits.hit("probe", "somebody", 1, 3600)
    with use_tenant(world.beta):
        limits.hit("probe", "somebody", 1, 3600)


@probe
def files_lie_under_the_tenants_own_prefix(world: World) -> None:
    for firm in (world.alpha, world.beta):
        with use_tenant(firm):
            tenant_storage().save_stream("files/probe", [firm.slug.encode()])
    for firm in (world.alpha, world.beta):
        with use_tenant(firm), tenant_storage().open("files/probe") as file:
            assert file.read() == firm.slug.encode()
    with pytest.raises(NoTenant):
        tenant_storage().open("files/probe")


# The database as a whole.


@probe
def schemas_are_sound(_world: World) -> None:
    assert violations(graph_fingerprint(shared=False)) == []


@probe
def passwords_differ_per_tenant(world: World) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(
            host=connections["default"].settings_dict["HOST"],
            dbname=world.database,
            user=world.beta.schema,
            password=logins.password(world.alpha.schema),
        ).close()


def _identity_of(name: str) -> str:
    return json.dumps({"name": name} | dict.fromkeys(("phone", "email", "website"), ""))
