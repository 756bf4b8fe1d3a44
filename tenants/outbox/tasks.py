"""The outbox's own housekeeping."""

from datetime import timedelta

from tenants.outbox.models import Effect
from tenants.schedule import nightly
from tenants.tasks import effect

_RECURRING_KEPT = timedelta(days=7)
_KEPT = timedelta(days=90)


@effect("outbox.forget")
def forget() -> None:
    """Delete what was done long ago: a key is refused a second time for as long as its row is kept."""
    Effect.objects.forgettable(after=_RECURRING_KEPT).filter(key__startswith="schedule:").delete()
    Effect.objects.forgettable(after=_KEPT).delete()


nightly("outbox.forget", at="03:10")
