"""The panel in the dossier: how far the sharing is, and what each applicant agreed to."""

import pytest
from django.urls import reverse

from tenant_apps.customers.commands import link_account
from tenant_apps.dossiers.models import Dossier
from tenant_apps.invites.commands import revoke_invite
from tenant_apps.portals.commands import accept_disclosure, publish_disclosure
from tests.cast import Cast
from tests.factories import invites
from tests.factories.invites import PRODUCT, dossier
from vestibule.core import formats

pytestmark = pytest.mark.django_db
LANGUAGES = ("nl", "en", "de", "fr")


def panel(cast: Cast, opened: Dossier) -> str:
    address = reverse("professional:invites:panel", urlconf="vestibule.config.urls_tenant", args=[opened.public_id])
    return cast.ben.browser().get(address).text


def test_which_version_was_agreed_to_when_and_in_which_language(cast: Cast) -> None:
    opened = dossier(joint=True)
    assert "privacy disclosure" not in panel(cast, opened), "nobody of them can log in yet"
    for member, who in ((cast.cleo, 1), (cast.dan, 2)):
        party = opened.customer.members.get(position=who).party
        link_account(actor=PRODUCT, party=party, account=member.account)
    assert panel(cast, opened).count("Has not agreed to the privacy disclosure yet") == 2

    accept_disclosure(actor=cast.dan.actor, version=0, language="en")
    publish_disclosure(actor=cast.ada.actor, texts=dict.fromkeys(LANGUAGES, "What we keep of you"))
    accept_disclosure(actor=cast.cleo.actor, version=1, language="nl")

    shown = panel(cast, opened)
    assert "Agreed to version 1 of the privacy disclosure on " in shown
    assert "(Dutch)" in shown
    assert "Agreed to the standard privacy disclosure on " in shown
    assert "(English)" in shown


def test_who_was_invited_and_did_not_come_yet_is_shown_with_the_day(cast: Cast) -> None:
    opened = invites.dossier()
    page = f"/pro/dossiers/{opened.public_id}/"
    browser = cast.ben.browser()
    assert "No access yet" in browser.get(page).content.decode()
    made = invites.invite(opened)
    shown = browser.get(page).content.decode()
    assert f"Invited on {formats.written(made.sent_at, 'SHORT_DATE_FORMAT')}" in shown
    assert "No access yet" not in shown
    revoke_invite(actor=cast.ben.actor, invite=made)
    assert "Invited on" not in browser.get(page).content.decode()
