"""One contract for files, kept on disk and in a bucket of a real S3 server."""

import os
import resource
import socket
import stat
import time
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from uuid import UUID, uuid4

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from tenants.context import TenantIdentity, use_no_tenant, use_tenant
from tenants.errors import NoTenant
from tenants.storage import ObjectMissing, StorageFull, StorageUnavailable, tenant_storage
from tenants.storage.bucket import BucketStorage
from tenants.storage.contract import Storage
from tenants.storage.disk import DiskStorage
from tenants.storage.errors import BadKey
from tests import s3

ALPHA = TenantIdentity(id=1, public_id=UUID(int=1), schema="t_a", slug="alpha")
BETA = TenantIdentity(id=2, public_id=UUID(int=2), schema="t_b", slug="beta")
TEN_MB = 10 * 1024 * 1024


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory) -> Iterator[str]:
    with s3.s3_server(tmp_path_factory.mktemp("s3")) as address:
        yield address


@pytest.fixture
def credentials(monkeypatch) -> None:
    """What boto3 finds in the environment of a process that may use the bucket."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", s3.ACCESS_KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", s3.SECRET_KEY)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture(params=["disk", "bucket", "bucket by role"])
def storage(request, tmp_path) -> Storage:
    if request.param == "disk":
        return DiskStorage(tmp_path)
    request.getfixturevalue("credentials")
    role = s3.ROLE if request.param == "bucket by role" else ""
    return BucketStorage(s3.BUCKET, endpoint=request.getfixturevalue("endpoint"), role=role)


@pytest.fixture
def key() -> str:
    return f"files/{uuid4()}"


@pytest.fixture(autouse=True)
def _as_alpha() -> Iterator[None]:
    with use_tenant(ALPHA):
        yield


def content(storage: Storage, key: str) -> bytes:
    with storage.open(key) as file:
        return file.read()


def refusing(pieces: int) -> Iterator[bytes]:
    for _ in range(pieces):
        yield b"x" * 1024 * 1024
    raise ConnectionResetError


def test_saved_bytes_come_back(storage, key):
    saved = storage.save_stream(key, [b"one ", b"", b"two"])
    assert (saved.size, saved.sha256) == (7, sha256(b"one two").hexdigest())
    assert content(storage, key) == b"one two"
    assert storage.size(key) == 7
    assert storage.exists(key)


def test_empty_file_is_a_file(storage, key):
    assert storage.save_stream(key, []).size == 0
    assert content(storage, key) == b""


def test_large_file_in_odd_pieces_comes_back(storage, key):
    whole = bytes(range(256)) * (2 * TEN_MB // 256) + b"end"
    saved = storage.save_stream(key, (whole[at : at + 77_777] for at in range(0, len(whole), 77_777)))
    assert (saved.size, saved.sha256) == (len(whole), sha256(whole).hexdigest())
    assert content(storage, key) == whole


def test_stream_can_be_read_in_pieces(storage, key):
    storage.save_stream(key, [b"abcdef"])
    with storage.open(key) as file:
        assert [file.read(4), file.read(4), file.read(4)] == [b"abcd", b"ef", b""]


def test_saving_again_replaces(storage, key):
    storage.save_stream(key, [b"old and long"])
    storage.save_stream(key, [b"new"])
    assert content(storage, key) == b"new"


@pytest.mark.parametrize("pieces", [0, 1, 12])
def test_upload_that_breaks_off_leaves_nothing(storage, key, pieces):
    with pytest.raises(ConnectionResetError):
        storage.save_stream(key, refusing(pieces))
    assert not storage.exists(key)
    assert key not in list(storage.keys("files"))


def test_upload_that_breaks_off_keeps_what_was_there(storage, key):
    storage.save_stream(key, [b"old"])
    with pytest.raises(ConnectionResetError):
        storage.save_stream(key, refusing(1))
    assert content(storage, key) == b"old"


def test_missing_key_is_missing(storage, key):
    assert not storage.exists(key)
    for ask in (storage.open, storage.size, lambda missing: storage.move(missing, "files/elsewhere")):
        with pytest.raises(ObjectMissing):
            ask(key)


def test_moving_gives_another_key_and_may_run_twice(storage):
    source, target = f"quarantine/{uuid4()}", f"files/{uuid4()}"
    storage.save_stream(source, [b"bytes"])
    storage.move(source, target)
    storage.move(source, target)
    assert content(storage, target) == b"bytes"
    assert not storage.exists(source)


def test_deleting_may_run_twice(storage, key):
    storage.save_stream(key, [b"bytes"])
    storage.delete(key)
    storage.delete(key)
    assert not storage.exists(key)


def test_keys_of_a_folder_are_listed_in_order(storage):
    folder = f"anchors/{uuid4()}"
    for name in ("b", "a", "deeper/c"):
        storage.save_stream(f"{folder}/{name}", [b"x"])
    assert list(storage.keys(folder)) == [f"{folder}/a", f"{folder}/b", f"{folder}/deeper/c"]
    assert list(storage.keys(f"{folder}/nothing")) == []


def test_one_store_keeps_two_tenants_apart_on_every_call(storage, key):
    storage.save_stream(key, [b"of alpha"])
    with use_tenant(BETA):
        assert not storage.exists(key)
        assert key not in list(storage.keys("files"))
        with pytest.raises(ObjectMissing):
            storage.open(key)
        storage.save_stream(key, [b"of beta"])
        storage.delete(key)
    assert content(storage, key) == b"of alpha"


def test_no_tenant_no_file(storage, key):
    with use_no_tenant():
        for ask in (storage.open, storage.size, storage.exists, storage.delete):
            with pytest.raises(NoTenant):
                ask(key)
        with pytest.raises(NoTenant):
            storage.save_stream(key, [b"x"])


@pytest.mark.parametrize(
    "key", ["", "/etc/passwd", "../x", "a/../../x", "a//b", "a/", ".hidden", "a\\b", "a\nb", "a b", "é", "x" * 201]
)
def test_key_that_could_climb_out_is_refused(storage, key):
    for ask in (storage.open, storage.exists, storage.delete):
        with pytest.raises(BadKey):
            ask(key)


def test_files_on_disk_are_private(tmp_path):
    DiskStorage(tmp_path / "root").save_stream("files/a", [b"x"])
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "root").rglob("*")}
    assert modes == {"t": 0o700, str(ALPHA.public_id): 0o700, "files": 0o700, "a": 0o600}


def test_full_disk_is_told_and_leaves_no_half_file(tmp_path):
    storage = DiskStorage(tmp_path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (TEN_MB // 2, limits[1]))  # the kernel refuses, as a full disk does
    try:
        with pytest.raises(StorageFull):
            storage.save_stream("files/a", (b"x" * 65_536 for _ in range(200)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert storage.save_stream("files/a", [b"room again"]).size == 10


def test_frozen_bucket_fails_in_time(credentials):
    config = Config(connect_timeout=0.2, read_timeout=0.2, retries={"total_max_attempts": 2, "mode": "standard"})
    with socket.create_server(("127.0.0.1", 0)) as frozen:
        storage = BucketStorage("x", endpoint=f"http://127.0.0.1:{frozen.getsockname()[1]}", config=config)
        began = time.monotonic()
        with pytest.raises(StorageUnavailable):
            storage.save_stream("files/a", [b"x"])
    assert time.monotonic() - began < 3


def test_bucket_waits_are_bounded_by_default(credentials):
    client = BucketStorage("x", endpoint="http://127.0.0.1:1")._s3
    config = client.meta.config
    waits = config.retries["total_max_attempts"] * (config.connect_timeout + config.read_timeout)
    assert waits <= 15


def test_wrong_credentials_are_refused_by_the_server(endpoint, credentials, monkeypatch):
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
    with pytest.raises(StorageUnavailable):
        BucketStorage(s3.BUCKET, endpoint=endpoint).save_stream("files/a", [b"x"])


def test_credentials_by_role_reach_no_other_tenant(endpoint, credentials):
    storage = BucketStorage(s3.BUCKET, endpoint=endpoint, role=s3.ROLE)
    with use_tenant(BETA):
        storage.save_stream("files/secret", [b"of beta"])
        place_of_beta = storage._where("files/secret")
    alphas = storage._s3
    attempts = {
        "read": lambda: alphas.get_object(**place_of_beta),
        "write": lambda: alphas.put_object(Body=b"x", **place_of_beta),
        "delete": lambda: alphas.delete_object(**place_of_beta),
        "list": lambda: alphas.list_objects_v2(Bucket=s3.BUCKET, Prefix=f"t/{BETA.public_id}/"),
        "list all": lambda: alphas.list_objects_v2(Bucket=s3.BUCKET),
        "copy": lambda: alphas.copy_object(CopySource=place_of_beta, **storage._where("files/stolen")),
    }
    for attempt in attempts.values():
        with pytest.raises(ClientError, match="AccessDenied"):
            attempt()
    with use_tenant(BETA):
        assert content(storage, "files/secret") == b"of beta"


def test_bucket_keeps_no_parts_of_a_broken_upload(endpoint, credentials):
    storage = BucketStorage(s3.BUCKET, endpoint=endpoint)
    with pytest.raises(ConnectionResetError):
        storage.save_stream("files/broken", refusing(20))
    uploads = storage._s3.list_multipart_uploads(Bucket=s3.BUCKET)
    assert uploads.get("Uploads", []) == []


def test_settings_choose_the_store(settings, endpoint, credentials):
    assert isinstance(tenant_storage(), DiskStorage)
    settings.S3_BUCKET, settings.S3_ENDPOINT = s3.BUCKET, endpoint
    assert isinstance(tenant_storage(), BucketStorage)


def test_what_a_killed_write_left_is_forgotten_once_it_is_old(tmp_path, key):
    storage = DiskStorage(tmp_path)
    storage.save_stream(key, [b"whole"])
    folder = tmp_path / "t" / str(ALPHA.public_id) / "files"
    (of_a_kill := folder / ".unfinished-1").write_bytes(b"half")
    (being_written := folder / ".unfinished-2").write_bytes(b"ha")
    os.utime(of_a_kill, (1, 1))
    with use_tenant(BETA):
        assert storage.forget_unfinished("files", older_than=timedelta(hours=1)) == 0

    assert storage.forget_unfinished("files", older_than=timedelta(hours=1)) == 1

    assert not of_a_kill.exists()
    assert being_written.exists()
    with storage.open(key) as kept:
        assert kept.read() == b"whole"


def test_forgetting_in_a_folder_that_was_never_made_is_nothing(storage):
    assert storage.forget_unfinished("nowhere", older_than=timedelta(hours=1)) == 0
