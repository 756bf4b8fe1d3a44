"""Uploads that go on where they stopped, and what is left when they fail."""

import errno
import hashlib
from base64 import b64encode
from collections.abc import Iterable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, UnreadablePostError
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from tenant_apps.accounts.models import Account
from tenant_apps.documents.commands import reception
from tenant_apps.documents.commands import uploads as commands
from tenant_apps.documents.commands.requests import cancel_request
from tenant_apps.documents.enums import FileState
from tenant_apps.documents.errors import TooManyParts, TooManyUploads, WrongOffset
from tenant_apps.documents.gateways import contents
from tenant_apps.documents.models import Delivery, DocumentRequest, Upload
from tests.cast import Cast, Member
from tests.factories import samples
from tests.tenant_apps.documents.visits import browser_of, end_access

pytestmark = pytest.mark.django_db

PDF = samples.pdf(pages=6)
BACKWARDS = "../../ge\u202efdp.exe"
HALF = max(contents.HEAD, len(PDF) // 2)


class Uploader:
    """A tus client for one request."""

    def __init__(self, browser: Browser, asked: DocumentRequest) -> None:
        self.browser = browser
        self.asked = asked

    def start(self, size: int = len(PDF), name: str = "payslip.pdf", fingerprint: str = "") -> HttpResponse:
        metadata = f"filename {b64encode(name.encode()).decode()}"
        if fingerprint:
            metadata += f",fingerprint {b64encode(fingerprint.encode()).decode()}"
        return self.browser.post(
            reverse("client:documents:uploads", args=[self.asked.public_id], urlconf="vestibule.config.urls_tenant"),
            headers={"Tus-Resumable": "1.0.0", "Upload-Length": str(size), "Upload-Metadata": metadata},
        )

    def send(self, address: str, part: bytes, offset: int, **headers: str) -> HttpResponse:
        return self.browser.patch(
            address,
            part,
            content_type="application/offset+octet-stream",
            headers={"Tus-Resumable": "1.0.0", "Upload-Offset": str(offset)} | headers,
        )

    def ask(self, address: str) -> HttpResponse:
        return self.browser.head(address, headers={"Tus-Resumable": "1.0.0"})


@pytest.fixture
def uploader(cleo: Member, asked: DocumentRequest) -> Uploader:
    return Uploader(browser_of(cleo), asked)


def test_upload_in_two_parts(uploader: Uploader, asked: DocumentRequest, run_effects, stored) -> None:
    address = uploader.start()["Location"]
    first = uploader.send(address, PDF[:HALF], 0)
    standing = uploader.ask(address)
    last = uploader.send(address, PDF[HALF:], HALF)
    delivery = Delivery.objects.get(request=asked)
    run_effects()
    delivery.file.refresh_from_db()

    assert (first.status_code, first["Upload-Offset"]) == (204, str(HALF))
    assert (standing["Upload-Offset"], standing["Upload-Length"]) == (str(HALF), str(len(PDF)))
    assert (last.status_code, last["Upload-Offset"]) == (204, str(len(PDF)))
    assert delivery.file.state == FileState.PROMOTED
    assert delivery.file.sha256 == hashlib.sha256(PDF).hexdigest()
    assert stored("uploads") == stored("quarantine") == []


@pytest.mark.parametrize(
    "metadata",
    [
        f"filename {b64encode(BACKWARDS.encode()).decode()}",
        f"filename {b64encode(b'a' * 5_000 + b'.pdf').decode()}",
        f"filename {b64encode(b'x' + bytes([0, 13, 10]) + b'Set-Cookie: a=b.pdf').decode()}",
        f"filename {b64encode(b'a.pdf').decode()},fingerprint {b64encode(bytes(300)).decode()}",
        f"filename {b64encode(b'a.pdf').decode()},fingerprint {b64encode(b'a' + bytes(1)).decode()}",
        "filename",
        ",,,",
        "",
    ],
)
def test_metadata_that_means_harm(uploader: Uploader, asked: DocumentRequest, metadata: str) -> None:
    answer = uploader.browser.post(
        reverse("client:documents:uploads", args=[asked.public_id], urlconf="vestibule.config.urls_tenant"),
        headers={"Tus-Resumable": "1.0.0", "Upload-Length": str(len(PDF)), "Upload-Metadata": metadata},
    )

    assert answer.status_code == 201
    assert uploader.send(answer["Location"], PDF, 0).status_code == 204
    name = Delivery.objects.get(request=asked).file.original_name
    assert 0 < len(name) <= 160
    assert not set(name) & set("/\\\r\n\x00\u202e")


@pytest.mark.parametrize("metadata", ["filename =", "filename é", "filename " + b64encode(b"\xff\xfe").decode()])
def test_metadata_that_cannot_be_read(uploader: Uploader, asked: DocumentRequest, metadata: str) -> None:
    answer = uploader.browser.post(
        reverse("client:documents:uploads", args=[asked.public_id], urlconf="vestibule.config.urls_tenant"),
        headers={"Tus-Resumable": "1.0.0", "Upload-Length": "10", "Upload-Metadata": metadata},
    )

    assert answer.status_code == 400


@pytest.mark.parametrize("length", ["", "-1", "1e3", "٣", "9" * 16, "0x10", " 1 2"])
def test_length_that_is_none(uploader: Uploader, asked: DocumentRequest, length: str) -> None:
    answer = uploader.browser.post(
        reverse("client:documents:uploads", args=[asked.public_id], urlconf="vestibule.config.urls_tenant"),
        headers={"Tus-Resumable": "1.0.0", "Upload-Length": length},
    )

    assert answer.status_code == 400


def test_upload_to_a_request_that_was_cancelled_meanwhile(uploader: Uploader, cast: Cast, asked, stored) -> None:
    address = uploader.start()["Location"]
    uploader.send(address, PDF[:HALF], 0)
    cancel_request(actor=cast.ben.actor, request=asked)

    assert uploader.send(address, PDF[HALF:], HALF).status_code == 410
    assert uploader.start(name="other.pdf").status_code == 410
    assert not Delivery.objects.exists()
    assert stored("quarantine") == []


def test_upload_answers_with_the_tus_headers(uploader: Uploader, asked: DocumentRequest) -> None:
    created = uploader.start()
    abilities = uploader.browser.options(created["Location"])

    assert created.status_code == 201
    assert created["Upload-Offset"] == "0"
    assert "GMT" in created["Upload-Expires"]
    assert created["Tus-Resumable"] == "1.0.0"
    assert created["Cache-Control"] == "no-store"
    assert abilities["Tus-Extension"] == "creation,expiration,checksum,termination"


def test_same_file_chosen_again_goes_on(uploader: Uploader) -> None:
    address = uploader.start(fingerprint="payslip|1")["Location"]
    uploader.send(address, PDF[:HALF], 0)

    again = uploader.start(fingerprint="payslip|1")

    assert (again["Location"], again["Upload-Offset"]) == (address, str(HALF))
    assert uploader.start(fingerprint="payslip|2")["Location"] != address


def test_part_that_was_sent_twice_counts_once(uploader: Uploader) -> None:
    address = uploader.start()["Location"]
    uploader.send(address, PDF[:HALF], 0)

    again = uploader.send(address, PDF[:HALF], 0)

    assert (again.status_code, again["Upload-Offset"]) == (409, str(HALF))


def test_two_tabs_send_the_same_part_at_once(cleo: Member, uploader: Uploader, asked, stored) -> None:
    address = uploader.start()["Location"]
    stale = Upload.objects.get()
    uploader.send(address, PDF[:HALF], 0)

    with pytest.raises(WrongOffset):
        reception.receive_part(actor=cleo.actor, upload=stale, offset=0, body=body_of([PDF[:HALF]]), checksum=None)

    assert len(stored("uploads")) == 1


@pytest.mark.parametrize("sent", [HALF, len(PDF)])
def test_access_that_ends_while_a_part_is_on_its_way(
    cleo: Member, uploader: Uploader, stored, monkeypatch: pytest.MonkeyPatch, sent: int
) -> None:
    """The request begins while the invite holds; by the time its bytes are in, the invite has been revoked."""
    address = uploader.start()["Location"]
    keep = contents.store_part

    def slowly(body: contents.Readable, checksum: contents.Checksum | None) -> contents.StoredPart:
        end_access(cleo)
        return keep(body, checksum)

    monkeypatch.setattr(contents, "store_part", slowly)

    assert uploader.send(address, PDF[:sent], 0).status_code == 404
    assert not Delivery.objects.exists()
    assert Upload.objects.get().offset == 0
    assert stored("uploads") == stored("quarantine") == []


def test_account_that_is_closed_while_a_form_is_on_its_way(
    cleo: Member, asked: DocumentRequest, stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = contents.store_whole

    def slowly(*args: object) -> contents.ReceivedContent:
        Account.objects.filter(pk=cleo.account.pk).update(is_active=False, deactivated_at=timezone.now())
        return keep(*args)

    monkeypatch.setattr(contents, "store_whole", slowly)
    file = SimpleUploadedFile("payslip.pdf", PDF)
    answer = browser_of(cleo).post(
        reverse("client:documents:deliver", args=[asked.public_id], urlconf="vestibule.config.urls_tenant"),
        {"files": file},
    )

    assert answer.status_code == 404
    assert not Delivery.objects.exists()
    assert stored("quarantine") == []


def test_finished_upload_takes_nothing_more(uploader: Uploader, asked: DocumentRequest) -> None:
    address = uploader.start()["Location"]
    uploader.send(address, PDF, 0)

    assert uploader.send(address, b"x", len(PDF)).status_code == 409
    assert uploader.ask(address)["Upload-Offset"] == str(len(PDF))
    assert Delivery.objects.filter(request=asked).count() == 1


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_checksum(uploader: Uploader, algorithm: str, stored) -> None:
    address = uploader.start()["Location"]
    right = b64encode(hashlib.new(algorithm, PDF[:HALF]).digest()).decode()

    damaged = uploader.send(address, b"?" + PDF[1:HALF], 0, **{"Upload-Checksum": f"{algorithm} {right}"})
    kept_of_it = stored("uploads")
    whole = uploader.send(address, PDF[:HALF], 0, **{"Upload-Checksum": f"{algorithm} {right}"})

    assert damaged.status_code == 460
    assert kept_of_it == []
    assert whole.status_code == 204


@pytest.mark.parametrize("checksum", ["sha1 é", "md5 abc", "sha256 ???", "sha256"])
def test_checksum_that_cannot_be_read(uploader: Uploader, checksum: str) -> None:
    address = uploader.start()["Location"]

    assert uploader.send(address, PDF, 0, **{"Upload-Checksum": checksum}).status_code in {400, 460}


def body_of(pieces: Iterable[bytes]) -> "Broken":
    return Broken(pieces, breaks=False)


class Broken:
    """A body whose connection is cut behind the given pieces."""

    def __init__(self, pieces: Iterable[bytes], *, breaks: bool = True) -> None:
        self.pieces = iter(pieces)
        self.breaks = breaks

    def read(self, _size: int = -1) -> bytes:
        piece = next(self.pieces, b"")
        if not piece and self.breaks:
            raise UnreadablePostError(errno.ECONNRESET, "cut")
        return piece


def test_what_arrived_before_the_connection_broke_is_kept(cleo: Member, uploader: Uploader) -> None:
    address = uploader.start()["Location"]
    upload = Upload.objects.get()

    reception.receive_part(actor=cleo.actor, upload=upload, offset=0, body=Broken([PDF[:700]]), checksum=None)
    uploader.send(address, PDF[700:], 700)

    assert Delivery.objects.get().file.received_sha256 == hashlib.sha256(PDF).hexdigest()


def test_forbidden_format_is_refused_with_the_first_bytes(uploader: Uploader, stored) -> None:
    address = uploader.start(size=100_000, name="payslip.pdf")["Location"]

    answer = uploader.send(address, b"MZ" + b"\0" * 5_000, 0)

    assert answer.status_code == 415
    assert "payslip.pdf" in answer.json()["message"]
    assert "PDF" in answer.json()["message"]
    assert stored("uploads") == stored("quarantine") == []
    assert uploader.ask(address).status_code == 404


def test_small_forbidden_file_is_refused_at_the_end(uploader: Uploader, asked, stored) -> None:
    address = uploader.start(size=5)["Location"]

    assert uploader.send(address, b"hello", 0).status_code == 415
    assert stored("uploads") == stored("quarantine") == []
    assert not Delivery.objects.filter(request=asked).exists()


def test_format_that_this_type_does_not_take(cleo: Member, asked: DocumentRequest) -> None:
    content = samples.docx()
    uploader = Uploader(browser_of(cleo), asked)

    answer = uploader.send(uploader.start(size=len(content), name="x.docx")["Location"], content, 0)

    assert answer.status_code == 415
    assert "Word" not in answer.json()["message"]


def test_test_virus_is_called_a_virus(uploader: Uploader) -> None:
    address = uploader.start(size=len(samples.EICAR))["Location"]

    assert uploader.send(address, samples.EICAR, 0).json()["code"] == "documents:file-infected"


def test_too_large(settings, uploader: Uploader) -> None:
    settings.MAXIMUM_UPLOAD_BYTES = 1_000

    answer = uploader.start(size=1_001)

    assert answer.status_code == 413
    assert answer["Tus-Resumable"] == "1.0.0"
    assert uploader.start(size=0).json()["code"] == "documents:file-empty"


def test_part_that_is_larger_than_the_rest(uploader: Uploader) -> None:
    address = uploader.start(size=100)["Location"]

    assert uploader.send(address, PDF, 0).status_code == 413


@pytest.mark.parametrize(
    ("ceiling", "value", "code"),
    [
        ("REQUEST_FILES", 1, "documents:too-many-files"),
        ("REQUEST_BYTES", len(PDF) + 10, "documents:request-full"),
        ("CUSTOMER_BYTES", len(PDF) + 10, "documents:customer-full"),
    ],
)
def test_ceilings_count_uploads_under_way(settings, uploader: Uploader, ceiling: str, value: int, code: str) -> None:
    setattr(settings, ceiling, value)
    assert uploader.start().status_code == 201

    refused = uploader.start(name="second.pdf")

    assert (refused.status_code, refused.json()["code"]) == (507, code)


def test_quota_counts_uploads_under_way(settings, uploader: Uploader) -> None:
    settings.DOCUMENTS_QUOTA_BYTES = len(PDF) + 10
    uploader.start()

    assert uploader.start(fingerprint="another").status_code == 507


def test_too_many_uploads(uploader: Uploader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "MOST_AT_ONCE", 1)
    uploader.start()

    answer = uploader.start()

    assert (answer.status_code, answer.json()["code"]) == (429, TooManyUploads(1).code)


def test_too_many_parts(cleo: Member, uploader: Uploader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "MOST_PARTS", 0)
    address = uploader.start()["Location"]

    assert uploader.send(address, PDF[:HALF], 0).json()["code"] == TooManyParts().code


def test_request_cancelled_in_mid_upload(cast: Cast, uploader: Uploader, asked: DocumentRequest, stored) -> None:
    address = uploader.start()["Location"]
    uploader.send(address, PDF[:HALF], 0)
    cancel_request(actor=cast.ben.actor, request=asked)

    answer = uploader.send(address, PDF[HALF:], HALF)

    assert answer.status_code == 410
    assert "no longer needed" in answer.json()["message"]
    assert stored("quarantine") == []


def test_upload_of_somebody_else(cast: Cast, uploader: Uploader) -> None:
    address = uploader.start()["Location"]
    stranger = Uploader(browser_of(cast.dan), uploader.asked)

    assert stranger.ask(address).status_code == 404
    assert stranger.send(address, PDF, 0).status_code == 404
    assert stranger.start().status_code == 404


def test_expired_upload_is_gone(uploader: Uploader) -> None:
    address = uploader.start()["Location"]
    Upload.objects.update(expires_at=timezone.now() - timedelta(minutes=1))

    assert uploader.ask(address).status_code == 404


def test_discarded_upload_is_gone(uploader: Uploader) -> None:
    address = uploader.start()["Location"]

    assert uploader.browser.delete(address, headers={"Tus-Resumable": "1.0.0"}).status_code == 204
    assert uploader.ask(address).status_code == 404


def test_other_version_of_the_protocol(uploader: Uploader) -> None:
    address = uploader.start()["Location"]

    answer = uploader.browser.head(address, headers={"Tus-Resumable": "0.2"})

    assert (answer.status_code, answer["Tus-Version"]) == (412, "1.0.0")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Upload-Length": "many"},
        {"Upload-Length": "-1"},
        {"Upload-Length": "10", "Upload-Metadata": "filename ???"},
    ],
)
def test_headers_that_cannot_be_read(uploader: Uploader, headers: dict[str, str]) -> None:
    address = reverse(
        "client:documents:uploads", args=[uploader.asked.public_id], urlconf="vestibule.config.urls_tenant"
    )

    assert uploader.browser.post(address, headers={"Tus-Resumable": "1.0.0"} | headers).status_code == 400


def test_part_of_another_content_type(uploader: Uploader) -> None:
    address = uploader.start()["Location"]
    headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0"}

    assert uploader.browser.patch(address, PDF, content_type="application/pdf", headers=headers).status_code == 415
