"""Customer and dossier in one go: both, or neither."""

import pytest
from django.db import transaction

from tenant_apps.customers.models import Customer
from tenant_apps.dossiers.commands.dossiers import assign, open_dossier
from tenant_apps.dossiers.models import Workflow
from tenant_apps.prospects.commands import add_prospect, hand_over
from tests.factories.customers import PersonFactory, individual
from tests.factories.dossiers import dossier
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db


def test_add_prospect_makes_customer_and_dossier(cast):
    opened = add_prospect(
        actor=cast.ben.actor,
        kind="joint",
        parties=[PersonFactory(), PersonFactory()],
        dossier_kind="insurance",
        adviser=cast.ben.account,
        case_handler=cast.ada.account,
    )
    assert (opened.adviser, opened.case_handler) == (cast.ben.account, cast.ada.account)
    assert (opened.customer.lifecycle, opened.kind) == ("prospect", "insurance")


def test_add_prospect_without_workflow_leaves_nobody_behind(cast):
    Workflow.objects.filter(kind="wealth").update(is_active=False)
    with pytest.raises(DomainError) as caught, transaction.atomic():
        add_prospect(actor=cast.ben.actor, kind="individual", parties=[PersonFactory()], dossier_kind="wealth")
    assert caught.value.code == "dossiers:no-workflow"
    assert not Customer.objects.exists()


def test_add_prospect_refuses_those_who_may_not(cast):
    for actor in (cast.cleo.actor, cast.dan.actor):
        with pytest.raises(NotAllowed):
            add_prospect(actor=actor, kind="individual", parties=[PersonFactory()], dossier_kind="mortgage")


def test_hand_over_gives_the_latest_dossier_and_leaves_the_case_handler(cast):
    earlier = dossier(individual())
    latest = open_dossier(actor=cast.ben.actor, customer=earlier.customer, kind="insurance")
    assign(actor=cast.ben.actor, dossier=latest, adviser=cast.ben.account, case_handler=cast.ben.account)
    for expected in (1, 0):
        moved = hand_over(actor=cast.ben.actor, customers=[earlier.customer], adviser=cast.ada.account)
        assert moved == expected
    latest.refresh_from_db()
    earlier.refresh_from_db()
    assert (latest.adviser, latest.case_handler) == (cast.ada.account, cast.ben.account)
    assert earlier.adviser != cast.ada.account


def test_hand_over_refuses_those_who_may_not(cast):
    opened = dossier(individual())
    for actor in (cast.cleo.actor, cast.dan.actor):
        with pytest.raises(NotAllowed):
            hand_over(actor=actor, customers=[opened.customer], adviser=cast.ada.account)
