"""The search forgives slips of the pen, where nothing holds the words themselves."""

import pytest
from django.urls import reverse

from tenant_apps.accounts.models import Role
from tenant_apps.professional_portal.search import search
from tenant_apps.professional_portal.slips import is_near, numbers_near
from tests.cast import professional
from tests.factories.customers import individual
from tests.factories.dossiers import deliver_point, dossier
from tests.tenant_apps.dossiers.conftest import delivered

TENANT_URLS = "vestibule.config.urls_tenant"
SEARCH = reverse("professional:professional_portal:search", urlconf=TENANT_URLS)


@pytest.mark.parametrize("typed", ["branding", "brnading", "branidng", "brandin", "barnding", "branfing", "bramdimg"])
def test_one_or_two_slips_in_a_word_of_some_length_are_forgiven(typed):
    assert is_near(typed, "branding")


@pytest.mark.parametrize(
    ("typed", "word"),
    [("teh", "the"), ("yuor", "your"), ("lettres", "sellers"), ("2o26x", "2026x"), ("bxxxding", "branding")],
)
def test_short_words_numbers_and_many_slips_are_not(typed, word):
    assert not is_near(typed, word)


def test_numbers_are_meant_however_they_are_divided_and_with_two_neighbours_swapped():
    assert numbers_near("d2026 00012")[0] == "D-2026-00012"
    assert "K-2026-09871" in numbers_near("K-2026-09817")
    assert numbers_near("D-2026") == numbers_near("12") == numbers_near("+31612345678") == []


@pytest.mark.django_db
def test_pages_documents_and_dossiers_are_found_in_spite_of_slips(cast):
    opened = dossier(individual(first_name="Zoë", last_name="Hoekstra"), adviser=cast.ben.account)
    request = delivered(deliver_point(opened))
    name = request.plain_subject.split()[0]
    slip = name[0] + name[2] + name[1] + name[3:]
    other = delivered(deliver_point(dossier(individual(last_name="Vermeer"))))

    def found(words: str):
        return search(cast.ben.actor, words)

    for words in (f"{slip} Hoekstar", f"{name} Hoekstar", f"zoe {slip}", "hoekstar"):
        rows = found(words)
        assert [each.public_id for each in rows.documents] == [request.public_id], words
        assert "documents" in rows.guessed
    assert {each.public_id for each in found(slip).documents} == {request.public_id, other.public_id}
    digits = opened.number[:-2] + opened.number[-1] + opened.number[-2]
    for number in (digits, opened.number.replace("-", "")):
        assert opened.public_id in {each.public_id for each in found(number).dossiers}
    assert [str(place.label) for place in found("depatrments prospcet").places] == []
    places = found("add prospcet")
    assert [each.url_name for each in places.places] == ["professional:prospects:add"]
    assert places.guessed == {"places"}
    assert found("Hoekstra").guessed == found(name).guessed == frozenset()
    for headers in ({}, {"HX-Request": "true", "HX-Target": "palette-found"}):
        text = cast.ben.browser().get(SEARCH, {"q": f"{slip} Hoekstar"}, headers=headers).content.decode()
        assert "Documents · Did you mean" in text


@pytest.mark.django_db
def test_nobody_is_guessed_to_who_may_not_see_them(cast):
    opened = dossier(individual(last_name="Hoekstra"))
    request = delivered(deliver_point(opened))
    Role.objects.create(code="own:Watch", permissions=["professional_portal:enter", "documents:view"])
    browser = professional(cast.alpha, "Hal", "own:Watch").browser()

    def found(words: str):
        return browser.get(SEARCH, {"q": words}).context["found"]

    assert (found("hoekstar").total, found("hoekstar").guessed) == (0, frozenset())
    assert found(opened.number.replace("-", "")).total == 0
    assert [each.public_id for each in found("paysilp").documents] == [request.public_id]


@pytest.mark.django_db
def test_what_is_guessed_costs_three_statements_more(cast, assert_queries):
    for last in ("Hoekstra", "Vermeer"):
        delivered(deliver_point(dossier(individual(last_name=last))))
    browser = cast.ben.browser()
    browser.get(SEARCH, {"q": "hoekstar paysilp"})
    with assert_queries(8):
        browser.get(SEARCH, {"q": "hoekstar paysilp"})
