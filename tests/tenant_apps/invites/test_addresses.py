"""One rule for a person's address, number, language and name: see decision 36."""

from dataclasses import replace

import pytest
from django.db import transaction
from django.test import Client as Browser
from django.urls import reverse

from tenant_apps.accounts.commands.passwords import confirm_email_change
from tenant_apps.accounts.commands.people import edit_account
from tenant_apps.accounts.commands.tokens import make_token
from tenant_apps.accounts.enums import TokenPurpose
from tenant_apps.customers.commands import edit_party, facts_of
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.commands.telling import tell_clients
from tenant_apps.invites.commands import (
    accept_with_account,
    accept_with_password,
    revoke_invite,
    send_invitation_again,
)
from tenant_apps.invites.enums import InviteState
from tenant_apps.invites.models import Invite
from tenant_apps.notifications.models import Message
from tests.factories.dossiers import dossier as plain_dossier
from tests.factories.invites import PRODUCT, dossier, invite, sent_link, sent_passcode
from vestibule.core.errors import DomainError

pytestmark = pytest.mark.django_db
PASSWORD = "a long and quiet evening"
URLS = "vestibule.config.urls_tenant"


def code_of(call, /, **arguments) -> str:
    with pytest.raises(DomainError) as caught, transaction.atomic():
        call(**arguments)
    return caught.value.code


def on_file(made: Invite) -> Party:
    return Party.objects.get(pk=made.party_id)


@pytest.fixture
def made() -> Invite:
    """Somebody who has access to a dossier."""
    made = invite(dossier(email="first@example.com", language="nl"), language="en")
    accept_with_password(actor=PRODUCT, invite=made, password=PASSWORD)
    made.refresh_from_db()
    return made


def move(made: Invite, email: str) -> None:
    """Let the client change the address to log in with."""
    raw, _token = make_token(made.account, TokenPurpose.EMAIL_CHANGE, new_email=email)
    confirm_email_change(actor=PRODUCT, raw_token=raw)


def speak(made: Invite, language: str, **facts: str) -> None:
    """Let the client choose a language in the settings."""
    values = {"name": made.account.name, "phone": made.account.phone, "time_zone": ""} | facts
    edit_account(actor=PRODUCT, account=made.account, language=language, **values)


def test_inviting_writes_address_number_and_language_into_the_dossier():
    opened = dossier(email="", phone="", language="nl")

    made = invite(opened, email="New@Example.com", phone="06 12345679", language="fr")

    party = on_file(made)
    assert (party.email, party.phone, party.language) == ("new@example.com", "+31612345679", "fr")
    assert made.state is InviteState.WAITING
    accept_with_password(actor=PRODUCT, invite=made, password=PASSWORD)
    tell_clients(actor=PRODUCT, dossier=opened, parties=[party])
    letter = Message.objects.get(template="dossiers.told")
    assert (letter.to, letter.language) == ("new@example.com", "fr")


def test_inviting_at_another_address_ends_the_link_that_went_to_the_former():
    opened = dossier(email="first@example.com")
    pending = invite(opened)
    second = plain_dossier(opened.customer)

    invite(second, email="second@example.com")

    pending.refresh_from_db()
    assert pending.state is InviteState.STALE


def test_sending_again_to_another_address_corrects_the_dossier():
    made = invite(dossier(email="wrong@example.com"))

    send_invitation_again(actor=PRODUCT, invite=made, email="right@example.com", phone=made.phone)

    made.refresh_from_db()
    assert (on_file(made).email, made.email, made.state) == (
        "right@example.com",
        "right@example.com",
        InviteState.WAITING,
    )


def test_dossier_follows_the_address_that_the_client_moves_to(made):
    move(made, "moved@example.com")

    assert on_file(made).email == "moved@example.com"
    assert "moved@example.com" in made.dossier.customer.__class__.objects.get(pk=made.dossier.customer_id).search_text
    tell_clients(actor=PRODUCT, dossier=made.dossier, parties=[on_file(made)])
    assert Message.objects.get(template="dossiers.told").to == "moved@example.com"


def test_letters_go_in_the_language_that_the_client_chooses(made):
    assert on_file(made).language == "en"

    speak(made, "de")

    tell_clients(actor=PRODUCT, dossier=made.dossier, parties=[on_file(made)])
    assert Message.objects.get(template="dossiers.told").language == "de"


