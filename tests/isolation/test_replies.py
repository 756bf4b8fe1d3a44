"""A reply of customer success on its way to the firm that asked, and to no other."""

from datetime import timedelta

import pytest
from django.utils import timezone

from shared_apps.help.models import Question, Verdict
from shared_apps.platform.tasks import QUESTIONS_KEPT, work_off_replies
from tenant_apps.chats.commands import ask_customer_success
from tenant_apps.chats.models import Inquiry
from tenant_apps.inbox.models import Notice
from tenants.context import TenantIdentity, use_tenant
from tenants.models import Tenant, TenantState
from tenants.schema.binding import ALIAS
from tests import cast
from tests.isolation.world import World

pytestmark = pytest.mark.isolation


@pytest.fixture(autouse=True)
def _provisioner(world: World, settings):
    """Be the provisioner's process."""
    settings.PUBLIC_ALIAS = ALIAS
    yield
    Question.objects.using(ALIAS).all().delete()
    Tenant.objects.using(ALIAS).filter(pk=world.alpha.id).update(state=TenantState.ACTIVE)
    for firm in (world.alpha, world.beta):
        with use_tenant(firm):
            Notice.objects.all().delete()
            Inquiry.objects.all().delete()


def ask(firm: TenantIdentity, name: str) -> Inquiry:
    asking = cast.professional(firm, name, "adviser")
    with use_tenant(firm):
        return ask_customer_success(actor=asking.actor, body="How do we pay?", language="en")


def reply() -> None:
    Question.objects.using(ALIAS).update(reply="By bank.", replied_by="Olga", replied_at=timezone.now())


def test_reply_reaches_who_asked_once_and_no_other_firm(world: World):
    inquiry = ask(world.alpha, "Quentin")
    question = Question.objects.using(ALIAS).get()
    assert (question.public_id, question.tenant_id) == (inquiry.public_id, world.alpha.id)
    assert work_off_replies() == 0
    reply()
    assert work_off_replies() == 1
    assert work_off_replies() == 0
    Question.objects.using(ALIAS).update(carried_at=None)  # as if it was killed in between
    assert work_off_replies() == 1
    with use_tenant(world.alpha):
        assert Inquiry.objects.get().reply == "By bank."
        assert Notice.objects.filter(kind="chats.replied").count() == 1
    with use_tenant(world.beta):
        assert not Inquiry.objects.exists()
        assert not Notice.objects.exists()


def test_suspended_firm_gets_it_later_and_a_failure_is_put_off(world: World, settings):
    ask(world.alpha, "Rosa")
    reply()
    row = Tenant.objects.using(ALIAS).filter(pk=world.alpha.id)
    row.update(state=TenantState.SUSPENDED)
    assert work_off_replies() == 0
    row.update(state=TenantState.ACTIVE)
    settings.REPLY_RECEIVER = "nowhere.at_all"
    assert work_off_replies() == 0
    assert Question.objects.using(ALIAS).get().failures == 1


def test_question_is_forgotten_long_after_its_reply_arrived(world: World):
    ask(world.alpha, "Sacha")
    reply()
    Question.objects.using(ALIAS).update(carried_at=timezone.now() - QUESTIONS_KEPT - timedelta(days=1))
    work_off_replies()
    assert not Question.objects.using(ALIAS).exists()


def test_what_a_reader_thinks_reaches_the_platform_once_and_names_nobody(world: World):
    reader = cast.professional(world.alpha, "Verena", "adviser")
    browser, address = reader.browser(), "/pro/help/articles/own-domain/verdict/"
    with use_tenant(world.alpha):
        for verdict, remark in (("no", "Which record?"), ("yes", "Clear now")):
            assert browser.post(address, {"verdict": verdict, "remark": remark}).status_code == 302
    kept = Verdict.objects.using(ALIAS).get()
    assert (kept.tenant_id, kept.is_helpful, kept.remark) == (world.alpha.id, True, "Clear now")
    assert str(reader.account.public_id) not in kept.reader
    kept.delete()
