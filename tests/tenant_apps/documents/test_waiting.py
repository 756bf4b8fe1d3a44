"""Files that colleagues send ahead of a form: they go on where they stopped, wait for the form, and are erased."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from tenant_apps.documents.commands.files import refuse_file
from tenant_apps.documents.commands.uploads import forget_expired_uploads
from tenant_apps.documents.enums import FileState, RefusalReason
from tenant_apps.documents.gateways import contents
from tenant_apps.documents.models import StoredFile, Upload
from tenant_apps.dossiers.models import Dossier, Publication
from tenant_apps.library.models import Document, Version
from tests.cast import Cast
from tests.factories import dossiers, library, samples
from tests.factories.dossiers import A_TEST

pytestmark = pytest.mark.django_db
PDF = samples.pdf(pages=6)
HALF = max(contents.HEAD, len(PDF) // 2)
TUS = {"Tus-Resumable": "1.0.0"}
GONE = 404
Run = Callable[[], int]


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:{name}", urlconf="vestibule.config.urls_tenant", args=arguments)


@dataclass
class Place:
    """A page whose form takes a file: where it is sent ahead, the form, and the file that came of it."""

    holder: str
    subject: object
    page: str
    facts: dict[str, str]
    made: Callable[[], StoredFile]

    def start(self, browser: Browser, *, size: int = len(PDF)) -> HttpResponse:
        metadata = f"filename {b64encode(b'plan.pdf').decode()},fingerprint {b64encode(b'the same').decode()}"
        address = path("documents:uploads", self.holder, self.subject)
        return browser.post(address, headers=TUS | {"Upload-Length": str(size), "Upload-Metadata": metadata})

    def send(self, browser: Browser) -> None:
        """The whole file."""
        assert send(browser, self.start(browser)["Location"], PDF, 0).status_code == 204

    def waiting(self, browser: Browser) -> str:
        return browser.get(path("documents:waiting", self.holder, self.subject)).content.decode()


def send(browser: Browser, address: str, part: bytes, offset: int) -> HttpResponse:
    headers = TUS | {"Upload-Offset": str(offset)}
    return browser.patch(address, part, content_type="application/offset+octet-stream", headers=headers)


@pytest.fixture
def browser(cast: Cast) -> Browser:
    return cast.ada.browser()


@pytest.fixture(params=["published", "new", "newer"])
def place(request: pytest.FixtureRequest, cast: Cast, run_effects: Run) -> Place:
    if request.param == "published":
        opened = dossiers.dossier()
        page, facts = path("dossiers:publish", opened.public_id), {"title_nl": "Advies", "title_en": "Advice"}
        return Place("dossiers", opened.public_id, page, facts, lambda: Publication.objects.get().file)
    document = library.document()
    run_effects()
    if request.param == "newer":
        page = path("library:replace", document.public_id)
        newest = Version.objects.order_by("-number")
        return Place("library-versions", document.public_id, page, {}, lambda: newest.first().file)
    facts = {"title_nl": "Gids", "title_en": "Guide", "category": str(document.category.public_id)}
    made = Document.objects.exclude(pk=document.pk)
    ada = cast.ada.account.public_id
    return Place("library", ada, path("library:add"), facts, lambda: made.get().versions.get().file)


def test_a_file_goes_on_where_it_stopped_and_waits_for_its_form(place: Place, browser: Browser, run_effects) -> None:
    page = browser.get(place.page).content.decode()
    for name in ("waiting", "uploads"):
        assert path(f"documents:{name}", place.holder, place.subject) in page
    address = place.start(browser)["Location"]
    assert send(browser, address, PDF[:HALF], 0).status_code == 204
    assert f"plan.pdf: {HALF * 100 // len(PDF)}%" in place.waiting(browser)
    again = place.start(browser)
    assert (again["Location"], again["Upload-Offset"]) == (address, str(HALF))
    assert send(browser, address, PDF[HALF:], HALF).status_code == 204
    run_effects()  # checked before anybody says what it is
    assert "plan.pdf" in place.waiting(browser)
    assert browser.post(place.page, place.facts | {"title_nl": "", "title_en": "", "language": "xx"}).status_code == 422

    assert browser.post(place.page, place.facts).status_code == 302

    file = place.made()
    assert (file.original_name, file.state, file.received_sha256) == ("plan.pdf", FileState.PROMOTED, file.sha256)
    assert file.key.customer == (Dossier.objects.get().customer if place.holder == "dossiers" else None)
    if place.holder != "dossiers":
        assert Version.objects.in_force().filter(file=file).exists()
    assert "plan.pdf" not in place.waiting(browser)
    assert browser.post(place.page, place.facts).status_code == 422  # it was taken: there is no file any more


def test_a_file_that_waits_is_replaced_removed_and_forgotten(place: Place, browser: Browser, run_effects) -> None:
    place.send(browser)
    place.send(browser)
    assert [file.state for file in files()] == [FileState.REMOVED, FileState.QUARANTINED]
    forget = path("documents:forget", place.holder, place.subject)
    assert [browser.post(forget).status_code for _twice in range(2)] == [200, 200]
    place.send(browser)
    Upload.objects.update(expires_at=timezone.now() - timedelta(hours=1))
    assert forget_expired_uploads(actor=A_TEST) == 1
    assert {file.state for file in files()} == {FileState.REMOVED}
    run_effects()

    place.send(browser)
    refuse_file(actor=A_TEST, file=files()[-1], reason=RefusalReason.PROTECTED)
    assert "without a password" in place.waiting(browser)
    refused = browser.post(place.page, place.facts)
    assert (refused.status_code, "without a password" in refused.content.decode()) == (422, True)


def test_nobody_sends_ahead_without_the_right_to_the_form(place: Place, cast: Cast, browser: Browser) -> None:
    address = place.start(browser)["Location"]
    client = cast.cleo.browser()
    strangers = [client] if place.holder == "dossiers" else [client, cast.ben.browser()]
    for stranger in strangers:
        assert place.start(stranger).status_code in {302, 403, GONE}
        assert send(stranger, address, PDF[:HALF], 0).status_code in {302, 403, GONE}
    assert browser.get(path("documents:waiting", "threads", place.subject)).status_code == GONE
    assert browser.get(path("documents:waiting", place.holder, uuid4())).status_code == GONE
    assert not Upload.objects.filter(offset__gt=0).exists()


def files() -> list[StoredFile]:
    return list(StoredFile.objects.filter(original_name="plan.pdf").order_by("pk"))
