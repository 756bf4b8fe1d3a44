"""Who is told of what, how, and once; the lists; what is done with notices."""

from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from tenant_apps.accounts.commands.people import change_roles
from tenant_apps.accounts.commands.teams import save_team
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.events import account_activated
from tenant_apps.accounts.models import Account
from tenant_apps.diligence.commands import open_check, read_identity
from tenant_apps.diligence.tasks import tell_what_expires
from tenant_apps.documents.commands.reviews import review_delivery
from tenant_apps.documents.enums import Decision
from tenant_apps.dossiers.commands.action_points import handle_action_point
from tenant_apps.dossiers.commands.dossiers import assign, give_to_team
from tenant_apps.dossiers.tasks import tell_what_is_overdue
from tenant_apps.inbox import tasks
from tenant_apps.inbox.choosing import Settled
from tenant_apps.inbox.commands import handling
from tenant_apps.inbox.commands.rules import choose_ways, send_summary, set_inbox_rules
from tenant_apps.inbox.enums import Audience, Way
from tenant_apps.inbox.errors import ColleagueMissing, NobodyTold, NothingChosen
from tenant_apps.inbox.kinds import all_kinds, declare_kind
from tenant_apps.inbox.listing import count_unread, moment
from tenant_apps.inbox.models import Notice, Pending, Preference
from tenant_apps.notifications.commands.credits import top_up_for_the_product
from tenant_apps.notifications.models import Message
from tests.cast import Cast, professional, professional_actor
from tests.factories.dossiers import A_TEST, deliver_point, dossier, free_point
from tests.factories.inbox import notice
from tests.tenant_apps.diligence.test_commands import facts
from tests.tenant_apps.dossiers.conftest import delivered
from vestibule.core.errors import NotAllowed
from vestibule.core.messages import Recipient, send

pytestmark = pytest.mark.django_db


def path(name: str, *args: object) -> str:
    return reverse(f"professional:inbox:{name}", urlconf="vestibule.config.urls_tenant", args=args)


def told(account: Account) -> list[str]:
    """The kinds of what stands open in somebody's inbox, the oldest first."""
    return list(Notice.objects.filter(account=account, done_at=None).order_by("pk").values_list("kind", flat=True))


def test_whose_dossier_it_is_reads_of_a_delivery_until_it_is_reviewed(cast: Cast) -> None:
    handler = professional(cast.alpha, "Hanna", RoleCode.CASE_HANDLER)
    opened = dossier(adviser=cast.ben.account, case_handler=handler.account)
    point = deliver_point(opened)
    delivered(point)

    assert told(cast.ben.account) == told(handler.account) == ["dossiers.delivered"]
    assert not Message.objects.filter(template="inbox.notice").exists(), "nobody asked for a letter"
    assert count_unread(cast.ben.actor) == 1
    point.request.refresh_from_db()
    review_delivery(actor=cast.ben.actor, request=point.request, decision=Decision.APPROVE)
    assert told(cast.ben.account) == told(handler.account) == []
    assert count_unread(cast.ben.actor) == 0


def test_where_it_is_nobodys_the_team_is_told_or_else_the_administrators(cast: Cast) -> None:
    opened = dossier()
    delivered(deliver_point(opened))
    assert told(cast.ada.account) == [] if opened.adviser_id else ["dossiers.delivered"]
    Notice.objects.all().delete()
    assert cast.ada.account
    assign(actor=A_TEST, dossier=opened, adviser=None, case_handler=None)
    delivered(deliver_point(opened))
    assert told(cast.ada.account) == ["dossiers.delivered"]

    team = save_team(actor=cast.ada.actor, name="South", members=[cast.ben.account])
    give_to_team(actor=cast.ada.actor, dossier=opened, team=team)
    opened.refresh_from_db()
    delivered(deliver_point(opened))
    of_team = Notice.objects.get(team=team)
    assert (of_team.account, count_unread(cast.ben.actor)) == (None, 1)

    handling.assign_notices(actor=cast.ben.actor, notices=[of_team], to=cast.ada.account)
    assert (count_unread(cast.ben.actor), count_unread(cast.ada.actor)) == (0, 2)
    assert Notice.objects.visible_to(cast.ben.actor).get() == of_team, "the team still sees whose it is"


