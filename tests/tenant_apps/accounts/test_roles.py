"""Roles of the firm's own: copied, named, given, and worth exactly what they say."""

import pytest
from django.urls import reverse

from tenant_apps.accounts.commands.people import change_roles
from tenant_apps.accounts.commands.roles import remove_role, save_role
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Role
from tenant_apps.accounts.rights import assignable
from tests.cast import professional
from tests.isolation.matrix.routes import TENANT, routes
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db
NOWHERE = "00000000-0000-4000-8000-000000000000"
ROLES = "/pro/settings/users/roles/"
VIEWS = [each for each in routes("tenant") if each.door == "professional" and each.permission]


def made(cast, name: str = "Reader", rights=("professional_portal:enter", "prospects:view")) -> Role:
    return save_role(actor=cast.ada.actor, name=name, rights=rights)


def holder(cast, role: Role):
    """Somebody who works here with this role alone."""
    member = professional(cast.alpha, "Rosa", RoleCode.CASE_HANDLER)
    change_roles(actor=cast.ada.actor, account=member.account, roles=[role.code])
    return member


def opened(browser) -> set[str]:
    """The rights of the pages that let this person in; a row that is not there is not found by anybody."""
    found = set()
    for route in VIEWS:
        filled = dict.fromkeys(TENANT[route.name].objects, NOWHERE) | TENANT[route.name].words
        if not TENANT[route.name].objects:
            address = reverse(route.name, urlconf="vestibule.config.urls_tenant", kwargs=filled)
            if browser.get(address).status_code != 404:
                found.add(route.permission)
    return found


def test_a_role_opens_exactly_what_it_says(cast):
    rights = {"professional_portal:enter", "prospects:view", "dossiers:view"}
    member = holder(cast, made(cast, rights=rights))
    by_page = {route.permission for route in VIEWS if not TENANT[route.name].objects}
    assert opened(member.browser()) == rights & by_page
    save_role(actor=cast.ada.actor, role=Role.objects.get(code="own:Reader"), name="Reader", rights={"prospects:view"})
    assert opened(member.browser()) == {"prospects:view"} & by_page


def test_only_rights_of_people_at_work_can_be_given(cast):
    codes = {each.code for each in assignable()}
    assert "accounts:manage" in codes
    beyond = {"platform:operate", "nobody:declares-this"} - codes
    assert made(cast, rights={"prospects:view", *beyond}).permissions == ["prospects:view"]


@pytest.mark.parametrize(
    ("name", "rights", "code"),
    [
        (" ", {"prospects:view"}, "role-name-missing"),
        ("reader", {"prospects:view"}, "role-name-taken"),
        ("Other", {"nobody:declares-this"}, "rights-missing"),
    ],
)
def test_what_makes_no_role_is_refused(cast, name, rights, code):
    made(cast)
    with pytest.raises(DomainError) as caught:
        save_role(actor=cast.ada.actor, name=name, rights=rights)
    assert caught.value.code == f"accounts:{code}"


def test_ready_made_roles_stay_and_only_managers_make_any(cast):
    with pytest.raises(NotAllowed):
        save_role(actor=cast.ada.actor, role=Role.objects.get(code="adviser"), name="x", rights={"prospects:view"})
    role = made(cast)
    for actor in (cast.ben.actor, cast.cleo.actor):
        with pytest.raises(NotAllowed):
            save_role(actor=actor, name="Mine", rights={"accounts:manage"})
        with pytest.raises(NotAllowed):
            remove_role(actor=actor, role=role)


def test_the_last_administrator_cannot_become_something_else(cast):
    role = made(cast, "Almost everything", {each.code for each in assignable()})
    with pytest.raises(DomainError) as caught:
        change_roles(actor=cast.ada.actor, account=cast.ada.account, roles=[role.code])
    assert caught.value.code == "accounts:last-administrator"


def test_a_role_that_is_held_stays_and_one_of_a_client_opens_nothing(cast):
    role = made(cast)
    member = holder(cast, role)
    with pytest.raises(DomainError) as caught:
        remove_role(actor=cast.ada.actor, role=role)
    assert caught.value.code == "accounts:role-held"
    cast.cleo.account.roles.add(role)
    assert cast.cleo.browser().get("/pro/prospects/").status_code == 404
    cast.cleo.account.roles.remove(role)
    change_roles(actor=cast.ada.actor, account=member.account, roles=["adviser"])
    assert not member.account.roles.filter(pk=role.pk).exists()
    remove_role(actor=cast.ada.actor, role=role)
    assert not Role.objects.filter(pk=role.pk).exists()


def test_pages_copy_change_give_and_remove_a_role(cast):
    browser = cast.ada.browser()
    page = browser.get(f"{ROLES}add/", {"of": "compliance_officer"})
    assert "diligence:decide" in page.context["form"].initial["rights"]
    assert browser.post(f"{ROLES}add/", {"name": "", "rights": ["prospects:view"]}).status_code == 422
    made_one = browser.post(f"{ROLES}add/", {"name": "Wachthond", "rights": ["prospects:view", "dossiers:view"]})
    assert made_one.status_code == 302
    role = Role.objects.get(code="own:Wachthond")
    listed = browser.get(ROLES).content.decode()
    assert "Wachthond" in listed
    compared = browser.get(ROLES, {"role": ["own:Wachthond", "adviser"]})
    assert compared.context["is_compared"]
    person = f"/pro/settings/users/{cast.ben.account.public_id}/"
    given = browser.post(person, {"roles": ["own:Wachthond"]})
    assert given.status_code == 302
    shown = browser.get(person).content.decode()
    assert "Wachthond" in shown
    one = f"{ROLES}{role.public_id}/"
    assert "Ben" in browser.get(one).content.decode()
    assert browser.post(f"{one}remove/").url == one
    assert browser.post(one, {"name": "Waker", "rights": ["prospects:view"]}).status_code == 302
    assert cast.ben.account.roles.get().name == "Waker"
    browser.post(person, {"roles": ["adviser"]})
    assert browser.post(f"{one}remove/").url == ROLES
    assert browser.get(f"{ROLES}{NOWHERE}/").status_code == 404
