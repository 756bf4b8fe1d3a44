"""The page in the settings, what the edge asks, and the demonstration's DNS."""

import pytest
from django.test import Client

from shared_apps.domains import commands
from tests.shared_apps.domains.test_domains import NAME, claim_and_prove, claim_of, work

PAGE = "/pro/settings/domains/"
QUERIES = 3  # of which one is for who changed it last


@pytest.fixture
def public() -> Client:
    return Client(HTTP_HOST="localhost")


def test_page_leads_from_the_claim_to_links(cast, dns, alpha) -> None:
    browser = cast.ada.browser()
    assert browser.post(PAGE, {"domain": NAME}).status_code == 302
    claim = claim_of(alpha)
    page = browser.get(PAGE).content.decode()
    assert [
        part for part in (claim.record_name, claim.record_value, "CNAME", "alpha.localhost") if part not in page
    ] == []
    assert "Waiting for the record" in page
    dns.tell(claim.record_name, claim.record_value)
    assert browser.post(f"{PAGE}{claim.public_id}/check/").status_code == 302
    work()
    assert "Use in links and e-mails" in browser.get(PAGE).content.decode()
    browser.post(f"{PAGE}choose/", {"domain": NAME})
    work()
    page = browser.get(PAGE).content.decode()
    assert page.index(NAME) < page.index("Used in links")
    assert browser.post(f"{PAGE}{claim.public_id}/release/").status_code == 302
    work()
    assert NAME not in browser.get(PAGE).content.decode()


def test_page_says_what_is_wrong_and_keeps_what_was_entered(cast) -> None:
    answer = cast.ada.browser().post(PAGE, {"domain": "no domain"})
    assert answer.status_code == 422
    assert 'value="no domain"' in answer.content.decode()
    assert "as people type it" in answer.content.decode()


def test_unproven_domain_is_not_chosen_on_the_page(cast, dns) -> None:
    browser = cast.ada.browser()
    browser.post(PAGE, {"domain": NAME})
    assert "is not proven" in browser.post(f"{PAGE}choose/", {"domain": NAME}, follow=True).content.decode()


def test_fragment_is_the_part_of_the_page(cast, dns, alpha) -> None:
    claim_and_prove(cast.ada.actor, dns, alpha)
    browser = cast.ada.browser()
    fragment = browser.get(PAGE, headers={"HX-Request": "true"}).content.decode()
    assert fragment.lstrip().startswith('<div id="hosts"')
    assert "<html" not in fragment


@pytest.mark.parametrize("who", ["ben", "cleo", "eve"])
def test_page_is_not_there_for_others(cast, dns, alpha, who: str) -> None:
    claim = claim_and_prove(cast.ada.actor, dns, alpha)
    browser = getattr(cast, who).browser(host="alpha.localhost")
    assert browser.get(PAGE).status_code in {302, 404}
    for path in ("choose/", f"{claim.public_id}/release/", f"{claim.public_id}/check/"):
        assert browser.post(PAGE + path, {"domain": NAME}).status_code in {302, 403, 404}
    assert claim_of(alpha).state == "proven"


def test_neighbours_claim_is_not_found(cast, dns, alpha) -> None:
    claim = claim_and_prove(cast.ada.actor, dns, alpha)
    assert cast.eve.browser().post(f"{PAGE}{claim.public_id}/release/").status_code == 404


def test_page_costs_the_same_with_one_and_with_three_claims(cast, dns, assert_queries, settings) -> None:
    settings.PUBLIC_ALIAS = "router"  # as in a web process
    browser = cast.ada.browser()
    commands.claim_domain(actor=cast.ada.actor, domain="n1.example")
    browser.get(PAGE)
    with assert_queries(QUERIES):
        browser.get(PAGE)
    for number in (2, 3):
        commands.claim_domain(actor=cast.ada.actor, domain=f"n{number}.example")
    with assert_queries(QUERIES):
        browser.get(PAGE)


def test_edge_gets_certificates_for_what_is_served_only(cast, dns, public, alpha) -> None:
    commands.claim_domain(actor=cast.ada.actor, domain=NAME)
    assert public.get(f"/tls/ask?domain={NAME}").status_code == 404
    claim_and_prove(cast.ada.actor, dns, alpha)
    for name, status in ((NAME, 200), ("ALPHA.localhost.", 200), ("unknown.example", 404), ("", 404)):
        assert public.get("/tls/ask", {"domain": name}).status_code == status
    assert public.get("/tls/ask").status_code == 404
    assert cast.ada.browser().get("/tls/ask").status_code == 404


def test_demonstration_is_told_records(dns, public) -> None:
    assert public.post("/dns/", {"name": "_Vestibule.a.example", "value": "vestibule-proof=1"}).status_code == 302
    assert dns.texts("_vestibule.a.example") == ["vestibule-proof=1"]
    assert "_vestibule.a.example" in public.get("/dns/").content.decode()
    assert public.post("/dns/", {"name": "", "value": "x"}).status_code == 422
    assert public.post("/dns/", {"forget": "_vestibule.a.example vestibule-proof=1"}).status_code == 302
    assert dns.records() == []
