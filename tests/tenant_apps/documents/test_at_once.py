"""Two people, or two tabs, at the same instant: with committed rows and a database session for each."""

from collections.abc import Callable, Iterator
from threading import Barrier, Thread

import pytest
from django.conf import settings
from django.db import connections

from tenant_apps.documents.commands import reception
from tenant_apps.documents.commands.declarations import declare_not_applicable
from tenant_apps.documents.commands.requests import cancel_request
from tenant_apps.documents.commands.reviews import review_delivery
from tenant_apps.documents.commands.uploads import receive_chunk, start_upload
from tenant_apps.documents.enums import Decision, FileState, RequestState
from tenant_apps.documents.errors import RequestCancelled, RequestMoved, WrongOffset
from tenant_apps.documents.gateways import contents
from tenant_apps.documents.models import Delivery, DocumentRequest, Review, Upload
from tenant_apps.documents.tasks import check_file
from tenants.context import TenantIdentity, use_no_tenant, use_tenant
from tests import database
from tests.cast import Member, client
from tests.factories import documents, samples
from tests.tenant_apps.documents.conftest import granted
from tests.tenant_apps.documents.test_uploads import body_of
from vestibule.core.errors import DomainError

pytestmark = pytest.mark.isolation

ROUNDS = 4


@pytest.fixture(scope="module")
def firm(cluster, template_database, django_db_setup, django_db_blocker) -> Iterator[TenantIdentity]:
    """Alpha, in a copy of the template that these tests may commit to."""
    main = settings.DATABASES["default"]["NAME"]
    with django_db_blocker.unblock(), database.copy_of(cluster, template_database, "documents") as name:
        with use_no_tenant():
            database.use_database(cluster, name)
            alpha = database.firms()["alpha"]
        yield alpha
        with use_no_tenant():
            database.use_database(cluster, main)


@pytest.fixture(autouse=True)
def _inside(firm: TenantIdentity) -> Iterator[None]:
    with use_tenant(firm):
        yield


@pytest.fixture
def at_once(firm: TenantIdentity) -> Callable[..., list[str]]:
    """Run the calls in threads that start together; returns the codes of the errors that a user can fix, sorted."""

    def run(*calls: Callable[[], object]) -> list[str]:
        start, codes = Barrier(len(calls)), []

        def act(call: Callable[[], object]) -> None:
            with use_tenant(firm):
                start.wait(timeout=10)
                try:
                    call()
                except DomainError as error:
                    codes.append(error.code)
                finally:
                    connections.close_all()

        threads = [Thread(target=act, args=[call]) for call in calls]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=30)
        return sorted(codes)

    return run


@pytest.fixture(scope="module")
def uploader(firm: TenantIdentity) -> Member:
    """Somebody with an account."""
    return client(firm, "Cleo")


def delivered() -> DocumentRequest:
    asked = documents.request()
    delivery = documents.delivery(asked)
    check_file(effect_id=delivery.public_id, file_id=str(delivery.file.public_id))
    asked.refresh_from_db()
    return asked


def test_two_reviewers(at_once) -> None:
    for _round in range(ROUNDS):
        asked = delivered()
        seen = asked.revision

        def judge(decision: Decision, asked: DocumentRequest = asked, seen: int = seen) -> None:
            review_delivery(
                actor=documents.A_TEST, request=asked, decision=decision, reason="incorrect", seen_revision=seen
            )

        codes = at_once(lambda: judge(Decision.APPROVE), lambda: judge(Decision.REJECT))
        asked.refresh_from_db()

        assert codes == [RequestMoved.CODE]
        assert asked.state in {RequestState.APPROVED, RequestState.REJECTED}
        assert Review.objects.filter(request=asked).count() == 1


def test_delivering_while_the_request_is_cancelled(at_once, stored) -> None:
    for _round in range(ROUNDS):
        asked = documents.request()
        before = len(stored("quarantine"))

        codes = at_once(
            lambda asked=asked: documents.delivery(asked),
            lambda asked=asked: cancel_request(actor=documents.A_TEST, request=asked),
        )
        asked.refresh_from_db()
        rows = Delivery.objects.filter(request=asked, file__state=FileState.QUARANTINED).count()

        assert asked.state == RequestState.CANCELLED
        assert codes in ([], [RequestCancelled().code])
        assert rows == 1 - len(codes)
        assert len(stored("quarantine")) - before == rows


def test_declaring_while_the_request_is_cancelled(at_once) -> None:
    for _round in range(ROUNDS):
        asked = documents.request()

        codes = at_once(
            lambda asked=asked: declare_not_applicable(
                actor=documents.A_TEST, request=asked, declared_reason="I have none"
            ),
            lambda asked=asked: cancel_request(actor=documents.A_TEST, request=asked),
        )
        asked.refresh_from_db()

        assert asked.state == RequestState.CANCELLED
        assert codes in ([], [RequestCancelled().code])


def test_the_last_part_from_two_tabs(at_once, uploader: Member) -> None:
    for _round in range(ROUNDS):
        asked = documents.request()
        cleo = granted(uploader, asked)
        content = samples.pdf()
        upload = start_upload(actor=cleo.actor, request=asked, name="payslip.pdf", size=len(content))

        def send(cleo: Member = cleo, upload: Upload = upload, content: bytes = content) -> None:
            reception.receive_part(actor=cleo.actor, upload=upload, offset=0, body=body_of([content]), checksum=None)

        codes = at_once(send, send)
        upload.refresh_from_db()

        assert codes == [WrongOffset(0).code]
        assert upload.offset == upload.size
        assert Delivery.objects.filter(request=asked).count() == 1


def test_the_same_part_from_two_tabs(at_once, uploader: Member) -> None:
    asked = documents.request()
    cleo = granted(uploader, asked)
    upload = start_upload(actor=cleo.actor, request=asked, name="payslip.pdf", size=10)

    def note(name: str) -> None:
        receive_chunk(actor=cleo.actor, upload=upload, offset=0, part=contents.StoredPart(name, 4))

    codes = at_once(lambda: note("one"), lambda: note("two"))
    upload.refresh_from_db()

    assert codes == [WrongOffset(0).code]
    assert (upload.offset, len(upload.parts)) == (4, 1)


def test_two_workers_check_the_same_file(at_once, stored) -> None:
    asked = documents.request()
    delivery = documents.delivery(asked)

    def check() -> None:
        check_file(effect_id=delivery.public_id, file_id=str(delivery.file.public_id))

    at_once(check, check)
    asked.refresh_from_db()
    delivery.file.refresh_from_db()

    assert (asked.state, delivery.file.state) == (RequestState.DELIVERED, FileState.PROMOTED)
    assert delivery.file.storage_name in stored("files")
