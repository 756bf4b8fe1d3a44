"""The launch check: red lines say what to do and where, and the walk is one click."""

import pytest
from django.urls import reverse

from shared_apps.organisations.disclosures import missing_registers
from shared_apps.organisations.profile import OrganisationProfile, Registration, current_organisation
from tenant_apps.activity.models import Entry
from tenant_apps.dossiers.models import ActionPoint, Dossier, Workflow
from tenant_apps.invites.commands import invite_applicant, revoke_invite
from tenant_apps.invites.errors import SharingObstructed
from tenant_apps.invites.models import Invite
from tenant_apps.professional_portal.commands import walk_through
from tenant_apps.professional_portal.launch import Line, check
from tenant_apps.viewings.commands import start_viewing
from tenant_apps.viewings.models import Viewing
from tests.cast import Cast
from tests.factories.dossiers import A_TEST
from tests.factories.invites import dossier, invite
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db


def path(name: str) -> str:
    return reverse(f"professional:professional_portal:{name}", urlconf="vestibule.config.urls_tenant")


def line(cast: Cast, code: str) -> Line:
    return next(each for each in check(cast.ada.actor) if each.code == code)


def profile(country: str, *registrations: Registration) -> OrganisationProfile:
    known = current_organisation()
    values = {name: getattr(known, name) for name in known.__slots__}
    return OrganisationProfile(**values | {"country": country, "registrations": registrations})


def test_disclosures_are_those_of_the_country():
    assert list(missing_registers(profile("NL", Registration("KvK", "90000017"), Registration("AFM")))) == ["AFM"]
    assert list(missing_registers(profile("BE", Registration("BCE / KBO", "0999")))) == ["FSMA"]
    assert list(missing_registers(profile("BE"))) == ["KBO / BCE", "FSMA"]


def test_only_what_is_built_is_checked(cast):
    """There is no line for a plan, since nothing of a plan can be amiss; an absent subject is never green."""
    lines = check(cast.ada.actor)
    compulsory = [each.code for each in lines if each.must_be]
    assert compulsory == ["disclosures", "sender", "contrast", "languages", "walk"]
    assert [each.code for each in lines if not each.must_be] == ["looks", "domain", "two_factor"]
    assert all(each.url and each.title for each in lines)


def test_every_line_leads_to_a_page(cast):
    browser = cast.ada.browser()

    assert {each.code: browser.get(each.url).status_code for each in check(cast.ada.actor)} == {
        each.code: 200 for each in check(cast.ada.actor)
    }


def test_page_says_what_to_do_and_where(cast):
    page = cast.ada.browser().get(path("launch")).content.decode()

    for each in check(cast.ada.actor):
        assert f'id="line-{each.code}"' in page
        assert each.is_in_order or each.code == "walk" or f'href="{each.url}"' in page
    assert "must still be put in order" in page
    assert "nobody can be invited" in page
    assert "<c-" not in page
    assert cast.ben.browser().get(path("launch")).status_code == 404


def test_colours_are_measured(cast, monkeypatch):
    assert line(cast, "contrast").is_in_order
    monkeypatch.setattr("tenant_apps.professional_portal.launch.TEXT", 22)  # more than black on white
    assert line(cast, "contrast").stands_in_the_way


def test_walk_is_one_click_and_takes_the_same_test_client(cast):
    browser = cast.ada.browser()
    assert not line(cast, "walk").is_in_order

    first = browser.post(path("walk"))
    second = browser.post(path("walk"))

    viewings = Viewing.objects.order_by("pk")
    assert [answer.status_code for answer in (first, second)] == [302, 302]
    assert first["Location"].endswith(f"{viewings[0].public_id}/")
    assert {viewing.dossier_id for viewing in viewings} == {Dossier.objects.get().pk}
    assert ActionPoint.objects.filter(dossier=Dossier.objects.get()).exists()
    assert line(cast, "walk").is_in_order
    assert Entry.objects.filter(verb="professional_portal.walk_through").count() == 2
    with pytest.raises(NotAllowed):
        walk_through(actor=cast.ben.actor)


def share_page(opened: Dossier) -> str:
    party = opened.customer.members.get(position=1).party
    return reverse(
        "professional:invites:share",
        urlconf="vestibule.config.urls_tenant",
        args=[opened.public_id, party.public_id],
    )


WISH = {"email": "cleo@clients.example", "phone": "+31612340009", "language": "en", "sees_other_applicants": "no"}


def test_first_invitation_waits_for_what_is_red(cast):
    opened = dossier()
    browser = cast.ada.browser()

    page = browser.get(share_page(opened)).text
    refused = browser.post(share_page(opened), WISH)

    assert refused.status_code == 422
    for shown in (page, refused.text):
        assert "Look at the portal once as a test client." in shown
        for each in check(cast.ada.actor):
            assert (f'href="{each.url}"' in shown) is each.stands_in_the_way
    assert "cleo@clients.example" in refused.text
    assert not Invite.objects.exists()


def test_no_command_goes_round_the_check(cast):
    opened = dossier()
    party = opened.customer.members.get(position=1).party

    for actor in (cast.ben.actor, A_TEST):
        with pytest.raises(SharingObstructed) as caught:
            invite_applicant(actor=actor, dossier=opened, party=party, **WISH | {"sees_other_applicants": False})
        assert [each.code for each in caught.value.obstacles] == ["launch", "launch-walk"]


def test_walk_is_the_way_to_an_invitation(cast):
    opened = dossier()
    browser = cast.ada.browser()

    browser.post(path("walk"))

    assert "You can invite your first client" in browser.get(path("launch")).text
    assert 'id="obstacles"' not in browser.get(share_page(opened)).text
    assert browser.post(share_page(opened), WISH).status_code == 302
    assert Invite.objects.get().dossier == opened


def test_firm_that_invited_once_is_never_stopped_again(cast):
    revoke_invite(actor=A_TEST, invite=invite(dossier()))
    Viewing.objects.all().delete()

    assert line(cast, "walk").stands_in_the_way
    assert 'id="obstacles"' not in cast.ada.browser().get(share_page(dossier())).text
    assert invite(dossier())
    page = cast.ada.browser().get(path("launch")).text
    assert "invitations still go out" in page
    assert "nobody can be invited" not in page


def test_whoever_looked_as_a_client_has_walked(cast):
    opened = dossier()
    party = opened.customer.members.get(position=1).party

    start_viewing(actor=cast.ben.actor, dossier=opened, party=party, reason="How does it look")

    assert line(cast, "walk").is_in_order


def test_texts_missing_in_an_offered_language_are_red(cast):
    assert line(cast, "languages").is_in_order
    Workflow.objects.filter(pk=Workflow.objects.order_by("pk")[0].pk).update(name_en="Only here", name_nl="")

    assert line(cast, "languages").stands_in_the_way
    assert line(cast, "languages").to_do == "1 text is missing in a language."
