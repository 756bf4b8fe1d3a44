"""Following an invitation from the dossier: what it looks like, whether it arrived, and sending parts of it again."""

from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from tenant_apps.invites.commands import revoke_invite
from tenant_apps.invites.enums import InviteState
from tenant_apps.invites.models import Invite
from tenant_apps.notifications.commands.messages import mark_bounced, mark_sent
from tenant_apps.notifications.commands.wording import save_wording
from tenant_apps.notifications.models import Message
from tests.factories.invites import PRODUCT, dossier, invite, sent_link, sent_passcode

pytestmark = pytest.mark.django_db


def panel(cast, opened) -> str:
    return cast.ben.browser().get(f"/pro/invites/dossiers/{opened.public_id}/").text


def applicant_page(opened, page: str) -> str:
    party = opened.customer.members.get(position=1).party
    return f"/pro/invites/dossiers/{opened.public_id}/applicants/{party.public_id}/{page}"


def letter() -> Message:
    return Message.objects.get(template="invites.invitation")


def test_preview_is_the_letter_as_this_person_gets_it_and_sends_nothing(cast):
    save_wording(actor=cast.ada.actor, code="invitation", texts={"body": {"fr": "Cher {name}, par {adviser}"}})
    opened = dossier()
    name = str(opened.customer.members.get(position=1).party)
    facts = {"language": "fr", "message": "À bientôt <b>"}
    answer = cast.ben.browser().post(applicant_page(opened, "preview/"), facts)
    assert f"Cher {name}, par {cast.ben.account.name}" in answer.text
    assert "À bientôt &lt;b&gt;" in answer.text
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert not Message.objects.exists()
    assert not Invite.objects.exists()


@pytest.mark.parametrize("facts", [{}, {"language": "xx"}, {"language": ""}])
def test_preview_in_no_language_is_in_the_persons_own_or_the_firms(cast, facts):
    assert cast.ben.browser().post(applicant_page(dossier(), "preview/"), facts).status_code == 200


@pytest.mark.parametrize("who", ["cleo", "dan"])
def test_preview_is_for_those_who_invite(cast, who):
    assert getattr(cast, who).browser().get(applicant_page(dossier(), "preview/")).status_code == 404


def test_panel_says_where_letter_and_code_are(cast):
    opened = dossier()
    made = invite(opened)
    assert f"E-mail to {made.email}: to be sent" in panel(cast, opened)
    mark_sent(actor=PRODUCT, message=letter())
    assert f"E-mail to {made.email}: sent" in panel(cast, opened)
    assert f"Code to {made.phone}: to be sent" in panel(cast, opened)


def test_letter_that_came_back_is_shown_until_another_is_sent(cast):
    opened = dossier()
    made = invite(opened)
    mark_sent(actor=PRODUCT, message=letter())
    mark_bounced(actor=PRODUCT, message=letter(), reason="550 no such user")
    page = panel(cast, opened)
    assert "E-mail not delivered" in page
    assert "550 no such user" in page
    facts = {"email": "right@example.com", "phone": made.phone}
    assert cast.ben.browser().post(f"/pro/invites/{made.public_id}/again/", facts).status_code == 302
    assert "E-mail not delivered" not in panel(cast, opened)


def test_colleague_sends_a_new_code_and_the_link_stays(cast):
    opened = dossier()
    made = invite(opened)
    link, former = sent_link(), sent_passcode()
    Invite.objects.filter(pk=made.pk).update(passcode_sent_at=timezone.now() - timedelta(minutes=2))
    assert cast.ben.browser().post(f"/pro/invites/{made.public_id}/code/").status_code == 302
    phone = Browser(HTTP_HOST="alpha.localhost")
    assert former == sent_passcode() or phone.post(link, {"passcode": former}).status_code == 422
    assert phone.post(link, {"passcode": sent_passcode()}).status_code == 302


def test_new_code_too_soon_says_so_and_changes_nothing(cast):
    made = invite(dossier())
    before = Invite.objects.get(pk=made.pk).passcode_hash
    answer = cast.ben.browser().post(f"/pro/invites/{made.public_id}/code/", follow=True)
    assert "wait a minute" in answer.text
    assert Invite.objects.get(pk=made.pk).passcode_hash == before


@pytest.mark.parametrize("who", ["cleo", "dan"])
def test_new_code_is_for_those_who_invite(cast, who):
    made = invite(dossier())
    assert getattr(cast, who).browser().post(f"/pro/invites/{made.public_id}/code/").status_code == 404


def test_looking_at_the_link_is_not_opening_it_and_moving_is():
    made = invite(dossier())
    phone, link = Browser(HTTP_HOST="alpha.localhost"), sent_link()
    for _scan in range(3):
        phone.get(link)
        phone.head(link)
    made.refresh_from_db()
    assert made.state is InviteState.WAITING
    assert phone.post(f"{link}seen/").status_code == 204
    made.refresh_from_db()
    first = made.opened_at
    assert made.state is InviteState.OPENED
    phone.post(f"{link}seen/")
    made.refresh_from_db()
    assert made.opened_at == first


def test_typing_a_code_is_opening_even_a_wrong_one():
    made = invite(dossier())
    Browser(HTTP_HOST="alpha.localhost").post(sent_link(), {"passcode": "x"})
    made.refresh_from_db()
    assert made.state is InviteState.OPENED


def test_revoked_link_cannot_be_opened():
    made = invite(dossier())
    link = sent_link()
    revoke_invite(actor=PRODUCT, invite=made)
    assert Browser(HTTP_HOST="alpha.localhost").post(f"{link}seen/").status_code == 410
    made.refresh_from_db()
    assert made.opened_at is None


def test_beside_the_dossier_faults_stay_and_what_is_done_leads_the_page_away(cast):
    opened = dossier()
    made = invite(opened)
    aside = {"HX-Request": "true", "HX-Target": "side-panel-body"}
    faulty = cast.ben.browser().post(f"/pro/invites/{made.public_id}/again/", {"email": "no"}, headers=aside)
    assert faulty.status_code == 422
    assert 'value="no"' in faulty.text
    browser = cast.ben.browser()
    answer = browser.post(f"/pro/invites/{made.public_id}/revoke/", headers=aside)
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, f"/pro/dossiers/{opened.public_id}/")
    assert "Location" not in answer.headers
    assert "has ended" in browser.get(answer.headers["HX-Redirect"]).text
