"""Effects: written with their fact, carried out once, tried again with patience, given up in sight."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from tenants import schedule
from tenants.context import use_no_tenant, use_tenant
from tenants.errors import NoTenant
from tenants.outbox import registry, running, worker
from tenants.outbox.enums import Kind, State
from tenants.outbox.models import Effect
from tenants.outbox.publisher import Publisher, publisher
from tenants.outbox.tasks import forget
from tenants.tasks import BadEffect, Retry, UnknownEffect, effect, enqueue, outside_effect
from vestibule.core.errors import DomainError

pytestmark = pytest.mark.django_db


@pytest.fixture
def done() -> list[tuple[object, ...]]:
    """What the handlers of a test were called with."""
    return []


@pytest.fixture(autouse=True)
def _own_effects() -> Iterator[None]:
    """Effects registered by a test are gone after it."""
    with patch.dict(registry._effects):
        yield


@pytest.fixture
def counted(done) -> str:
    """A database effect that notes its calls."""

    @effect("tests.count", attempts=3)
    def count(*, number: int) -> None:
        done.append((number,))

    return "tests.count"


@pytest.fixture
def sent(done) -> str:
    """An outside effect that notes its calls."""

    @outside_effect("tests.send", lease=60)
    def send(*, effect_id, number: int) -> None:
        done.append((effect_id, number))

    return "tests.send"


def failing(error: Exception) -> Callable[..., None]:
    def handler(*, number: int) -> None:
        raise error

    return handler


def make_due(row: Effect) -> None:
    Effect.objects.filter(pk=row.pk).update(available_at=timezone.now() - timedelta(seconds=1))


def test_effect_happens_once_and_is_marked_done(counted, done):
    enqueue(counted, key="a", number=1)
    assert running.act_once() is True
    assert running.act_once() is False
    row = Effect.objects.get()
    assert (done, row.state, row.attempts) == ([(1,)], State.DONE, 1)
    assert row.finished_at is not None


def test_same_key_adds_nothing_also_when_done(counted, done):
    enqueue(counted, key="a", number=1)
    enqueue(counted, key="a", number=2)
    running.act_once()
    enqueue(counted, key="a", number=3)
    assert running.act_once() is False
    assert done == [(1,)]


def test_effect_of_a_fact_that_is_rolled_back_never_happens(counted):
    with transaction.atomic():
        enqueue(counted, key="a", number=1)
        transaction.set_rollback(True)
    assert not Effect.objects.exists()


def test_delayed_effect_waits(counted):
    enqueue(counted, key="a", delay=60, number=1)
    assert running.act_once() is False


@pytest.mark.parametrize("value", [1.5, True, b"x", ["list"], object(), "x" * 301])
def test_argument_that_is_not_an_id_or_short_string_is_refused(counted, value):
    with pytest.raises(TypeError):
        enqueue(counted, key="a", number=value)


def test_uuid_argument_arrives_as_text(counted, done):
    number = uuid4()
    enqueue(counted, key="a", number=number)
    running.act_once()
    assert done == [(str(number),)]


def test_unknown_name_and_wrong_arguments_are_refused_at_once(counted):
    with pytest.raises(UnknownEffect):
        enqueue("tests.nobody", key="a")
    with pytest.raises(TypeError):
        enqueue(counted, key="a", other=1)
    with pytest.raises(TypeError):
        enqueue(counted, key="a")


def test_handler_with_positional_arguments_and_taken_name_are_refused(counted):
    with pytest.raises(BadEffect):
        effect("tests.bad")(lambda number: number)
    with pytest.raises(BadEffect):
        effect(counted)(lambda *, number: number)


def test_failed_effect_leaves_no_trace_but_its_error_and_is_tried_later():
    @effect("tests.half")
    def half(*, number: int) -> None:
        enqueue("tests.half", key="left behind", number=number)
        raise OSError("a sentence with personal data")

    enqueue("tests.half", key="a", number=1)
    running.act_once()
    row = Effect.objects.get()
    assert (row.state, row.attempts, row.last_error) == (State.WAITING, 1, "OSError")
    assert row.available_at > timezone.now()
    assert running.act_once() is False


def test_pauses_grow_and_end_at_an_hour(counted):
    effect_type = registry.effect_named(counted)
    assert [effect_type.pause(attempts) for attempts in (1, 2, 3, 20, 10_000)] == [4, 8, 16, 3600, 3600]


def test_retry_comes_back_after_the_seconds_asked_for():
    effect("tests.later")(failing(Retry(500, "the scanner is busy")))
    enqueue("tests.later", key="a", number=1)
    running.act_once()
    row = Effect.objects.get()
    assert row.last_error == "Retry: the scanner is busy"
    assert 490 < (row.available_at - timezone.now()).total_seconds() < 510


def test_effect_is_dead_after_its_attempts_and_its_room_hears_it(done):
    @effect("tests.hopeless", attempts=2, gives_up=lambda *, number: done.append(("given up", number)))
    def hopeless(*, number: int) -> None:
        raise OSError

    enqueue("tests.hopeless", key="a", number=7)
    for _ in range(2):
        running.act_once()
        make_due(Effect.objects.get())
    row = Effect.objects.get()
    assert (row.state, row.attempts, done) == (State.DEAD, 2, [("given up", 7)])
    assert running.act_once() is False


def test_refused_effect_is_dead_at_once():
    effect("tests.refused")(failing(DomainError("tests:full", "The plan is full.")))
    enqueue("tests.refused", key="a", number=1)
    running.act_once()
    row = Effect.objects.get()
    assert (row.state, row.last_error) == (State.DEAD, "DomainError: The plan is full.")


def test_effect_whose_name_is_gone_is_dead_and_holds_nobody_up(counted, done):
    Effect.objects.create(key="a", name="tests.gone", kind=Kind.DATABASE, available_at=timezone.now())
    enqueue(counted, key="b", number=1)
    assert running.act_once() is True
    assert running.act_once() is True
    assert Effect.objects.get(key="a").state == State.DEAD
    assert done == [(1,)]


def test_error_at_commit_is_a_failed_attempt():
    @effect("tests.dangling")
    def dangling(*, number: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

    enqueue("tests.dangling", key="a", number=1)
    running.act_once()
    assert Effect.objects.get().last_error == "DataError"


def test_outside_effect_is_sent_with_its_stable_id(sent, done):
    enqueue(sent, key="a", number=1)
    row = Effect.objects.get()
    assert running.send_once() is True
    assert running.send_once() is False
    assert done == [(row.public_id, 1)]
    assert Effect.objects.get().state == State.DONE


def test_outside_effect_is_leased_while_it_is_sent(done):
    @outside_effect("tests.slow", lease=60)
    def slow(*, effect_id) -> None:
        done.append(running.send_once())
        assert not connection.needs_rollback

    enqueue("tests.slow", key="a")
    running.send_once()
    assert done == [False]


def test_sender_that_died_leaves_the_effect_due_again_with_the_same_id(sent, done):
    enqueue(sent, key="a", number=1)
    row = running._lease()
    make_due(row)
    running.send_once()
    assert done == [(row.public_id, 1)]
    assert Effect.objects.get().attempts == 2


def test_failure_after_somebody_else_finished_changes_nothing(sent):
    enqueue(sent, key="a", number=1)
    row = running._lease()
    make_due(row)
    running.send_once()
    running._mark_failed(row, row.attempts, OSError())
    assert Effect.objects.get().state == State.DONE


def test_kinds_do_not_mix(counted, sent, done):
    enqueue(counted, key="a", number=1)
    enqueue(sent, key="b", number=2)
    assert running.due_kinds() == {Kind.DATABASE, Kind.OUTSIDE}
    running.send_once()
    assert [call[-1] for call in done] == [2]


def test_enqueue_wakes_the_worker_only_after_the_commit(counted, alpha, monkeypatch):
    woken = []
    monkeypatch.setattr(publisher, "wake", lambda *hint: woken.append(hint))
    with transaction.atomic():
        enqueue(counted, key="a", number=1)
        enqueue(counted, key="later", delay=5, number=1)
        assert woken == []
    assert woken == [(alpha.public_id, Kind.DATABASE)]


def test_frozen_broker_never_holds_the_caller(settings, alpha):
    settings.BROKER_URL = "frozen"
    release = threading.Event()
    told = []

    def tell(*hint):
        told.append(hint)
        release.wait(5)

    slow = Publisher(tell, size=3)
    began = time.monotonic()
    for _ in range(500):
        slow.wake(uuid4(), Kind.DATABASE)
    assert time.monotonic() - began < 0.5
    release.set()
    time.sleep(0.1)
    assert len(told) <= 4


def test_hint_that_waits_already_is_not_given_twice(settings, alpha):
    settings.BROKER_URL = "slow"
    told, begun, release = [], threading.Event(), threading.Event()

    def tell(*hint):
        told.append(hint)
        begun.set()
        release.wait(5)

    slow = Publisher(tell)
    slow.wake(alpha.public_id, Kind.DATABASE)
    begun.wait(5)
    for _ in range(10):
        slow.wake(alpha.public_id, Kind.OUTSIDE)
    release.set()
    time.sleep(0.1)
    assert told == [(alpha.public_id, Kind.DATABASE), (alpha.public_id, Kind.OUTSIDE)]


def test_broker_that_is_away_costs_a_hint_and_nothing_else(settings, alpha, caplog, monkeypatch):
    settings.BROKER_URL = "away"
    monkeypatch.setattr("tenants.outbox.publisher._PAUSE_AFTER_FAILURE", 0)
    told = threading.Event()

    def tell(_tenant_id, kind):
        if kind is Kind.DATABASE:
            raise OSError
        told.set()

    lossy = Publisher(tell)
    lossy.wake(alpha.public_id, Kind.DATABASE)
    lossy.wake(alpha.public_id, Kind.OUTSIDE)
    assert told.wait(5)


def run_task(task, **headers):
    """Run the task as a worker does for a message with these headers."""
    task.push_request(**headers)
    try:
        return task._get_current_object()()
    finally:
        task.pop_request()


def test_message_without_a_tenant_is_refused():
    with use_no_tenant(), pytest.raises(NoTenant):
        run_task(worker.act)


def test_message_for_an_unknown_tenant_does_nothing(counted, done):
    enqueue(counted, key="a", number=1)
    run_task(worker.act, tenant=str(uuid4()))
    assert done == []


def test_message_runs_as_its_tenant_and_leaves_nobody_behind(done, alpha, monkeypatch):
    from tenants.context import current_tenant, current_tenant_or_none

    @effect("tests.who")
    def who() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT session_user")
            done.append((current_tenant().slug, cursor.fetchone()[0]))

    enqueue("tests.who", key="a")
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    with use_no_tenant():
        run_task(worker.act, tenant=str(alpha.public_id))
        assert current_tenant_or_none() is None
    assert done == [("alpha", alpha.schema)]


def test_tenant_with_much_to_do_leaves_threads_to_others(alpha, beta, monkeypatch):
    waked, begun, go_on = [], threading.Barrier(worker.TURNS_AT_ONCE + 1), threading.Event()
    monkeypatch.setattr(publisher, "wake", lambda *hint: waked.append(hint))

    def once() -> bool:
        begun.wait(10)
        go_on.wait(10)
        return False

    def turn() -> None:
        with use_tenant(alpha):
            worker._take_a_turn(Kind.DATABASE, once)

    busy = [threading.Thread(target=turn) for _thread in range(worker.TURNS_AT_ONCE)]
    for thread in busy:
        thread.start()
    begun.wait(10)

    asked = []
    for firm in (alpha, beta):
        with use_tenant(firm):
            worker._take_a_turn(Kind.DATABASE, lambda firm=firm: asked.append(firm.slug))
    assert (asked, waked) == (["beta"], [])

    go_on.set()
    for thread in busy:
        thread.join(10)
    assert waked == [(alpha.public_id, Kind.DATABASE)]  # what was refused meanwhile is looked for again


@pytest.mark.parametrize("threads", [4, 3, 2])
def test_tenant_never_has_every_thread_of_a_worker(alpha, beta, monkeypatch, threads):
    """Whatever its work is: another one's turn finds a thread, and what was refused is looked for again."""
    waked, turns = [], worker._Turns()
    monkeypatch.setattr(worker, "_turns", turns)
    monkeypatch.setattr(publisher, "wake", lambda *hint: waked.append(hint))
    worker.leave_a_thread(of=threads)
    given = [kind for kind in (*Kind, *Kind, *Kind) if turns.begin(alpha.public_id, kind)]
    assert len(given) == threads - 1
    assert turns.begin(beta.public_id, Kind.DATABASE)
    assert turns.end(alpha.public_id, given[0]) == set(Kind)
    with use_tenant(alpha):
        worker._take_a_turn(given[0], lambda: turns.begin(alpha.public_id, Kind.OUTSIDE))
    assert waked == [(alpha.public_id, Kind.OUTSIDE)]  # refused while the turn of whichever kind was the last one


