"""Logging in, in a browser."""

import logging
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from tenant_apps.accounts.commands import passwords, people, two_factor
from tenant_apps.accounts.commands.expiry import forget_expired
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Account, KnownDevice, ResetRequest, Session, Throttle
from tenant_apps.accounts.sessions import hash_of
from tenant_apps.accounts.tasks import answer, clean_up
from tests.factories.accounts import PASSWORD, AccountFactory
from tests.tenant_apps.accounts.letters import digits, paths, sent
from tests.tenant_apps.accounts.test_two_factor import app_code, later, with_app, with_phone
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed

PRODUCT = System("a test")
WRONG = "not the password at all"
NEW = "another walk by the sea"


def new_browser():
    return Browser(HTTP_HOST="alpha.localhost")


def log_in(browser, account, password=PASSWORD, **more):
    return browser.post("/login/", {"email": account.email, "password": password} | more)


def test_page_says_who_the_firm_is(client, db):
    answer = client.get("/login/")

    assert answer.status_code == 200
    assert "<c-" not in answer.content.decode()
    assert "no-cache" in answer.headers["Cache-Control"]


def test_client_lands_in_the_client_portal(client, cast):
    assert log_in(client, cast.cleo.account).url == "/"


def test_professional_lands_in_the_professional_portal(client, cast):
    assert log_in(client, cast.ben.account).url == "/pro/"


def test_somebody_who_is_both_lands_at_work_and_finds_the_other_portal(client, db):
    both = AccountFactory(both=True)

    assert log_in(client, both).url == "/pro/"
    assert 'href="/settings/"' in client.get("/pro/profile/").content.decode()
    assert 'href="/pro/profile/"' in client.get("/settings/").content.decode()


def test_address_may_be_typed_in_capitals(client, cast):
    assert log_in(client, cast.cleo.account, email=cast.cleo.account.email.upper()).status_code == 302


def test_page_asked_for_is_reached_after_logging_in(client, cast):
    assert client.get("/pro/profile/").url == "/login/?next=/pro/profile/"
    assert log_in(client, cast.ben.account, next="/pro/profile/").url == "/pro/profile/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_page_elsewhere_is_not(client, cast, elsewhere):
    assert log_in(client, cast.ben.account, next=elsewhere).url == "/pro/"


@pytest.mark.parametrize("nowhere", ["profile", "accounts:logout", "healthz", "[[]]", "/" * 3_000, "/\\evil.example"])
def test_page_that_is_none_leads_home(client, cast, nowhere):
    assert log_in(client, cast.cleo.account, next=nowhere).url == "/"
    assert client.post("/i18n/", {"language": "nl", "next": nowhere}).url == "/"


def test_unknown_address_and_wrong_password_get_the_same_answer(cast):
    known = log_in(new_browser(), cast.cleo.account, password=WRONG)
    unknown = new_browser().post("/login/", {"email": cast.cleo.account.email[1:], "password": WRONG})

    def without_what_was_typed(response, email):
        text = response.content.decode().replace(email, "")
        return [line for line in text.splitlines() if "csrf" not in line]

    assert known.status_code == unknown.status_code == 422
    assert without_what_was_typed(known, cast.cleo.account.email) == without_what_was_typed(
        unknown, cast.cleo.account.email[1:]
    )


def test_closed_and_invited_accounts_look_like_unknown_ones(client, db):
    closed = AccountFactory(is_active=False, deactivated_at="2026-01-01T00:00Z")
    invited = AccountFactory(invited=True)

    for account in (closed, invited):
        assert log_in(client, account).status_code == 422


def test_somebody_of_the_firm_next_door_is_unknown_here(client, cast):
    assert log_in(client, cast.eve.account).status_code == 422


def test_session_of_the_firm_next_door_opens_nothing_here(cast):
    assert cast.eve.browser(host="alpha.localhost").get("/pro/profile/").status_code == 302


def test_couple_with_passwords_of_their_own(client, db):
    AccountFactory(name="Kim", email="couple@example.org", password="walking with kim")
    robin = AccountFactory(name="Robin", email="couple@example.org", password="walking with robin")

    assert log_in(client, robin, password="walking with robin").url == "/"
    assert Session.objects.get().account == robin


def test_couple_with_one_password_says_who_is_there(client, db):
    kim = AccountFactory(name="Kim", email="couple@example.org")
    robin = AccountFactory(name="Robin", email="couple@example.org")
    stranger = AccountFactory()

    assert log_in(client, kim).url == "/login/who/"
    page = client.get("/login/who/").content.decode()
    assert "Kim" in page
    assert "Robin" in page
    assert client.post("/login/who/", {"person": stranger.public_id}).status_code == 200
    assert client.post("/login/who/", {"person": robin.public_id}).url == "/"
    assert Session.objects.get().account == robin


def test_choosing_a_person_needs_the_password_first(client, cast):
    assert client.get("/login/who/").url == "/login/"
    assert client.post("/login/who/", {"person": cast.cleo.account.public_id}).url == "/login/"


