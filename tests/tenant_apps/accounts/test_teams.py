"""Teams: who works together."""

import pytest
from django.db import transaction
from django.urls import reverse

from tenant_apps.accounts.commands.teams import remove_team, save_team
from tenant_apps.accounts.models import Team
from tenant_apps.activity.models import Entry
from tests.factories.accounts import AccountFactory
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:accounts:{name}", urlconf=TENANT_URLS, args=arguments)


def code_of(**arguments: object) -> str:
    with pytest.raises(DomainError) as caught, transaction.atomic():
        save_team(**arguments)
    return caught.value.code


def test_team_is_made_and_changed(cast):
    team = save_team(actor=cast.ada.actor, name=" North  side ", members=[cast.ben.account])
    again = save_team(actor=cast.ada.actor, team=team, name="north side", members=[cast.ada.account])
    assert (team.pk, again.name, list(again.members.order_by("pk"))) == (again.pk, "north side", [cast.ada.account])
    assert Entry.objects.filter(verb="accounts.save_team").count() == 2
    remove_team(actor=cast.ada.actor, team=again)
    assert not Team.objects.exists()


def test_team_needs_a_name_of_its_own_and_colleagues(cast):
    ada, ben, cleo = cast.ada.actor, cast.ben.account, cast.cleo.account
    save_team(actor=ada, name="North", members=[])
    assert code_of(actor=ada, name=" ", members=[]) == "accounts:team-name-missing"
    assert code_of(actor=ada, name="NORTH", members=[]) == "accounts:team-name-taken"
    assert code_of(actor=ada, name="South", members=[ben, cleo]) == "accounts:not-a-colleague"


def test_teams_are_managed_by_who_manages_users(cast):
    team = save_team(actor=cast.ada.actor, name="North", members=[])
    for member in (cast.ben, cast.cleo):
        with pytest.raises(NotAllowed):
            save_team(actor=member.actor, name="South", members=[])
        with pytest.raises(NotAllowed):
            remove_team(actor=member.actor, team=team)
    assert Team.objects.visible_to(cast.ben.actor).count() == 1
    assert Team.objects.visible_to(cast.cleo.actor).count() == 0


def test_pages_make_change_and_remove_a_team(cast):
    browser = cast.ada.browser()
    assert "No teams yet" in browser.get(path("teams")).content.decode()
    assert browser.post(path("team_add"), {"name": ""}).status_code == 422
    browser.post(path("team_add"), {"name": "North", "members": [cast.ben.account.public_id]})
    team = Team.objects.get()
    assert "Ben" in browser.get(path("teams")).content.decode()
    browser.post(path("team", team.public_id), {"name": "South"})
    team.refresh_from_db()
    assert (team.name, team.members.count()) == ("South", 0)
    browser.post(path("team_remove", team.public_id))
    assert not Team.objects.exists()
    for name in ("teams", "team_add"):
        assert cast.ben.browser().get(path(name)).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_list_takes_the_same_statements_for_any_number(cast, assert_queries, count):
    for number in range(count):
        save_team(actor=cast.ada.actor, name=f"Team {number}", members=[AccountFactory(professional=True)])
    browser = cast.ada.browser()
    browser.get(path("teams"))
    with assert_queries(4):  # of which one is for who changed it last
        browser.get(path("teams"))
