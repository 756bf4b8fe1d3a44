"""What the provisioner does about sign-ups, operators' orders and replies, when notified and at least every second."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.module_loading import import_string

from shared_apps.help.models import Question
from shared_apps.organisations.commands import activation_token, confirmation_token
from shared_apps.organisations.enums import SignUpState
from shared_apps.organisations.founding import NewFirm, add_first_administrator, found, open_portals
from shared_apps.organisations.hosts import public_url
from shared_apps.organisations.models import CONFIRM_WITHIN, SignUp
from shared_apps.platform.gateways.contract import DeliveryFailed
from shared_apps.platform.mail import send_platform_message
from shared_apps.platform.models import TopUp
from tenants.context import use_tenant
from tenants.models import TenantState
from tenants.provisioning.rounds import each_by_itself

logger = logging.getLogger(__name__)


AT_ONCE = 20
QUESTIONS_KEPT = timedelta(days=90)
"""How long the platform keeps a question after its reply has reached the firm."""

LONGEST_PAUSE = 600
"""Seconds until a sign-up is tried again that failed often."""


def work_off_sign_ups() -> int:
    """Take every waiting sign-up one step further; returns how many steps were taken.

    One that fails is tried again later, and the others go on. One that nobody confirmed in time is over.
    """
    now = timezone.now()
    SignUp.objects.filter(state=SignUpState.REQUESTED, created_at__lte=now - CONFIRM_WITHIN).update(
        state=SignUpState.EXPIRED
    )
    waiting = SignUp.objects.filter(Q(try_again_at=None) | Q(try_again_at__lte=now), state__in=STEPS)
    waiting = waiting.exclude(state=SignUpState.REQUESTED, mailed_at__isnull=False)
    return each_by_itself(waiting.order_by("id").values_list("pk", flat=True), _one_step, _put_off)


def _one_step(key: int) -> int:
    """One step in one transaction; a row that another provisioner holds is left to it."""
    with transaction.atomic(settings.PUBLIC_ALIAS):
        sign_up = SignUp.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=key).first()
        step = STEPS.get(sign_up.state) if sign_up else None
        if step is None:
            return 0
        try:
            step(sign_up)
        except DeliveryFailed as failure:
            if failure.is_permanent:
                sign_up.state = SignUpState.EXPIRED
                sign_up.save(update_fields=["state"])
            logger.warning("platform: the confirmation to sign-up %s could not be sent yet", sign_up.public_id)
            return 0
        return 1


def _put_off(key: int) -> None:
    """Try this one again later: after a second, then two, four, and so on."""
    with transaction.atomic(settings.PUBLIC_ALIAS):
        sign_up = SignUp.objects.select_for_update(of=("self",)).get(pk=key)
        pause = min(2**sign_up.failures, LONGEST_PAUSE)
        sign_up.failures += 1
        sign_up.try_again_at = timezone.now() + timedelta(seconds=pause)
        sign_up.save(update_fields=["failures", "try_again_at"])


def _send_confirmation(sign_up: SignUp) -> None:
    """Send under the row's own id, so that a repeat after a crash is the same message."""
    if sign_up.mailed_at:
        return
    now = timezone.now()
    path = f"signup/confirm/{sign_up.public_id}/{confirmation_token(sign_up.public_id)}/"
    send_platform_message(
        message_id=f"{sign_up.public_id}",
        template="organisations/email/sign_up",
        to=sign_up.email,
        name=sign_up.contact_name,
        language=sign_up.language,
        context={
            "contact_name": sign_up.contact_name,
            "firm_name": sign_up.firm_name,
            "url": public_url() + path + f"?lang={sign_up.language}",
        },
    )
    sign_up.mailed_at = now
    sign_up.save(update_fields=["mailed_at"])


def _claim(sign_up: SignUp) -> None:
    sign_up.tenant = found(
        NewFirm(
            slug=sign_up.slug,
            name=sign_up.firm_name,
            country=sign_up.country,
            first_language=sign_up.language,
        )
    )
    sign_up.state = SignUpState.CLAIMED
    sign_up.save(update_fields=["tenant", "state"])


def _open(sign_up: SignUp) -> None:
    add_first_administrator(
        sign_up.tenant,
        email=sign_up.email,
        name=sign_up.contact_name,
        language=sign_up.language,
        raw_token=activation_token(sign_up.public_id),
    )
    open_portals(sign_up.tenant)
    sign_up.state, sign_up.ready_at = SignUpState.READY, timezone.now()
    sign_up.save(update_fields=["state", "ready_at"])
    logger.info("platform: the portals of %s are open", sign_up.slug)


def work_off_top_ups() -> int:
    """Carry the credits that operators ordered to the ledgers of active firms; returns how many orders were done."""
    waiting = TopUp.objects.filter(done_at=None, tenant__state=TenantState.ACTIVE)
    waiting = waiting.filter(Q(try_again_at=None) | Q(try_again_at__lte=timezone.now()))
    return each_by_itself(waiting.select_related("tenant").order_by("id")[:AT_ONCE], _top_up, _put_top_up_off)


def _top_up(ordered: TopUp) -> int:
    """First the ledger, which knows the order, then the order: killed in between, the next run changes nothing."""
    with use_tenant(ordered.tenant.identity):
        left = import_string(settings.TOP_UP)(number=ordered.credits, reason=ordered.reason, order=ordered.public_id)
    TopUp.objects.filter(pk=ordered.pk).update(done_at=timezone.now(), left=left)
    return 1


def _put_top_up_off(ordered: TopUp) -> None:
    pause = min(2**ordered.failures, LONGEST_PAUSE)
    TopUp.objects.filter(pk=ordered.pk).update(
        failures=F("failures") + 1, try_again_at=timezone.now() + timedelta(seconds=pause)
    )


def work_off_replies() -> int:
    """Carry operators' replies to the firms that asked, and forget questions long after that; returns how many went."""
    now = timezone.now()
    Question.objects.filter(carried_at__lt=now - QUESTIONS_KEPT).delete()
    waiting = Question.objects.filter(carried_at=None, replied_at__isnull=False, tenant__state=TenantState.ACTIVE)
    waiting = waiting.filter(Q(try_again_at=None) | Q(try_again_at__lte=now))
    return each_by_itself(waiting.select_related("tenant").order_by("id")[:AT_ONCE], _carry_reply, _put_reply_off)


def _carry_reply(question: Question) -> int:
    """First the firm, which knows the question, then the list: killed in between, the next run changes nothing."""
    reply = {"reply": question.reply, "replied_by": question.replied_by, "replied_at": question.replied_at}
    with use_tenant(question.tenant.identity):
        import_string(settings.REPLY_RECEIVER)(question=question.public_id, **reply)
    Question.objects.filter(pk=question.pk).update(carried_at=timezone.now())
    return 1


def _put_reply_off(question: Question) -> None:
    pause = min(2**question.failures, LONGEST_PAUSE)
    Question.objects.filter(pk=question.pk).update(
        failures=F("failures") + 1, try_again_at=timezone.now() + timedelta(seconds=pause)
    )


STEPS = {
    SignUpState.REQUESTED: _send_confirmation,
    SignUpState.CONFIRMED: _claim,
    SignUpState.CLAIMED: _open,
}
