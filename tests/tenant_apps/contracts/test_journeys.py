"""The step of a journey follows the contracts of its dossier, in every plan."""

import pytest
from django.urls import reverse
from django.utils import timezone

from shared_apps.organisations import profile
from tenant_apps.contracts.commands import (
    approve_signature,
    bring_signature,
    reopen_signature,
    send_contract,
    withdraw_contract,
)
from tenant_apps.contracts.models import Contract
from tenant_apps.dossiers.models import ActionPoint
from tenant_apps.journeys.commands import begin_journey, reopen_step
from tenant_apps.journeys.enums import Doer, StepKind
from tenant_apps.journeys.errors import FollowsContracts
from tenant_apps.journeys.plans import Planned
from tenant_apps.journeys.steps import standings
from tests.factories import journeys
from tests.factories.contracts import contract, paper
from tests.factories.customers import individual
from tests.factories.dossiers import dossier
from tests.factories.invites import accepted
from tests.tenant_apps.contracts.conftest import all_done
from tests.tenant_apps.dossiers.conftest import delivered

pytestmark = pytest.mark.django_db


def path(name: str, *args: object) -> str:
    return reverse(f"professional:{name}", urlconf="vestibule.config.urls_tenant", args=args)


@pytest.fixture
def opened(cast):
    found = dossier(individual(language="en"), kind="onboarding")
    accepted(found, cast.cleo.account)
    party = found.customer.members.get().party
    party.account = cast.cleo.account
    party.save(update_fields=["account"])
    plan = [Planned(StepKind.CONTRACTS, is_on=True, doer=Doer.FIRM)]
    begin_journey(actor=cast.ben.actor, dossier=found, kind="hybrid", steps=plan)
    return found


def asked(found) -> set[str]:
    """What the client is still asked to sign."""
    points = ActionPoint.objects.current().filter(dossier=found, kind="sign", handled_at=None).order_by("pk")
    return {point.request.subject for point in points.select_related("request")}


def how_far(cast, found) -> tuple[str, int, int]:
    (standing,) = standings(cast.ben.actor, found.journey)
    return str(standing.state), standing.handled, standing.total


def test_the_step_shows_the_contracts_and_is_done_once_all_are_signed(cast, opened):
    ben, browser = cast.ben.actor, cast.ben.browser()
    page = path("journeys:step", journeys.step(opened, "contracts").public_id)
    add = f"{path('contracts:add', opened.customer.public_id)}?dossier={opened.public_id}"
    assert add in browser.get(page).content.decode()
    assert f'value="{opened.public_id}" selected' in browser.get(add).content.decode()
    one, other = contract(opened, actor=ben, title="Mandate"), contract(opened, actor=ben, title="Terms")
    withdraw_contract(actor=ben, contract=contract(opened, actor=ben, title="Wrong one"), reason="Wrong")
    all_done()
    assert asked(opened) == {"Sign the contracts"}
    send_contract(actor=ben, contract=one)
    shown = browser.get(page).content.decode()
    for text in ("Mandate", "Terms", "Wrong one", "Not sent yet", "Withdrawn", "Record it"):
        assert text in shown
    assert (asked(opened), how_far(cast, opened)) == ({"Mandate"}, ("running", 0, 2))

    one.refresh_from_db()
    delivered(one.point)
    assert (
        path("contracts:detail", one.public_id)
        in browser.get(path("journeys:panel", opened.public_id)).content.decode()
    )
    assert how_far(cast, opened) == ("review", 0, 2)
    approve_signature(actor=ben, contract=one, signed_on=timezone.localdate(), signed_names="Cleo")
    assert how_far(cast, opened) == ("running", 1, 2)
    bring_signature(actor=ben, contract=other, file=paper(), signed_on=timezone.localdate(), signed_names="Cleo")

    assert how_far(cast, opened) == ("done", 2, 2)
    assert "All contracts of this dossier are signed." in browser.get(page).content.decode()
    with pytest.raises(FollowsContracts):
        reopen_step(actor=ben, step=journeys.step(opened, "contracts"))
    contract(opened, actor=ben, title="Later")  # somebody who was taken on stays so
    assert how_far(cast, opened)[0] == "done"
    reopen_signature(actor=ben, contract=other)
    assert how_far(cast, opened) == ("running", 1, 3)


def test_what_was_recorded_by_hand_stays_and_withdrawing_asks_by_the_step_again(cast, opened):
    ben = cast.ben.actor
    sent = contract(opened, actor=ben)
    all_done()
    send_contract(actor=ben, contract=sent)
    withdraw_contract(actor=ben, contract=sent, reason="Wrong")
    assert asked(opened) == {"Sign the contracts"}
    step = journeys.step(opened, "contracts")
    facts = {"done_on": timezone.localdate().isoformat(), "files": paper()}
    assert cast.ben.browser().post(path("journeys:record", step.public_id), facts).status_code == 302
    signed = contract(opened, actor=ben)
    given = {"signed_on": timezone.localdate(), "signed_names": "Cleo"}
    bring_signature(actor=ben, contract=signed, file=paper(), **given)
    reopen_signature(actor=ben, contract=signed)
    assert journeys.step(opened, "contracts").done_at
    cast.ben.browser().post(path("journeys:reopen", step.public_id))
    assert not journeys.step(opened, "contracts").done_at


def test_a_plan_without_clients_has_the_contracts_of_journeys_and_no_client_file(cast, opened, monkeypatch):
    monkeypatch.setattr(profile, "lacking_modules", lambda: frozenset({"clients"}))
    browser, customer = cast.ben.browser(), opened.customer.public_id
    step = browser.get(path("journeys:step", journeys.step(opened, "contracts").public_id)).content.decode()
    assert path("contracts:add", customer) in step
    facts = {"kind": "service", "title": "Mandate", "about": str(opened.public_id), "files": paper()}
    assert browser.post(path("contracts:add", customer), facts).status_code == 302
    found = Contract.objects.get()
    for page in (path("contracts:detail", found.public_id), path("contracts:panel", customer)):
        shown = browser.get(page)
        assert (shown.status_code, path("clients:detail", customer) in shown.content.decode()) == (200, False)
    absent = browser.get(path("clients:detail", customer))
    assert (absent.status_code, "does not include “Clients”" in absent.content.decode()) == (404, True)
