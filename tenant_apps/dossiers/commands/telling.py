"""Telling clients what has to be done: on purpose, or bundled where the firm wants that."""

from collections.abc import Mapping, Sequence

from django.db.models import F
from django.utils import timezone

from shared_apps.organisations.hosts import portal_url
from tenant_apps.accounts.signing import signature_of
from tenant_apps.customers.models import Party
from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.workflows import columns_of
from tenant_apps.dossiers.errors import NobodyToTell, NotReachable
from tenant_apps.dossiers.letters import people_to_tell, written_to
from tenant_apps.dossiers.models import Dossier, Letter, Telling, TellingPolicy, Untold
from tenants.tasks import enqueue
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.messages import Recipient, send
from vestibule.core.permissions import require
from vestibule.core.records import record

BUNDLED_FOR = 15 * 60
"""Seconds without another change after which what changed is told, where the firm has it told by itself."""


@command
def tell_clients(
    *, actor: Actor, dossier: Dossier, parties: Sequence[Party], letter: Letter | None = None, message: str = ""
) -> list[Telling]:
    """Write to these applicants what they must still do, each in the own language. What waited to be told is told."""
    require(actor, policies.EDIT)
    if not parties:
        raise NobodyToTell
    reachable = {party.pk for party in people_to_tell(dossier)}
    for party in parties:
        if party.pk not in reachable:
            raise NotReachable(str(party))
    Untold.objects.filter(dossier=dossier).delete()
    return [_write(actor, dossier, party, letter, message) for party in parties]


@command
def tell_what_changed(*, actor: Actor, dossier: Dossier, changes: int) -> list[Telling]:
    """Tell what changed, unless something changed since: then the later change is waited for. Twice is once."""
    require(actor, policies.EDIT)
    waiting = Untold.objects.select_for_update(of=("self",)).filter(dossier=dossier, changes=changes).first()
    if waiting is None:
        return []
    waiting.delete()
    if not tells_by_itself():
        return []
    people = people_to_tell(dossier)
    return [_write(actor, dossier, party, None, "") for party in people if written_to(dossier, party, None).items]


def tells_by_itself() -> bool:
    """Whether the firm has clients told of changes without anybody asking for it."""
    return TellingPolicy.objects.filter(is_automatic=True).exists()


def note_change(dossier: Dossier) -> None:
    """Remember that something changed that clients are told about by themselves; part of the command that changed it.

    Does nothing unless the firm wants that. Each change starts the fifteen minutes anew.
    """
    if not tells_by_itself():
        return
    untold, is_new = Untold.objects.get_or_create(dossier=dossier)
    if not is_new:
        Untold.objects.filter(pk=untold.pk).update(changes=F("changes") + 1, changed_at=timezone.now())
        untold.refresh_from_db(fields=["changes"])
    enqueue(
        "dossiers.tell",
        key=f"tell:{untold.pk}:{untold.changes}",
        delay=BUNDLED_FOR,
        dossier_id=dossier.pk,
        changes=untold.changes,
    )


@command
def set_telling_policy(*, actor: Actor, is_automatic: bool) -> TellingPolicy:
    """Say whether clients are told about changed action points by themselves."""
    require(actor, policies.CONFIGURE)
    policy, _is_new = TellingPolicy.objects.update_or_create(is_only_row=True, defaults={"is_automatic": is_automatic})
    record("dossiers.set_telling_policy", None, actor=actor, is_automatic=is_automatic)
    return policy


@command
def save_letter(
    *, actor: Actor, name: str, subjects: Mapping[str, str], bodies: Mapping[str, str], letter: Letter | None = None
) -> Letter:
    """Write a letter, or change one."""
    require(actor, policies.CONFIGURE)
    columns = {"name": name.strip(), **columns_of("subject", subjects), **columns_of("body", bodies)}
    if letter is None:
        letter = Letter.objects.create(**columns)
    else:
        letter = Letter.objects.select_for_update(of=("self",), no_key=True).get(pk=letter.pk)
        for column, value in columns.items():
            setattr(letter, column, value)
        letter.save(update_fields=list(columns))
    record("dossiers.save_letter", letter, actor=actor)
    return letter


@command
def archive_letter(*, actor: Actor, letter: Letter) -> Letter:
    """Offer the letter no more. Twice is once."""
    require(actor, policies.CONFIGURE)
    letter = Letter.objects.select_for_update(of=("self",), no_key=True).get(pk=letter.pk)
    if letter.archived_at is None:
        letter.archived_at = timezone.now()
        letter.save(update_fields=["archived_at"])
        record("dossiers.archive_letter", letter, actor=actor)
    return letter


def _write(actor: Actor, dossier: Dossier, party: Party, letter: Letter | None, message: str) -> Telling:
    written = written_to(dossier, party, letter, message, signature=signature_of(actor))
    telling = Telling.objects.create(
        dossier=dossier,
        party=party,
        subject=written.subject[:150],
        count=len(written.items),
        told_by_id=actor.account_id,
    )
    send(
        template="dossiers.told",
        to=Recipient(str(party), party.language, email=party.email, phone=party.phone, account_id=party.account_id),
        channel="email",
        context={
            "told_subject": written.subject,
            "paragraphs": written.paragraphs,
            "items": written.items,
            "signature": written.signature,
            "url": portal_url(),
        },
        key=f"told:{telling.public_id}",
        matter=dossier.public_id,
    )
    facts = {"party": str(party.public_id), "count": telling.count}
    record("dossiers.tell", dossier, actor=actor, **facts)
    return telling
