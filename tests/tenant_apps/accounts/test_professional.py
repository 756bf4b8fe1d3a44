"""The firm's people, as those who manage them see them."""

import pytest

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Account, SecurityPolicy
from tests.factories.accounts import AccountFactory
from tests.tenant_apps.accounts.letters import sent
from tests.tenant_apps.accounts.test_two_factor import with_app

USERS = "/pro/settings/users/"


def pages(account):
    own = f"{USERS}{account.public_id}/"
    return [USERS, f"{USERS}invite/", f"{USERS}security/", own]


def actions(account):
    own = f"{USERS}{account.public_id}/"
    return [f"{own}activation/", f"{own}deactivate/", f"{own}reactivate/", f"{own}two-factor/"]


def test_administrator_opens_every_page(cast):
    browser = cast.ada.browser()
    for page in pages(cast.ben.account):
        answer = browser.get(page)
        assert answer.status_code == 200, page
        assert "<c-" not in answer.content.decode()


@pytest.mark.parametrize("name", ["ben", "cleo"])
def test_others_find_nothing(cast, name):
    browser = getattr(cast, name).browser()
    for page in pages(cast.ada.account):
        assert browser.get(page).status_code == 404
    for action in actions(cast.ada.account):
        assert browser.post(action).status_code == 404


def test_nobody_is_sent_to_the_log_in(cast, client):
    for page in pages(cast.ada.account):
        assert client.get(page).url.startswith("/login/")


def test_clients_are_not_in_the_list(cast):
    browser = cast.ada.browser()

    assert cast.cleo.account.email not in browser.get(USERS).content.decode()
    assert browser.get(f"{USERS}{cast.cleo.account.public_id}/").status_code == 404


@pytest.mark.parametrize("people", [1, 30])
def test_list_takes_the_same_queries_for_one_and_for_thirty(cast, assert_queries, people):
    AccountFactory.create_batch(people, professional=True)
    browser = cast.ada.browser()
    browser.get(USERS)

    with assert_queries(6):  # of which one is for who changed it last
        assert browser.get(USERS).status_code == 200


def test_colleague_is_invited(cast):
    browser = cast.ada.browser()
    facts = {"name": "Nova", "email": "nova@alpha.example", "language": "nl", "roles": ["adviser", "case_handler"]}

    assert browser.post(f"{USERS}invite/", facts).url == USERS

    nova = Account.objects.get(email="nova@alpha.example")
    assert {role.code for role in nova.roles.all()} == {"adviser", "case_handler"}
    assert len(sent("accounts.activation")) == 1


def test_invitation_with_an_error_keeps_what_was_typed(cast):
    facts = {"name": "Nova", "email": cast.ben.account.email, "language": "nl", "roles": ["adviser"]}

    answer = cast.ada.browser().post(f"{USERS}invite/", facts)

    assert answer.status_code == 422
    assert "already works here" in answer.content.decode()
    assert 'value="Nova"' in answer.content.decode()


def test_roles_are_changed(cast):
    cast.ada.browser().post(f"{USERS}{cast.ben.account.public_id}/", {"roles": ["tenant_admin"]})

    assert [role.code for role in cast.ben.account.roles.all()] == [RoleCode.TENANT_ADMIN]


def test_last_administrator_is_told_why_not(cast):
    browser = cast.ada.browser()
    own = f"{USERS}{cast.ada.account.public_id}/"

    assert "last administrator" in browser.post(own, {"roles": ["adviser"]}).content.decode()
    assert "last administrator" in browser.post(f"{own}deactivate/", follow=True).content.decode()
    assert Account.objects.get(pk=cast.ada.account.pk).is_active


def test_account_is_closed_and_opened(cast):
    browser = cast.ada.browser()
    own = f"{USERS}{cast.ben.account.public_id}/"

    browser.post(f"{own}deactivate/")
    assert "Closed on" in browser.get(own).content.decode()
    browser.post(f"{own}reactivate/")

    assert Account.objects.get(pk=cast.ben.account.pk).is_active


def test_who_closes_the_own_account_ends_at_the_log_in(cast):
    AccountFactory(professional=True, roles=["tenant_admin"])
    browser = cast.ada.browser()
    own = f"{USERS}{cast.ada.account.public_id}/"

    assert browser.post(f"{own}deactivate/").url == "/login/"
    assert browser.get(own).url.startswith("/login/")


def test_activation_is_sent_again(cast):
    invited = AccountFactory(professional=True, invited=True)

    page = cast.ada.browser().post(f"{USERS}{invited.public_id}/activation/", follow=True).content.decode()

    assert "A new link has been sent." in page
    assert len(sent("accounts.activation")) == 1


def test_lost_second_step_is_taken_away(cast):
    with_app(cast.ben)

    cast.ada.browser().post(f"{USERS}{cast.ben.account.public_id}/two-factor/")

    assert not Account.objects.with_two_factor().get(pk=cast.ben.account.pk).two_factor


def test_firm_asks_for_two_factor(cast):
    ada, ben = cast.ada.browser(), cast.ben.browser()
    ada.post(f"{USERS}security/", {"is_two_factor_required": "on"})

    assert SecurityPolicy.objects.get().is_two_factor_required
    assert ben.get("/pro/").url == "/pro/profile/two-factor/"
    page = ben.get("/pro/profile/two-factor/").content.decode()
    assert "Please set this up first" in page
    assert 'href="/pro/dossiers/"' not in page, "a link that would only lead back here"
    assert cast.cleo.browser().get("/").status_code == 200