def test_nobody_is_told_that_they_have_joined_themselves(cast: Cast) -> None:
    ada, joined = cast.ada.account, professional(cast.alpha, "Nora", RoleCode.TENANT_ADMIN)
    account_activated.send(Account, account=joined.account, actor=A_TEST)
    account_activated.send(Account, account=ada, actor=A_TEST)

    assert told(ada) == told(joined.account) == ["accounts.joined"]
    assert Notice.objects.get(account=ada).detail == joined.account.name


def test_who_may_not_see_dossiers_any_more_sees_no_notice_of_them(cast: Cast) -> None:
    kept = notice(cast.ben.account)
    assert Notice.objects.visible_to(cast.ben.actor).get() == kept
    change_roles(actor=cast.ada.actor, account=cast.ben.account, roles=[RoleCode.TENANT_ADMIN])
    cast.ben.account.roles.clear()
    actor = professional_actor(Account.objects.get(pk=cast.ben.account.pk))

    assert not Notice.objects.visible_to(actor).exists()
    assert not Notice.objects.visible_to(cast.ada.actor).exists(), "nor is it anybody else's"
    assert not Notice.objects.visible_to(cast.cleo.actor).exists()
    with pytest.raises(ColleagueMissing):
        handling.assign_notices(actor=cast.ada.actor, notices=[notice(cast.ada.account)], to=cast.ben.account)


def test_what_is_overdue_and_what_expires_is_told_once(cast: Cast) -> None:
    opened = dossier(adviser=cast.ben.account)
    late = free_point(opened, due_on=timezone.localdate() - timedelta(days=1))
    free_point(opened, due_on=timezone.localdate() + timedelta(days=1))
    check = open_check(actor=A_TEST, dossier=opened)
    party = opened.customer.members.get().party
    soon = timezone.localdate() + timedelta(days=30)
    read_identity(actor=A_TEST, check=check, party=party, facts=facts(expires_on=soon))
    for _night in range(2):
        tell_what_is_overdue()
        tell_what_expires()
    assert told(cast.ben.account) == ["dossiers.overdue", "diligence.identity_expires"]
    assert Notice.objects.get(kind="diligence.identity_expires").due_on == soon

    handle_action_point(actor=cast.ben.actor, action_point=late)
    later = timezone.localdate() + timedelta(days=900)
    read_identity(actor=A_TEST, check=check, party=party, facts=facts(expires_on=later))
    tell_what_is_overdue()
    tell_what_expires()
    assert told(cast.ben.account) == []


def test_the_rules_say_whom_and_the_preferences_how(cast: Cast) -> None:
    def rule(*audiences: Audience, way: Way = Way.EACH) -> dict[str, Settled]:
        return {"dossiers.delivered": Settled(audiences, way, None)}

    with pytest.raises(NotAllowed):
        set_inbox_rules(actor=cast.ben.actor, rules=rule(Audience.ADVISER))
    with pytest.raises(NobodyTold):
        set_inbox_rules(actor=cast.ada.actor, rules=rule())
    set_inbox_rules(actor=cast.ada.actor, rules=rule(Audience.ADMINISTRATORS, Audience.ADVISER))
    choose_ways(actor=cast.ben.actor, ways={"dossiers.delivered": Way.OFF})
    opened = dossier(adviser=cast.ben.account)
    delivered(deliver_point(opened))

    assert (told(cast.ada.account), told(cast.ben.account)) == (["dossiers.delivered"], [])
    assert Message.objects.get(template="inbox.notice").account == cast.ada.account
    choose_ways(actor=cast.ben.actor, ways={"dossiers.delivered": None})
    assert not Preference.objects.exists()
    set_inbox_rules(actor=cast.ada.actor, rules=rule(way=Way.OFF))
    delivered(deliver_point(opened))
    assert told(cast.ben.account) == []


