"""Attachments that come in parts, by the mechanism with which documents come in."""

from base64 import b64encode
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client as Browser

from tenant_apps.documents.enums import FileState
from tenant_apps.documents.gateways import contents
from tenant_apps.documents.models import Upload
from tenant_apps.documents.tasks import check_file
from tenant_apps.invites.commands import revoke_invite
from tenant_apps.invites.models import Invite
from tenant_apps.threads.models import Attachment
from tests.factories import samples, threads
from tests.tenant_apps.threads.test_commands import A_TEST, close
from tests.tenant_apps.threads.test_pages import DOORS, HTMX, form, place, text

pytestmark = pytest.mark.django_db
PDF = samples.pdf(pages=6)
HALF = max(contents.HEAD, len(PDF) // 2)
TUS = {"Tus-Resumable": "1.0.0"}


@pytest.fixture
def browsers(cast, talk) -> dict[str, Browser]:
    return {"professional": cast.ben.browser(), "client": talk.member.browser()}


def start(browser: Browser, talk, door: str, *, name: str = "plan.pdf", size: int = len(PDF)) -> HttpResponse:
    metadata = f"filename {b64encode(name.encode()).decode()},fingerprint {b64encode(b'the same').decode()}"
    headers = TUS | {"Upload-Length": str(size), "Upload-Metadata": metadata}
    return browser.post(place(talk, door, "uploads"), headers=headers)


def send(browser: Browser, address: str, part: bytes, offset: int) -> HttpResponse:
    headers = TUS | {"Upload-Offset": str(offset)}
    return browser.patch(address, part, content_type="application/offset+octet-stream", headers=headers)


@pytest.mark.parametrize("door", DOORS)
def test_a_file_goes_on_where_it_stopped_and_goes_with_the_message(browsers, talk, door) -> None:
    browser = browsers[door]
    address = start(browser, talk, door)["Location"]
    assert send(browser, address, PDF[:HALF], 0).status_code == 204
    page = text(browser.get(place(talk, door)))
    assert "Choose the same file again" in page
    assert f"plan.pdf: {HALF * 100 // len(PDF)}%" in page

    again = start(browser, talk, door)
    assert (again["Location"], again["Upload-Offset"]) == (address, str(HALF))
    assert browser.head(address, headers=TUS)["Upload-Offset"] == str(HALF)
    assert send(browser, address, PDF[HALF:], HALF).status_code == 204

    waiting = text(browser.get(place(talk, door, "attach"), headers=HTMX | {"HX-Target": "unsent"}))
    assert "plan.pdf" in waiting
    assert "Choose the same file again" not in waiting
    browser.post(place(talk, door), form("With the plan"))
    attachment = Attachment.objects.get()
    check_file(effect_id=uuid4(), file_id=str(attachment.file.public_id))
    attachment.file.refresh_from_db()
    assert (attachment.message.body, attachment.file.state) == ("With the plan", FileState.PROMOTED)
    assert attachment.file.key.customer == talk.dossier.customer


def test_nobody_else_goes_on_with_it_and_nobody_whose_access_ended(browsers, cast, talk) -> None:
    client, professional = browsers["client"], browsers["professional"]
    address = start(client, talk, "client")["Location"]
    theirs = start(professional, talk, "professional")["Location"]
    assert send(cast.dan.browser(), address, PDF[:HALF], 0).status_code == 404
    assert send(client, theirs.replace("/pro/threads/", "/messages/"), PDF[:HALF], 0).status_code == 404
    assert client.head(address.replace("/messages/uploads/", "/documents/uploads/"), headers=TUS).status_code == 404

    revoke_invite(actor=A_TEST, invite=Invite.objects.get())
    assert send(client, address, PDF, 0).status_code in {302, 403, 404}
    assert not Upload.objects.filter(offset__gt=0).exists()
    close(talk)
    refused = send(professional, theirs, PDF, 0)
    assert (refused.status_code, refused["Tus-Resumable"]) == (422, "1.0.0")
    assert not Attachment.objects.exists()


def test_what_is_under_way_counts(browsers, talk, settings) -> None:
    client = browsers["client"]
    settings.CUSTOMER_BYTES = len(PDF) * 2 - 1
    assert start(client, talk, "client").status_code == 201
    refused = start(client, talk, "client", size=len(PDF) - 1)
    assert refused.status_code == 201
    refused = start(client, talk, "client", size=len(PDF) + 1)
    assert (refused.status_code, refused.json()["code"]) == (507, "documents:customer-full")
    settings.CUSTOMER_BYTES = 10**9
    for number in range(8):
        threads.attached(talk.client, talk.dossier, talk.audience, name=f"{number}.pdf")
    refused = start(client, talk, "client", size=len(PDF) + 2)
    assert refused.json()["code"] == "threads:too-many-attachments"
    refused = send(client, start(client, talk, "client")["Location"], b"MZ" + PDF[2:], 0)
    assert (refused.status_code, refused.json()["code"]) == (415, "documents:forbidden-format")
