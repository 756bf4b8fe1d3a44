"""Work behind the pages."""

from datetime import timedelta

from django.utils import timezone

from tenant_apps.accounts import throttles
from tenant_apps.accounts.commands.passwords import answer_reset
from tenant_apps.accounts.entry import KNOWN_DEVICE_SECONDS
from tenant_apps.accounts.models import AccountToken, KnownDevice, ResetRequest, Session
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
    """Remove sessions, links, known devices and counters that are past their time."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    AccountToken.objects.filter(expires_at__lt=now - timedelta(days=30)).delete()
    KnownDevice.objects.filter(last_used_at__lt=now - timedelta(seconds=KNOWN_DEVICE_SECONDS)).delete()
    throttles.forget_old()


nightly("accounts.clean_up", at="02:20")
