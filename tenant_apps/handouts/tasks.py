"""Giving each client their document, step by step. Each of these may run twice; a document is given once."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from tenant_apps.accounts.actors import acting_now
from tenant_apps.documents.commands.reception import copied
from tenant_apps.documents.errors import NoSpace, StoreSilent
from tenant_apps.handouts import policies
from tenant_apps.handouts.commands import (
    AT_ONCE,
    deliver_line,
    fail_line,
    forget_old_handouts,
    give_up_handout,
    go_on,
    note_checked,
    settle_line,
)
from tenant_apps.handouts.models import Handout, HandoutFile, HandoutLine
from tenants.schedule import nightly
from tenants.tasks import Retry, effect, outside_effect
from vestibule.core.actors import Actor, Professional, System
from vestibule.core.errors import DomainError, NotAllowed
from vestibule.core.permissions import allows

WORK = System("documents for many clients")
KEPT = timedelta(days=7)
_PAUSE = 30


def _found(handout_id: str) -> Handout | None:
    return Handout.objects.visible_to(WORK).filter(public_id=handout_id).first()


def give_up(*, handout_id: str) -> None:
    """Say on its page that it stopped."""
    handout = _found(handout_id)
    if handout is not None:
        give_up_handout(actor=WORK, handout=handout)


@outside_effect("handouts.work", attempts=100, lease=600, gives_up=give_up)
def work(*, effect_id: UUID, handout_id: str) -> None:
    """Give the next few clients their document, as the person who began it and with the rights of this moment."""
    handout = _found(handout_id)
    if handout is None or handout.state != "running":
        return
    actor = acting_now(account_id=handout.account_id, kind=Professional.kind)
    if actor is None or not allows(actor, policies.SEND):
        give_up_handout(actor=WORK, handout=handout)
        return
    waiting = HandoutLine.objects.visible_to(WORK).filter(handout=handout).waiting()
    try:
        for line in waiting.select_related("source__file__key").order_by("pk")[:AT_ONCE]:
            _give(actor, line)
    except NotAllowed:
        give_up_handout(actor=WORK, handout=handout)
        return
    go_on(actor=WORK, handout=handout)


@effect("handouts.settle")
def settle(*, line_id: str) -> None:
    """A client's document was checked."""
    line = HandoutLine.objects.visible_to(WORK).filter(public_id=line_id).first()
    if line is not None:
        settle_line(actor=WORK, line=line)


@effect("handouts.checked")
def checked(*, file_id: str) -> None:
    """A file that was handed over was checked."""
    file = HandoutFile.objects.visible_to(WORK).filter(public_id=file_id).select_related("handout").first()
    if file is not None:
        note_checked(actor=WORK, handout=file.handout)


@effect("handouts.forget")
def forget() -> None:
    """Forget what was handed over a week ago; what became of it stays."""
    forget_old_handouts(actor=System("files handed over are not kept"), before=timezone.now() - KEPT)


nightly("handouts.forget", at="02:25")


def _give(actor: Actor, line: HandoutLine) -> None:
    """Give one client a copy of their own. What somebody can put right is kept for the page."""
    file = line.source.file
    if not file.is_promoted:
        fail_line(actor=actor, line=line, why=str(file.get_refusal_display() or file.get_state_display()))
        return
    try:
        with copied(file) as content:
            deliver_line(actor=actor, line=line, content=content)
    except (NoSpace, StoreSilent) as error:
        raise Retry(_PAUSE, error.code) from error
    except DomainError as error:
        fail_line(actor=actor, line=line, why=str(error.message))
