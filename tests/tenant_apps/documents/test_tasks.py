"""The check of files, degraded modes, and the nightly sweep."""

import errno
import socket
import struct
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tenant_apps.documents import tasks
from tenant_apps.documents.commands.uploads import start_upload
from tenant_apps.documents.enums import FileState, RefusalReason, RequestState
from tenant_apps.documents.gateways import contents, scanner
from tenant_apps.documents.models import Delivery, DocumentRequest, Upload
from tenants.outbox.models import Effect
from tenants.storage import tenant_storage
from tenants.tasks import Retry
from tests.cast import Member
from tests.factories import documents, samples

pytestmark = pytest.mark.django_db


def check(delivery: Delivery) -> Delivery:
    tasks.check_file(effect_id=uuid4(), file_id=str(delivery.file.public_id))
    delivery.file.refresh_from_db()
    return delivery


def test_check_runs_twice(asked: DocumentRequest, stored) -> None:
    delivery = check(documents.delivery(asked))
    again = check(delivery)

    assert again.file.state == FileState.PROMOTED
    assert stored("files") == [delivery.file.storage_name]
    assert stored("quarantine") == []


def test_check_killed_before_the_verdict_was_noted_runs_again(asked: DocumentRequest, monkeypatch) -> None:
    delivery = documents.delivery(asked)
    with monkeypatch.context() as killed:
        killed.setattr(tasks, "promote_file", lambda **_facts: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            check(delivery)

    assert check(delivery).file.state == FileState.PROMOTED


def test_infected_file_is_refused_and_erased(asked: DocumentRequest, run_effects, stored) -> None:
    infected = samples.pdf().replace(b"%%EOF", b"%" + b"x" * 2_000 + samples.EICAR + b"\n%%EOF")
    delivery = documents.delivery(asked, content=infected)
    run_effects()
    delivery.file.refresh_from_db()
    asked.refresh_from_db()

    assert (delivery.file.state, delivery.file.refusal) == (FileState.REFUSED, RefusalReason.INFECTED)
    assert asked.state == RequestState.ASKED
    assert stored("quarantine") == stored("files") == []


def test_scanner_that_is_down_leaves_the_file_in_quarantine(settings, asked: DocumentRequest, stored) -> None:
    settings.CLAMD_ADDRESS = "127.0.0.1:1"
    delivery = documents.delivery(asked)

    with pytest.raises(Retry):
        check(delivery)

    delivery.file.refresh_from_db()
    assert delivery.file.state == FileState.QUARANTINED
    assert stored("quarantine") == [delivery.file.storage_name]


def test_full_disk_leaves_the_file_in_quarantine(asked: DocumentRequest, monkeypatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    delivery = documents.delivery(asked)
    monkeypatch.setattr(contents, "fetch", full)

    with pytest.raises(Retry):
        check(delivery)


class Clamd:
    """The part of clamd that we speak with, on the loopback."""

    def __init__(self, answer: bytes) -> None:
        self.answer = answer
        self.received = b""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        connection, _address = self._listener.accept()
        with connection, connection.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            while (length := struct.unpack(">I", stream.read(4))[0]) > 0:
                self.received += stream.read(length)
            connection.sendall(self.answer)

    def close(self) -> None:
        self._thread.join(timeout=5)
        self._listener.close()


@pytest.fixture
def clamd(request: pytest.FixtureRequest) -> Iterator[Clamd]:
    server = Clamd(request.param)
    yield server
    server.close()


@pytest.mark.parametrize("clamd", [b"stream: OK\0"], indirect=True)
def test_clamd_says_clean(clamd: Clamd) -> None:
    assert scanner.ClamdScanner(clamd.address).find([b"one", b"", b"two" * 50_000]) is None
    assert clamd.received == b"one" + b"two" * 50_000


@pytest.mark.parametrize("clamd", [b"stream: Win.Test.EICAR_HDB-1 FOUND\0"], indirect=True)
def test_clamd_finds_a_virus(clamd: Clamd) -> None:
    assert scanner.ClamdScanner(clamd.address).find([b"x"]) == "Win.Test.EICAR_HDB-1"


@pytest.mark.parametrize("clamd", [b"INSTREAM size limit exceeded. ERROR\0", b""], indirect=True)
def test_clamd_that_did_not_look_at_all_of_it_says_nothing(clamd: Clamd) -> None:
    with pytest.raises(scanner.ScannerUnavailable):
        scanner.ClamdScanner(clamd.address).find([b"x"])


def test_clamd_at_a_socket_that_is_not_there() -> None:
    with pytest.raises(scanner.ScannerUnavailable):
        scanner.ClamdScanner("/nowhere/clamd.sock").find([b"x"])


def old_name() -> str:
    begun = datetime.now(UTC) - tasks.YOUNGEST_ORPHAN - timedelta(hours=1)
    return f"{begun:%Y%m%dT%H%M}-{uuid4().hex}"


def put(key: str) -> None:
    tenant_storage().save_stream(key, [b"x"])


def test_sweep_deletes_old_objects_without_a_row(asked: DocumentRequest, run_effects, stored) -> None:
    delivery = documents.delivery(asked)
    run_effects()
    young = contents.new_name()
    for name in (old_name(), young):
        put(f"uploads/{name}")
        put(f"quarantine/{name}")
        put(f"files/{name}")
        put(f"previews/{name}.1.webp")

    tasks.sweep_orphans(effect_id=uuid4())

    assert stored("uploads") == stored("quarantine") == [young]
    assert stored("files") == sorted([delivery.file.storage_name, young])
    assert stored("previews") == sorted([f"{delivery.file.storage_name}.1.webp", f"{young}.1.webp"])


def test_sweep_leaves_old_objects_with_a_row(cleo: Member, asked: DocumentRequest, run_effects, stored) -> None:
    kept, waiting, part = documents.delivery(asked), documents.delivery(asked), old_name()
    check(kept)
    upload = start_upload(actor=cleo.actor, request=asked, name="a.pdf", size=10)
    Upload.objects.filter(pk=upload.pk).update(parts=[part], offset=1)
    put(f"uploads/{part}")
    for delivery, zone in ((kept, "files"), (waiting, "quarantine")):
        name = old_name()
        tenant_storage().move(f"{zone}/{delivery.file.storage_name}", f"{zone}/{name}")
        delivery.file.storage_name = name
        delivery.file.save(update_fields=["storage_name"])

    tasks.sweep_orphans(effect_id=uuid4())

    assert stored("uploads") == [part]
    assert stored("files") == [kept.file.storage_name]
    assert stored("quarantine") == [waiting.file.storage_name]


def test_sweep_forgets_uploads_that_nobody_went_on_with(cleo: Member, asked: DocumentRequest) -> None:
    start_upload(actor=cleo.actor, request=asked, name="a.pdf", size=10)
    stale = start_upload(actor=cleo.actor, request=asked, name="b.pdf", size=10)
    Upload.objects.filter(pk=stale.pk).update(expires_at=timezone.now() - timedelta(minutes=1))

    tasks.sweep_orphans(effect_id=uuid4())

    assert list(Upload.objects.values_list("original_name", flat=True)) == ["a.pdf"]


def test_names_that_are_not_ours_are_left_alone(stored) -> None:
    put("files/something-else")

    tasks.sweep_orphans(effect_id=uuid4())

    assert stored("files") == ["something-else"]


def test_one_check_per_delivery(asked: DocumentRequest) -> None:
    documents.delivery(asked)

    assert Effect.objects.filter(name="documents.check").count() == 1
