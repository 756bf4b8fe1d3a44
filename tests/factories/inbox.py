"""Notices."""

from uuid import UUID, uuid4

from tenant_apps.accounts.models import Account, Team
from tenant_apps.inbox.models import Notice


def notice(account: Account | None = None, team: Team | None = None, **facts: object) -> Notice:
    """A notice of a document that was delivered."""
    values = {"key": str(uuid4()), "kind": "dossiers.delivered", "path": "/pro/", "matter": UUID(int=1)}
    return Notice.objects.create(account=account, team=team, **values | facts)
