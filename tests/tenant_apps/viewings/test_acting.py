"""What a view of the portal shows is what the client sees."""

import pytest

from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.commands.products import edit_product
from tenant_apps.dossiers.models import ActionPoint
from tenant_apps.invites.grants import grants_for
from tenant_apps.viewings.acting import viewer_of
from tenant_apps.viewings.commands import start_viewing
from tests.cast import Cast
from tests.factories.dossiers import A_TEST, deliver_point, dossier
from tests.factories.invites import accepted

pytestmark = pytest.mark.django_db


def test_view_leaves_out_what_is_for_a_product_that_is_hidden(cast: Cast):
    opened = dossier()
    product = opened.products.get()
    deliver_point(opened, product=product)
    accepted(opened, cast.cleo.account)
    party = opened.customer.parties.get()
    view = start_viewing(actor=cast.ben.actor, dossier=opened, party=party, reason="Asked how it looks")
    assert DocumentRequest.objects.visible_to(viewer_of(view)).count() == 1

    edit_product(actor=A_TEST, product=product, description="", is_shown=False)

    assert viewer_of(view).grants == grants_for(cast.cleo.account)
    assert not DocumentRequest.objects.visible_to(viewer_of(view)).exists()
    assert not ActionPoint.objects.visible_to(viewer_of(view)).exists()
