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
    note = DossierNote.objects.create(dossier=dossier, body=text.strip(), written_by_id=actor.account_id)
    record("dossiers.add_note", dossier, actor=actor, note=str(note.public_id))
    return note