def test_recurring_effect_happens_once_per_time(done, monkeypatch):
    @effect("tests.hourly")
    def hourly() -> None:
        done.append(())

    monkeypatch.setattr(schedule, "_recurrences", {})
    schedule.every("tests.hourly", hours=1)
    for _ in range(3):
        running.add_recurring()
    while running.act_once():
        pass
    assert done == [()]


def test_times_of_a_recurrence():
    from datetime import UTC, datetime

    nightly = schedule.Recurrence("a.b", timedelta(days=1), timedelta(hours=2, minutes=30))
    assert nightly.key(datetime(2026, 3, 1, 2, 29, tzinfo=UTC)) == "schedule:a.b:2026-02-28T02:30:00"
    assert nightly.key(datetime(2026, 3, 1, 2, 30, tzinfo=UTC)) == "schedule:a.b:2026-03-01T02:30:00"
    often = schedule.Recurrence("a.b", timedelta(minutes=10))
    assert often.key(datetime(2026, 3, 1, 2, 39, 59, tzinfo=UTC)) == "schedule:a.b:2026-03-01T02:30:00"


@pytest.mark.parametrize("interval", [{"hours": 25}, {"minutes": 0}, {"seconds": -1}])
def test_interval_longer_than_a_day_or_none_is_refused(interval):
    with pytest.raises(ValueError, match="interval"):
        schedule.every("tests.never", **interval)


def test_what_was_done_long_ago_is_forgotten(counted):
    for key, days in (("new", 1), ("old", 91), ("schedule:x", 8), ("schedule:y", 1)):
        enqueue(counted, key=key, number=1)
        Effect.objects.filter(key=key).update(state=State.DONE, finished_at=timezone.now() - timedelta(days=days))
    forget()
    assert sorted(Effect.objects.values_list("key", flat=True)) == ["new", "schedule:y"]


def test_command_shows_and_revives_what_was_given_up(capsys):
    effect("tests.refused")(failing(DomainError("tests:full", "The plan is full.")))
    enqueue("tests.refused", key="a", number=1)
    running.act_once()
    call_command("outbox", tenant="alpha")
    assert "alpha: 0 waiting, 1 dead" in capsys.readouterr().out
    call_command("outbox", tenant="alpha", revive=True)
    assert "1 waiting, 0 dead" in capsys.readouterr().out
