"""Tickets and the host that redeems them: one object, one minute, one organisation, otherwise nothing."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client as Browser

from tenant_apps.accounts.commands.people import deactivate_account
from tenant_apps.documents import tickets
from tenant_apps.documents.commands.deliveries import withdraw_delivery
from tenant_apps.documents.commands.files import open_file
from tenant_apps.documents.models import Delivery, DocumentRequest
from tenants.context import TenantIdentity, use_tenant
from tests.cast import Cast, Member
from tests.factories import documents, samples
from tests.tenant_apps.documents.visits import end_access

pytestmark = pytest.mark.django_db


@pytest.fixture
def bearer() -> Browser:
    """A browser at the files' host."""
    return Browser(HTTP_HOST="files.localhost")


@pytest.fixture
def ticket(cast: Cast, delivered: Delivery) -> str:
    return open_file(actor=cast.ben.actor, file=delivered.file)


def content(answer: HttpResponse) -> bytes:
    return b"".join(answer.streaming_content)


def test_file_is_handed_out_as_a_download(bearer: Browser, delivered: Delivery, ticket: str) -> None:
    answer = bearer.get(f"/{ticket}")

    assert sha256(content(answer)).hexdigest() == delivered.file.received_sha256
    assert answer["Content-Disposition"] == 'attachment; filename="payslip.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox;")
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies


def test_page_is_handed_out_as_a_picture(bearer: Browser, cast: Cast, delivered: Delivery) -> None:
    ticket = open_file(actor=cast.ben.actor, file=delivered.file, page=1)

    answer = bearer.get(f"/{ticket}")

    assert answer["Content-Type"] == "image/webp"
    assert content(answer)[8:12] == b"WEBP"
    assert answer["Content-Security-Policy"].startswith("sandbox;")


def test_heic_is_handed_out_as_jpeg(bearer: Browser, cast: Cast, run_effects) -> None:
    delivery = documents.delivery(documents.request(), content=samples.heic(), name="IMG_1.HEIC")
    run_effects()

    answer = bearer.get(f"/{open_file(actor=cast.ben.actor, file=delivery.file)}")

    assert answer["Content-Disposition"] == 'attachment; filename="IMG_1.jpg"'
    assert content(answer).startswith(b"\xff\xd8\xff")


def test_ticket_lasts_a_minute(bearer: Browser, ticket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    now = tickets.time.time()
    monkeypatch.setattr(tickets.time, "time", lambda: now + tickets.LIFETIME + 2)

    assert bearer.get(f"/{ticket}").status_code == 404


def test_ticket_of_another_firm_opens_nothing(bearer: Browser, beta: TenantIdentity, ticket: str) -> None:
    """The name of another firm in a ticket fails at the signature, which is made with a key of that firm."""
    raw = urlsafe_b64decode(ticket + "=" * (-len(ticket) % 4))
    forged = urlsafe_b64encode(beta.public_id.bytes + raw[16:]).decode().rstrip("=")

    with use_tenant(beta), pytest.raises(tickets.BadTicket):
        tickets.redeem(ticket)
    with use_tenant(beta), pytest.raises(tickets.BadTicket):
        tickets.redeem(forged)
    assert bearer.get(f"/{forged}").status_code == 404


def test_every_changed_byte_is_noticed(ticket: str) -> None:
    raw = bytearray(urlsafe_b64decode(ticket + "=" * (-len(ticket) % 4)))
    for position in range(len(raw)):
        changed = raw.copy()
        changed[position] ^= 1
        with pytest.raises(tickets.BadTicket):
            tickets.redeem(urlsafe_b64encode(changed).decode())


@pytest.mark.parametrize("text", ["x", "%F0%9F%98%80", "A" * 115, "A" * 5_000, "healthz2"])
def test_nonsense_opens_nothing(bearer: Browser, db: None, text: str) -> None:
    answer = bearer.get(f"/{text}")

    assert answer.status_code == 404
    assert "expired" in answer.content.decode()
    assert not answer.cookies


def test_ticket_of_a_firm_that_does_not_exist(bearer: Browser, cast: Cast, delivered: Delivery) -> None:
    nobody = TenantIdentity(id=99, public_id=uuid4(), schema="t_none", slug="none")
    file_id = delivered.file.public_id
    with use_tenant(nobody):
        ticket = tickets.issue(actor=cast.ben.actor, file_id=file_id, page=0)

    assert bearer.get(f"/{ticket}").status_code == 404


def test_tickets_differ(cast: Cast, delivered: Delivery) -> None:
    same = {"actor": cast.ben.actor, "file_id": delivered.file.public_id, "page": 0}

    assert tickets.issue(**same) != tickets.issue(**same)


def test_withdrawn_file_is_no_longer_handed_out(
    bearer: Browser, cleo: Member, asked: DocumentRequest, delivered: Delivery, ticket: str
) -> None:
    withdraw_delivery(actor=cleo.actor, delivery=delivered)

    assert bearer.get(f"/{ticket}").status_code == 404


def test_ticket_of_a_client_opens_the_file_until_the_access_ends(
    bearer: Browser, cleo: Member, delivered: Delivery
) -> None:
    ticket = open_file(actor=cleo.actor, file=delivered.file)
    assert content(bearer.get(f"/{ticket}"))

    end_access(cleo)

    assert bearer.get(f"/{ticket}").status_code == 404


def test_ticket_dies_with_the_account(bearer: Browser, cast: Cast, delivered: Delivery, ticket: str) -> None:
    deactivate_account(actor=cast.ada.actor, account=cast.ben.account)

    assert bearer.get(f"/{ticket}").status_code == 404


def test_ticket_dies_with_the_right_to_see_documents(bearer: Browser, cast: Cast, ticket: str) -> None:
    cast.ben.account.roles.clear()

    assert bearer.get(f"/{ticket}").status_code == 404


def test_ticket_of_a_client_is_not_one_of_a_professional(bearer: Browser, cast: Cast, cleo: Member, delivered) -> None:
    """Somebody who is both has two capacities; a ticket made in one is not redeemed in the other."""
    cleo.account.is_professional = True
    cleo.account.save(update_fields=["is_professional"])
    ticket = open_file(actor=cleo.actor, file=delivered.file)
    end_access(cleo)

    assert bearer.get(f"/{ticket}").status_code == 404


def test_ticket_opens_nothing_on_a_portal(cast: Cast, ticket: str) -> None:
    assert cast.ben.browser().get(f"/{ticket}").status_code == 404


def test_portal_opens_nothing_on_the_files_host(bearer: Browser, db: None) -> None:
    assert bearer.get("/login/").status_code == 404
    assert bearer.post("/x").status_code == 405


def test_address_is_on_the_files_host(settings, ticket: str) -> None:
    assert urlsplit(tickets.address(ticket)).hostname == settings.FILES_HOST
