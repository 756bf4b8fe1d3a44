"""Queueing messages, holding them back, and keeping their delivery states."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext, override

from shared_apps.organisations.hosts import portal_url
from shared_apps.platform import text_messages
from shared_apps.platform.rendering import Rendered, render_mail, render_sms
from tenant_apps.accounts.models import Account
from tenant_apps.notifications.choosing import contact_policy, ways_for
from tenant_apps.notifications.commands.credits import enter, give_back, take
from tenant_apps.notifications.enums import Channel, State
from tenant_apps.notifications.errors import AddressMissing, NothingToSend, SmsBudgetSpent
from tenant_apps.notifications.events import credits_low
from tenant_apps.notifications.happenings import Happening, happening_of
from tenant_apps.notifications.ledger import credits_now
from tenant_apps.notifications.models import ContactPolicy, CreditBalance, Message
from tenant_apps.notifications.parts import count_parts
from tenant_apps.notifications.policies import RESEND
from tenant_apps.notifications.quiet import goes_at
from tenant_apps.notifications.sender import current_sender, firm_name
from tenant_apps.notifications.wording import in_words
from tenants.limits import LimitReached
from tenants.tasks import enqueue
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.languages import first_offered
from vestibule.core.messages import Recipient
from vestibule.core.permissions import require
from vestibule.core.records import record

WEEK = timedelta(days=7)
_RENDERERS = {Channel.EMAIL: render_mail, Channel.SMS: render_sms}


@transaction.atomic
def send(
    *,
    template: str,
    to: Recipient,
    channel: str,
    context: Mapping[str, object],
    key: str,
    sensitive: bool = False,
    event: str = "",
    is_told_by_sms: bool = False,
    matter: UUID | None = None,
) -> None:
    """Write the message and the effect that delivers it, in the caller's transaction.

    A second call with the same key queues nothing. What clients are told of goes by the ways that the firm chose, not
    in quiet hours, and not oftener than the firm wants. Raises ``AddressMissing`` and ``SmsBudgetSpent``; whom
    neither a text message nor an e-mail can reach stands among what was not delivered. Everybody else calls it through
    ``vestibule.core.messages``.
    """
    channel = Channel(channel)
    happening = happening_of(template, event)
    ways = ways_for(happening, to.account_id) if happening else None
    is_two_ways = channel is Channel.EMAIL and happening is not None and not ways_are_chosen(happening)
    if happening and ways and is_two_ways and ways.is_sms and not _is_told_by_sms(happening, to, context, key, matter):
        ways = replace(ways, is_email=True)  # nobody is left untold because no text message can go
    is_left_out = happening is not None and happening.is_sms_chosen and not is_told_by_sms
    if ways and ways.is_sms and is_left_out and channel is Channel.EMAIL:
        ways = replace(ways, is_email=True)  # nor because nobody chose the text message
    if ways and not (ways.is_email if channel is Channel.EMAIL else ways.is_sms):
        return
    address = to.email if channel is Channel.EMAIL else to.phone
    if not address:
        raise AddressMissing
    if Message.objects.filter(key=key).exists():
        return
    language = first_offered((to.language,), current_sender().languages)
    rendered = _rendered(template, channel, language, {"name": to.name, **context})
    message = Message(
        key=key,
        template=template,
        event=happening.code if happening else "",
        matter=matter,
        channel=channel,
        account_id=to.account_id,
        to=address,
        to_name=to.name[:300],
        language=language,
        subject=rendered.subject[:300],
        text=rendered.text,
        html=rendered.html,
        is_sensitive=sensitive,
    )
    is_optional = happening is not None and not happening.always_goes
    if is_optional and _is_enough(message):
        message.state = State.HELD
    if channel is Channel.SMS and message.state == State.QUEUED:
        _text(message, to, is_optional=is_optional)
    else:
        _write(message, is_optional=is_optional)


def ways_are_chosen(happening: Happening) -> bool:
    """Whether somebody says each time if a text message goes, so that none goes by itself."""
    return happening.is_sms_chosen or happening.always_goes


def _is_told_by_sms(
    happening: Happening, to: Recipient, context: Mapping[str, object], key: str, matter: UUID | None
) -> bool:
    """Write the text message that goes with an e-mail; False when there is no number, or the day's number is sent."""
    if not to.phone:
        return False
    facts = {"about": happening.code, "url": context.get("url", "")}
    try:
        send(
            template="notifications.happening",
            to=to,
            channel=Channel.SMS,
            context=facts,
            key=f"{key}:sms",
            event=happening.code,
            matter=matter,
        )
    except SmsBudgetSpent:
        return False
    return True


def _text(message: Message, to: Recipient, *, is_optional: bool) -> None:
    """Write a text message, if one more can go today; otherwise the caller says what goes instead, where it can."""
    try:
        _count_text_message()
    except SmsBudgetSpent:
        if to.email or not is_optional:
            raise
        _keep_untold(message)
    else:
        _pay_and_write(message, to, is_optional=is_optional)


