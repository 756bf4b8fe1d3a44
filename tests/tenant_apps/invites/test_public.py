"""From the link in the e-mail to the client portal."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from tenant_apps.accounts.models import Account
from tenant_apps.customers.commands import edit_party, facts_of
from tenant_apps.dossiers.models import DossierNote
from tenant_apps.invites.commands import revoke_invite, send_invitation_again
from tenant_apps.invites.enums import InviteState
from tenant_apps.invites.models import Invite
from tests.factories.invites import PRODUCT, dossier, invite, sent_link, sent_passcode

pytestmark = pytest.mark.django_db
PASSWORD = "a long and quiet evening"
URLS = "vestibule.config.urls_tenant"


@pytest.fixture
def phone() -> Browser:
    return Browser(HTTP_HOST="alpha.localhost")


def enter(phone: Browser, link: str, code: str) -> None:
    answer = phone.post(link, {"passcode": code})
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"] == f"{link}password/"


def agree(browser: Browser) -> None:
    """Accept the privacy disclosure, which comes before the first page."""
    read = browser.get("/welcome/").context["form"].initial
    assert browser.post("/welcome/", read | {"is_agreed": "on"}).status_code == 302


def choose_password(phone: Browser, link: str, password: str = PASSWORD):
    return phone.post(f"{link}password/", {"password": password, "password_again": password})


def test_link_code_and_password_open_the_portal(phone):
    opened = dossier()
    made = invite(opened)
    link = sent_link()

    assert phone.get(link).status_code == 200
    enter(phone, link, sent_passcode())
    answer = choose_password(phone, link)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    made.refresh_from_db()
    assert made.state is InviteState.ACTIVE
    assert phone.get("/")["Location"] == "/welcome/"
    agree(phone)
    page = phone.get("/")
    assert page.status_code == 200
    assert opened.number in page.content.decode()


def test_language_that_is_chosen_on_the_way_in_stays(phone):
    invite(dossier(), language="nl")
    link = sent_link()
    phone.post("/i18n/", {"language": "fr", "next": link})

    enter(phone, link, sent_passcode())
    choose_password(phone, link)

    assert '<html lang="fr"' in phone.get("/welcome/").content.decode()


def test_looking_at_the_link_consumes_nothing(phone):
    invite(dossier())
    link = sent_link()

    for _scan in range(3):
        assert phone.get(link).status_code == 200

    enter(phone, link, sent_passcode())


def test_spaces_in_the_code_do_not_count(phone):
    invite(dossier())
    code = sent_passcode()

    enter(phone, sent_link(), f"{code[:3]} {code[3:]}")


def test_a_wrong_code_says_how_many_attempts_are_left_and_five_kill_it(phone):
    invite(dossier())
    link, code = sent_link(), sent_passcode()
    wrong = "000000" if code != "000000" else "111111"

    first = phone.post(link, {"passcode": wrong})
    assert first.status_code == 422
    assert "4 more times" in first.content.decode()
    for _attempt in range(4):
        last = phone.post(link, {"passcode": wrong})

    assert "can no longer be used" in last.content.decode()
    right = phone.post(link, {"passcode": code})
    assert right.status_code == 422


def test_a_new_code_ends_the_former_and_has_a_cool_down(phone):
    made = invite(dossier())
    link = sent_link()
    too_soon = phone.post(f"{link}new-code/", follow=True)
    assert "wait a minute" in too_soon.content.decode()

    Invite.objects.filter(pk=made.pk).update(passcode_sent_at=timezone.now() - timedelta(minutes=2))
    phone.post(f"{link}new-code/")
    code = sent_passcode()

    enter(phone, link, code)


def test_the_password_page_is_closed_without_the_code(phone):
    invite(dossier())
    link = sent_link()

    answer = choose_password(phone, link)

    assert (answer.status_code, answer["Location"]) == (302, link)
    assert not Account.objects.filter(is_client=True).exists()


def test_an_expired_link_says_what_to_do(phone):
    made = invite(dossier())
    Invite.objects.filter(pk=made.pk).update(expires_at=timezone.now())

    answer = phone.get(sent_link())

    assert answer.status_code == 410
    assert "ask your adviser to send you a new invitation" in answer.content.decode()


def test_a_dead_link_says_so_in_the_language_of_the_invitation_until_another_is_chosen(phone):
    made = invite(dossier(), language="nl")
    link = sent_link()
    Invite.objects.filter(pk=made.pk).update(expires_at=timezone.now())

    assert '<html lang="nl"' in phone.get(link, HTTP_ACCEPT_LANGUAGE="en").content.decode()

    phone.post("/i18n/", {"language": "en", "next": link})
    assert '<html lang="en"' in phone.get(link).content.decode()


def test_a_revoked_link_says_so(phone):
    revoke_invite(actor=PRODUCT, invite=invite(dossier()))

    answer = phone.get(sent_link())

    assert answer.status_code == 410
    assert "was withdrawn" in answer.content.decode()


def test_an_unknown_link_is_not_found(phone):
    assert phone.get("/invite/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/").status_code == 404


@pytest.mark.parametrize("corrected", [{"email": "corrected@example.com"}, {"phone": "+31687654321"}])
def test_a_corrected_address_or_number_ends_link_and_code_until_they_are_sent_again(phone, corrected):
    opened = dossier()
    made = invite(opened)
    former_link, former_code = sent_link(), sent_passcode()
    party = edit_party(actor=PRODUCT, party=made.party, facts=replace(facts_of(made.party), **corrected))

    made.refresh_from_db()
    assert made.state is InviteState.STALE
    assert phone.get(former_link).status_code == 404
    assert phone.post(former_link, {"passcode": former_code}).status_code == 404
    send_invitation_again(actor=PRODUCT, invite=made, email=party.email, phone=party.phone)
    assert sent_link() != former_link
    assert phone.get(former_link).status_code == 404
    enter(phone, sent_link(), sent_passcode())


def test_access_lasts_until_revoking_ends_it_on_the_next_request(phone):
    opened = dossier()
    made = invite(opened)
    link = sent_link()
    enter(phone, link, sent_passcode())
    choose_password(phone, link)
    agree(phone)
    Invite.objects.update(expires_at=timezone.now() - timedelta(days=400))
    assert opened.number in phone.get("/").content.decode(), "the link expires, the access that it gave does not"

    revoke_invite(actor=PRODUCT, invite=made)

    answer = phone.get("/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/login/")
    assert phone.get(link).status_code == 410
    notes = DossierNote.objects.filter(dossier=opened).order_by("pk")
    assert [str(made.party) in note.body for note in notes] == [True, True]  # that somebody was invited, and revoked
    again = invite(opened)
    assert again.pk != made.pk
    enter(phone, sent_link(), sent_passcode())


def test_a_couple_with_one_address_has_two_accounts_and_the_password_decides(phone):
    opened = dossier(joint=True)
    for position in (1, 2):
        invite(opened, position=position, email="together@example.com")
        browser = Browser(HTTP_HOST="alpha.localhost")
        link = sent_link()
        enter(browser, link, sent_passcode())
        choose_password(browser, link, f"{PASSWORD} {position}")
    first, second = (opened.customer.members.get(position=position).party for position in (1, 2))
    assert first.account_id != second.account_id

    phone.post("/login/", {"email": "together@example.com", "password": f"{PASSWORD} 2"})
    agree(phone)

    assert str(second) in phone.get("/").content.decode()


def test_a_professional_who_becomes_a_client_keeps_one_account(cast):
    ben = cast.ben.account
    ben.set_password(PASSWORD)
    ben.save(update_fields=["password"])
    made = invite(dossier(), email=ben.email)
    link, browser = sent_link(), cast.ben.browser()

    enter(browser, link, sent_passcode())
    assert browser.post(f"{link}accept/").status_code == 302

    ben.refresh_from_db()
    made.refresh_from_db()
    assert (ben.is_professional, ben.is_client, made.account_id) == (True, True, ben.pk)
    assert browser.get("/pro/").status_code == 200
    agree(browser)
    assert browser.get("/").status_code == 200


def test_an_account_of_another_address_cannot_take_the_invitation(cast):
    invite(dossier())
    link, browser = sent_link(), cast.dan.browser()
    enter(browser, link, sent_passcode())

    answer = browser.post(f"{link}accept/")

    assert answer.status_code == 422
    assert "for somebody else" in answer.content.decode()


def test_codes_that_are_asked_for_again_and_again_run_out(phone):
    made = invite(dossier())
    link = sent_link()

    for _day_in_a_minute in range(6):
        Invite.objects.filter(pk=made.pk).update(passcode_sent_at=timezone.now() - timedelta(minutes=2))
        last = phone.post(f"{link}new-code/", follow=True)

    assert "Too many attempts" in last.content.decode()


def test_guessing_links_is_slowed_down_and_a_right_link_still_opens(phone):
    invite(dossier())
    for guess in range(61):
        last = phone.get(f"/invite/{'a' * 40}{guess:03d}/")

    assert last.status_code == 429
    assert phone.get(sent_link()).status_code == 200


def test_firm_that_sent_all_its_messages_says_so_kindly(phone, cast, settings):
    opened = dossier(joint=True)
    made = invite(opened)
    link = sent_link()
    Invite.objects.filter(pk=made.pk).update(passcode_sent_at=timezone.now() - timedelta(minutes=2))
    settings.SMS_PER_DAY = 1

    page = phone.post(f"{link}new-code/", follow=True)
    assert "contact your adviser" in page.content.decode()
    made.refresh_from_db()
    assert phone.post(link, {"passcode": sent_passcode()}).status_code == 302  # the code that was sent still works

    partner = opened.customer.members.get(position=2).party
    answer = cast.ada.browser().post(
        reverse("professional:invites:share", args=[opened.public_id, partner.public_id], urlconf=URLS),
        {"email": partner.email, "phone": partner.phone, "language": "en", "sees_other_applicants": "no"},
    )
    assert answer.status_code == 422
    assert "try again tomorrow" in answer.content.decode()
    assert partner.email in answer.content.decode()
    assert Invite.objects.count() == 1
