"""Forgetting what is past its time."""

from datetime import timedelta

from django.utils import timezone

from tenant_apps.accounts import answers, throttles
from tenant_apps.accounts.entry import KNOWN_DEVICE_SECONDS
from tenant_apps.accounts.models import AccountToken, FormAnswer, KnownDevice, Session
from tenant_apps.accounts.policies import require_system
from vestibule.core.actors import Actor
from vestibule.core.commands import command

LINKS_ARE_KEPT = timedelta(days=30)


@command
def forget_expired(*, actor: Actor) -> None:
    """Remove sessions, links, known devices, answers to forms and counters that are past their time.

    Only the product itself may.
    """
    require_system(actor)
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    AccountToken.objects.filter(expires_at__lt=now - LINKS_ARE_KEPT).delete()
    KnownDevice.objects.filter(last_used_at__lt=now - timedelta(seconds=KNOWN_DEVICE_SECONDS)).delete()
    FormAnswer.objects.filter(answered_at__lt=now - answers.KEPT).delete()
    throttles.forget_old()
