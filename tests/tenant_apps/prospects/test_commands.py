"""Customer and dossier in one go: both, or neither."""

import pytest
from django.db import transaction

from tenant_apps.customers.models import Customer
from tenant_apps.dossiers.models import Workflow
from tenant_apps.prospects.commands import add_prospect
from tests.factories.customers import PersonFactory
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
