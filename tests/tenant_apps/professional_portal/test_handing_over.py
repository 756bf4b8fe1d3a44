"""Handing over what is open of somebody: all of it, or nothing."""

import pytest
from django.urls import reverse

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Account
from tenant_apps.dossiers.models import Dossier
from tenant_apps.inbox.models import Notice
from tenant_apps.professional_portal.commands import hand_over_work
from tenant_apps.professional_portal.errors import SuccessorMissing
from tests.cast import Cast, professional
from tests.factories.dossiers import dossier
from tests.factories.inbox import notice
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db


def path(account: Account) -> str:
    name = "professional:professional_portal:hand_over"
    return reverse(name, urlconf="vestibule.config.urls_tenant", args=[account.public_id])


def test_dossiers_and_inbox_go_to_a_colleague_and_the_account_is_closed(cast: Cast) -> None:
    olga = professional(cast.alpha, "Olga", RoleCode.ADVISER)
    as_both = dossier(adviser=cast.ben.account, case_handler=cast.ben.account)
    as_handler = dossier(adviser=cast.ada.account, case_handler=cast.ben.account)
    over = dossier(adviser=cast.ben.account)
    over.stage = over.workflow.stages.exclude(outcome="ongoing").order_by("pk")[0]
    over.save(update_fields=["stage"])
    notice(cast.ben.account)
    browser = cast.ada.browser()
    page = browser.get(path(cast.ben.account))
    work = page.context["work"]
    assert (work.as_adviser, work.as_case_handler, work.notices) == (1, 2, 1)
    assert browser.post(path(cast.ben.account), {"to": cast.ben.account.public_id}).status_code == 422
    sent = {"to": olga.account.public_id, "closes_account": "on"}
    assert browser.post(path(cast.ben.account), sent).status_code == 302

    named = Dossier.objects.order_by("pk").values_list("pk", "adviser", "case_handler")
    assert list(named) == [
        (as_both.pk, olga.account.pk, olga.account.pk),
        (as_handler.pk, cast.ada.account.pk, olga.account.pk),
        (over.pk, cast.ben.account.pk, None),
    ]
    kinds = Notice.objects.filter(account=olga.account).order_by("kind").values_list("kind", flat=True)
    assert list(kinds) == ["dossiers.delivered", "dossiers.given", "dossiers.given"]
    assert not Account.objects.get(pk=cast.ben.account.pk).is_active
    assert hand_over_work(actor=cast.ada.actor, account=cast.ben.account, to=olga.account) == 0
    assert "closes_account" not in browser.get(path(cast.ben.account)).context["form"].fields


def test_what_cannot_be_done_wholly_is_not_done(cast: Cast) -> None:
    opened = dossier(adviser=cast.ada.account)
    with pytest.raises(DomainError):
        hand_over_work(actor=cast.ada.actor, account=cast.ada.account, to=cast.ben.account, closes_account=True)
    opened.refresh_from_db()
    assert opened.adviser == cast.ada.account, "there is always an administrator left"
    with pytest.raises(NotAllowed):
        hand_over_work(actor=cast.ben.actor, account=cast.ada.account, to=cast.ben.account)
    with pytest.raises(SuccessorMissing):
        hand_over_work(actor=cast.ada.actor, account=cast.ben.account, to=cast.cleo.account)
    assert cast.ben.browser().get(path(cast.ada.account)).status_code == 404
