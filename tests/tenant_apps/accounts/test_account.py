"""What people change about themselves, in whichever portal they are."""

import html
import json
import re

import pytest
from django.test import Client as Browser
from two_factor.plugins.webauthn.models import WebauthnDevice

from tenant_apps.accounts.commands import two_factor
from tenant_apps.accounts.methods import has_two_factor, methods_of
from tenant_apps.accounts.models import Account, BackupDevice, Session, SmsDevice
from tests.factories.accounts import PASSWORD
from tests.tenant_apps.accounts.authenticator import Authenticator
from tests.tenant_apps.accounts.letters import digits, sent
from tests.tenant_apps.accounts.test_two_factor import app_code, with_app, with_phone

NEW = "another walk by the sea"
PAGES = (
    "",
    "password/",
    "email/",
    "confirm/",
    "sessions/",
    "two-factor/",
    "two-factor/app/",
    "two-factor/phone/",
    "two-factor/passkey/",
    "two-factor/backup-codes/",
)


def fresh(member):
    """A browser in which the password was typed just now."""
    browser = member.browser()
    browser.post(f"{base(member)}confirm/", {"current_password": PASSWORD})
    return browser


def base(member):
    return "/pro/profile/" if member.actor.kind == "professional" else "/settings/"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["ben", "cleo"])
def test_page_opens_in_each_portal_and_not_for_nobody(cast, client, name, page):
    member = getattr(cast, name)

    answer = fresh(member).get(base(member) + page)

    assert answer.status_code == 200
    text = answer.content.decode()
    assert "<c-" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son[a-z]+=|\sstyle=", text)
    assert client.get(base(member) + page).url.startswith("/login/?next=")


def test_profile_is_changed(cast):
    browser = cast.cleo.browser()
    facts = {"name": "Cleo B.", "phone": "06 12345678", "language": "nl", "time_zone": "Europe/Brussels"}

    assert browser.post("/settings/", facts).url == "/settings/"

    cleo = Account.objects.get(pk=cast.cleo.account.pk)
    assert (cleo.name, cleo.phone, cleo.language, cleo.time_zone) == (
        "Cleo B.",
        "+31612345678",
        "nl",
        "Europe/Brussels",
    )


def test_profile_form_changes_nothing_else(cast):
    """Whatever else a page sends along: rights, addresses and states are not the form's to change."""
    before = Account.objects.get(pk=cast.cleo.account.pk)
    taken = {"is_operator": "on", "is_professional": "on", "roles": "1", "email": "x@evil.example", "is_active": ""}
    values = {"name": "Cleo B.", "phone": "", "language": "nl", "time_zone": "", "public_id": "1", "password": "x"}

    assert cast.cleo.browser().post("/settings/", values | taken).status_code == 302

    after = Account.objects.get(pk=cast.cleo.account.pk)
    assert after.name == "Cleo B."
    for name in ("is_operator", "is_professional", "is_active", "email", "password", "public_id"):
        assert getattr(after, name) == getattr(before, name)
    assert after.roles.count() == before.roles.count()


def test_name_is_no_way_to_send_links_to_strangers(cast):
    """The name stands in the letter to an address that somebody typed."""
    values = {"name": "You won! https://evil.example", "phone": "", "language": "nl", "time_zone": ""}

    answer = cast.cleo.browser().post("/settings/", values)

    assert answer.status_code == 422
    assert "web address" in answer.content.decode()
    assert "You won!" in answer.content.decode()


def test_profile_keeps_what_was_typed_beside_the_error(cast):
    answer = cast.cleo.browser().post("/settings/", {"name": "Cleo B.", "phone": "12", "language": "", "time_zone": ""})

    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Cleo B." in text
    assert "+31" in text


def test_changed_password_keeps_this_browser_only(cast):
    browser, other = cast.cleo.browser(), cast.cleo.browser()

    answer = browser.post("/settings/password/", {"current_password": PASSWORD, "password": NEW, "password_again": NEW})

    assert answer.url == "/settings/"
    assert browser.get("/settings/").status_code == 200
    assert other.get("/settings/").status_code == 302


def test_wrong_current_password_is_said_beside_the_field(cast):
    answer = cast.cleo.browser().post(
        "/settings/password/", {"current_password": "no", "password": NEW, "password_again": NEW}
    )

    assert answer.status_code == 422
    assert "not your current password" in answer.content.decode()


def test_guessing_the_current_password_is_slowed_down(cast):
    browser = cast.cleo.browser()
    facts = {"current_password": "no", "password": NEW, "password_again": NEW}

    pages = [browser.post("/settings/password/", facts).content.decode() for _time in range(6)]

    assert "too many attempts" not in pages[4]
    assert "too many attempts" in pages[5]


def test_sessions_are_listed_and_ended(cast):
    browser, other = cast.cleo.browser(), cast.cleo.browser()
    other_session = Session.objects.order_by("-created_at").first()
    page = browser.get("/settings/sessions/").content.decode()

    assert page.count("/end/") == 2  # the other one, and all others
    assert browser.post(f"/settings/sessions/{other_session.public_id}/end/").status_code == 302
    assert other.get("/settings/").status_code == 302
    assert browser.get("/settings/").status_code == 200


def test_session_of_another_person_cannot_be_ended(cast):
    cast.dan.browser()
    session = Session.objects.get()

    assert cast.cleo.browser().post(f"/settings/sessions/{session.public_id}/end/").status_code == 404


def test_every_other_session_is_ended(cast):
    browser, other = cast.cleo.browser(), cast.cleo.browser()

    browser.post("/settings/sessions/others/end/")

    assert browser.get("/settings/").status_code == 200
    assert other.get("/settings/").status_code == 302