def test_logging_in_changes_the_session_key(client, cast):
    planted = client.session.session_key
    client.cookies["session"] = planted

    log_in(client, cast.cleo.account)

    assert client.cookies["session"].value != planted
    assert not Session.objects.filter(session_key=hash_of(planted)).exists()


def test_logging_out_is_a_post_and_ends_the_session(cast):
    browser = cast.cleo.browser()

    assert browser.get("/logout/").status_code == 405
    assert browser.post("/logout/").url == "/login/"
    assert not Session.objects.exists()
    assert browser.get("/settings/").status_code == 302


def test_sixth_wrong_password_has_to_wait_known_address_or_not(cast):
    for email in (cast.cleo.account.email, "nobody@example.org"):
        answers = [new_browser().post("/login/", {"email": email, "password": WRONG}).status_code for _time in range(6)]
        assert answers == [422] * 5 + [429]


def test_right_password_waits_too_when_a_stranger_failed_often(cast):
    for _time in range(6):
        log_in(new_browser(), cast.cleo.account, password=WRONG)

    assert log_in(new_browser(), cast.cleo.account).status_code == 429


def test_owner_in_a_known_browser_is_not_kept_out(cast):
    browser = new_browser()
    log_in(browser, cast.cleo.account)
    browser.post("/logout/")
    for _time in range(9):
        log_in(new_browser(), cast.cleo.account, password=WRONG)

    assert log_in(browser, cast.cleo.account).status_code == 302


def test_known_browser_is_not_known_for_another_address(cast):
    browser = new_browser()
    log_in(browser, cast.dan.account)
    browser.post("/logout/")
    for _time in range(6):
        log_in(new_browser(), cast.cleo.account, password=WRONG)

    assert log_in(browser, cast.cleo.account).status_code == 429


def test_one_place_is_slowed_down_over_all_addresses(db):
    answers = [
        new_browser().post("/login/", {"email": f"person{number}@example.org", "password": WRONG}).status_code
        for number in range(32)
    ]
    assert answers[:30] == [422] * 30
    assert answers[31] == 429


def test_people_of_one_office_do_not_slow_each_other_down(cast):
    for _time in range(40):
        assert log_in(new_browser(), cast.cleo.account).status_code == 302


def test_app_is_asked_after_the_password(client, cast):
    with_app(cast.ben)

    assert log_in(client, cast.ben.account).url == "/two-factor/"
    assert client.get("/pro/profile/").status_code == 302
    assert client.post("/two-factor/", {"code": "000000"}).status_code == 422
    assert client.post("/two-factor/", {"code": app_code()}).url == "/pro/"
    assert client.get("/pro/profile/").status_code == 200


def test_second_step_needs_the_password_first(client, cast):
    with_app(cast.ben)

    assert client.get("/two-factor/").url == "/login/"
    assert client.post("/two-factor/", {"code": app_code()}).url == "/login/"


def test_held_log_in_ends_with_a_new_password(cast):
    """Whoever knew the old password stands at the second step when the owner sets a new one."""
    with_app(cast.ben)
    thief = new_browser()
    log_in(thief, cast.ben.account)
    assert thief.get("/two-factor/").status_code == 200

    passwords.ask_reset(actor=PRODUCT, email=cast.ben.account.email, language="en")
    answer(request_id=ResetRequest.objects.get().pk)
    link = paths(sent("accounts.reset")[0])[0]
    assert new_browser().post(link, {"password": NEW, "password_again": NEW}).url == "/login/"

    assert thief.get("/two-factor/").url == "/login/"
    assert thief.post("/two-factor/", {"code": app_code()}).url == "/login/"


def test_held_couple_loses_only_whose_password_changed(client, db):
    kim = AccountFactory(name="Kim", email="couple@example.org")
    robin = AccountFactory(name="Robin", email="couple@example.org")
    log_in(client, kim)
    kim.set_password(NEW)
    kim.save(update_fields=["password"])

    page = client.get("/login/who/").content.decode()
    assert "Robin" in page
    assert "Kim" not in page
    assert client.post("/login/who/", {"person": kim.public_id}).status_code == 200
    assert client.post("/login/who/", {"person": robin.public_id}).url == "/"


def test_sms_is_sent_with_the_password_and_once_a_minute(client, cast):
    later(with_phone(cast.cleo))

    log_in(client, cast.cleo.account)
    client.post("/two-factor/send/")

    assert len(sent("accounts.code")) == 2  # the one that set it up, and this log-in's
    assert client.post("/two-factor/", {"code": digits(sent("accounts.code")[-1])}).url == "/"


def test_another_way_is_offered_and_taken(client, cast):
    with_app(cast.ben)
    with_phone(cast.ben)
    codes = two_factor.make_backup_codes(actor=cast.ben.actor, account=cast.ben.account)

    log_in(client, cast.ben.account)
    page = client.get("/two-factor/").content.decode()
    assert "?method=backup" in page
    refused = client.post("/two-factor/?method=backup", {"code": "abcde-fghij"}).content.decode()
    assert "none of your backup codes" in refused
    assert "Send a code to the telephone that ends in 678" in page
    assert client.post("/two-factor/?method=backup", {"code": codes[0]}).url == "/pro/"


