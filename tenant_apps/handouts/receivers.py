"""A file passed its check or did not: of a client's document that settles it; of one handed over, work may begin."""

from typing import Any

from django.dispatch import receiver

from tenant_apps.documents import events
from tenant_apps.documents.models import StoredFile
from tenant_apps.handouts.models import HandoutFile, HandoutLine
from tenants.tasks import enqueue


@receiver(events.held_file_checked)
def follow_check(*, file: StoredFile, **_news: Any) -> None:
    line = HandoutLine.objects.filter(publication__file=file).first()
    if line is not None:
        enqueue("handouts.settle", key=f"handouts.settle:{line.public_id}", line_id=str(line.public_id))
        return
    handed = HandoutFile.objects.filter(file=file).first()
    if handed is not None:
        enqueue("handouts.checked", key=f"handouts.checked:{handed.public_id}", file_id=str(handed.public_id))
