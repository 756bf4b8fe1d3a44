"""Where a log-in is kept: a row per browser in the organisation's own schema, found by the hash of the cookie."""

from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from tenant_apps.accounts.models import Session
from tenants.context import current_tenant
from tenants.prepared import Prepared

SEEN_EVERY = timedelta(minutes=1)


def hash_of(session_key: str) -> str:
    """What the row is found by; who reads the table cannot make a cookie from it."""
    return sha256(session_key.encode()).hexdigest()


_ROW = Prepared(
    lambda key, now, tenant: (
        Session.objects.alive(now, tenant).with_account().filter(session_key=key).order_by("pk")[:1]
    )
)
"""Every request asks for it."""


class SessionStore(DatabaseStore):
    """Django's session, whose row also knows the account, the organisation and the browser.

    ``row`` is the row that was read, with its account joined, or None. A row of another organisation is never read.
    """

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self.row: Session | None = None
        self.ip: str | None = None
        self.user_agent = ""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    @property
    def key_salt(self) -> str:
        """Signed for this organisation only."""
        return f"accounts.session.{current_tenant().public_id}"

    def _get_session_from_db(self) -> Session | None:
        if not self.session_key:
            return None
        found = _ROW(hash_of(self.session_key), timezone.now(), current_tenant().public_id)
        self.row = found[0] if found else None
        if self.row is None:
            self._session_key = None
        return self.row

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(session_key=hash_of(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        key = hash_of(self._get_or_create_session_key())
        known = self.row if self.row is not None and self.row.session_key == key else None
        return Session(
            session_key=key,
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            account_id=data.get(SESSION_KEY),
            tenant=current_tenant().public_id,
            ip=self.ip,
            user_agent=self.user_agent[:300],
            public_id=known.public_id if known else uuid4(),
            created_at=known.created_at if known else timezone.now(),
            last_seen_at=timezone.now(),
        )

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            Session.objects.filter(session_key=hash_of(key)).delete()

    def seen(self) -> None:
        """Note that the browser was here, at most once a minute."""
        now = timezone.now()
        if self.row is not None and self.row.last_seen_at < now - SEEN_EVERY:
            Session.objects.filter(session_key=self.row.session_key).update(last_seen_at=now, ip=self.ip)
