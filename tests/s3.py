"""A real S3 server for tests: SeaweedFS on loopback, ended with the test run."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from vestibule.supervisor.tether import tethered

ACCESS_KEY, SECRET_KEY, BUCKET = "access", "only-for-tests", "vestibule"

_IDENTITIES = (
    '{"identities": [{"name": "vestibule", "actions": ["Admin", "Read", "Write", "List"], '
    f'"credentials": [{{"accessKey": "{ACCESS_KEY}", "secretKey": "{SECRET_KEY}"}}]}}]}}'
)
ROLE = "arn:aws:iam::role/Files"
_ROLES = {
    "sts": {
        "tokenDuration": "1h",
        "maxSessionLength": "12h",
        "issuer": "tests",
        "signingKey": b64encode(b"only for tests, 32 bytes long ...").decode(),
    },
    "policy": {"defaultEffect": "Deny", "storeType": "memory"},
    "policies": [
        {
            "name": "files",
            "document": {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": ["s3:*"],
                        "Resource": [f"arn:aws:s3:::{BUCKET}", f"arn:aws:s3:::{BUCKET}/*"],
                    }
                ],
            },
        }
    ],
    "roles": [
        {
            "roleName": "Files",
            "roleArn": ROLE,
            "trustPolicy": {
                "Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": ["sts:AssumeRole"]}],
            },
            "attachedPolicies": ["files"],
        }
    ],
}
_START_SECONDS = 60


@contextmanager
def s3_server(folder: Path) -> Iterator[str]:
    """Give the address of a server with an empty bucket."""
    (folder / "data").mkdir()
    (folder / "identities.json").write_text(_IDENTITIES)
    (folder / "roles.json").write_text(json.dumps(_ROLES))
    ports = _free_ports(8)
    names = ("master.port", "master.port.grpc", "volume.port", "volume.port.grpc")
    names += ("filer.port", "filer.port.grpc", "s3.port.grpc", "s3.port")
    process = subprocess.Popen(
        [
            str(Path(sys.executable).parent / "weed"),
            "server",
            f"-dir={folder / 'data'}",
            "-ip=127.0.0.1",
            "-ip.bind=127.0.0.1",
            "-master.telemetry=false",
            "-master.volumeSizeLimitMB=64",
            "-volume.max=8",
            "-filer",
            f"-filer.localSocket={folder / 'filer.sock'}",
            "-s3",
            f"-s3.config={folder / 'identities.json'}",
            f"-s3.iam.config={folder / 'roles.json'}",
            "-s3.port.iceberg=0",
            "-s3.port.lance=0",
            *(f"-{name}={port}" for name, port in zip(names, ports, strict=True)),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=tethered(signal.SIGKILL),  # noqa: PLW1509 - only this ties a child to its parent
    )
    try:
        endpoint = f"http://127.0.0.1:{ports[-1]}"
        _make_bucket(endpoint)
        yield endpoint
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _make_bucket(endpoint: str) -> None:
    config = Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 1})
    session = boto3.session.Session(ACCESS_KEY, SECRET_KEY, region_name="us-east-1")
    client = session.client("s3", endpoint_url=endpoint, config=config)
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            client.create_bucket(Bucket=BUCKET)
            client.put_object(Bucket=BUCKET, Key="ready", Body=b"")
        except (BotoCoreError, ClientError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def keys(endpoint: str) -> list[str]:
    """Return the key of each object in the bucket."""
    config = Config(s3={"addressing_style": "path"})
    session = boto3.session.Session(ACCESS_KEY, SECRET_KEY, region_name="us-east-1")
    pages = session.client("s3", endpoint_url=endpoint, config=config).get_paginator("list_objects_v2")
    return [row["Key"] for page in pages.paginate(Bucket=BUCKET) for row in page.get("Contents", ())]
