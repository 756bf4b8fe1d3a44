"""Asking for an environment, and how often one e-mail address is written to for it."""

import pytest
from django.test import Client as Browser

from shared_apps.organisations import commands
from shared_apps.organisations.errors import TooManySignUps
from tenants.context import use_no_tenant

FIRM = {"firm_name": "Linde", "country": "NL", "language": "nl", "contact_name": "Noor", "origin": "192.0.2.1"}
VICTIM = "somebody@elsewhere.example"


@pytest.fixture(autouse=True)
def _nobodys_host(cast):
    with use_no_tenant():
        yield


def ask(slug: str, email: str = VICTIM):
    return commands.request_sign_up(slug=slug, email=email, **FIRM)


def test_same_wish_again_is_the_same_sign_up_and_only_so_many_mails():
    first = ask("linde-one")
    most = commands.MOST_MAILS[0][0]
    assert {ask("linde-one", VICTIM.upper()) for _time in range(most - 1)} == {first}

    with pytest.raises(TooManySignUps):
        ask("linde-one")
    assert ask("linde-two", "else@elsewhere.example")


def test_mails_to_one_address_count_over_all_wishes():
    most = commands.MOST_MAILS[0][0]
    for number in range(most):
        ask(f"linden-{number}", "many@elsewhere.example")

    with pytest.raises(TooManySignUps):
        ask("linden-0", "many@elsewhere.example")


@pytest.mark.parametrize("field", ["firm_name", "contact_name"])
def test_names_are_no_way_to_send_links_to_strangers(field):
    answer = Browser(HTTP_HOST="localhost").post("/signup/", {field: "Win now, see WWW.evil.example", "email": VICTIM})

    assert answer.status_code == 422
    assert "web address" in answer.content.decode()


def test_form_says_so_and_keeps_what_was_typed(settings, monkeypatch):
    monkeypatch.setattr(commands, "MOST_MAILS", ((0, 3600),))
    values = {
        "firm_name": "Linde",
        "slug": "linde-three",
        "country": "NL",
        "language": "nl",
        "contact_name": "Noor",
        "email": VICTIM,
        "terms": "on",
    }

    answer = Browser(HTTP_HOST="localhost").post("/signup/", values)

    assert answer.status_code == 422
    assert "several sign-ups" in answer.content.decode()
    assert 'value="linde-three"' in answer.content.decode()


def test_page_of_the_form_says_again_whether_the_address_is_free():
    visitor = Browser(HTTP_HOST="localhost")
    answer = visitor.post("/signup/", {"slug": "linde-four"}).content.decode()
    assert "linde-four.localhost" in answer
    assert "Free" in answer


def test_progress_of_what_is_not_confirmed_yet_leads_to_the_confirmation():
    sign_up = ask("linde-five")
    token = commands.confirmation_token(sign_up)
    answer = Browser(HTTP_HOST="localhost").get(f"/signup/progress/{sign_up}/{token}/")
    assert answer.headers["Location"] == f"/signup/confirm/{sign_up}/{token}/"
