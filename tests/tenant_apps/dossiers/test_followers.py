"""Whoever follows a dossier is told what others did in it, in one letter for a quarter of an hour."""

import pytest
from django.utils import timezone

from tenant_apps.dossiers.commands.action_points import handle_action_point
from tenant_apps.dossiers.commands.dossiers import change_stage
from tenant_apps.dossiers.commands.followers import tell_followers, unwatch_dossier, watch_dossier
from tenant_apps.dossiers.models import Dossier
from tenant_apps.notifications.models import Message
from tenants.outbox.models import Effect
from tests.cast import Cast
from tests.factories.dossiers import A_TEST, dossier, free_point
from tests.tenant_apps.dossiers.test_telling import minutes_pass

pytestmark = pytest.mark.django_db


@pytest.fixture
def followed(cast: Cast) -> Dossier:
    """A dossier that ada and ben follow."""
    opened = dossier()
    for member in (cast.ada, cast.ben):
        watch_dossier(actor=member.actor, dossier=opened)
    return opened


def go_on(cast: Cast, opened: Dossier) -> None:
    """What ben does: a stage on, and two action points ticked off."""
    for _point in range(2):
        handle_action_point(actor=cast.ben.actor, action_point=free_point(opened))
    stage = opened.workflow.stages.exclude(pk=opened.stage_id).filter(rules=[]).order_by("position")[0]
    change_stage(actor=cast.ben.actor, dossier=opened, stage=stage)


def test_one_letter_names_what_others_did_and_leads_to_the_timeline(cast: Cast, followed: Dossier) -> None:
    go_on(cast, followed)
    assert not Message.objects.exists()

    minutes_pass(15)
    letter = Message.objects.get(template="dossiers.followed")

    assert letter.account == cast.ada.account, "ben did it himself"
    assert letter.text.count("Action point handled") == 1
    assert "Stage changed" in letter.text
    assert f"/pro/dossiers/{followed.public_id}/timeline/" in letter.text
    assert followed.customer.name not in letter.text
    assert followed.number in letter.subject


def test_nobody_is_told_who_does_not_follow_or_works_here_no_more(cast: Cast, followed: Dossier) -> None:
    unwatch_dossier(actor=cast.ben.actor, dossier=followed)
    go_on(cast, followed)
    cast.ada.account.is_active, cast.ada.account.deactivated_at = False, timezone.now()
    cast.ada.account.save(update_fields=["is_active", "deactivated_at"])

    minutes_pass(15)

    assert not Message.objects.filter(template="dossiers.followed").exists()


def test_nothing_waits_where_nobody_follows(cast: Cast) -> None:
    go_on(cast, dossier())

    assert not Effect.objects.filter(name="dossiers.tell_followers").exists()


def test_telling_twice_is_once(cast: Cast, followed: Dossier) -> None:
    go_on(cast, followed)
    effect = Effect.objects.get(name="dossiers.tell_followers")
    minutes_pass(15)

    tell_followers(actor=A_TEST, dossier=followed, bundle=effect.arguments["bundle"])

    assert Message.objects.filter(template="dossiers.followed").count() == 1