def test_language_of_the_browser_and_an_emptied_number_leave_the_dossier_as_it_is(made):
    phone = on_file(made).phone

    speak(made, "", phone="")

    assert (on_file(made).language, on_file(made).phone) == ("en", phone)


def test_number_that_was_corrected_in_the_dossier_outlives_another_language(made):
    edit_party(actor=PRODUCT, party=on_file(made), facts=replace(facts_of(on_file(made)), phone="+31612349999"))
    made.account.refresh_from_db()

    speak(made, "de")

    assert (made.account.phone, on_file(made).phone) == ("+31612349999", "+31612349999")


def test_corrected_name_is_how_the_portal_greets(made):
    edit_party(actor=PRODUCT, party=on_file(made), facts=replace(facts_of(on_file(made)), first_name="Corrected"))

    made.account.refresh_from_db()
    assert made.account.name == str(on_file(made))
    assert made.account.name.startswith("Corrected ")


@pytest.mark.parametrize("fact", [{"email": "other@example.com"}, {"language": "de"}])
def test_nobody_else_changes_address_or_language_of_who_has_access(cast, made, fact):
    before = facts_of(on_file(made))

    code = code_of(edit_party, actor=cast.ben.actor, party=on_file(made), facts=replace(before, **fact))

    assert code == "customers:own-contact"
    assert facts_of(on_file(made)) == before


def test_page_shows_address_and_language_of_who_has_access_without_offering_them(cast, made):
    party = on_file(made)
    address = reverse("professional:customers:edit_party", urlconf=URLS, args=[party.public_id])
    browser = cast.ben.browser()
    assert browser.get(address).context["form"].fields["email"].disabled

    sent = {"form_of_address": "ms", "first_name": "Anna", "last_name": "Nieuw", "email": "x@example.com"}
    assert browser.post(address, sent | {"phone": party.phone, "language": "de"}).status_code == 302

    assert (str(on_file(made)), on_file(made).email, on_file(made).language) == ("Anna Nieuw", party.email, "en")


def test_after_the_access_ended_the_dossier_is_the_firms_again(made):
    revoke_invite(actor=PRODUCT, invite=made)

    edit_party(actor=PRODUCT, party=on_file(made), facts=replace(facts_of(on_file(made)), email="later@example.com"))

    assert on_file(made).email == "later@example.com"


def test_second_dossier_opens_whatever_address_the_dossier_names(made):
    second = plain_dossier(made.dossier.customer)
    Party.objects.filter(pk=made.party_id).update(email="stray@example.com")

    pending = invite(second, email="stray@example.com", language="fr")

    assert (pending.email, pending.language, on_file(made).email) == ("first@example.com", "en", "first@example.com")
    assert Message.objects.filter(template="invites.invitation").latest("id").to == "first@example.com"
    move(made, "moved@example.com")  # the link is on its way already
    made.account.refresh_from_db()
    phone, link = Browser(HTTP_HOST="alpha.localhost"), sent_link()
    phone.post(link, {"passcode": sent_passcode()})
    page = phone.get(f"{link}password/").content.decode()
    assert "first@example.com" not in page
    assert "the address and the password that you use here already" in page
    accept_with_account(actor=PRODUCT, invite=pending, account=made.account)
    pending.refresh_from_db()
    assert pending.state is InviteState.ACTIVE


def test_form_for_a_second_dossier_keeps_to_the_own_address(cast, made):
    second = plain_dossier(made.dossier.customer)
    party = on_file(made)
    address = reverse("professional:invites:share", urlconf=URLS, args=[second.public_id, party.public_id])
    browser = cast.ben.browser()
    form = browser.get(address).context["form"]
    assert (form["email"].initial, form.fields["email"].disabled) == ("first@example.com", True)

    sent = {"email": "x@example.com", "phone": party.phone, "language": "de", "sees_other_applicants": "no"}
    assert browser.post(address, sent).status_code == 302

    assert Invite.objects.get(dossier=second).email == "first@example.com"


def test_after_access_ended_another_address_in_the_dossier_still_lets_the_own_account_in(made):
    revoke_invite(actor=PRODUCT, invite=made)
    again = invite(made.dossier, email="later@example.com")

    accept_with_account(actor=PRODUCT, invite=again, account=made.account)

    assert on_file(made).email == "first@example.com"


def test_account_of_nobody_on_file_still_needs_the_address(cast):
    pending = invite(dossier())

    code = code_of(accept_with_account, actor=PRODUCT, invite=pending, account=cast.dan.account)

    assert code == "invites:not-your-invitation"
