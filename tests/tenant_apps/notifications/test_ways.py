"""By which ways clients are told, when, how often, and what text messages cost."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from django.core.management import call_command
from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone

from tenant_apps.notifications.choosing import Ways
from tenant_apps.notifications.commands import messages, rules
from tenant_apps.notifications.commands.credits import top_up
from tenant_apps.notifications.enums import State
from tenant_apps.notifications.errors import QuietNeedsBothEnds
from tenant_apps.notifications.ledger import credits_now
from tenant_apps.notifications.models import CreditBalance, CreditEntry, Message
from tenant_apps.notifications.parts import count_parts
from tenant_apps.notifications.quiet import goes_at
from tenants.outbox.models import Effect
from tests.cast import Cast, Member
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed
from vestibule.core.messages import Recipient, send

pytestmark = pytest.mark.django_db
PRODUCT = System("a test")
NEITHER, MAIL, TEXT, BOTH = Ways(False, False), Ways(True, False), Ways(False, True), Ways(True, True)  # noqa: FBT003 - a pair
TOLD = {
    "told_subject": "News",
    "paragraphs": ["Something is new."],
    "items": [],
    "signature": "",
    "url": "http://alpha.localhost/",
}


def to(member: Member) -> Recipient:
    account = member.account
    return Recipient(account.name, "en", email=account.email, phone="+31612345678", account_id=account.pk)


def tell(member: Member, key: str = "a") -> None:
    send(template="dossiers.told", to=to(member), channel="email", context=TOLD, key=key)


def passcode(member: Member, key: str = "code") -> None:
    context = {"text": "Your code is 123456."}
    send(template="invites.passcode", to=to(member), channel="sms", context=context, key=key, sensitive=True)


def channels() -> list[str]:
    return sorted(Message.objects.values_list("channel", flat=True))


@pytest.mark.parametrize(
    ("ways", "expected"), [(MAIL, ["email"]), (TEXT, ["sms"]), (BOTH, ["email", "sms"]), (NEITHER, [])]
)
def test_matrix_decides_by_which_way_a_client_is_told(cast: Cast, ways: Ways, expected: list[str]):
    rules.set_rules(actor=cast.ada.actor, ways={"told": ways})
    tell(cast.cleo)
    assert channels() == expected


@pytest.mark.parametrize("ways", [TEXT, BOTH])
@pytest.mark.parametrize("hindrance", ["no number", "enough for today"])
def test_email_goes_where_no_text_message_can(cast: Cast, settings, ways: Ways, hindrance: str):
    rules.set_rules(actor=cast.ada.actor, ways={"told": ways})
    settings.SMS_PER_DAY = 0 if hindrance == "enough for today" else 100
    reader = replace(to(cast.cleo), phone="") if hindrance == "no number" else to(cast.cleo)
    send(template="dossiers.told", to=reader, channel="email", context=TOLD, key="a")
    assert channels() == ["email"]


@pytest.mark.parametrize(
    ("ways", "is_chosen", "expected"),
    [
        (TEXT, False, ["email"]),
        (TEXT, True, []),
        (BOTH, True, ["email"]),
        (NEITHER, False, []),
        (MAIL, False, ["email"]),
    ],
)
def test_email_goes_where_nobody_chose_the_text_message(cast: Cast, ways: Ways, is_chosen: bool, expected: list[str]):  # noqa: FBT001 - a case
    rules.set_rules(actor=cast.ada.actor, ways={"message": ways})
    context = {"told_subject": "News", "paragraphs": ["News"], "url": "http://alpha.localhost/"}
    send(
        template="threads.for_client",
        to=to(cast.cleo),
        channel="email",
        context=context,
        key="m",
        is_told_by_sms=is_chosen,
    )
    assert channels() == expected


def test_rule_for_one_client_goes_before_that_of_the_firm(cast: Cast):
    rules.set_rules(actor=cast.ada.actor, ways={"told": NEITHER})
    rules.set_client_rules(actor=cast.ben.actor, account=cast.cleo.account, ways={"told": BOTH})
    tell(cast.cleo, "a")
    tell(cast.dan, "b")
    assert set(Message.objects.values_list("account", flat=True)) == {cast.cleo.account.pk}
    rules.set_client_rules(actor=cast.ben.actor, account=cast.cleo.account, ways={})
    tell(cast.cleo, "c")
    assert len(channels()) == 2


def test_invitations_and_codes_cannot_be_switched_off(cast: Cast):
    rules.set_rules(actor=cast.ada.actor, ways={"passcode": NEITHER, "invitation": NEITHER})
    passcode(cast.cleo)
    assert channels() == ["sms"]


@pytest.mark.parametrize("who", ["ben", "cleo"])
def test_only_administrators_set_the_rules_of_the_firm(cast: Cast, who: str):
    actor = getattr(cast, who).actor
    with pytest.raises(NotAllowed):
        rules.set_rules(actor=actor, ways={})
    with pytest.raises(NotAllowed):
        rules.set_contact_policy(actor=actor, quiet_from=None, quiet_until=None, weekly_cap=None)
    with pytest.raises(NotAllowed):
        top_up(actor=actor, number=5)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 152 + "€" + "a" * 152, 3),  # the sign stays whole, so the first part is not full
        ("ж" * 70, 1),
        ("ж" * 71, 2),
        ("ж" * 134, 2),
        ("ж" * 135, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("ê" + "a" * 69, 1),
        ("ê" + "a" * 70, 2),
    ],
)
def test_parts_are_counted_as_networks_count_them(text: str, parts: int):
    assert count_parts(text).parts == parts


@pytest.mark.parametrize(
    ("now", "goes"),
    [
        ("2026-07-01T19:30", None),
        ("2026-07-01T20:30", "2026-07-02T05:00"),  # half past ten in the evening, in summer
        ("2026-07-02T04:59", "2026-07-02T05:00"),
        ("2026-07-02T05:00", None),
        ("2026-01-01T22:30", "2026-01-02T06:00"),  # in winter
    ],
)
def test_quiet_hours_go_by_the_clock_of_the_firm(now: str, goes: str | None):
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    found = goes_at(time(22), time(7), "Europe/Amsterdam", moment)
    assert (found.astimezone(UTC).isoformat()[:16] if found else None) == goes


def test_quiet_hours_put_off_news_and_never_codes(cast: Cast):
    hour = timezone.now().astimezone().hour
    begins, ends = time((hour - 12) % 24), time((hour - 14) % 24)  # all day but two hours far from now
    rules.set_contact_policy(actor=cast.ada.actor, quiet_from=begins, quiet_until=ends, weekly_cap=None)
    tell(cast.cleo)
    passcode(cast.cleo)
    news, code = Message.objects.get(channel="email"), Message.objects.get(channel="sms")
    assert news.due_at > timezone.now()
    assert code.due_at is None
    waits = {row.key: row.available_at > timezone.now() for row in Effect.objects.filter(name="notifications.deliver")}
    assert waits == {f"message:{news.key}": True, f"message:{code.key}": False}


def test_quiet_hours_have_two_ends(cast: Cast):
    with pytest.raises(QuietNeedsBothEnds):
        rules.set_contact_policy(actor=cast.ada.actor, quiet_from=time(22), quiet_until=None, weekly_cap=None)


def test_text_messages_are_paid_by_their_parts_and_each_change_has_a_line(cast: Cast, settings):
    settings.SMS_CREDITS = 10
    rules.set_rules(actor=cast.ada.actor, ways={"told": TEXT})
    tell(cast.cleo)
    sent = Message.objects.get()
    assert credits_now().left == 10 - sent.parts
    top_up(actor=PRODUCT, number=5)
    assert credits_now().left == 15 - sent.parts
    assert CreditEntry.objects.aggregate(sum=Sum("amount"))["sum"] == credits_now().left
    assert [entry.left for entry in CreditEntry.objects.order_by("pk")] == [10, 10 - sent.parts, 15 - sent.parts]


def test_without_credits_an_email_goes_instead_and_codes_still_go(cast: Cast, settings):
    settings.SMS_CREDITS = 0
    rules.set_rules(actor=cast.ada.actor, ways={"told": TEXT})
    tell(cast.cleo)
    assert Message.objects.get().channel == "email"
    assert "there is something for you" in Message.objects.get().text
    passcode(cast.cleo)
    assert Message.objects.filter(account=cast.cleo.account, channel="sms").count() == 1
    assert credits_now().left == 0


def test_without_credits_nobody_is_told_twice(cast: Cast, settings):
    settings.SMS_CREDITS = 0
    rules.set_rules(actor=cast.ada.actor, ways={"message": BOTH})
    context = {"told_subject": "News", "paragraphs": ["News"], "url": "http://alpha.localhost/", "text": "News"}
    send(template="threads.for_client", to=to(cast.cleo), channel="email", context=context, key="m")
    send(template="threads.for_client", to=to(cast.cleo), channel="sms", context=context, key="s")
    assert channels() == ["email"]


@pytest.mark.parametrize("hindrance", ["credits", "day"])
def test_whom_nothing_can_reach_stands_among_what_was_not_delivered(cast: Cast, settings, hindrance: str):
    settings.SMS_CREDITS, settings.SMS_PER_DAY = (0, 100) if hindrance == "credits" else (100, 0)
    reader = replace(to(cast.cleo), email="")
    context = {"text": "News"}
    for _again in range(2):
        send(template="appointments.reminder", to=reader, channel="sms", context=context, key="a")
    untold = Message.objects.get()
    assert (untold.state, untold.can_be_sent_again, credits_now().left) == (State.FAILED, False, settings.SMS_CREDITS)
    page = cast.ben.browser().get("/pro/messages/?state=failed").content.decode()
    assert "No text message could be sent, and no e-mail address is known." in page


def test_administrators_are_warned_once_when_most_is_used(cast: Cast, settings):
    settings.SMS_CREDITS = 5
    assert cast.ada.account.email
    for number in range(5):
        passcode(cast.cleo, f"code-{number}")
    warned = Message.objects.filter(to=cast.ada.account.email, template="notifications.plain")
    assert warned.count() == 1
    assert "80%" in warned.get().subject
    top_up(actor=PRODUCT, number=5)
    assert CreditBalance.objects.get().warned_at is None


def test_credits_are_added_by_the_operators_command(cast: Cast, settings, capsys):
    settings.SMS_CREDITS = 7
    call_command("top_up_text_messages", "alpha", "3")
    assert "alpha: 10 text messages" in capsys.readouterr().out


def test_what_exceeds_the_week_is_held_back_and_told_in_one_letter(cast: Cast):
    rules.set_contact_policy(actor=cast.ada.actor, quiet_from=None, quiet_until=None, weekly_cap=2)
    for key in ("a", "b", "c", "d"):
        tell(cast.cleo, key)
    tell(cast.dan, "e")
    passcode(cast.cleo)
    mails = Message.objects.filter(channel="email").order_by("pk")
    states = [message.state for message in mails]
    assert states == [State.QUEUED, State.QUEUED, State.HELD, State.HELD, State.QUEUED]
    held = Message.objects.held_back().order_by("pk")
    assert all(timedelta(days=6) < message.due_at - timezone.now() <= timedelta(days=7) for message in held)

    bundle = messages.release_held(actor=PRODUCT, message=held[0])

    assert bundle.to == cast.cleo.account.email
    assert [message.state for message in Message.objects.filter(bundle=bundle)] == [State.BUNDLED] * 2
    assert messages.release_held(actor=PRODUCT, message=Message.objects.filter(bundle=bundle)[0]) is None


def test_pages_show_and_keep_what_was_chosen(cast: Cast):
    page = reverse("professional:notifications:rules", urlconf="vestibule.config.urls_tenant")
    contact = reverse("professional:notifications:contact", urlconf="vestibule.config.urls_tenant")
    browser = cast.ada.browser()
    assert browser.get(page).status_code == 200
    assert browser.post(page, {"told_sms": "on"}).status_code == 302
    tell(cast.cleo)
    assert channels() == ["sms"]
    assert browser.post(contact, {"quiet_from": "22:00", "weekly_cap": "3"}).status_code == 422
    assert browser.post(contact, {"weekly_cap": "1"}).status_code == 302
    tell(cast.cleo, "second")
    assert "1 message is held back" in browser.get(page).content.decode()
    own = reverse(
        "professional:notifications:client",
        urlconf="vestibule.config.urls_tenant",
        args=[cast.cleo.account.public_id],
    )
    adviser = cast.ben.browser()
    assert "goes out on" in adviser.get(own).content.decode()
    assert adviser.post(own, {"told": "none"}).status_code == 302
    assert adviser.post(own, {"told": "smoke"}).status_code == 422
    assert adviser.get(page).status_code == 404
    colleague = own.replace(str(cast.cleo.account.public_id), str(cast.ben.account.public_id))
    assert adviser.get(colleague).status_code == 404


def choose(member: Member, **chosen: str):
    """Post a client's choices; what is not named stays as the page proposes it."""
    browser = member.browser()
    page = browser.get("/settings/notifications/")
    initial = {name: field.initial for name, field in page.context["form"].fields.items()}
    return browser.post("/settings/notifications/", initial | chosen)


