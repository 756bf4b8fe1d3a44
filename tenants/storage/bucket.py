"""Files in an S3 bucket. Credentials come from the environment, the way boto3 reads them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from typing import Any, BinaryIO

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from tenants.storage.contract import Saved, place
from tenants.storage.credentials import Clients
from tenants.storage.errors import ObjectMissing, StorageFull, StorageUnavailable

# The defaults wait 183 s for a frozen endpoint; nobody waits for a page that long.
_BOUNDED = Config(
    connect_timeout=2,
    read_timeout=5,
    retries={"total_max_attempts": 2, "mode": "standard"},
    s3={"addressing_style": "path"},
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)
_PART = 8 * 1024 * 1024
_MISSING = {"404", "NoSuchKey", "NotFound"}
_FULL = {"507", "InsufficientStorage", "QuotaExceeded", "XMinioStorageFull"}


class BucketStorage:
    """One bucket for all tenants; each key begins with its tenant's prefix, computed on each call."""

    def __init__(self, bucket: str, *, endpoint: str = "", role: str = "", config: Config = _BOUNDED) -> None:
        """With ``role``, each tenant's calls carry credentials that reach its own prefix only."""
        self._bucket = bucket
        self._clients = Clients(bucket, endpoint=endpoint, role=role, config=config)

    @property
    def _s3(self) -> Any:
        return self._clients.client()

    def save_stream(self, key: str, chunks: Iterable[bytes]) -> Saved:
        """Put a small file at once and a large one in parts; parts become an object only when all have arrived."""
        where = self._where(key)
        digest, size = sha256(), 0
        parts = _in_parts(chunks)
        first = next(parts, b"")
        second = next(parts, None)
        if second is None:
            with _bucket_errors(key):
                self._s3.put_object(Body=first, **where)
            return Saved(len(first), sha256(first).hexdigest())
        with _bucket_errors(key), self._upload(where) as upload:
            for part in _chain(first, second, parts):
                upload(part)
                digest.update(part)
                size += len(part)
        return Saved(size, digest.hexdigest())

    def open(self, key: str) -> BinaryIO:
        """Return the answer's body; its waits are bounded too."""
        with _bucket_errors(key):
            body: BinaryIO = self._s3.get_object(**self._where(key))["Body"]
        return body

    def size(self, key: str) -> int:
        """Ask for the head of the object."""
        with _bucket_errors(key):
            return int(self._s3.head_object(**self._where(key))["ContentLength"])

    def exists(self, key: str) -> bool:
        """Ask for the head of the object."""
        try:
            self.size(key)
        except ObjectMissing:
            return False
        return True

    def move(self, source: str, target: str) -> None:
        """Copy inside the bucket, then delete; a kill in between leaves both, and the next run finishes."""
        origin, destination = self._where(source), self._where(target)
        try:
            with _bucket_errors(source):
                self._s3.copy_object(CopySource=origin, **destination)
        except ObjectMissing:
            if not self.exists(target):
                raise
            return
        self.delete(source)

    def delete(self, key: str) -> None:
        """Delete; S3 does not mind a key that is not there."""
        with _bucket_errors(key):
            self._s3.delete_object(**self._where(key))

    def keys(self, prefix: str) -> Iterator[str]:
        """List, page by page."""
        folder = f"{place(prefix)}/"
        own = len(folder) - len(prefix) - 1
        with _bucket_errors(prefix):
            pages = self._s3.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=folder)
            yield from (item["Key"][own:] for page in pages for item in page.get("Contents", ()))

    def forget_unfinished(self, prefix: str, *, older_than: timedelta) -> int:
        """Nothing: a rule of the bucket itself ends uploads in parts that were never completed."""
        return 0

    def _where(self, key: str) -> dict[str, str]:
        return {"Bucket": self._bucket, "Key": place(key)}

    @contextmanager
    def _upload(self, where: dict[str, str]) -> Iterator[Any]:
        session = {**where, "UploadId": self._s3.create_multipart_upload(**where)["UploadId"]}
        done: list[dict[str, object]] = []

        def upload(part: bytes) -> None:
            number = len(done) + 1
            answer = self._s3.upload_part(Body=part, PartNumber=number, **session)
            done.append({"PartNumber": number, "ETag": answer["ETag"]})

        try:
            yield upload
            self._s3.complete_multipart_upload(MultipartUpload={"Parts": done}, **session)
        except BaseException:
            self._s3.abort_multipart_upload(**session)
            raise


def _in_parts(chunks: Iterable[bytes]) -> Iterator[bytes]:
    waiting = bytearray()
    for chunk in chunks:
        waiting += chunk
        while len(waiting) >= _PART:
            yield bytes(waiting[:_PART])
            del waiting[:_PART]
    if waiting:
        yield bytes(waiting)


def _chain(first: bytes, second: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield second
    yield from rest


@contextmanager
def _bucket_errors(key: str) -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        if code in _MISSING:
            raise ObjectMissing(key) from error
        kind = StorageFull if code in _FULL else StorageUnavailable
        raise kind(code) from error
    except BotoCoreError as error:
        raise StorageUnavailable(type(error).__name__) from error