def test_sensitive_page_asks_for_the_password_again(cast):
    browser = cast.cleo.browser()

    answer = browser.get("/settings/two-factor/app/")
    assert answer.url == "/settings/confirm/?next=%2Fsettings%2Ftwo-factor%2Fapp%2F"
    assert browser.post(answer.url, {"current_password": "no"}).status_code == 422
    assert (
        browser.post(answer.url, {"current_password": PASSWORD, "next": "/settings/two-factor/app/"}).url
        == "/settings/two-factor/app/"
    )


def test_app_is_set_up_with_the_picture_or_the_text(cast):
    browser = fresh(cast.cleo)
    browser.get("/settings/two-factor/app/")
    picture = browser.get("/settings/two-factor/app/qr.svg")
    secret = browser.session["two_factor_secret"]

    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert browser.post("/settings/two-factor/app/", {"code": "000000"}).status_code == 422
    answer = browser.post("/settings/two-factor/app/", {"code": app_code(secret)})
    assert answer.url == "/settings/two-factor/backup-codes/"
    assert has_two_factor(cast.cleo.account)
    assert browser.get("/settings/").status_code == 200


def test_picture_is_there_only_while_it_is_needed(cast):
    assert cast.cleo.browser().get("/settings/two-factor/app/qr.svg").status_code == 404


def test_phone_is_set_up(cast):
    browser = fresh(cast.cleo)

    assert browser.post("/settings/two-factor/phone/", {"phone": "12"}).status_code == 422
    answer = browser.post("/settings/two-factor/phone/", {"phone": "06 12345678"})
    assert answer.url == "/settings/two-factor/phone/code/"
    assert browser.get(answer.url).status_code == 200
    browser.post(answer.url, {"code": digits(sent("accounts.code")[0])})

    assert SmsDevice.objects.get().confirmed


def test_passkey_is_made_and_opens_the_account(cast, client):
    browser = fresh(cast.cleo)
    passkey = Authenticator("http://alpha.localhost")
    options = options_of(browser.get("/settings/two-factor/passkey/"))

    answer = browser.post("/settings/two-factor/passkey/", {"name": "My key", "answer": passkey.create(options)})
    assert answer.status_code == 302
    assert WebauthnDevice.objects.get().name == "My key"

    client.post("/login/", {"email": cast.cleo.account.email, "password": PASSWORD})
    proof = passkey.get(options_of(client.get("/two-factor/")))
    assert client.post("/two-factor/", {"code": proof}).url == "/"


def test_passkey_answers_only_its_own_challenge(cast):
    browser = fresh(cast.cleo)
    passkey = Authenticator("http://alpha.localhost")
    options = options_of(browser.get("/settings/two-factor/passkey/"))
    browser.post("/settings/two-factor/passkey/", {"name": "My key", "answer": passkey.create(options)})
    visitor = Browser(HTTP_HOST="alpha.localhost")
    visitor.post("/login/", {"email": cast.cleo.account.email, "password": PASSWORD})
    proof = passkey.get(options_of(visitor.get("/two-factor/")))
    visitor.get("/two-factor/")

    assert visitor.post("/two-factor/", {"code": proof}).status_code == 422


def test_passkey_made_for_another_address_is_refused(cast):
    browser = fresh(cast.cleo)
    elsewhere = Authenticator("http://alpha.localhost.evil.example")
    options = options_of(browser.get("/settings/two-factor/passkey/"))

    answer = browser.post("/settings/two-factor/passkey/", {"name": "My key", "answer": elsewhere.create(options)})

    assert answer.status_code == 422
    assert not WebauthnDevice.objects.exists()


def test_backup_codes_are_shown_once_and_saved_as_a_file(cast):
    browser = fresh(cast.cleo)
    with_app(cast.cleo)
    browser = fresh(cast.cleo)

    shown = re.findall(r"<code>([\w-]+)</code>", browser.post("/settings/two-factor/backup-codes/").content.decode())
    saved = browser.post("/settings/two-factor/backup-codes/file/", {"code": shown})

    assert len(shown) == 10
    assert all(code in saved.content.decode() for code in shown)
    assert "attachment" in saved.headers["Content-Disposition"]
    assert shown[0] not in browser.get("/settings/two-factor/backup-codes/").content.decode()
    made_up = browser.post("/settings/two-factor/backup-codes/file/", {"code": ["aaaaa-aaaaa"]})
    assert made_up.status_code == 404


def test_method_is_removed(cast):
    device = with_app(cast.cleo)
    browser = fresh(cast.cleo)
    assert browser.get("/settings/two-factor/").status_code == 200

    browser.post("/settings/two-factor/remove/", {"device": device.persistent_id})

    assert methods_of(cast.cleo.account) == []


def test_method_of_another_is_not_found(cast):
    device = with_app(cast.ben)

    answer = fresh(cast.cleo).post("/settings/two-factor/remove/", {"device": device.persistent_id})

    assert answer.status_code == 404
    assert has_two_factor(cast.ben.account)


def test_overview_shows_everything_that_is_set_up(cast):
    with_app(cast.cleo)
    with_phone(cast.cleo)
    two_factor.make_backup_codes(actor=cast.cleo.actor, account=cast.cleo.account)
    WebauthnDevice.objects.create(user=cast.cleo.account, name="My key", public_key="", key_handle="x", sign_count=0)

    page = cast.cleo.browser().get("/settings/two-factor/").content.decode()

    assert "My key" in page
    assert "ends in 678" in page
    assert "10 codes left" in page
    assert BackupDevice.objects.get().remaining == 10


def options_of(answer):
    """What the page hands to the browser."""
    found = re.search(r'data-options="([^"]*)"', answer.content.decode())
    return json.loads(html.unescape(found[1]))