def test_codes_are_slowed_down(client, cast):
    with_app(cast.ben)
    log_in(client, cast.ben.account)

    answers = [client.post("/two-factor/", {"code": "000000"}).status_code for _time in range(6)]

    assert answers == [422] * 5 + [429]


def test_reset_answers_the_same_for_anybody(client, cast):
    known = client.post("/reset/", {"email": cast.cleo.account.email})
    unknown = client.post("/reset/", {"email": "nobody@example.org"})

    assert known.url == unknown.url == "/reset/sent/"
    assert ResetRequest.objects.count() == 2
    assert sent("accounts.reset") == []


def test_reset_by_the_link_and_log_in(client, cast):
    client.post("/reset/", {"email": cast.cleo.account.email})
    answer(request_id=ResetRequest.objects.get().pk)
    link = paths(sent("accounts.reset")[0])[0]

    assert client.get(link).status_code == 200
    assert client.get(link).status_code == 200
    assert client.post(link, {"password": NEW, "password_again": "different"}).status_code == 422
    assert client.post(link, {"password": NEW, "password_again": NEW}).url == "/login/"
    assert client.get(link).status_code == 404
    assert log_in(client, cast.cleo.account, password=NEW).url == "/"


def test_reset_does_not_skip_the_second_step(client, cast):
    with_app(cast.ben)
    client.post("/reset/", {"email": cast.ben.account.email})
    answer(request_id=ResetRequest.objects.get().pk)
    client.post(paths(sent("accounts.reset")[0])[0], {"password": NEW, "password_again": NEW})

    assert log_in(client, cast.ben.account, password=NEW).url == "/two-factor/"


def test_fourth_reset_for_an_address_is_left_out_silently(client, cast):
    for _time in range(4):
        assert client.post("/reset/", {"email": cast.cleo.account.email}).url == "/reset/sent/"

    assert ResetRequest.objects.count() == 3


def test_many_resets_from_one_place_are_refused(client, db):
    answers = [client.post("/reset/", {"email": f"p{number}@example.org"}).status_code for number in range(11)]

    assert answers == [302] * 10 + [422]


def test_activation_sets_the_password_and_logs_in(client, cast, caplog):
    account = people.invite_professional(
        actor=cast.ada.actor, email="nova@alpha.example", name="Nova", roles=[RoleCode.ADVISER], language="en"
    )
    link = paths(sent("accounts.activation")[0])[0]

    assert "Welcome, Nova" in client.get(link).content.decode()
    assert not Account.objects.get(pk=account.pk).is_activated
    weak = client.post(link, {"password": "short", "password_again": "short"})
    assert weak.status_code == 422
    assert "too short" in weak.content.decode()
    (noted,) = [record for record in caplog.records if record.name == "django.request"]
    (console,) = logging.getLogger().handlers[:1]
    assert console.format(noted) == "WARNING django.request Unprocessable Entity: /activate/…/"
    assert client.post(link, {"password": NEW, "password_again": NEW}).url == "/pro/"
    assert client.get("/pro/profile/").status_code == 200


def test_links_that_are_nothing_get_a_page_that_helps(client, db):
    onward = {"activate": "ask whoever invited you", "reset": "Ask for a new link", "email": "in your settings"}
    for page, text in onward.items():
        answer = client.get(f"/{page}/{'x' * 43}/")
        assert answer.status_code == 404
        assert "does not work any more" in answer.content.decode()
        assert text in answer.content.decode()


def test_new_address_is_confirmed_by_a_button(cast):
    browser = cast.cleo.browser()
    browser.post("/settings/email/", {"email": "cleo@new.example", "current_password": PASSWORD})
    link = paths(sent("accounts.email_change")[0])[0]

    assert "cleo@new.example" in browser.get(link).content.decode()
    assert browser.post(link).status_code == 302
    assert Account.objects.get(pk=cast.cleo.account.pk).email == "cleo@new.example"


def test_nightly_clean_up_keeps_what_is_in_use(cast):
    log_in(new_browser(), cast.cleo.account)

    clean_up()

    assert Session.objects.count() == 1
    assert KnownDevice.objects.count() == 1


def test_nightly_clean_up_forgets_what_is_past_its_time(cast):
    log_in(new_browser(), cast.cleo.account)
    long_ago = timezone.now() - timedelta(days=181)
    Session.objects.update(expire_date=long_ago)
    KnownDevice.objects.update(last_used_at=long_ago)
    Throttle.objects.create(bucket="x", key_hash="y", last_failed_at=long_ago)

    clean_up()

    assert not Session.objects.exists()
    assert not KnownDevice.objects.exists()
    assert not Throttle.objects.filter(bucket="x").exists()


def test_nobody_but_the_product_cleans_up(cast):
    with pytest.raises(NotAllowed):
        forget_expired(actor=cast.ada.actor)
