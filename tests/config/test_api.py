"""The API as a program uses it."""

import json
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.test import Client as Browser

from tenant_apps.accounts.models import SecurityPolicy
from tenant_apps.dossiers.commands.action_points import handle_action_point
from tests.factories.customers import couple, individual
from tests.factories.dossiers import A_TEST, deliver_point, dossier, free_point

pytestmark = pytest.mark.django_db
COLLECTIONS = ("customers", "dossiers", "document-requests")


def read(browser: Browser, address: str) -> dict:
    response = browser.get(f"/api/v1/{address}")
    assert response.status_code == HTTPStatus.OK, response.content
    assert response.headers["Content-Type"] == "application/json"
    return response.json()


@pytest.fixture
def browser(cast) -> Browser:
    return cast.ben.browser()


def test_index_leads_to_every_collection(browser):
    for name, address in read(browser, "").items():
        assert browser.get(address).status_code == HTTPStatus.OK, name


def test_me_says_who_asks_and_what_they_may(cast):
    found = read(cast.ben.browser(), "me/")
    assert (found["name"], found["id"]) == ("Ben", str(cast.ben.account.public_id))
    assert "dossiers:edit" in found["permissions"]
    assert read(cast.cleo.browser(), "me/")["permissions"] == sorted(cast.cleo.actor.permissions)


def test_customer_comes_with_the_parties_in_order(browser):
    customer = couple()
    found = read(browser, f"customers/{customer.public_id}/")
    assert found["number"] == customer.number
    assert [party["position"] for party in found["parties"]] == [1, 2]
    assert {party["id"] for party in found["parties"]} == {str(party.public_id) for party in customer.parties.all()}


def test_search_narrows(browser):
    wanted = individual(last_name="Zandstra")
    individual(last_name="Peeters")
    found = read(browser, "customers/?search=zandstra")["results"]
    assert [customer["id"] for customer in found] == [str(wanted.public_id)]
    opened = dossier(wanted)
    dossier()
    assert [row["id"] for row in read(browser, "dossiers/?search=zandstra")["results"]] == [str(opened.public_id)]


def test_dossier_comes_with_its_progress_and_action_points(browser):
    opened = dossier(planned_submission_on=None)
    asked = deliver_point(opened)
    handle_action_point(actor=A_TEST, action_point=free_point(opened, subject="Call the notary"))
    found = read(browser, f"dossiers/{opened.public_id}/")
    assert (found["percent"], found["customer"]) == (50, str(opened.customer.public_id))
    delivering, calling = found["action_points"]
    assert (delivering["kind"], delivering["document_request"]) == ("deliver", str(asked.request.public_id))
    assert (calling["title"], calling["handled_at"] is None) == ("Call the notary", False)


def test_requests_narrow_by_state(browser):
    asked = deliver_point(dossier()).request
    assert [row["id"] for row in read(browser, "document-requests/?state=asked")["results"]] == [str(asked.public_id)]
    assert read(browser, "document-requests/?state=approved")["results"] == []
    assert read(browser, "document-requests/?state=no-such-state")["results"] == []
    assert read(browser, f"document-requests/{asked.public_id}/")["document_type"] == "payslip"


def test_pages_lead_through_everything_once(browser):
    made = {str(individual().public_id) for _ in range(7)}
    seen, address = [], "/api/v1/customers/?size=3"
    while address:
        page = browser.get(address).json()
        seen += [customer["id"] for customer in page["results"]]
        address = page["next"]
    assert len(seen) == len(set(seen))
    assert made <= set(seen)


def test_nobody_is_told_to_log_in(client):
    for address in ("me/", "customers/", f"dossiers/{uuid4()}/"):
        response = Browser(HTTP_HOST="alpha.localhost").get(f"/api/v1/{address}")
        assert response.status_code == HTTPStatus.UNAUTHORIZED
        assert response.headers["Content-Type"] == "application/problem+json"
        assert response.json()["code"] == "not_authenticated"


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_client_finds_no_api_of_the_firm(cast, collection):
    response = cast.cleo.browser().get(f"/api/v1/{collection}/")
    assert response.status_code == HTTPStatus.NOT_FOUND
    assert response.json()["status"] == HTTPStatus.NOT_FOUND


def test_bad_questions_are_answered_kindly(browser):
    refused = {
        "customers/?cursor=nonsense": HTTPStatus.NOT_FOUND,
        f"customers/{uuid4()}/": HTTPStatus.NOT_FOUND,
        "customers/?size=many": HTTPStatus.OK,
        "customers/?search=%FF%27": HTTPStatus.OK,
        "dossiers/?search=%00%FF": HTTPStatus.BAD_REQUEST,
    }
    for address, status in refused.items():
        assert browser.get(f"/api/v1/{address}").status_code == status, address
    written = browser.post("/api/v1/customers/", {"name": "x"}, content_type="application/json")
    assert written.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert written.json()["code"] == "method_not_allowed"


def test_second_step_is_asked_before_anything_is_read(cast):
    browser = cast.ben.browser()
    SecurityPolicy.objects.update_or_create(defaults={"is_two_factor_required": True})
    response = browser.get("/api/v1/customers/")
    assert response.status_code == HTTPStatus.FORBIDDEN
    assert response.json()["code"] == "accounts:second-step-required"


def test_schema_describes_each_resource(browser):
    paths = json.loads(browser.get("/api/v1/schema/").content)["paths"]
    assert {f"/api/v1/{name}/" for name in (*COLLECTIONS, "me")} <= set(paths)
    assert all(set(operations) == {"get"} for operations in paths.values())


@pytest.mark.parametrize(("address", "statements"), [("customers/", 4), ("dossiers/", 2), ("document-requests/", 2)])
@pytest.mark.parametrize("rows", [1, 30])
def test_list_costs_the_same_with_one_row_and_with_thirty(cast, assert_queries, address, statements, rows):
    for _ in range(rows):
        deliver_point(dossier())
    browser = cast.ben.browser()
    browser.get(f"/api/v1/{address}")  # what the process remembers of the firm is read before
    with assert_queries(statements):
        found = read(browser, address)["results"]
    assert len(found) >= rows


@pytest.mark.parametrize("address", ["/pro/search/?q=%00", "/pro/messages/?state=a%00", "/pro/%00/", "/?lang=%00"])
def test_address_with_a_nul_is_refused_before_any_page_sees_it(browser, address):
    response = browser.get(address)
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert b"cannot be read" in response.content
