"""From a firm that said nothing of itself yet to its first invitation. Another login reads it, so it commits."""

import pytest
from django.urls import reverse

from shared_apps.branding.commands import publish, save_draft
from shared_apps.branding.looks import Values
from shared_apps.organisations.commands import edit_legal_identity, edit_organisation
from tenant_apps.accounts.commands.two_factor import set_security_policy
from tenant_apps.invites.commands import invite_applicant
from tenant_apps.invites.errors import SharingObstructed
from tenant_apps.invites.models import Invite
from tenant_apps.professional_portal.launch import check
from tenants import directory
from tests.cast import Cast
from tests.factories.dossiers import A_TEST
from tests.factories.invites import dossier
from tests.shared_apps.branding.conftest import cast, firms

__all__ = ["cast", "firms"]

FIRM = "/pro/settings/organisation/"
LAUNCH = "/pro/launch/"
WISH = {"email": "cleo@clients.example", "phone": "+31612340009", "language": "en"}


@pytest.fixture
def new_firm(cast: Cast) -> Cast:
    """Alpha as it was on its first day."""
    edit_organisation(actor=A_TEST, values={"name": "Alpha", "phone": "", "email": "", "website": ""})
    edit_legal_identity(actor=A_TEST, legal_name="Alpha", address="", registrations=[])
    directory.forget("")
    return cast


def red(cast: Cast) -> list[str]:
    directory.forget("")
    return [line.code for line in check(cast.ada.actor) if line.stands_in_the_way]


def test_way_to_green_ends_in_an_invitation(new_firm: Cast) -> None:
    opened = dossier()
    party = opened.customer.members.get(position=1).party
    share = reverse(
        "professional:invites:share", urlconf="vestibule.config.urls_tenant", args=[opened.public_id, party.public_id]
    )
    browser = new_firm.ada.browser()

    assert red(new_firm) == ["disclosures", "sender", "walk"]
    for_admin, for_adviser = browser.get(share).text, new_firm.ben.browser().get(share).text
    for shown in (for_admin, for_adviser):
        assert "the postal address, KvK, AFM" in shown
    assert f'href="{FIRM}#legal"' in for_admin
    assert "Please ask an administrator of your firm" in for_adviser
    assert f'href="{FIRM}' not in for_adviser
    with pytest.raises(SharingObstructed) as caught:
        invite_applicant(actor=A_TEST, dossier=opened, party=party, sees_other_applicants=False, **WISH)
    assert "the postal address, KvK, AFM" in str(caught.value)

    browser.post(FIRM, {"name": "Alpha", "email": "office@alpha.example"})
    legal = {"legal_name": "Alpha", "address": "Markt 1", "label_0": "KvK", "number_0": "1", "link_0": ""}
    browser.post(f"{FIRM}legal/", legal | {"label_1": "AFM", "number_1": "2", "link_1": ""})
    assert red(new_firm) == ["walk"]
    browser.post(f"{LAUNCH}walk/")
    assert red(new_firm) == []
    assert browser.post(share, WISH | {"sees_other_applicants": "no"}).status_code == 302
    assert Invite.objects.get().dossier == opened

    advised = [line.code for line in check(new_firm.ada.actor) if not line.is_in_order]
    assert advised == ["looks", "domain", "two_factor"]
    save_draft(actor=new_firm.ada.actor, values=Values(accent="#2f6f4e"))
    publish(actor=new_firm.ada.actor)
    set_security_policy(actor=new_firm.ada.actor, is_two_factor_required=True)
    assert [line.code for line in check(new_firm.ada.actor) if not line.is_in_order] == ["domain"]
    set_security_policy(actor=new_firm.ada.actor, is_two_factor_required=False)

    edit_legal_identity(actor=A_TEST, legal_name="Alpha", address="", registrations=[])
    assert red(new_firm) == ["disclosures"]
    other = dossier()
    second = other.customer.members.get(position=1).party
    assert invite_applicant(actor=A_TEST, dossier=other, party=second, sees_other_applicants=False, **WISH)
    assert "invitations still go out" in browser.get(LAUNCH).text
