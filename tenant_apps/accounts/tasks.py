"""Work behind the pages."""

from tenant_apps.accounts.commands.expiry import forget_expired
from tenant_apps.accounts.commands.passwords import answer_reset
from tenant_apps.accounts.models import ResetRequest
from tenants.schedule import nightly
from tenants.tasks import effect
from vestibule.core.actors import System


@effect("accounts.answer_reset")
def answer(*, request_id: int) -> None:
    """Send the links that a request for a new password leads to. A request already answered is gone."""
    request = ResetRequest.objects.filter(pk=request_id).first()
    if request is not None:
        answer_reset(actor=System("reset"), request=request)


@effect("accounts.clean_up")
def clean_up() -> None:
    """Remove what is past its time, every night."""
    forget_expired(actor=System("clean-up"))


nightly("accounts.clean_up", at="02:20")
