"""Full disks and silent stores: a clear refusal, nothing half, and the file names that people choose."""

import errno
from collections.abc import Callable, Iterable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.urls import reverse
from psycopg.errors import DiskFull

from tenant_apps.documents.commands import reception
from tenant_apps.documents.errors import NoSpace, StoreSilent
from tenant_apps.documents.gateways import contents
from tenant_apps.documents.models import Delivery, DocumentRequest, Upload
from tenants.storage import StorageFull, StorageUnavailable
from tests.cast import Member
from tests.factories import documents
from tests.tenant_apps.documents.test_uploads import PDF, Uploader
from tests.tenant_apps.documents.visits import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def uploader(cleo: Member, asked: DocumentRequest) -> Uploader:
    return Uploader(browser_of(cleo), asked)


class FailingStorage:
    """A store that fails at the first or at a later write."""

    def __init__(self, storage: object, error: Exception, *, after: int = 0) -> None:
        self._storage = storage
        self._error = error
        self._left = after

    def save_stream(self, key: str, chunks: Iterable[bytes]) -> object:
        if not self._left:
            raise self._error
        self._left -= 1
        return self._storage.save_stream(key, chunks)

    def __getattr__(self, name: str) -> object:
        return getattr(self._storage, name)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make the store fail."""

    def fail(error: Exception, *, after: int = 0) -> None:
        storage = FailingStorage(contents.tenant_storage(), error, after=after)
        monkeypatch.setattr(contents, "tenant_storage", lambda: storage)

    return fail


@pytest.mark.parametrize("after", [0, 1])
def test_full_disk(uploader: Uploader, failing, stored, after: int) -> None:
    address = uploader.start()["Location"]
    failing(StorageFull(errno.ENOSPC, "full"), after=after)
    answer = uploader.send(address, PDF, 0)

    assert (answer.status_code, answer.json()["code"]) == (507, NoSpace().code)
    assert not Delivery.objects.exists()
    assert stored("quarantine") == []
    assert Upload.objects.get().offset == 0


def test_silent_store(uploader: Uploader, failing) -> None:
    address = uploader.start()["Location"]
    failing(StorageUnavailable(errno.EIO, "silent"))

    answer = uploader.send(address, PDF, 0)

    assert (answer.status_code, answer.json()["code"]) == (503, StoreSilent().code)


@pytest.mark.parametrize(("cause", "expected"), [(DiskFull(), NoSpace), (None, OperationalError)])
def test_full_disk_of_the_database(cleo: Member, asked, monkeypatch, cause, expected) -> None:
    def full(**_arguments: object) -> None:
        raise OperationalError from cause

    monkeypatch.setattr(reception, "deliver_document", full)

    with pytest.raises(expected):
        documents.delivery(asked, actor=cleo.actor)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("C:\\Users\\Cleo\\pay.pdf", "pay.pdf"),
        ("../../etc/passwd", "passwd"),
        ("pay\u202efdp.exe", "payfdp.exe"),
        ("a\nb\0c.pdf", "abc.pdf"),
        ("x" * 300 + ".pdf", "x" * 147 + ".pdf"),
        ("y" * 300, "y" * 150),
        ("\n", "document"),
    ],
)
def test_presentable(raw: str, shown: str) -> None:
    assert reception.presentable(raw) == shown


def test_plain_form_with_a_file_without_end(settings, uploader: Uploader, asked: DocumentRequest) -> None:
    settings.MAXIMUM_UPLOAD_BYTES = 300_000
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000
    file = SimpleUploadedFile("scan.pdf", b"%PDF-" + b"x" * 400_000)
    address = reverse("client:documents:deliver", args=[asked.public_id], urlconf="vestibule.config.urls_tenant")

    answer = uploader.browser.post(address, {"files": file})

    assert answer.status_code == 422
    assert "too large" in answer.content.decode()


def test_plain_form_with_a_full_temporary_folder(settings, uploader, asked, monkeypatch, tmp_path) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.write", full, raising=False)
    address = reverse("client:documents:deliver", args=[asked.public_id], urlconf="vestibule.config.urls_tenant")

    answer = uploader.browser.post(address, {"files": SimpleUploadedFile("scan.pdf", PDF * 10)})

    assert answer.status_code == 507
    assert "no space" in answer.content.decode()
    assert not list(tmp_path.glob("*.upload.*"))
    assert not Delivery.objects.filter(request=asked).exists()
