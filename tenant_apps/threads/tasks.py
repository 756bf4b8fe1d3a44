"""Work behind the pages."""

from tenant_apps.threads.commands.messages import forget_unsent_attachments
from tenant_apps.threads.commands.telling import tell_of_message
from tenant_apps.threads.models import ThreadMessage
from tenants.schedule import nightly
from tenants.tasks import effect
from vestibule.core.actors import System


@effect("threads.tell")
def tell(*, message_id: int) -> None:
    """Tell those who have a message to read. Safe to run twice."""
    message = ThreadMessage.objects.filter(pk=message_id).first()
    if message is not None:
        tell_of_message(actor=System("a message waits to be read"), message=message)


@effect("threads.tidy")
def tidy() -> None:
    """Erase the files that were never sent."""
    forget_unsent_attachments(actor=System("nightly tidying of messages"))


nightly("threads.tidy", at="02:10")
