"""From where and for how long somebody may work: never so that whoever decides it is locked out."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tenant_apps.accounts.commands.two_factor import set_security_policy
from tenant_apps.accounts.errors import NetworkNotValid, OwnAddressMissing
from tenant_apps.accounts.models import SecurityPolicy, Session
from tenant_apps.accounts.networks import is_within
from tenant_apps.viewings.commands import start_viewing
from tenant_apps.viewings.middleware import ADDRESS
from tests.cast import Cast
from tests.factories.dossiers import dossier
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
HOME = "/pro/"


def path(name: str) -> str:
    return reverse(f"professional:accounts:{name}", urlconf="vestibule.config.urls_tenant")


@pytest.mark.parametrize(
    ("address", "networks", "is_in"),
    [
        ("203.0.113.7", [], True),
        ("203.0.113.7", ["203.0.113.0/24"], True),
        ("203.0.114.7", ["203.0.113.0/24"], False),
        ("::ffff:203.0.113.7", ["203.0.113.7/32"], True),
        ("2001:db8::1", ["203.0.113.0/24", "2001:db8::/32"], True),
        (None, ["203.0.113.0/24"], False),
    ],
)
def test_an_address_is_within_its_networks(address, networks, is_in) -> None:
    assert is_within(address, networks) is is_in


def test_nobody_locks_the_firm_out_or_decides_without_the_right(cast: Cast) -> None:
    rules = {"is_two_factor_required": False, "address": "203.0.113.7"}
    with pytest.raises(OwnAddressMissing):
        set_security_policy(actor=cast.ada.actor, networks=["198.51.100.0/24"], **rules)
    with pytest.raises(NetworkNotValid):
        set_security_policy(actor=cast.ada.actor, networks=["the office"], **rules)
    with pytest.raises(NotAllowed):
        set_security_policy(actor=cast.ben.actor, networks=["203.0.113.0/24"], **rules)
    assert not SecurityPolicy.objects.exists()
    kept = set_security_policy(actor=cast.ada.actor, networks=["203.0.113.9/24", "203.0.113.0/24"], **rules)
    assert kept.networks == ["203.0.113.0/24"]


def test_who_works_elsewhere_is_told_so_and_clients_are_not_concerned(cast: Cast) -> None:
    browser, client, admin = cast.ben.browser(), cast.cleo.browser(), cast.ada.browser()
    page = path("security")
    sent = {"idle_minutes": "", "networks": "198.51.100.0/24"}
    refused = admin.post(page, sent)
    assert (refused.status_code, "127.0.0.1" in refused.content.decode()) == (422, True)
    assert "198.51.100.0/24" in refused.content.decode(), "what was typed is kept"
    assert admin.post(page, sent | {"networks": "198.51.100.0/24\n127.0.0.1"}).status_code == 302

    elsewhere = {"REMOTE_ADDR": "203.0.113.7"}
    assert browser.get(HOME).status_code == 200
    answer = browser.get(HOME, **elsewhere)
    assert (answer.status_code, "203.0.113.7" in answer.content.decode()) == (403, True)
    assert browser.get("/api/v1/me/", **elsewhere).status_code == 403
    opened = dossier()
    view = start_viewing(actor=cast.ben.actor, dossier=opened, party=opened.customer.parties.get(), reason="To look")
    as_client = f"{ADDRESS}{view.public_id}/"
    assert (browser.get(as_client).status_code, browser.get(as_client, **elsewhere).status_code) == (200, 403)
    assert client.get("/", **elsewhere).status_code != 403
    assert (
        browser.post(reverse("accounts:logout", urlconf="vestibule.config.urls_tenant"), **elsewhere).status_code == 302
    )


def test_who_rests_too_long_logs_in_again_and_an_open_page_is_rest(cast: Cast) -> None:
    set_security_policy(actor=cast.ada.actor, is_two_factor_required=False, idle_minutes=30)
    browser, client = cast.ben.browser(), cast.cleo.browser()
    assert browser.get(HOME).status_code == 200
    before = timezone.now() - timedelta(minutes=20)
    Session.objects.update(last_seen_at=before)
    assert browser.get("/pro/counts/").status_code == 200
    assert Session.objects.get(account=cast.ben.account).last_seen_at == before
    Session.objects.update(last_seen_at=timezone.now() - timedelta(minutes=31))

    assert browser.get(HOME).headers["Location"].startswith("/login/")
    assert not Session.objects.filter(account=cast.ben.account).exists()
    assert "/login/" not in client.get("/").headers.get("Location", "")


def test_roles_are_compared_and_a_persons_rights_are_added_up(cast: Cast) -> None:
    admin = cast.ada.browser()
    every = admin.get(path("roles")).context["lines"]
    two = admin.get(path("roles"), {"role": ["adviser", "compliance_officer"]}).context
    assert [str(name) for name in two["names"]] == ["Adviser", "Compliance officer"]
    assert all(len({is_held for _name, is_held in held}) == len(held) for _right, held in two["lines"])
    assert 0 < len(two["lines"]) < len(every)
    person = reverse(
        "professional:accounts:user", urlconf="vestibule.config.urls_tenant", args=[cast.ben.account.public_id]
    )
    rights = admin.get(person).context["rights"]
    assert {right.code for right, _roles in rights} == cast.ben.actor.permissions
    assert cast.ben.browser().get(path("roles")).status_code == 404
