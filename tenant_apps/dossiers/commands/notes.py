"""What the team writes down."""

from tenant_apps.dossiers import policies
from tenant_apps.dossiers.errors import NoteEmpty
from tenant_apps.dossiers.models import Dossier, DossierNote
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def add_note(*, actor: Actor, dossier: Dossier, text: str) -> DossierNote:
    """Keep a note with the dossier. Only professionals read it."""
    require(actor, policies.EDIT)
    if not text.strip():
        raise NoteEmpty
    return keep_note(actor=actor, dossier=dossier, text=text)


def keep_note(*, actor: Actor, dossier: Dossier, text: str) -> DossierNote:
    """Keep why something was done with the dossier; part of the command that does it, and asks for no right of its own.

    Free words stand here and not in the record, since they go when the client is erased.
    """
    note = DossierNote.objects.create(dossier=dossier, body=text.strip(), written_by_id=actor.account_id)
    record("dossiers.add_note", dossier, actor=actor, note=str(note.public_id))
    return note
