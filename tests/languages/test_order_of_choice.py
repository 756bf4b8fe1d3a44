"""The person's setting, the link, the browser, the firm's first: always a language that the firm offers."""

import re

import pytest
from django.test import Client as Browser
from django.utils.html import escape
from django.utils.translation import gettext, override

from tenant_apps.accounts.commands import letters
from tenant_apps.accounts.models import Account, SmsDevice
from tenant_apps.notifications.models import Message
from tenants import directory
from tenants.context import use_tenant
from tests.factories.accounts import PASSWORD
from tests.factories.invites import dossier, invite, sent_link
from tests.languages.offers import offer
from vestibule.core.messages import Recipient, send

pytestmark = pytest.mark.django_db

EVERY_LANGUAGE = ("nl", "fr", "en", "de")


def in_language(language: str, text: str) -> str:
    """The text as the catalogue has it, which is not the English one."""
    with override(language):
        found = gettext(text)
    assert (found == text) == (language == "en"), (language, text)
    return found


# setting, link, chosen in this browser, asked for by the browser, offered -> shown
ORDER = [
    ("fr", "de", "nl", "en", EVERY_LANGUAGE, "fr"),
    ("", "de", "nl", "en", EVERY_LANGUAGE, "de"),
    ("", "", "nl", "en", EVERY_LANGUAGE, "nl"),
    ("", "", "", "de-AT,en;q=0.5", EVERY_LANGUAGE, "de"),
    ("", "", "", "", ("fr", "nl"), "fr"),
    ("fr", "de", "nl", "en", ("nl", "en", "de"), "de"),
    ("fr", "de", "nl", "en", ("en", "nl"), "nl"),
    ("fr", "de", "nl", "en", ("en",), "en"),
    ("fr", "de", "nl", "it,pt-BR;q=0.8", ("en",), "en"),
    ("", "xx", "", "it", ("de", "en"), "de"),
]


@pytest.mark.parametrize("case", ORDER)
def test_portals_keep_the_order(cast, monkeypatch, case):
    setting, link, chosen, browser, offered, shown = case
    offer(monkeypatch, *offered)
    for member, path in ((cast.cleo, "/settings/"), (cast.ben, "/pro/profile/")):
        Account.objects.filter(pk=member.account.pk).update(language=setting)
        visitor = member.browser()
        if chosen:
            visitor.cookies["language"] = chosen
        page = visitor.get(path, {"lang": link} if link else {}, headers={"accept-language": browser})
        assert page.status_code == 200
        assert page.headers["Content-Language"] == shown
        assert f'<html lang="{shown}"' in page.content.decode()


@pytest.mark.parametrize("case", ORDER[1:5] + ORDER[-1:])
def test_log_in_keeps_the_order(client, monkeypatch, case):
    _setting, link, chosen, browser, offered, shown = case
    offer(monkeypatch, *offered)
    if chosen:
        client.cookies["language"] = chosen
    page = client.get("/login/", {"lang": link} if link else {}, headers={"accept-language": browser}).content.decode()
    assert f'<html lang="{shown}"' in page
    assert in_language(shown, "Log in") in re.search(r"<title>(.*?)</title>", page)[1]


def test_first_page_after_the_log_in_is_in_the_persons_own_language(cast, client):
    Account.objects.filter(pk=cast.cleo.account.pk).update(language="fr")
    fields = {"email": cast.cleo.account.email, "password": PASSWORD}
    page = client.post("/login/?lang=de", fields, headers={"accept-language": "nl"}, follow=True)
    assert page.request["PATH_INFO"] == "/welcome/"
    assert page.headers["Content-Language"] == "fr"


def test_link_is_remembered_on_the_pages_after_it(client):
    client.get("/login/?lang=de")
    assert client.get("/login/password/", headers={"accept-language": "fr"}).headers["Content-Language"] == "de"


def test_menu_wins_from_the_link_that_led_to_the_page(client):
    client.get("/login/?lang=de")
    answer = client.post("/i18n/", {"language": "fr", "next": "/login/?lang=de&next=%2Fpro%2F"}, follow=True)
    assert answer.request["QUERY_STRING"] == "next=%2Fpro%2F"
    assert answer.headers["Content-Language"] == "fr"


def test_menu_shows_what_the_firm_offers(client, monkeypatch):
    offer(monkeypatch, "fr", "nl")
    page = client.get("/login/").content.decode()
    assert re.findall(r'name="language" value="(\w+)"', page) == ["fr", "nl"]


# E-mail and SMS.


@pytest.mark.parametrize(("setting", "offered", "written"), [
    ("nl", EVERY_LANGUAGE, "nl"), ("nl", ("fr", "en"), "fr"), ("", ("de", "nl"), "de"), ("xx", ("de", "nl"), "de"),
])  # fmt: skip
@pytest.mark.parametrize("channel", ["email", "sms"])
def test_message_is_written_in_the_persons_language_or_the_firms_first(monkeypatch, channel, setting, offered, written):
    offer(monkeypatch, *offered)
    to = Recipient(name="Cleo", language=setting, email="cleo@example.com", phone="+31612345678")
    template, context = {
        "email": ("accounts.activation", {"name": "Cleo", "url": "http://alpha.localhost:8000/x/"}),
        "sms": ("accounts.code", {"code": "123456"}),
    }[channel]
    send(template=template, to=to, channel=channel, context=context, key="a")
    message = Message.objects.get()
    assert message.language == written
    text = {
        "email": "Activate my account:",
        "sms": "%(code)s is your code for %(firm)s. It works once, for five minutes. Do not give it to anybody.",
    }[channel]
    assert in_language(written, text).rpartition("%(firm)s")[2] in message.text


