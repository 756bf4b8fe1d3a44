"""The same log-in on the platform's own host."""

import pytest
from django.test import Client as Browser

from tenant_apps.accounts.models import ResetRequest
from tenant_apps.accounts.tasks import answer
from tenant_apps.notifications.models import Message
from tests.factories.accounts import PASSWORD, AccountFactory

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