def test_a_summary_goes_once_a_day_and_within_the_working_hours(cast: Cast, monkeypatch) -> None:
    choose_ways(actor=cast.ben.actor, ways={"dossiers.delivered": Way.DAILY})
    opened = dossier(adviser=cast.ben.account)
    zone = ZoneInfo("Europe/Amsterdam")
    clock = {"now": datetime(2026, 11, 21, 11, tzinfo=zone)}  # a Saturday
    delivered(deliver_point(opened))
    delivered(deliver_point(opened))
    monkeypatch.setattr("tenant_apps.inbox.tasks.timezone.now", lambda: clock["now"])
    tasks.summaries()
    clock["now"] = datetime(2026, 11, 23, 8, 59, tzinfo=zone)
    tasks.summaries()
    assert (Message.objects.filter(template="inbox.summary").count(), Pending.objects.count()) == (0, 2)

    clock["now"] = datetime(2026, 11, 23, 9, 1, tzinfo=zone)
    for _time in range(2):
        tasks.summaries()
    letter = Message.objects.get(template="inbox.summary")
    assert (letter.account, Pending.objects.count()) == (cast.ben.account, 0)
    assert letter.text.count(opened.number) == 2
    delivered(deliver_point(opened))
    tasks.summaries()
    assert (Message.objects.filter(template="inbox.summary").count(), Pending.objects.count()) == (1, 1)
    clock["now"] += timedelta(days=1)
    tasks.summaries()
    assert Message.objects.filter(template="inbox.summary").count() == 2


def test_a_summary_tells_nobody_of_what_they_may_not_see_any_more(cast: Cast) -> None:
    for member in (cast.ada, cast.ben):
        choose_ways(actor=member.actor, ways={"dossiers.delivered": Way.DAILY})
    team = save_team(actor=cast.ada.actor, name="South", members=[cast.ada.account, cast.ben.account])
    left, given, kept = (dossier(adviser=None, case_handler=None) for _number in range(3))
    for each in (left, given, kept):
        give_to_team(actor=cast.ada.actor, dossier=each, team=team)
        each.refresh_from_db()
        delivered(deliver_point(each))
    handling.assign_notices(
        actor=cast.ada.actor, notices=[Notice.objects.get(matter=given.public_id)], to=cast.ada.account
    )
    send_summary(actor=A_TEST, account=cast.ben.account, day=date(2026, 11, 23))
    letter = Message.objects.get(template="inbox.summary").text
    assert [each.number in letter for each in (left, given, kept)] == [True, False, True]

    delivered(deliver_point(kept))
    change_roles(actor=cast.ada.actor, account=cast.ben.account, roles=[RoleCode.TENANT_ADMIN])
    cast.ben.account.roles.clear()
    fresh = Account.objects.get(pk=cast.ben.account.pk)
    assert not send_summary(actor=A_TEST, account=fresh, day=date(2026, 11, 24))
    assert not Pending.objects.filter(account=fresh).exists()


def test_the_page_filters_pages_puts_off_and_finishes(cast: Cast) -> None:
    browser = cast.ben.browser()
    assert "All is done" in browser.get(path("index")).content.decode()
    now = timezone.now()
    made = [notice(cast.ben.account, surfaces_at=now - timedelta(minutes=n), detail=f"Paper {n}") for n in range(30)]
    other = notice(cast.ben.account, kind="dossiers.overdue", about="A customer")
    notice(cast.ada.account, detail="Not yours")

    first = browser.get(path("index"), {"kind": "dossiers.delivered"})
    assert [each.detail for each in first.context["page"].notices] == [f"Paper {n}" for n in range(25)]
    rest = browser.get(path("index"), {"kind": "dossiers.delivered", "after": first.context["page"].last})
    assert [each.detail for each in rest.context["page"].notices] == [f"Paper {n}" for n in range(25, 30)]
    by_matter = browser.get(path("index"), {"grouping": "matter", "kind": "dossiers.overdue"})
    assert [group.title for group in by_matter.context["page"].groups] == ["A customer"]

    assert browser.post(path("done"), {}).status_code == 422
    browser.post(path("done"), {"notices": [made[0].public_id, made[1].public_id]})
    browser.post(path("later"), {"notices": [made[2].public_id], "until": "week"})
    assert browser.post(path("colleague"), {"notices": [made[3].public_id], "to": ""}).status_code == 422
    browser.post(path("colleague"), {"notices": [made[3].public_id], "to": cast.ada.account.public_id})
    shown = browser.get(path("index"), {"state": "done"}).context["page"].notices
    assert {each.detail for each in shown} == {"Paper 0", "Paper 1"}
    assert [each.detail for each in browser.get(path("index"), {"state": "snoozed"}).context["page"].notices] == [
        "Paper 2"
    ]
    assert count_unread(cast.ben.actor) == 27
    browser.post(path("again"), {"notices": [made[2].public_id, made[0].public_id]})
    assert count_unread(cast.ben.actor) == 28

    assert browser.post(path("read", other.public_id)).headers["Location"] == "/pro/"
    assert count_unread(cast.ben.actor) == 27
    assert cast.ada.browser().post(path("read", other.public_id)).status_code == 404


