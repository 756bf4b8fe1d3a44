"""Who gets an account, with which roles, and who may decide that."""

import pytest

from tenant_apps.accounts.commands import people
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.errors import (
    AddressSharedTooOften,
    AddressTaken,
    AlreadyActivated,
    LastAdministrator,
    RoleMissing,
)
from tenant_apps.accounts.models import Account, AccountToken, Role, Session
from tenant_apps.accounts.provisioning import create_first_administrator, seed_roles
from tenants.keys import token_hash
from tests.factories.accounts import AccountFactory
from tests.tenant_apps.accounts.letters import paths, sent
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed

PRODUCT = System("a test")
NOVA = {"email": "Nova@Alpha.example", "name": "Nova", "roles": [RoleCode.ADVISER], "language": "nl"}


def test_invited_professional_gets_an_account_and_a_link(cast):
    account = people.invite_professional(actor=cast.ada.actor, **NOVA)

    assert (account.email, account.is_professional, account.is_activated) == ("nova@alpha.example", True, False)
    assert not account.has_usable_password()
    assert [role.code for role in account.roles.all()] == ["adviser"]
    assert len(paths(sent("accounts.activation")[0])) == 1


def test_invite_without_letter_sends_nothing(cast):
    people.invite_professional(actor=cast.ada.actor, **NOVA, with_letter=False)

    assert sent("accounts.activation") == []


@pytest.mark.parametrize("name", ["ben", "cleo", "dan"])
def test_only_who_manages_users_may_invite(cast, name):
    with pytest.raises(NotAllowed):
        people.invite_professional(actor=getattr(cast, name).actor, **NOVA)


def test_invite_of_a_colleague_is_refused(cast):
    with pytest.raises(AddressTaken):
        people.invite_professional(actor=cast.ada.actor, **NOVA | {"email": cast.ben.account.email})


def test_invite_without_a_role_is_refused(cast):
    with pytest.raises(RoleMissing):
        people.invite_professional(actor=cast.ada.actor, **NOVA | {"roles": []})


def test_invite_as_client_or_operator_is_refused(cast):
    for role in (RoleCode.CLIENT, RoleCode.OPERATOR):
        with pytest.raises(RoleMissing):
            people.invite_professional(actor=cast.ada.actor, **NOVA | {"roles": [role]})


def test_client_of_the_same_name_and_address_becomes_both(cast):
    client = AccountFactory(name="Nova", email="nova@alpha.example")

    account = people.invite_professional(actor=cast.ada.actor, **NOVA)

    assert account == client
    assert account.is_both
    assert sent("accounts.activation") == []


def test_client_of_another_name_at_the_same_address_stays_another_person(cast):
    client = AccountFactory(name="Nico", email="nova@alpha.example")

    assert people.invite_professional(actor=cast.ada.actor, **NOVA) != client


def test_client_account_is_made_once(cast):
    facts = {"email": "Couple@Example.org", "name": "Kim", "language": "fr", "phone": "+31612345678"}

    first = people.add_client_account(actor=cast.ben.actor, **facts)
    again = people.add_client_account(actor=cast.ben.actor, **facts | {"name": "KIM"})

    assert first == again
    assert (first.is_client, first.is_professional) == (True, False)
    assert [role.code for role in first.roles.all()] == ["client"]


def test_couple_gets_two_accounts_at_one_address(cast):
    kim = people.add_client_account(actor=cast.ben.actor, email="couple@example.org", name="Kim")
    robin = people.add_client_account(actor=cast.ben.actor, email="couple@example.org", name="Robin")

    assert kim != robin


def test_fifth_person_at_one_address_is_refused(cast):
    for number in range(4):
        people.add_client_account(actor=cast.ben.actor, email="house@example.org", name=f"Person {number}")

    with pytest.raises(AddressSharedTooOften):
        people.add_client_account(actor=cast.ben.actor, email="house@example.org", name="One more")


def test_client_may_not_give_accounts(cast):
    with pytest.raises(NotAllowed):
        people.add_client_account(actor=cast.cleo.actor, email="x@example.org", name="X")


