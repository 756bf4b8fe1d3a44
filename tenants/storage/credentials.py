"""S3 clients whose credentials reach one tenant's prefix and nothing else, where a role for it is configured."""

import json
import threading
from collections import OrderedDict
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import boto3
from botocore.config import Config

from tenants.context import current_tenant

_LASTS = timedelta(hours=1)
_MARGIN = timedelta(minutes=5)  # a long upload begun just before the end still gets through
_KEPT = 500


class Clients:
    """Gives the client for a call: the process's own, or one limited to the current tenant."""

    def __init__(self, bucket: str, *, endpoint: str, role: str, config: Config) -> None:
        self._bucket = bucket
        self._role = role
        self._options = {"endpoint_url": endpoint or None, "config": config}
        self._session = boto3.session.Session()
        self._own = self._session.client("s3", **self._options)
        self._limited: OrderedDict[UUID, tuple[Any, datetime]] = OrderedDict()
        self._lock = threading.Lock()  # also since a session must not make two clients at once

    def client(self) -> Any:
        """Return the client; raises ``NoTenant`` outside a tenant."""
        tenant = current_tenant().public_id
        if not self._role:
            return self._own
        with self._lock:
            client, ends_at = self._limited.get(tenant, (None, datetime.min.replace(tzinfo=UTC)))
            if datetime.now(UTC) + _MARGIN > ends_at:
                client, ends_at = self._limited_to(tenant)
                self._limited[tenant] = (client, ends_at)
            self._limited.move_to_end(tenant)
            while len(self._limited) > _KEPT:
                self._limited.popitem(last=False)
        return client

    def _limited_to(self, tenant: UUID) -> tuple[Any, datetime]:
        sts = self._session.client("sts", **self._options)
        keys = sts.assume_role(
            RoleArn=self._role,
            RoleSessionName=f"tenant-{tenant}",
            Policy=json.dumps(self._policy(tenant)),
            DurationSeconds=int(_LASTS.total_seconds()),
        )["Credentials"]
        client = self._session.client(
            "s3",
            aws_access_key_id=keys["AccessKeyId"],
            aws_secret_access_key=keys["SecretAccessKey"],
            aws_session_token=keys["SessionToken"],
            **self._options,
        )
        return client, keys["Expiration"]

    def _policy(self, tenant: UUID) -> dict[str, object]:
        bucket, prefix = f"arn:aws:s3:::{self._bucket}", f"t/{tenant}/*"
        actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"]
        return {
            "Version": "2012-10-17",
            "Statement": [
                {"Effect": "Allow", "Action": actions, "Resource": [f"{bucket}/{prefix}"]},
                {
                    "Effect": "Allow",
                    "Action": ["s3:ListBucket"],
                    "Resource": [bucket],
                    "Condition": {"StringLike": {"s3:prefix": [prefix]}},
                },
            ],
        }
