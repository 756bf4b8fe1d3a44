"""The known faults of the stock stack, each shown not to be ours."""

import asyncio
import random
import socket
import threading
import time
from pathlib import Path

import psycopg
import pytest
from asgiref.sync import sync_to_async
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection, connections, transaction

from tenants.cache import tenant_cache
from tenants.context import NoTenant, use_tenant
from tenants.models import Tenant
from tenants.outbox import worker
from tenants.outbox.publisher import publisher
from tests.isolation import host_probes, probes
from tests.isolation.world import CANARIES, World

pytestmark = pytest.mark.isolation

STORM_SECONDS = 3.0


def test_f01_cancelled_statement_never_reads_the_neighbour(world: World) -> None:
    """Statements are cancelled at random moments while threads go from one firm to the other."""
    wrong: list[object] = []
    reads, cancelled = [], []
    is_over = threading.Event()

    def read() -> None:
        try:
            while not is_over.is_set():
                firm = random.choice((world.alpha, world.beta))
                try:
                    with use_tenant(firm), connection.cursor() as cursor:
                        cursor.execute("SELECT current_user, (SELECT min(name) FROM auth_group)")
                        seen = cursor.fetchone()
                    reads.append(1)
                    if seen != (firm.schema, CANARIES[firm.slug]):
                        wrong.append((firm.slug, seen))
                except DatabaseError:
                    cancelled.append(1)
        finally:
            connections["default"].close()

    def cancel() -> None:
        with world.admin() as admin:
            while not is_over.is_set():
                admin.execute(
                    "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename LIKE 't\\_%%'",
                    [world.database],
                )

    threads = [threading.Thread(target=work) for work in (read, read, cancel)]
    for thread in threads:
        thread.start()
    time.sleep(STORM_SECONDS)
    is_over.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(reads) > 100
    assert cancelled  # the storm was one


def test_f02_leaving_a_context_never_restores_another_threads_tenant(world: World) -> None:
    probes.threads_keep_their_own_tenant(world)
    with pytest.raises(Exception, match="use_tenant"), Tenant(schema_name=world.alpha.schema):
        pass


def test_f03_nested_contexts_never_bring_public_back(world: World) -> None:
    probes.nested_contexts_come_back(world)


def test_f04_missing_table_never_falls_through_to_public(world: World) -> None:
    probes.missing_table_is_an_error(world)
    with world.admin() as admin:
        accounts = admin.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            " AND (tablename LIKE 'auth%' OR tablename LIKE 'accounts%')"
        ).fetchall()
    assert accounts == []


def test_f05_cache_key_in_another_thread_is_the_tenants_own(world: World) -> None:
    async def read(firm) -> str:
        with use_tenant(firm):
            await asyncio.sleep(0)
            return await sync_to_async(tenant_cache.get, thread_sensitive=False)("who")

    async def everybody() -> list[tuple[str, str]]:
        asked = [random.choice((world.alpha, world.beta)) for _ in range(200)]
        answers = await asyncio.gather(*(read(firm) for firm in asked))
        return [(firm.slug, answer) for firm, answer in zip(asked, answers, strict=True)]

    for firm in (world.alpha, world.beta):
        with use_tenant(firm):
            tenant_cache.set("who", firm.slug)
    assert [pair for pair in asyncio.run(everybody()) if pair[0] != pair[1]] == []


def test_f06_content_types_are_kept_per_tenant(world: World) -> None:
    probes.content_types_do_not_mix(world)


def test_f07_token_of_one_firm_is_nothing_at_the_other(world: World) -> None:
    probes.signatures_hold_at_one_tenant(world)


def test_f07_no_room_signs_with_the_common_key() -> None:
    """Django's own signers and token generators carry no tenant, so only `tenants.keys` may be used."""
    forbidden = (
        "default_token_generator",
        "signing.dumps",
        "signing.loads",
        "import Signer",
        "PasswordResetTokenGenerator",
    )
    found = [
        f"{path.relative_to(settings.ROOT)}: {word}"
        for floor in ("tenant_apps", "shared_apps", "src/vestibule")
        for path in sorted((settings.ROOT / floor).rglob("*.py"))
        for word in forbidden
        if word in path.read_text()
    ]
    assert found == []


def test_f08_message_without_a_tenant_does_nothing(world: World) -> None:
    with pytest.raises(NoTenant):
        worker.act.apply(throw=True)
    with pytest.raises(NoTenant):
        worker.send.apply(throw=True)


def test_f08_message_leaves_no_tenant_behind(world: World) -> None:
    worker.act.apply(headers={"tenant": str(world.alpha.public_id)}, throw=True)
    with pytest.raises(NoTenant), connection.cursor():
        pass


def test_f10_header_never_chooses_the_tenant(world: World) -> None:
    host_probes.forwarded_headers_choose_nothing(world)
    host_probes.host_is_the_tenant(world)
    assert settings.USE_X_FORWARDED_HOST is False


def test_f11_second_statement_is_refused(world: World) -> None:
    probes.stacked_statements_are_refused(world)


def test_f12_frozen_broker_never_blocks_a_request(world: World, settings, tmp_path: Path) -> None:
    """Somebody listens where the broker was, and never answers."""
    path = str(tmp_path / "broker.sock")
    with socket.socket(socket.AF_UNIX) as frozen:
        frozen.bind(path)
        frozen.listen(1)
        settings.BROKER_URL = f"redis+socket://{path}"
        started = time.monotonic()
        with use_tenant(world.alpha), transaction.atomic():
            Group.objects.get_or_create(name=CANARIES["alpha"])
            transaction.on_commit(lambda: publisher.wake(world.alpha.public_id, "database"))
        assert time.monotonic() - started < 1.0


def test_f14_files_never_lie_under_the_first_tenants_prefix(world: World) -> None:
    probes.files_lie_under_the_tenants_own_prefix(world)


def test_f14_sessions_and_accounts_live_in_the_tenants_schema_alone() -> None:
    for label in ("accounts", "auth", "contenttypes", "otp_totp", "two_factor", "outbox"):
        assert apps.get_app_config(label).name in settings.TENANT_APPS
        assert apps.get_app_config(label).name not in settings.SHARED_APPS


def _read_and_fail(world: World) -> None:
    assert world.sees_only_itself(world.alpha)
    raise ZeroDivisionError


def test_killed_session_leaves_no_doubt_about_who_is_asking(world: World) -> None:
    """After a rollback, a rollback to a savepoint and a killed session, the next statement is the tenant's own."""
    with use_tenant(world.alpha):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            _read_and_fail(world)
        assert world.sees_only_itself(world.alpha)
        with transaction.atomic():
            with pytest.raises(ZeroDivisionError), transaction.atomic():
                raise ZeroDivisionError
            assert world.sees_only_itself(world.alpha)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (victim,) = cursor.fetchone()
        with world.admin() as admin:
            admin.execute("SELECT pg_terminate_backend(%s, 5000)", [victim])
        with pytest.raises((DatabaseError, psycopg.Error)):
            world.sees_only_itself(world.alpha)
        connection.close_if_unusable_or_obsolete()
        assert world.sees_only_itself(world.alpha)
