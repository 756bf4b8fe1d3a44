"""What a view of the portal shows is what the client sees."""

import pytest
from django.urls import reverse

from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.commands.products import edit_product
from tenant_apps.dossiers.models import ActionPoint
from tenant_apps.invites.grants import grants_for
from tenant_apps.viewings.acting import viewer_of
from tenant_apps.viewings.commands import start_viewing
from tenant_apps.viewings.models import Viewing
from tests.cast import Cast
from tests.factories.customers import couple
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


def test_preview_shows_what_the_other_applicant_is_asked_before_it_is_shared(cast: Cast):
    opened = dossier(couple())
    first, second = [member.party for member in opened.customer.members.order_by("position")]
    own, other = deliver_point(opened, party=first).request, deliver_point(opened, party=second).request
    accepted(opened, cast.cleo.account)
    start = reverse("professional:viewings:start", urlconf="vestibule.config.urls_tenant", args=[opened.public_id])
    browser = cast.ben.browser()
    assert browser.post(start, {"party": first.public_id, "is_joint": "joint", "reason": ""}).status_code == 422

    seen = {}
    for wish in ("own", "joint"):
        browser.post(start, {"party": first.public_id, "is_joint": wish, "reason": "How would it look"})
        viewer = viewer_of(Viewing.objects.latest("pk"))
        seen[wish] = set(DocumentRequest.objects.visible_to(viewer))

    assert seen == {"own": {own}, "joint": {own, other}}
    assert [grant.sees_other_applicants for grant in grants_for(cast.cleo.account)] == [False]
