"""Keeps how forms were answered, so that sending one twice has one effect: see ``vestibule.core.submissions``."""

from datetime import timedelta

from django.db import connection

from tenant_apps.accounts.models import FormAnswer
from vestibule.core.submissions import SentBefore

KEPT = timedelta(days=1)
"""How long the same form, sent again, is known as the same."""


_KEEP = """
INSERT INTO accounts_formanswer (form, content, location, answered_at) VALUES (%s, %s, %s, now())
ON CONFLICT (form) DO UPDATE SET content = excluded.content, location = excluded.location, answered_at = now()
WHERE accounts_formanswer.content <> excluded.content
"""


class _Answers:
    def keep(self, form: str, content: str, location: str) -> None:
        """Keep the answer with what the form did; whoever sends the same meanwhile waits here for the first."""
        with connection.cursor() as cursor:
            cursor.execute(_KEEP, [form, content, location])
            if not cursor.rowcount:
                raise SentBefore

    def find(self, form: str, content: str) -> str | None:
        """Return where the form led to."""
        last = FormAnswer.objects.filter(form=form, content=content)
        location: str | None = last.values_list("location", flat=True).first()
        return location


kept = _Answers()
