"""The launch check: red lines say what to do and where, and the walk is one click."""

import pytest
from django.urls import reverse

from shared_apps.organisations.disclosures import missing_registers
from shared_apps.organisations.profile import OrganisationProfile, Registration, current_organisation
from tenant_apps.activity.models import Entry
from tenant_apps.dossiers.models import ActionPoint, Dossier
from tenant_apps.professional_portal.commands import walk_through
from tenant_apps.professional_portal.launch import Line, check
from tenant_apps.viewings.models import Viewing
from tests.cast import Cast
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


def test_line_names_what_is_missing(cast):
    found = line(cast, "disclosures")

    assert found.stands_in_the_way
    assert "the postal address, KvK, AFM" in found.to_do
    assert found.url == reverse("professional:organisations:legal_identity", urlconf="vestibule.config.urls_tenant")


def test_page_says_what_to_do_and_where(cast):
    page = cast.ada.browser().get(path("launch")).content.decode()

    for each in check(cast.ada.actor):
        assert f'id="line-{each.code}"' in page
        assert each.is_in_order or not each.url or f'href="{each.url}"' in page
    assert "must still be put in order" in page
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
