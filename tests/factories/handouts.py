"""Documents for many clients, handed over as a form does it."""

from collections.abc import Sequence

from django.core.files.uploadedfile import SimpleUploadedFile

from tenant_apps.handouts.commands import Words
from tenant_apps.handouts.models import Handout
from tenant_apps.handouts.reception import take_in
from tests.factories import samples
from vestibule.core.actors import Actor

WORDS = Words(titles={"en": "Annual statement"}, remarks={"en": ""}, is_told=True)


def paper(name: str, content: bytes = b"") -> SimpleUploadedFile:
    """A file as a form sends it; a PDF unless it is something else."""
    return SimpleUploadedFile(name, content or samples.pdf(1))


def same(actor: Actor, customers: Sequence[int], *, words: Words = WORDS, name: str = "terms.pdf") -> Handout:
    """One document for these clients, not sent yet."""
    return take_in(actor=actor, way="same", files=[paper(name)], words=words, customers=customers)


def own(actor: Actor, *files: SimpleUploadedFile, words: Words = WORDS) -> Handout:
    """A file for each client, not sent yet."""
    return take_in(actor=actor, way="own", files=files, words=words)
