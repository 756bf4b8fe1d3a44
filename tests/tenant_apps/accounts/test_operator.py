"""The same log-in on the platform's own host."""

import re

import pytest
from django.test import Client as Browser

from shared_apps.platform import text_messages
from tenant_apps.accounts.commands import two_factor
from tenant_apps.accounts.errors import TwoFactorRequired
from tenant_apps.accounts.models import ResetRequest
from tenant_apps.accounts.tasks import answer
from tenant_apps.notifications.models import Message
from tenants.context import use_tenant
from tests.factories.accounts import PASSWORD, AccountFactory
from tests.tenant_apps.accounts.test_two_factor import SECRET, app_code
from vestibule.core.actors import Operator

HOST = "platform.localhost"


@pytest.fixture
def operator(db, operator_process):
    return AccountFactory(
        name="Olga", email="olga@platform.example", is_client=False, is_operator=True, roles=["operator"]
    )


def test_operator_logs_in_and_sees_own_settings(operator):
    browser = Browser(HTTP_HOST=HOST)

    assert browser.post("/login/", {"email": operator.email, "password": PASSWORD}).url == "/"
    for page in (
        "/profile/",
        "/profile/password/",
        "/profile/two-factor/",
        "/profile/two-factor/app/",
        "/profile/sessions/",
    ):
        assert browser.get(page).status_code == 200, page


def test_every_page_leads_to_the_organisations_and_to_own_settings(operator):
    browser = Browser(HTTP_HOST=HOST)
    browser.post("/login/", {"email": operator.email, "password": PASSWORD})

    for page in ("/", "/profile/"):
        text = browser.get(page).content.decode()
        assert 'href="/profile/"' in text, page
        assert re.search(r'class="c-nav__item[^>]*href="/"|href="/"[^>]*class="c-nav__item', text), page


def test_client_account_in_the_platforms_schema_is_nobody(db, operator_process):
    account = AccountFactory()
    browser = Browser(HTTP_HOST=HOST)
    browser.post("/login/", {"email": account.email, "password": PASSWORD})

    assert browser.get("/profile/").url.startswith("/login/")


def test_operator_sets_up_a_telephone(operator):
    browser = Browser(HTTP_HOST=HOST)
    browser.post("/login/", {"email": operator.email, "password": PASSWORD})

    assert (
        browser.post("/profile/two-factor/phone/", {"phone": "+31612345678"}).url == "/profile/two-factor/phone/code/"
    )


def test_operator_resets_the_password(operator):
    browser = Browser(HTTP_HOST=HOST)
    browser.post("/reset/", {"email": operator.email})
    answer(request_id=ResetRequest.objects.get().pk)

    assert "http://platform.localhost:8000/reset/" in Message.objects.get().text


@pytest.mark.parametrize(("is_embedded", "answer"), [(True, 200), (False, 302)])
def test_operator_without_a_second_step_is_let_in_by_the_demonstration_alone(settings, operator, is_embedded, answer):
    settings.EMBEDDED = is_embedded
    browser = Browser(HTTP_HOST=HOST)
    browser.post("/login/", {"email": operator.email, "password": PASSWORD})

    page = browser.get("/")

    assert page.status_code == answer
    if not is_embedded:
        assert page.url == "/profile/two-factor/"
        assert "Your organisation asks" not in browser.get("/profile/").content.decode()
        assert browser.get("/profile/two-factor/").status_code == 200


def test_operator_who_set_up_an_app_comes_in_with_it_and_keeps_it(settings, operator):
    settings.EMBEDDED = False
    actor = Operator(
        account_id=operator.pk, public_id=operator.public_id, name="Olga", language="en", permissions=frozenset()
    )
    device = two_factor.add_app(actor=actor, account=operator, secret=SECRET, code=app_code(later=-30))
    browser = Browser(HTTP_HOST=HOST)
    browser.post("/login/", {"email": operator.email, "password": PASSWORD})
    assert browser.get("/").status_code == 302

    browser.post("/two-factor/", {"code": app_code()})

    assert browser.get("/").status_code == 200
    with pytest.raises(TwoFactorRequired):
        two_factor.remove_device(actor=actor, account=operator, device=device)


def test_operator_sees_how_many_text_messages_a_firm_sends(settings, operator, alpha):
    settings.SMS_PER_DAY = 40
    with use_tenant(alpha):
        for _message in range(3):
            text_messages.count_one()
    browser = Browser(HTTP_HOST=HOST)
    browser.post("/login/", {"email": operator.email, "password": PASSWORD})

    assert "3 of 40" in browser.get(f"/organisations/{alpha.public_id}/").content.decode()
    assert browser.get("/").status_code == 200
