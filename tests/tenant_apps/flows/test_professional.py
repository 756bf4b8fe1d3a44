"""Flows in the professional portal: choosing, looking, filling in on behalf."""

import pytest
from django.test import Client as Browser

from tenant_apps.flows.commands.runs import complete_run
from tenant_apps.flows.enums import Source
from tenant_apps.flows.models import Answer, Flow, FlowRun
from tests.cast import Cast
from tests.factories import customers, flows
from tests.queries import CountsQueries

pytestmark = pytest.mark.django_db


@pytest.fixture
def run() -> FlowRun:
    return flows.run(customers.individual(first_name="Anna"))


@pytest.fixture
def ben(cast: Cast) -> Browser:
    return cast.ben.browser()


def url(run: FlowRun, *parts: str) -> str:
    return "/".join(("/pro/flows/runs", str(run.public_id), *parts, ""))


def text(response: object) -> str:
    return response.content.decode()


def test_index_lists_the_flows(cast: Cast, assert_queries: type[CountsQueries]) -> None:
    flows.flow()
    browser = cast.ada.browser()
    body = text(browser.get("/pro/flows/"))
    assert "Mortgage fact find" in body
    assert "Switch off" in body
    assert "Switch off" not in text(cast.ben.browser().get("/pro/flows/"))


def test_index_tells_what_is_off(cast: Cast) -> None:
    Flow.objects.exclude(pk=None).update(is_active=False)
    assert "Switched off" in text(cast.ben.browser().get("/pro/flows/"))


def test_switch(cast: Cast) -> None:
    flow = flows.flow()
    address = f"/pro/flows/{flow.public_id}/switch/"
    assert cast.ada.browser().post(address, {"is_active": "no"}).status_code == 302
    flow.refresh_from_db()
    assert not flow.is_active
    assert cast.ben.browser().post(address, {"is_active": "yes"}).status_code == 404
    assert cast.ada.browser().get(address).status_code == 405


@pytest.mark.parametrize("code", [flows.SHORT, flows.MORTGAGE, flows.BUSINESS, flows.CLIENT_ONLY])
def test_preview_shows_every_page_in_every_language(ben: Browser, code: str) -> None:
    flow = flows.flow(code)
    first = ben.get(f"/pro/flows/{flow.public_id}/")
    assert first.status_code == 200
    pages = [page.url for page in first.context["shown"].contents]
    for number, address in enumerate(pages):
        language = ("en", "nl", "fr", "de")[number % 4]
        response = ben.get(f"{address}?language={language}")
        assert response.status_code == 200
        assert f'lang="{language}"' in text(response)
    assert ben.get(f"/pro/flows/{flow.public_id}/pages/x/y/").status_code == 404


@pytest.mark.parametrize("who", ["cleo", "eve"])
def test_pages_do_not_exist_for_others(cast: Cast, run: FlowRun, who: str) -> None:
    browser = getattr(cast, who).browser("alpha.localhost")
    addresses = (
        "/pro/flows/",
        f"/pro/flows/{run.version.flow.public_id}/",
        url(run),
        url(run, "history"),
        url(run, "contact", "reach"),
        f"/pro/flows/customers/{run.customer.public_id}/",
    )
    for address in addresses:
        assert browser.get(address).status_code in {302, 404}


def test_panel_starts_a_flow(ben: Browser) -> None:
    customer, flow = customers.individual(), flows.flow()
    address = f"/pro/flows/customers/{customer.public_id}/"
    assert "Nothing asked yet." in text(ben.get(address))
    party = flows.party_of(customer)
    response = ben.post(address, {"flow": flow.public_id, "party": party.public_id})
    run = FlowRun.objects.get(customer=customer)
    assert response["Location"] == url(run)
    assert flow.name in text(ben.get(address, headers={"hx-request": "true"}))
    assert ben.post(address, {"flow": flow.public_id, "party": 0}).status_code == 422


def test_panel_does_not_grow_with_its_runs(ben: Browser, assert_queries: type[CountsQueries]) -> None:
    customer = customers.couple()
    address = f"/pro/flows/customers/{customer.public_id}/"
    flows.run(customer)
    ben.get(address, headers={"hx-request": "true"})
    for count in (1, 6):
        if count > 1:
            for code in (flows.MORTGAGE, flows.BUSINESS, flows.CLIENT_ONLY):
                flows.run(customer, code)
                flows.run(customer, code, position=2)
        with assert_queries(PANEL_STATEMENTS):
            ben.get(address, headers={"hx-request": "true"})


def test_run_tells_who_answered(ben: Browser, cast: Cast, run: FlowRun) -> None:
    flows.fill(flows.granted(cast.cleo, run).actor, run)
    body = text(ben.get(url(run)))
    assert "Cleo" in body
    assert "Taken from the file" in body
    assert "not confirmed" in body


def test_filling_in_on_behalf_says_so(ben: Browser, cast: Cast, run: FlowRun) -> None:
    here = url(run, "contact", "reach")
    assert "You are filling this in for" in text(ben.get(here))
    ben.post(f"{here}answer/", {"channel": "email", "channel-revision": "0"})
    stored = Answer.objects.get(run=run, key="contact.reach.channel")
    assert (stored.source, stored.answered_by_id) == (Source.PROFESSIONAL, cast.ben.account.pk)
    assert "Not confirmed by the client yet" in text(ben.get(here))
    response = ben.post(here, {"channel": "phone", "channel-revision": "1", "do": "skip"})
    assert response["Location"] == url(run, "objectives", "reason")


def test_questionnaire_cannot_be_filled_in_on_behalf(ben: Browser) -> None:
    run = flows.run(customers.individual(), flows.CLIENT_ONLY)
    here = url(run, "risk", "attitude")
    assert ben.get(here)["Location"] == url(run)
    assert "Only the client may answer" in text(ben.get(url(run)))
    response = ben.post(f"{here}answer/", {"fall": "wait", "fall-revision": "0"})
    assert 'data-reply="gone"' in text(response)
    assert not Answer.objects.filter(run=run, key="risk.attitude.fall").exists()


def test_completing_and_reopening_on_behalf(ben: Browser, cast: Cast, run: FlowRun) -> None:
    assert "still missing" in text(ben.post(url(run, "summary"), follow=True))
    flows.fill(cast.ben.actor, run)
    ben.post(url(run, "summary"))
    run.refresh_from_db()
    assert not run.is_open
    assert "Sent on" in text(ben.get(url(run)))
    ben.post(url(run, "reopen"))
    run.refresh_from_db()
    assert run.is_open


def test_history_shows_every_change(ben: Browser, cast: Cast, run: FlowRun) -> None:
    cleo = flows.granted(cast.cleo, run).actor
    flows.fill(cleo, run)
    complete_run(actor=cleo, run=run)
    body = text(ben.get(url(run, "history")))
    assert "Confirmed" in body
    assert "Cleo" in body


PANEL_STATEMENTS = 5


def test_flows_to_choose_can_be_sorted_by_a_name_in_a_language(cast: Cast) -> None:
    """PostgreSQL sorts distinct rows only by what they hold, and a name with a fallback is more than that."""
    assert not Flow.objects.visible_to(cast.ben.actor).active().by_name().query.distinct
