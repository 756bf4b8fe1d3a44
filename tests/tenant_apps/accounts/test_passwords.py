"""Setting, changing and recovering a password, and the address it belongs to."""

from datetime import timedelta

import pytest
from django.contrib.auth import hashers
from django.utils import timezone

from tenant_apps.accounts.commands import passwords, people
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.errors import (
    AddressTaken,
    AlreadyActivated,
    LinkNotValid,
    TooManyEmailChanges,
    WeakPassword,
    WrongPassword,
)
from tenant_apps.accounts.models import Account, AccountToken, ResetRequest, Session
from tenant_apps.accounts.passwords import PEOPLE_PER_ADDRESS, accounts_with
from tenant_apps.accounts.tasks import answer
from tenants.context import use_tenant
from tests.factories.accounts import PASSWORD, AccountFactory
from tests.tenant_apps.accounts.letters import paths, sent
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed

PRODUCT = System("a test")
NEW = "another walk by the sea"


def invited(cast):
    account = people.invite_professional(
        actor=cast.ada.actor, email="nova@alpha.example", name="Nova", roles=[RoleCode.ADVISER], with_letter=False
    )
    return account, people.issue_activation(actor=cast.ada.actor, account=account)


def reset_link(account):
    passwords.ask_reset(actor=PRODUCT, email=account.email, language="en")
    answer(request_id=ResetRequest.objects.get().pk)
    return paths(sent("accounts.reset")[-1])[0].split("/")[2]


def test_activation_sets_the_password_once(cast):
    account, raw = invited(cast)

    passwords.activate_account(actor=PRODUCT, raw_token=raw, password=NEW)

    account.refresh_from_db()
    assert account.is_activated
    assert account.check_password(NEW)
    with pytest.raises(LinkNotValid):
        passwords.activate_account(actor=PRODUCT, raw_token=raw, password=NEW)


@pytest.mark.parametrize("weak", ["short", "password1234", "nova@alpha.example", "1234567890"])
def test_weak_password_leaves_the_link_usable(cast, weak):
    _account, raw = invited(cast)

    with pytest.raises(WeakPassword):
        passwords.activate_account(actor=PRODUCT, raw_token=raw, password=weak)

    passwords.activate_account(actor=PRODUCT, raw_token=raw, password=NEW)


def test_link_is_too_old_after_its_time(cast):
    _account, raw = invited(cast)
    AccountToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    with pytest.raises(LinkNotValid):
        passwords.activate_account(actor=PRODUCT, raw_token=raw, password=NEW)


def test_link_for_one_purpose_serves_no_other(cast):
    _account, raw = invited(cast)

    with pytest.raises(LinkNotValid):
        passwords.reset_password(actor=PRODUCT, raw_token=raw, password=NEW)


def test_link_of_one_firm_is_nothing_at_another(cast, beta):
    _account, raw = invited(cast)

    with use_tenant(beta), pytest.raises(LinkNotValid):
        passwords.activate_account(actor=PRODUCT, raw_token=raw, password=NEW)


def test_first_password_of_an_invited_client(cast):
    account = people.add_client_account(actor=cast.ben.actor, email="kim@example.org", name="Kim")

    passwords.set_first_password(actor=PRODUCT, account=account, password=NEW)

    assert accounts_with("kim@example.org", NEW) == [account]
    with pytest.raises(AlreadyActivated):
        passwords.set_first_password(actor=PRODUCT, account=account, password=PASSWORD)


def test_client_may_not_set_first_passwords(cast):
    account = AccountFactory(invited=True)

    with pytest.raises(NotAllowed):
        passwords.set_first_password(actor=cast.cleo.actor, account=account, password=NEW)


def test_change_keeps_this_browser_and_ends_the_others(cast):
    cast.cleo.browser()
    cast.cleo.browser()
    kept = Session.objects.filter(account=cast.cleo.account).first()

    passwords.change_password(
        actor=cast.cleo.actor,
        account=cast.cleo.account,
        current_password=PASSWORD,
        password=NEW,
        keep=kept.session_key,
    )

    assert list(Session.objects.filter(account=cast.cleo.account)) == [kept]
    assert "password has been changed" in sent("accounts.notice")[0].text


def test_change_needs_the_current_password(cast):
    with pytest.raises(WrongPassword):
        passwords.change_password(
            actor=cast.cleo.actor, account=cast.cleo.account, current_password="not it at all", password=NEW
        )


def test_nobody_changes_the_password_of_another(cast):
    with pytest.raises(NotAllowed):
        passwords.change_password(
            actor=cast.ada.actor, account=cast.cleo.account, current_password=PASSWORD, password=NEW
        )


def test_reset_ends_every_browser_and_works_once(cast):
    cast.cleo.browser()
    raw = reset_link(cast.cleo.account)

    passwords.reset_password(actor=PRODUCT, raw_token=raw, password=NEW)

    assert not Session.objects.filter(account=cast.cleo.account).exists()
    assert accounts_with(cast.cleo.account.email, NEW) == [cast.cleo.account]
    with pytest.raises(LinkNotValid):
        passwords.reset_password(actor=PRODUCT, raw_token=raw, password=PASSWORD)


