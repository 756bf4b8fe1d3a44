"""Somebody who asks."""

import pytest
from django.conf import settings as django_settings
from django.urls import reverse

from tenant_apps.documents.commands.reviews import review_delivery
from tenant_apps.documents.enums import Decision, RejectionReason
from tenants.limits import forget_everything
from tests.cast import Cast
from tests.factories import threads
from tests.factories.dossiers import A_TEST, deliver_point, request_of
from tests.factories.threads import Talk
from tests.tenant_apps.dossiers.conftest import delivered


@pytest.fixture
def talk(cast: Cast) -> Talk:
    """Cleo's dossier."""
    return threads.talk(cast.cleo)


@pytest.fixture(autouse=True)
def _alone(settings, tmp_path) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    forget_everything()


def refused(talk: Talk, *, code: str = "payslip", party: object = None, remark: str = "Page two is missing.") -> str:
    """A document that was delivered and refused; returns the address of its page."""
    point = deliver_point(talk.dossier, code=code, party=party)
    delivered(point)
    facts = {"decision": Decision.REJECT, "reason": RejectionReason.INCOMPLETE, "remark": remark}
    review_delivery(actor=A_TEST, request=request_of(point), **facts)
    return address("client:documents:request", request_of(point).public_id)


def address(page: str, *names: object) -> str:
    """Where a page of the portals is."""
    return reverse(page, urlconf=django_settings.TENANT_URLCONF, args=names)