def test_link_in_an_email_opens_in_the_language_of_the_letter(cast):
    Account.objects.filter(pk=cast.cleo.account.pk).update(language="nl")
    account = Account.objects.get(pk=cast.cleo.account.pk)
    letters.send_notice(account, "password_changed")
    letter = Message.objects.get()
    path = re.search(r"http://alpha\.localhost:8000(/\S+)", letter.text)[1]
    page = Browser(HTTP_HOST="alpha.localhost").get(path, headers={"accept-language": "fr"})
    assert (letter.language, page.headers["Content-Language"]) == ("nl", "nl")


def test_code_by_sms_is_in_the_persons_language(cast):
    Account.objects.filter(pk=cast.ben.account.pk).update(language="de")
    account = Account.objects.get(pk=cast.ben.account.pk)
    letters.send_code(account, SmsDevice(phone="+31612345678"), "123456", key="a")
    assert Message.objects.get().language == "de"


def test_invitation_opens_in_its_own_language_until_another_is_chosen(client):
    invite(dossier(), language="nl")
    link = sent_link()
    assert '<html lang="nl"' in client.get(link, headers={"accept-language": "fr"}).content.decode()
    client.post("/i18n/", {"language": "de", "next": link})
    assert '<html lang="de"' in client.get(link, headers={"accept-language": "fr"}).content.decode()


def test_invitation_in_a_language_that_was_withdrawn_opens_in_another(client, monkeypatch):
    invite(dossier(), language="nl")
    offer(monkeypatch, "fr", "de")
    assert '<html lang="de"' in client.get(sent_link(), headers={"accept-language": "de"}).content.decode()


# What went wrong.

WRONG = {
    404: ("/nothing-here/", "This page cannot be found"),
    403: ("/i18n/", "This page was open for too long"),
    429: ("/invite/guess/", "Too many attempts"),
    500: ("/brand/image/" + "0" * 64, "Something went wrong on our side"),
}


def _wrong(status: int, browser: Browser, monkeypatch, **more):
    browser.raise_request_exception = False
    address = WRONG[status][0]
    if status == 403:
        strict = Browser(HTTP_HOST="alpha.localhost", enforce_csrf_checks=True)
        strict.cookies = browser.cookies
        return strict.post(address, {"language": "nl"}, **more)
    if status == 500:
        monkeypatch.setattr("shared_apps.branding.public.views.current_tenant", _raising(RuntimeError("a bug")))
    return browser.get(address, **more)


def _raising(failure: Exception):
    def fail(*_arguments, **_names):
        raise failure

    return fail


@pytest.mark.parametrize("language", ["nl", "fr", "de"])
@pytest.mark.parametrize("status", [404, 403, 500])
def test_error_page_keeps_the_order(cast, monkeypatch, status, language):
    Account.objects.filter(pk=cast.cleo.account.pk).update(language=language)
    nobody = Browser(HTTP_HOST="alpha.localhost")
    for browser, headers in ((cast.cleo.browser(), {"accept-language": "en"}), (nobody, {"accept-language": language})):
        with monkeypatch.context() as patched:
            answer = _wrong(status, browser, patched, headers=headers)
        page = answer.content.decode()
        assert answer.status_code == status
        assert f'<html lang="{language}"' in page
        assert escape(in_language(language, WRONG[status][1])) in page


@pytest.mark.parametrize("language", ["nl", "fr", "de"])
def test_too_many_attempts_are_told_in_the_readers_language(client, monkeypatch, language):
    monkeypatch.setattr("tenant_apps.invites.public.views.GUESSES_PER_HOUR", 3)
    for attempt in range(5):
        answer = client.get(f"/invite/guess-{attempt}/", headers={"accept-language": language})
        if answer.status_code == 429:
            break
    assert answer.status_code == 429
    assert f'<html lang="{language}"' in answer.content.decode()
    assert escape(in_language(language, WRONG[429][1])) in answer.content.decode()


def test_failure_before_a_language_is_chosen_answers_in_the_browsers(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("tenant_apps.accounts.middleware.language_for", _raising(RuntimeError("a bug")))
    answer = client.get("/login/", headers={"accept-language": "de-AT"})
    assert answer.status_code == 500
    assert '<html lang="de"' in answer.content.decode()


def test_request_that_cannot_be_read_is_answered_in_the_readers_language(client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    fields = {f"field{number}": "x" for number in range(9)}
    answer = client.post("/login/", fields, headers={"accept-language": "de"})
    assert answer.status_code == 400
    assert '<html lang="de"' in answer.content.decode()


@pytest.mark.parametrize("language", ["nl", "fr", "de"])
def test_host_of_nobody_answers_in_the_browsers_language(db, language):
    answer = Browser(HTTP_HOST="nobody.localhost").get("/", headers={"accept-language": language})
    assert answer.status_code == 404
    assert answer.content.decode().strip() == in_language(language, "There is nothing at this address.")


@pytest.mark.parametrize("language", ["nl", "fr", "de"])
def test_portal_under_repair_answers_in_the_browsers_language(client, monkeypatch, alpha, language):
    entry = directory.Entry(identity=alpha, state="active", is_fenced=True)
    monkeypatch.setattr("tenants.middleware.look_up", lambda _host: entry)
    answer = client.get("/", headers={"accept-language": language})
    assert answer.status_code == 503
    text = "We are working on this portal. It will be back soon; nothing that you entered is lost."
    assert answer.content.decode().strip() == in_language(language, text)


def test_what_a_person_set_holds_at_one_firm_only(cast, beta):
    Account.objects.filter(pk=cast.eve.account.pk).update(language="de")
    with use_tenant(beta):
        Account.objects.filter(pk=cast.eve.account.pk).update(language="fr")
    assert cast.eve.browser().get("/pro/profile/").headers["Content-Language"] == "fr"
