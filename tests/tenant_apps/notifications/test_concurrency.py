"""Text messages sent at once never take more credits than there are."""

import threading
from collections.abc import Iterator

import pytest
from django.db import connections, transaction
from django.db.models import Sum

from tenant_apps.notifications.choosing import Ways
from tenant_apps.notifications.commands.rules import set_rules
from tenant_apps.notifications.ledger import credits_now
from tenant_apps.notifications.models import CreditEntry, Message
from tenants.context import TenantIdentity, use_tenant
from tests import cast, database
from vestibule.core.actors import System
from vestibule.core.messages import Recipient, send

pytestmark = pytest.mark.isolation
AT_ONCE = 8


@pytest.fixture
def committed(cluster, template_database, django_db_setup, django_db_blocker) -> Iterator[TenantIdentity]:
    """A database of its own, in which things are really committed."""
    with django_db_blocker.unblock():
        used = connections["default"].settings_dict["NAME"]
        with database.copy_of(cluster, template_database, "credits") as name:
            database.use_database(cluster, name)
            try:
                firm = database.firms()["alpha"]
                with use_tenant(firm):
                    yield firm
            finally:
                database.use_database(cluster, used)


def test_credits_are_never_spent_twice_nor_below_nothing(committed: TenantIdentity, settings):
    settings.SMS_CREDITS = 5
    account = cast.client(committed, "Cleo").account
    set_rules(actor=System("a test"), ways={"told": Ways(is_email=False, is_sms=True)})
    start, errors = threading.Barrier(AT_ONCE), []

    def work(number: int) -> None:
        to = Recipient("Cleo", "en", email=account.email, phone="+31612345678", account_id=account.pk)
        try:
            with use_tenant(committed):
                start.wait(10)
                with transaction.atomic():
                    send(template="dossiers.told", to=to, channel="email", context={"url": ""}, key=f"told-{number}")
        except BaseException as error:  # noqa: BLE001 - raised below, in the test's own thread
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert errors == []
    assert credits_now().left == 0
    assert Message.objects.filter(channel="sms").count() == 5
    assert CreditEntry.objects.aggregate(sum=Sum("amount"))["sum"] == 0
    assert min(CreditEntry.objects.values_list("left", flat=True)) == 0