def test_professional_can_become_a_client_too(cast):
    assert people.add_client_side(actor=PRODUCT, account=cast.ben.account).is_both
    assert people.add_client_side(actor=PRODUCT, account=cast.ben.account).is_both


def test_person_edits_own_account_only(cast):
    people.edit_account(actor=cast.cleo.actor, account=cast.cleo.account, name="Cleo B.", language="fr")
    assert Account.objects.get(pk=cast.cleo.account.pk).name == "Cleo B."

    with pytest.raises(NotAllowed):
        people.edit_account(actor=cast.cleo.actor, account=cast.dan.account, name="Somebody else")


def test_roles_are_replaced_and_the_client_side_stays(cast):
    people.add_client_side(actor=PRODUCT, account=cast.ben.account)

    people.change_roles(actor=cast.ada.actor, account=cast.ben.account, roles=[RoleCode.COMPLIANCE_OFFICER])

    assert {role.code for role in cast.ben.account.roles.all()} == {"compliance_officer", "client"}


def test_last_administrator_keeps_the_role(cast):
    with pytest.raises(LastAdministrator):
        people.change_roles(actor=cast.ada.actor, account=cast.ada.account, roles=[RoleCode.ADVISER])


def test_last_administrator_cannot_be_closed(cast):
    with pytest.raises(LastAdministrator):
        people.deactivate_account(actor=cast.ada.actor, account=cast.ada.account)


def test_one_of_two_administrators_may_leave(cast):
    people.change_roles(actor=cast.ada.actor, account=cast.ben.account, roles=[RoleCode.TENANT_ADMIN])

    people.deactivate_account(actor=cast.ada.actor, account=cast.ada.account)

    assert list(Account.objects.administrators()) == [cast.ben.account]


def test_roles_of_a_client_cannot_be_changed(cast):
    with pytest.raises(NotAllowed):
        people.change_roles(actor=cast.ada.actor, account=cast.cleo.account, roles=[RoleCode.TENANT_ADMIN])


def test_closed_account_is_logged_out_at_once(cast):
    browser = cast.ben.browser()
    assert browser.get("/pro/profile/").status_code == 200

    people.deactivate_account(actor=cast.ada.actor, account=cast.ben.account)

    assert not Session.objects.filter(account=cast.ben.account).exists()
    assert browser.get("/pro/profile/").status_code == 302


def test_closing_twice_and_opening_again(cast):
    for _time in range(2):
        people.deactivate_account(actor=cast.ada.actor, account=cast.ben.account)
    people.reactivate_account(actor=cast.ada.actor, account=cast.ben.account)

    ben = Account.objects.get(pk=cast.ben.account.pk)
    assert (ben.is_active, ben.deactivated_at) == (True, None)


def test_new_activation_link_ends_the_earlier_one(cast):
    account = people.invite_professional(actor=cast.ada.actor, **NOVA)
    raw = people.issue_activation(actor=cast.ada.actor, account=account)

    usable = AccountToken.objects.usable().get()
    assert usable.token_hash == token_hash(raw)


def test_activated_account_gets_no_new_link(cast):
    with pytest.raises(AlreadyActivated):
        people.issue_activation(actor=cast.ada.actor, account=cast.ben.account)
    with pytest.raises(AlreadyActivated):
        people.resend_activation(actor=cast.ada.actor, account=cast.ben.account)


def test_activation_is_sent_again(cast):
    account = people.invite_professional(actor=cast.ada.actor, **NOVA)

    people.resend_activation(actor=cast.ada.actor, account=account)

    assert len(sent("accounts.activation")) == 2


def test_seeding_roles_twice_makes_each_once(db):
    seed_roles()
    seed_roles()

    assert sorted(Role.objects.values_list("code", flat=True)) == sorted(RoleCode.values)


def test_first_administrator_is_made_once(db):
    for _time in range(2):
        create_first_administrator(email="first@alpha.example", name="First", language="nl", raw_token="a" * 43)

    first = Account.objects.administrators().get()
    assert first.tokens.get().token_hash == token_hash("a" * 43)
    assert sent("accounts.activation") == []