def _pay_and_write(message: Message, to: Recipient, *, is_optional: bool) -> None:
    """Take the credits; when there are too few, an e-mail goes instead, unless one goes anyway. Codes always go."""
    message.parts = count_parts(message.text).parts
    taken = None if current_sender().organisation is None else take(message.parts, at_any_rate=not is_optional)
    if taken is None and current_sender().organisation is not None:
        _write_instead(message, to)
        return
    if _write(message, is_optional=is_optional):
        if taken is not None:
            enter(taken, message)
            _warn_when_low()
    elif taken:
        give_back(taken)


def _write_instead(message: Message, to: Recipient) -> None:
    lately = timezone.now() - timedelta(minutes=1)
    by_mail = Message.objects.filter(to=to.email, event=message.event, channel=Channel.EMAIL, created_at__gt=lately)
    if not to.email:
        _keep_untold(message)
    if not to.email or by_mail.exists():
        return
    context = {"told_subject": current_sender().name, "paragraphs": [message.text], "url": ""}
    rendered = _rendered("notifications.plain", Channel.EMAIL, message.language, context)
    message.template, message.channel, message.to, message.parts = "notifications.plain", Channel.EMAIL, to.email, 0
    message.subject, message.text, message.html = rendered.subject[:300], rendered.text, rendered.html
    _write(message, is_optional=True)


def _keep_untold(message: Message) -> None:
    """Show colleagues whom nothing could tell of it: no text message can go, and there is no e-mail address.

    It cannot be sent again, since nobody paid for it.
    """
    with override(current_sender().languages[0]):
        message.failure = gettext("No text message could be sent, and no e-mail address is known.")
    message.state, message.failed_at, message.text, message.parts = State.FAILED, timezone.now(), "", 0
    Message.objects.bulk_create([message], ignore_conflicts=True)


def _write(message: Message, *, is_optional: bool) -> bool:
    """Queue the message unless another with its key is; what is held back waits for its week."""
    policy = contact_policy() if is_optional else ContactPolicy()
    zone = current_sender().organisation
    if is_optional and zone is not None:
        message.due_at = goes_at(policy.quiet_from, policy.quiet_until, zone.time_zone)
    if message.state == State.HELD and message.account_id is not None:
        message.due_at = _release_at(message.account_id)
    with transaction.atomic():
        Message.objects.bulk_create([message], ignore_conflicts=True)
        written = Message.objects.filter(key=message.key).first()
        if written is None or written.public_id != message.public_id:
            return False
        message.pk = written.pk
        delay = max(0.0, (message.due_at - timezone.now()).total_seconds()) if message.due_at else 0
        if message.state == State.HELD and message.account_id is not None:
            enqueue(
                "notifications.release", key=f"release:{message.public_id}", delay=delay, message_id=message.public_id
            )
        else:
            enqueue("notifications.deliver", key=f"message:{message.key}", delay=delay, message_id=message.public_id)
    return True


def _is_enough(message: Message) -> bool:
    """Whether this client was written to as often this week as the firm wants; whoever waits, waits together."""
    cap = contact_policy().weekly_cap
    if cap is None or message.account_id is None:
        return False
    Account.objects.select_for_update(of=("self",), no_key=True).get(pk=message.account_id)
    if Message.objects.held_back().filter(account_id=message.account_id).exists():
        return True
    return Message.objects.counted_since(message.account_id, timezone.now() - WEEK).count() >= cap


def _release_at(account_id: int) -> datetime:
    """When the week of the oldest message that counts is over: then there is room for one letter again."""
    cap = contact_policy().weekly_cap or 1
    told = Message.objects.counted_since(account_id, timezone.now() - WEEK).order_by("-created_at")
    oldest = told[cap - 1 : cap].first()
    return (oldest.created_at if oldest else timezone.now()) + WEEK


