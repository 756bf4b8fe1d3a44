"""Whose work a dossier is: teams, followers, deadlines."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tenant_apps.accounts.commands.teams import save_team
from tenant_apps.activity.models import Entry
from tenant_apps.dossiers import listing
from tenant_apps.dossiers.commands.deadlines import add_deadline, meet_deadline, remove_deadline, reopen_deadline
from tenant_apps.dossiers.commands.dossiers import give_to_team
from tenant_apps.dossiers.commands.followers import unwatch_dossier, watch_dossier
from tenant_apps.dossiers.models import Deadline, Dossier
from tests.cast import professional
from tests.factories.dossiers import A_TEST, dossier
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:dossiers:{name}", urlconf=TENANT_URLS, args=arguments)


def numbers(actor, **asked: object) -> list[str]:
    return [found.number for found in listing.dossiers(actor, listing.Question(**asked))]


@pytest.fixture
def opened(cast) -> Dossier:
    return dossier(adviser=cast.ben.account)


def test_dossier_is_given_to_a_team_and_found_by_it(cast, opened):
    team = save_team(actor=cast.ada.actor, name="North", members=[cast.ada.account])
    other = dossier()
    for _twice in range(2):
        give_to_team(actor=cast.ben.actor, dossier=opened, team=team)
    assert Entry.objects.filter(verb="dossiers.give_to_team").count() == 1
    assert numbers(cast.ada.actor, interest="team") == numbers(cast.ben.actor, team=team.public_id) == [opened.number]
    assert numbers(cast.ben.actor, interest="team") == []
    assert numbers(cast.ben.actor, interest="mine") == [opened.number]
    assert set(numbers(cast.ben.actor)) == {opened.number, other.number}
    team.delete()
    opened.refresh_from_db()
    assert opened.team is None


def test_dossier_is_followed_by_oneself_alone(cast, opened):
    for _twice in range(2):
        watch_dossier(actor=cast.ada.actor, dossier=opened)
    assert list(opened.watchers.order_by("pk")) == [cast.ada.account]
    assert numbers(cast.ada.actor, interest="followed") == [opened.number]
    assert numbers(cast.ben.actor, interest="followed") == []
    for _twice in range(2):
        unwatch_dossier(actor=cast.ada.actor, dossier=opened)
    assert not opened.watchers.exists()
    assert Entry.objects.filter(verb__in=["dossiers.watch", "dossiers.unwatch"]).count() == 2
    for stranger in (cast.cleo.actor, A_TEST):
        with pytest.raises(NotAllowed):
            watch_dossier(actor=stranger, dossier=opened)


def test_following_is_a_button_on_the_page(cast, opened):
    browser = cast.ben.browser()
    assert "Follow this dossier" in browser.get(path("detail", opened.public_id)).content.decode()
    browser.post(path("watch", opened.public_id), {"watch": "yes"})
    assert "Stop following" in browser.get(path("detail", opened.public_id)).content.decode()
    browser.post(path("watch", opened.public_id), {"watch": "no"})
    assert not opened.watchers.exists()


def test_deadline_is_met_reopened_and_removed(cast, opened):
    today = timezone.localdate()
    deadline = add_deadline(actor=cast.ben.actor, dossier=opened, label=" Deed ", due_on=today)
    assert (deadline.label, deadline.tone, deadline.days_left) == ("Deed", "warning", 0)
    for _twice in range(2):
        assert meet_deadline(actor=cast.ben.actor, deadline=deadline).tone == "success"
    for _twice in range(2):
        assert not reopen_deadline(actor=cast.ben.actor, deadline=deadline).is_met
    deadline.due_on = today - timedelta(days=1)
    assert deadline.tone == "danger"
    deadline.due_on = today + timedelta(days=8)
    assert deadline.tone == "neutral"
    remove_deadline(actor=cast.ben.actor, deadline=deadline)
    verbs = Entry.objects.filter(verb__contains="deadline").values_list("verb", flat=True)
    assert sorted(verbs) == [
        "dossiers.add_deadline",
        "dossiers.meet_deadline",
        "dossiers.remove_deadline",
        "dossiers.reopen_deadline",
    ]


def test_deadlines_are_for_who_works_on_dossiers(cast, opened):
    deadline = add_deadline(actor=A_TEST, dossier=opened, label="Deed", due_on=date(2027, 1, 1))
    with pytest.raises(DomainError) as caught, transaction.atomic():
        add_deadline(actor=A_TEST, dossier=opened, label=" ", due_on=date(2027, 1, 1))
    assert caught.value.code == "dossiers:label-missing"
    looker = professional(cast.alpha, "Olga", "compliance_officer")
    for member in (looker, cast.cleo):
        for call in (meet_deadline, reopen_deadline, remove_deadline):
            with pytest.raises(NotAllowed):
                call(actor=member.actor, deadline=deadline)
        with pytest.raises(NotAllowed):
            add_deadline(actor=member.actor, dossier=opened, label="x", due_on=date(2027, 1, 1))
    assert not Deadline.objects.visible_to(cast.cleo.actor).exists()


def test_deadlines_are_kept_on_the_page_and_order_the_list(cast, opened):
    browser = cast.ben.browser()
    late = dossier()
    add_deadline(actor=A_TEST, dossier=late, label="Later", due_on=date(2027, 5, 1))
    answer = browser.post(path("deadline_add", opened.public_id), {"label": "Condition", "due_on": "nonsense"})
    assert (answer.status_code, "Condition" in answer.content.decode()) == (422, True)
    browser.post(path("deadline_add", opened.public_id), {"label": "Condition", "due_on": "2027-03-01"})
    assert numbers(cast.ben.actor, sort="deadline") == [opened.number, late.number]
    deadline = opened.deadlines.get()
    browser.post(path("deadline_meet", deadline.public_id))
    assert numbers(cast.ben.actor, sort="deadline") == [late.number, opened.number]
    browser.post(path("deadline_reopen", deadline.public_id))
    assert "Condition" in browser.get(path("detail", opened.public_id)).content.decode()
    browser.post(path("deadline_remove", deadline.public_id))
    assert not opened.deadlines.exists()


def test_team_is_chosen_where_people_are(cast, opened):
    team = save_team(actor=cast.ada.actor, name="North", members=[])
    values = {"adviser": cast.ben.account.public_id, "case_handler": "", "team": team.public_id}
    assert cast.ben.browser().post(path("assignment", opened.public_id), values).status_code == 302
    opened.refresh_from_db()
    assert opened.team == team
    assert "North" in cast.ben.browser().get(path("detail", opened.public_id)).content.decode()