def test_client_chooses_among_the_ways_that_the_firm_offers(cast: Cast):
    rules.set_rules(actor=cast.ada.actor, ways={"told": BOTH})
    assert choose(cast.cleo, told="1").status_code == 302
    tell(cast.cleo)
    assert channels() == ["sms"]
    tell(cast.dan, "b")
    assert channels() == ["email", "sms", "sms"]


def test_choice_of_a_client_never_goes_beyond_what_the_firm_offers(cast: Cast):
    rules.set_rules(actor=cast.ada.actor, ways={"told": BOTH})
    choose(cast.cleo, told="1")
    rules.set_rules(actor=cast.ada.actor, ways={"told": MAIL})
    tell(cast.cleo)
    assert channels() == ["email"]
    with pytest.raises(NotAllowed):
        rules.choose_own_ways(actor=cast.cleo.actor, ways={"told": TEXT})


@pytest.mark.parametrize("ways", [NEITHER, TEXT])
def test_client_can_choose_neither_silence_nor_what_costs_the_firm(cast: Cast, ways: Ways):
    rules.set_rules(actor=cast.ada.actor, ways={"told": MAIL})
    with pytest.raises(NotAllowed):
        rules.choose_own_ways(actor=cast.cleo.actor, ways={"told": ways})


def test_colleague_may_still_choose_for_one_client(cast: Cast):
    rules.set_rules(actor=cast.ada.actor, ways={"told": BOTH})
    choose(cast.cleo, told="1")
    rules.set_client_rules(actor=cast.ben.actor, account=cast.cleo.account, ways={"told": NEITHER})
    tell(cast.cleo)
    assert channels() == []


def test_choices_that_are_none_are_refused(cast: Cast):
    rules.set_rules(actor=cast.ada.actor, ways={"told": BOTH})
    for wrong in ("7", "", "x"):
        assert choose(cast.cleo, told=wrong).status_code == 422


@pytest.mark.parametrize("who", ["ada", "ben"])
def test_own_ways_are_for_clients(cast: Cast, who: str):
    assert getattr(cast, who).browser().get("/settings/notifications/").status_code == 404
