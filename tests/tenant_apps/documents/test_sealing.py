"""Files at rest: encrypted with a key per customer, bound to the firm and the object."""

import io
import secrets

import pytest
from django.test import Client as Browser
from django.urls import reverse

from tenant_apps.documents.gateways import contents, sealing
from tenant_apps.documents.models import FileKey
from tenants.context import use_tenant
from tenants.storage import tenant_storage
from tests.factories import documents, samples
from tests.tenant_apps.documents.visits import browser_of

pytestmark = pytest.mark.django_db
SIZES = [0, 1, 100, sealing.PIECE - 1, sealing.PIECE, sealing.PIECE + 1, 3 * sealing.PIECE, 3 * sealing.PIECE + 7]


def sealed(clear: bytes, key: bytes, place: str = "files/a", step: int = 10_000) -> bytes:
    pieces = (clear[start : start + step] for start in range(0, len(clear), step))
    return b"".join(sealing.seal(pieces, key, place))


def opened(stored: bytes, key: bytes, place: str = "files/a") -> bytes:
    return sealing.open_sealed(io.BytesIO(stored), key, place).read()


@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_opens_again(size):
    key, clear = secrets.token_bytes(32), secrets.token_bytes(size)

    stored = sealed(clear, key)

    assert opened(stored, key) == clear
    assert clear[:16] not in stored or size < 16


@pytest.mark.parametrize("size", [100, sealing.PIECE, 2 * sealing.PIECE + 5])
def test_nothing_else_opens_it(alpha, beta, size):
    key, clear = secrets.token_bytes(32), secrets.token_bytes(size)
    stored = sealed(clear, key)
    spoilt = [
        stored[:-1],
        stored[: -(size % sealing.PIECE or sealing.PIECE) - 16],
        stored + b"x",
        stored[:20] + bytes([stored[20] ^ 1]) + stored[21:],
        b"",
        clear,
    ]

    for each in spoilt:
        with pytest.raises(sealing.Unsealable):
            opened(each, key)
    with pytest.raises(sealing.Unsealable):
        opened(stored, secrets.token_bytes(32))
    with pytest.raises(sealing.Unsealable):
        opened(stored, key, "files/b")
    with use_tenant(beta), pytest.raises(sealing.Unsealable):
        opened(stored, key)


def test_key_of_another_firm_or_row_opens_nothing(alpha, beta, asked):
    mine, other = (documents.file_key(documents.request().customer) for _row in range(2))
    wrapped = bytes(mine.wrapped)

    assert len(sealing.unwrapped(wrapped, mine.public_id)) == 32
    for wrong, about in ((wrapped, other.public_id), (b"", mine.public_id), (wrapped[:-1], mine.public_id)):
        with pytest.raises(sealing.Unsealable):
            sealing.unwrapped(wrong, about)
    with use_tenant(beta), pytest.raises(sealing.Unsealable):
        sealing.unwrapped(wrapped, mine.public_id)


def test_delivered_file_lies_encrypted_and_is_handed_out_clear(cleo, delivered):
    file = delivered.file
    zones = [f"files/{file.storage_name}", contents.preview_key(file.storage_name, 1)]
    page = browser_of(cleo)
    for zone, kind, start in zip(zones, ("download", "page"), (b"%PDF-", b"RIFF"), strict=True):
        with tenant_storage().open(zone) as stream:
            stored = stream.read()
        args = [file.public_id] if kind == "download" else [file.public_id, 1]
        address = reverse(f"client:documents:{kind}", args=args, urlconf="vestibule.config.urls_tenant")
        ticket = page.get(address)["Location"].rsplit("/", 1)[1]
        answer = Browser(HTTP_HOST="files.localhost").get(f"/{ticket}")

        assert stored.startswith(b"vsf1")
        assert start not in stored
        assert b"".join(answer.streaming_content).startswith(start)


def test_each_customer_has_a_key(run_effects):
    first, second = documents.request(), documents.request()
    for asked in (first, first, second):
        documents.delivery(asked, content=samples.pdf())
    run_effects()

    keys = FileKey.objects.order_by("pk")
    assert {key.customer for key in keys} == {first.customer, second.customer}
    assert sorted(key.files.count() for key in keys) == [1, 2]


def test_nobody_reads_what_a_destroyed_key_sealed(cleo, delivered):
    address = reverse(
        "client:documents:download", args=[delivered.file.public_id], urlconf="vestibule.config.urls_tenant"
    )
    ticket = browser_of(cleo).get(address)["Location"].rsplit("/", 1)[1]

    FileKey.objects.update(wrapped=b"")

    assert Browser(HTTP_HOST="files.localhost").get(f"/{ticket}").status_code == 404
