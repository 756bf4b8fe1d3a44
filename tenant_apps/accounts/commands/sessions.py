"""Ending log-ins."""

from tenant_apps.accounts import policies
from tenant_apps.accounts.models import Account, KnownDevice, Session
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def end_session(*, actor: Actor, session: Session) -> None:
    """Log one of the person's own browsers out."""
    if session.account is None:
        raise NotAllowed
    policies.require_own(actor, session.account)
    Session.objects.filter(pk=session.pk).delete()
    record("accounts.end_session", session.account, actor=actor)


@command
def end_other_sessions(*, actor: Actor, account: Account, keep: str = "") -> int:
    """Log the person out everywhere but in the browser whose session is ``keep``. Returns how many ended."""
    policies.require_own(actor, account)
    ended = drop_sessions(account, keep=keep)
    KnownDevice.objects.filter(account=account).delete()
    record("accounts.end_other_sessions", account, actor=actor, ended=ended)
    return ended


@command
def end_all_sessions(*, actor: Actor, account: Account) -> int:
    """Log a client out everywhere at once: the access was revoked. Returns how many ended."""
    require(actor, policies.ADD_CLIENT)
    ended = drop_sessions(account)
    record("accounts.end_all_sessions", account, actor=actor, ended=ended)
    return ended


def drop_sessions(account: Account, *, keep: str = "") -> int:
    """Delete the rows; for commands of this room that end sessions among other things."""
    deleted, _by_model = Session.objects.filter(account=account).exclude(session_key=keep).delete()
    return deleted