@command
def release_held(*, actor: Actor, message: Message) -> Message | None:
    """Tell a client in one letter of everything that was held back; twice is once.

    A message whose fact is over by then is told of too: the letter says what there was, the portal how it is.
    """
    require(actor, RESEND)
    account = Account.objects.select_for_update(of=("self",), no_key=True).get(pk=message.account_id)
    held = list(Message.objects.held_back().filter(account=account).order_by("pk"))
    if not held:
        return None
    items = tuple(dict.fromkeys(each.subject or each.text.strip() for each in held))
    by_mail = next((each for each in held if each.channel == Channel.EMAIL), held[0])
    language = by_mail.language
    with override(language):
        subject = ngettext(
            "{firm}: there is {count} piece of news", "{firm}: there are {count} pieces of news", len(items)
        )
    values = {"name": by_mail.to_name, "firm": firm_name(), "count": len(items)}
    words = in_words("bundle", language, values, standard={"subject": subject})
    context = {"told_subject": words.subject, "paragraphs": words.paragraphs, "items": items, "url": portal_url()}
    rendered = _rendered("notifications.plain", Channel.EMAIL, language, context)
    bundle = Message(
        key=f"bundle:{message.public_id}",
        template="notifications.plain",
        event="told",
        channel=Channel.EMAIL,
        account=account,
        to=account.email,
        to_name=by_mail.to_name,
        language=language,
        subject=rendered.subject[:300],
        text=rendered.text,
        html=rendered.html,
    )
    _write(bundle, is_optional=True)
    for each in held:
        each.state, each.bundle = State.BUNDLED, bundle
        each.save(update_fields=["state", "bundle"])
    record("notifications.bundle", bundle, actor=actor, messages=len(held))
    return bundle


@command
def mark_sent(*, actor: Actor, message: Message) -> Message:
    """Keep that the message left, and erase it when nobody may read it twice."""
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if message.state == State.QUEUED:
        message.state, message.sent_at, message.failure = State.SENT, timezone.now(), ""
        _erase_if_sensitive(message)
        message.save(update_fields=["state", "sent_at", "failure", "text", "html"])
        record("notifications.send", message, actor=actor, template=message.template, channel=message.channel)
    return message


@command
def note_failed_attempt(*, actor: Actor, message: Message, reason: str) -> None:
    """Show why the message is still waiting."""
    message.failure = reason[:300]
    message.save(update_fields=["failure"])


@command
def mark_failed(*, actor: Actor, message: Message, reason: str) -> Message:
    """Keep that the message will not arrive by itself, and why."""
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if message.state == State.QUEUED:
        message.state, message.failed_at, message.failure = State.FAILED, timezone.now(), reason[:300]
        _erase_if_sensitive(message)
        message.save(update_fields=["state", "failed_at", "failure", "text", "html"])
        record("notifications.fail", message, actor=actor, template=message.template, channel=message.channel)
    return message


@command
def mark_bounced(*, actor: Actor, message: Message, reason: str) -> Message:
    """Keep that the message came back, and why. Twice is once; what was not sent, or failed, cannot come back."""
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if message.state == State.SENT:
        message.state, message.failed_at, message.failure = State.BOUNCED, timezone.now(), reason[:300]
        message.save(update_fields=["state", "failed_at", "failure"])
        record("notifications.bounce", message, actor=actor, template=message.template, channel=message.channel)
    return message


@command
def resend_message(*, actor: Actor, message: Message) -> Message:
    """Queue a message that failed once more, under the same id. Raises ``NothingToSend``."""
    require(actor, RESEND)
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if not message.can_be_sent_again:
        raise NothingToSend
    message.state, message.failed_at, message.failure = State.QUEUED, None, ""
    message.save(update_fields=["state", "failed_at", "failure"])
    enqueue("notifications.deliver", key=f"message-again:{uuid4()}", message_id=message.public_id)
    record("notifications.resend", message, actor=actor)
    return message


def _count_text_message() -> None:
    try:
        text_messages.count_one()
    except LimitReached as reached:
        raise SmsBudgetSpent(settings.SMS_PER_DAY) from reached


def _rendered(template: str, channel: Channel, language: str, context: Mapping[str, object]) -> Rendered:
    room, _dot, name = template.partition(".")
    sender = current_sender()
    names = {"organisation": sender.organisation, "brand": sender.brand, **context}
    if template == "notifications.happening":
        values = {"name": context.get("name", ""), "firm": firm_name(), "link": context["url"]}
        names["text"] = in_words(str(context["about"]), language, values).sms
    return _RENDERERS[channel](f"{room}/{channel}/{name}", language=language, context=names)


def _warn_when_low() -> None:
    """Write to the administrators once when most credits are used, until more are added."""
    left = credits_now()
    if not left.is_low or not CreditBalance.objects.filter(warned_at=None).update(warned_at=timezone.now()):
        return
    credits_low.send(sender=CreditBalance, credits=left)
    for account in Account.objects.administrators().order_by("pk"):
        with override(account.language):
            subject = gettext("%(percent)d%% of the credits for text messages are used") % {
                "percent": left.percent_used
            }
            text = gettext(
                "When there are none left, clients get an e-mail instead of a text message. Codes are still sent."
            )
        send(
            template="notifications.plain",
            to=Recipient(account.name, account.language, email=account.email, account_id=account.pk),
            channel=Channel.EMAIL,
            context={"told_subject": subject, "paragraphs": [text], "items": (), "url": portal_url() + "pro/"},
            key=f"credits:{left.level}:{uuid4()}",
        )


def _erase_if_sensitive(message: Message) -> None:
    if message.is_sensitive:
        message.text = message.html = ""