def test_whoever_gives_chooses_notices_and_until_when(cast: Cast) -> None:
    for command, arguments in (
        (handling.finish_notices, {}),
        (handling.reopen_notices, {}),
        (handling.snooze_notices, {"until": moment("tomorrow")}),
        (handling.assign_notices, {"to": cast.ada.account}),
    ):
        with pytest.raises(NothingChosen):
            command(actor=cast.ben.actor, notices=[], **arguments)
        with pytest.raises(NotAllowed):
            command(actor=cast.cleo.actor, notices=[notice(cast.ben.account)], **arguments)
        assert command(actor=cast.ada.actor, notices=[notice(cast.ben.account)], **arguments) == 0
    noon = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert moment("hour", noon) == noon + timedelta(hours=1)
    assert moment("week", noon).date() == date(2026, 3, 9)


def test_preferences_and_rules_have_pages(cast: Cast) -> None:
    browser = cast.ada.browser()
    before = {name: field.initial for name, field in browser.get(path("preferences")).context["form"].fields.items()}
    changed = before | {"dossiers-overdue": "daily"}
    assert browser.post(path("preferences"), changed).status_code == 302
    assert list(Preference.objects.values_list("kind", "way")) == [("dossiers.overdue", "daily")]
    assert browser.post(path("preferences"), before | {"dossiers-overdue": "x"}).status_code == 422

    form = browser.get(path("rules")).context["form"]
    sent = {name: field.initial for name, field in form.fields.items()}
    wrong = sent | {"dossiers-delivered-audiences": []}
    assert browser.post(path("rules"), wrong).status_code == 422
    assert browser.post(path("rules"), sent | {"diligence-identity_expires-days": 90}).status_code == 302
    assert cast.ben.browser().get(path("rules")).status_code == 404


def test_administrators_are_told_once_that_credits_run_out_until_more_are_added(cast: Cast, settings) -> None:
    settings.SMS_CREDITS = 5
    assert told(cast.ada.account) == []
    to = Recipient("Cleo", "en", phone="+31612345678")
    for number in range(5):
        send(template="invites.passcode", to=to, channel="sms", context={"text": "Your code"}, key=str(number))
    assert (told(cast.ada.account), told(cast.ben.account)) == (["notifications.credits_low"], [])
    shown = cast.ada.browser().get(path("index")).content.decode()
    assert [text for text in ("Credits for text messages are running out", "1 / 5") if text not in shown] == []
    opened = cast.ada.browser().post(path("read", Notice.objects.get().public_id))
    assert cast.ada.browser().get(opened["Location"]).status_code == 200
    top_up_for_the_product(number=20, reason="invoice", order=uuid4())
    assert told(cast.ada.account) == []


def test_each_kind_is_declared_once_and_has_a_name(cast: Cast) -> None:
    kinds = all_kinds()
    assert len({kind.code for kind in kinds}) == len(kinds) > 8
    with pytest.raises(ValueError, match="twice"):
        declare_kind(kinds[0])


@pytest.mark.parametrize("count", [1, 30])
def test_the_inbox_takes_the_same_statements_for_any_number(cast: Cast, assert_queries, count: int) -> None:
    for _number in range(count):
        notice(cast.ben.account)
    browser = cast.ben.browser()
    browser.get(path("index"))
    with assert_queries(3):
        browser.get(path("index"))
