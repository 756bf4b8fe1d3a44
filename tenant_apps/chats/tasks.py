"""Work behind the pages."""

from tenant_apps.chats.commands import forget_inquiries
from tenants.schedule import nightly
from tenants.tasks import effect
from vestibule.core.actors import System


@effect("chats.forget")
def forget() -> None:
    """Forget questions to customer success whose time is over. Safe to run twice."""
    forget_inquiries(actor=System("nightly tidying of questions"))


nightly("chats.forget", at="03:50")