def test_reset_for_nobody_sends_nothing_and_keeps_nothing(db):
    passwords.ask_reset(actor=PRODUCT, email="nobody@example.org", language="en")
    answer(request_id=ResetRequest.objects.get().pk)

    assert sent("accounts.reset") == []
    assert not ResetRequest.objects.exists()


def test_answering_twice_sends_one_letter(cast):
    passwords.ask_reset(actor=PRODUCT, email=cast.cleo.account.email, language="en")
    request = ResetRequest.objects.get()

    answer(request_id=request.pk)
    answer(request_id=request.pk)

    assert len(sent("accounts.reset")) == 1


def test_reset_for_a_couple_is_one_letter_with_a_link_for_each(db):
    kim = AccountFactory(name="Kim", email="couple@example.org")
    AccountFactory(name="Robin", email="couple@example.org")

    reset_link(kim)

    letter = sent("accounts.reset")[0]
    assert len(paths(letter)) == 2
    assert "Kim" in letter.text
    assert "Robin" in letter.text


def test_invited_colleague_activates_by_a_reset(cast):
    account, _raw = invited(cast)

    passwords.reset_password(actor=PRODUCT, raw_token=reset_link(account), password=NEW)

    account.refresh_from_db()
    assert account.is_activated


def test_invited_client_gets_no_reset_link(db):
    account = AccountFactory(invited=True)
    passwords.ask_reset(actor=PRODUCT, email=account.email, language="en")
    answer(request_id=ResetRequest.objects.get().pk)

    assert sent("accounts.reset") == []


def change_link(cast, email="cleo@new.example"):
    passwords.ask_email_change(actor=cast.cleo.actor, account=cast.cleo.account, current_password=PASSWORD, email=email)
    return paths(sent("accounts.email_change")[-1])[0].split("/")[2]


def test_address_changes_when_the_link_is_used(cast):
    raw = change_link(cast, "Cleo@New.example")
    assert Account.objects.get(pk=cast.cleo.account.pk).email == "cleo@clients.example"

    passwords.confirm_email_change(actor=PRODUCT, raw_token=raw)

    assert Account.objects.get(pk=cast.cleo.account.pk).email == "cleo@new.example"
    assert sent("accounts.notice")[0].to == "cleo@clients.example"
    with pytest.raises(LinkNotValid):
        passwords.confirm_email_change(actor=PRODUCT, raw_token=raw)


def test_address_change_needs_the_password_and_the_person(cast):
    facts = {"account": cast.cleo.account, "email": "x@example.org"}
    with pytest.raises(WrongPassword):
        passwords.ask_email_change(actor=cast.cleo.actor, current_password="not it", **facts)
    with pytest.raises(NotAllowed):
        passwords.ask_email_change(actor=cast.ben.actor, current_password=PASSWORD, **facts)


def test_colleagues_do_not_share_an_address(cast):
    with pytest.raises(AddressTaken):
        passwords.ask_email_change(
            actor=cast.ben.actor,
            account=cast.ben.account,
            current_password=PASSWORD,
            email=cast.ada.account.email,
        )


@pytest.mark.parametrize("people_there", [0, 1, 2, 4])
def test_number_of_hashes_is_the_same_for_any_address(db, monkeypatch, people_there):
    for number in range(people_there):
        AccountFactory(name=f"Person {number}", email="house@example.org")
    hasher = hashers.get_hasher()
    computed = []
    encode = type(hasher).encode
    monkeypatch.setattr(type(hasher), "encode", lambda *args: computed.append(1) or encode(*args))

    accounts_with("house@example.org", "not the password")

    assert len(computed) == PEOPLE_PER_ADDRESS


def test_one_person_asks_for_a_new_address_so_often(cast):
    facts = {"actor": cast.cleo.actor, "account": cast.cleo.account, "current_password": PASSWORD}
    for number in range(passwords.EMAIL_CHANGES_PER_DAY):
        passwords.ask_email_change(**facts, email=f"cleo{number}@new.example")

    with pytest.raises(TooManyEmailChanges):
        passwords.ask_email_change(**facts, email="cleo@new.example")
    assert len(sent("accounts.email_change")) == passwords.EMAIL_CHANGES_PER_DAY


def test_one_address_is_written_to_so_often_whoever_asks(cast):
    victim = "somebody@elsewhere.example"
    for member in (cast.cleo, cast.dan, cast.ben):
        facts = {"actor": member.actor, "account": member.account, "current_password": PASSWORD}
        passwords.ask_email_change(**facts, email=victim)

    with pytest.raises(TooManyEmailChanges):
        passwords.ask_email_change(**facts, email=victim.upper())
    assert len(sent("accounts.email_change")) == passwords.EMAIL_CHANGES_PER_ADDRESS
