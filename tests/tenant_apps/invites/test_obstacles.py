"""What rooms register as an obstacle keeps the portal from being shared."""

import pytest

from tenant_apps.invites import obstacles
from tenant_apps.invites.errors import SharingObstructed
from tenant_apps.invites.models import Invite
from tenant_apps.invites.obstacles import Obstacle, ask_before_sharing
from tests.factories.invites import dossier, invite

pytestmark = pytest.mark.django_db


@pytest.fixture
def checks(monkeypatch):
    """No checks but those that the test registers."""
    registered = []
    monkeypatch.setattr(obstacles, "_checks", registered)
    return registered


def test_each_obstacle_is_named_and_nothing_is_shared(checks):
    opened = dossier()
    asked = []

    def check(actor, of, party):
        asked.append((of, party))
        return [Obstacle("first", "First this."), Obstacle("second", "Then that.")]

    ask_before_sharing(check)
    ask_before_sharing(check)

    with pytest.raises(SharingObstructed) as refused:
        invite(opened)

    assert str(refused.value) == "First this. Then that."
    assert [each.code for each in refused.value.obstacles] == ["first", "second"]
    assert asked == [(opened, opened.customer.members.get().party)]
    assert not Invite.objects.exists()


def test_without_an_obstacle_it_is_shared(checks):
    ask_before_sharing(lambda *_who: ())

    assert invite(dossier()) == Invite.objects.get()
