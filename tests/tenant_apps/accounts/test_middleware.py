"""Who is asking, and in which language the answer comes."""

from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.test import RequestFactory
from django.utils import timezone

from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.middleware import ActorMiddleware, actor_for
from tenant_apps.accounts.models import Account, Role, Session
from tenant_apps.accounts.querysets import IDLE_LIMIT
from tenant_apps.accounts.sessions import hash_of
from tests.factories.accounts import AccountFactory
from vestibule.core.actors import Client, Operator, Professional


def actor_at(path, account, tenant):
    browser = Browser(HTTP_HOST="alpha.localhost")
    browser.force_login(account, backend="tenant_apps.accounts.backends.SharedAddressBackend")
    request = RequestFactory().get(path)
    request.tenant = tenant
    row = Session.objects.alive().with_account().get(session_key=hash_of(browser.cookies["session"].value))
    return actor_for(request, row)


def test_person_with_both_capacities_acts_in_one_at_a_time(db, alpha):
    both = AccountFactory(both=True)

    at_work, at_home = actor_at("/pro/", both, alpha), actor_at("/", both, alpha)

    assert isinstance(at_work, Professional)
    assert isinstance(at_home, Client)
    assert at_work.has("accounts:add-client")
    assert not at_home.has("accounts:add-client")
    assert isinstance(actor_at("/api/v1/", both, alpha), Professional)


def test_client_is_a_client_everywhere(cast, alpha):
    assert isinstance(actor_at("/pro/", cast.cleo.account, alpha), Client)


def test_professional_at_the_root_is_sent_to_work(cast):
    assert cast.ben.browser().get("/").url == "/pro/"


def test_further_permissions_of_a_role_count_when_they_are_declared(cast, alpha):
    Role.objects.filter(code="adviser").update(permissions=["accounts:manage", "nobody:declares-this"])

    actor = actor_at("/pro/", cast.ben.account, alpha)

    assert actor.has("accounts:manage")
    assert not actor.has("nobody:declares-this")


def test_operator_is_nobody_at_a_firm(db, alpha):
    assert actor_at("/", AccountFactory(is_client=False, is_operator=True), alpha) is None


def test_operator_acts_on_the_platforms_host(operator_process):
    operator = AccountFactory(is_client=False, is_operator=True, roles=["operator"])
    row = Session(account=operator, session_key="x")
    row.role_codes, row.extra_permissions = ["operator"], [[]]
    request = RequestFactory().get("/")
    request.tenant = operator_process

    assert isinstance(actor_for(request, row), Operator)


def test_row_holds_no_cookie(cast):
    browser = cast.cleo.browser()

    assert not Session.objects.filter(session_key=browser.cookies["session"].value).exists()
    assert Session.objects.get().account == cast.cleo.account


@pytest.mark.parametrize(
    "change",
    [
        {"last_seen_at": timezone.now() - IDLE_LIMIT - timedelta(minutes=1)},
        {"expire_date": timezone.now() - timedelta(minutes=1)},
        {"tenant": "00000000-0000-0000-0000-000000000000"},
    ],
)
def test_session_that_is_over_or_of_another_firm_opens_nothing(cast, change):
    browser = cast.cleo.browser()
    Session.objects.update(**change)

    assert browser.get("/settings/").status_code == 302


def test_being_here_is_noted_once_a_minute(cast):
    browser = cast.cleo.browser()
    long_ago = timezone.now() - timedelta(minutes=5)
    Session.objects.update(last_seen_at=long_ago)

    browser.get("/settings/password/")

    assert Session.objects.get().last_seen_at > long_ago


def test_logged_in_page_needs_one_query_for_the_person(cast, assert_queries):
    browser = cast.ben.browser()
    browser.get("/pro/profile/password/")

    with assert_queries(1):
        assert browser.get("/pro/profile/password/").status_code == 200


def language_of(browser, path="/login/", **more):
    return browser.get(path, **more).headers["Content-Language"]


def test_language_is_the_firms_first_without_any_wish(client, db):
    assert language_of(client) == current_organisation().first_language


def test_language_of_the_browser_the_cookie_and_the_link(client, db):
    assert language_of(client, headers={"accept-language": "fr-BE,fr;q=0.9"}) == "fr"
    assert language_of(client, "/login/?lang=de", headers={"accept-language": "fr"}) == "de"
    assert language_of(client, headers={"accept-language": "fr"}) == "de"
    assert language_of(client, "/login/?lang=xx", headers={"accept-language": "fr"}) == "de"


def test_persons_own_language_comes_first(cast):
    Account.objects.filter(pk=cast.cleo.account.pk).update(language="fr")

    assert language_of(cast.cleo.browser(), "/settings/?lang=de") == "fr"


def test_language_is_chosen_at_the_foot_of_a_page(cast, client):
    chosen = client.post("/i18n/", {"language": "de", "next": "/login/"})
    assert chosen.url == "/login/"
    assert language_of(client) == "de"
    assert client.post("/i18n/", {"language": "xx", "next": "https://evil.example"}).url == "/"

    browser = cast.cleo.browser()
    browser.post("/i18n/", {"language": "nl", "next": "/settings/"})
    assert Account.objects.get(pk=cast.cleo.account.pk).language == "nl"


def test_view_without_a_door_asks_for_the_log_in(rf, settings, alpha):
    settings.ROOT_URLCONF = settings.TENANT_URLCONF
    request = rf.get("/somewhere/")
    request.tenant, request.actor = alpha, None

    answer = ActorMiddleware(lambda _request: None).process_view(request, lambda _request: None, [], {})

    assert answer.url == "/login/?next=/somewhere/"


def test_host_of_nobody_has_no_session_and_answers(db):
    browser = Browser(HTTP_HOST="localhost")
    browser.cookies["session"] = "x" * 32

    assert browser.get("/healthz").status_code == 200
