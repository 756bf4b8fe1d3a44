"""Until when somebody is kept: months, the law, a person's reasons, and the warning before."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.inbox.models import Notice
from tenant_apps.prospects.commands import archive_prospect, change_status, restore_prospect
from tenant_apps.prospects.models import Registration
from tenant_apps.prospects.tasks import date_those_without
from tenant_apps.retention import tasks
from tenant_apps.retention.commands import keeping
from tenant_apps.retention.models import Retention
from tenant_apps.retention.rules import months, usual_months
from tests.cast import professional
from tests.factories import dossiers, retention
from tests.factories.customers import individual
from vestibule.core.errors import DomainError, NotAllowed
from vestibule.core.months import months_later

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def path(name: str, *args: object) -> str:
    return reverse(f"professional:retention:{name}", urlconf="vestibule.config.urls_tenant", args=args)


def test_countries_differ_and_the_law_is_the_least():
    assert usual_months("NL")["duty"] == 60
    assert usual_months("BE")["duty"] == usual_months("BE")["unlawful"] == 120
    assert usual_months("FR")["no_answer"] == 36


def test_the_reason_decides_the_date_and_due_diligence_wins(cast):
    kept = retention.rejected(cast, individual(), "no_answer")
    assert kept.erase_on == months_later(TODAY(), 6)
    opened = dossiers.dossier()
    retention.examined(cast, opened.customer)
    kept = retention.rejected(cast, opened.customer, "no_answer")
    assert kept.erase_on == kept.duty_ends_on == months_later(TODAY(), 60)
    assert kept.is_by_law


def test_in_germany_the_law_counts_from_the_end_of_the_year(cast, monkeypatch):
    opened = dossiers.dossier()
    retention.examined(cast, opened.customer)
    monkeypatch.setattr("tenant_apps.retention.rules.current_organisation", lambda: SimpleNamespace(country="DE"))
    assert retention.rejected(cast, opened.customer).duty_ends_on == date(TODAY().year + 5, 12, 31)


def test_archiving_dates_and_restoring_takes_the_date_away(cast):
    customer = individual()
    archive_prospect(actor=cast.ben.actor, customer=customer)
    assert Retention.objects.get().ground == "archived"
    restore_prospect(actor=cast.ben.actor, customer=customer)
    assert not Retention.objects.exists()
    retention.rejected(cast, customer, "withdrew")
    archive_prospect(actor=cast.ben.actor, customer=customer)
    restore_prospect(actor=cast.ben.actor, customer=customer)
    assert Retention.objects.get().ground == "withdrew"
    archive_prospect(actor=cast.ben.actor, customer=customer)
    change_status(actor=cast.ben.actor, customer=customer, status="incomplete")
    assert Retention.objects.get().ground == "archived"


def test_other_months_move_every_date_but_nobody_goes_within_a_month(cast):
    customer = individual()
    retention.rejected(cast, customer)
    Retention.objects.update(closed_on=TODAY() - timedelta(days=200))
    keeping.set_rules(actor=cast.ada.actor, chosen=months() | {"rejected": 1})
    assert Retention.objects.get().erase_on == TODAY() + timedelta(days=30)
    keeping.set_rules(actor=cast.ada.actor, chosen=months() | {"rejected": 24})
    assert Retention.objects.get().erase_on == months_later(TODAY() - timedelta(days=200), 24)
    with pytest.raises(DomainError) as caught:
        keeping.set_rules(actor=cast.ada.actor, chosen=months() | {"duty": 59})
    assert caught.value.code == "retention:duty-too-short"
    for actor in (cast.ben.actor, cast.cleo.actor):
        with pytest.raises(NotAllowed):
            keeping.set_rules(actor=actor, chosen={})


def test_keeping_longer_and_holding_have_reasons_and_their_people(cast):
    customer = individual()
    retention.rejected(cast, customer)
    until = TODAY() + timedelta(days=900)
    keeping.keep_longer(actor=cast.ada.actor, customer=customer, until_on=until, reason="A claim may follow.")
    assert Retention.objects.get().erase_on == until
    for days, reason, code in ((10, "x", "not-later"), (2000, " ", "reason-missing")):
        with pytest.raises(DomainError) as caught:
            keeping.keep_longer(
                actor=cast.ada.actor, customer=customer, until_on=TODAY() + timedelta(days=days), reason=reason
            )
        assert caught.value.code == f"retention:{code}"
    with pytest.raises(DomainError):
        keeping.hold(actor=cast.ada.actor, customer=individual(), reason="x")
    keeping.hold(actor=cast.ada.actor, customer=customer, reason="A complaint.")
    Retention.objects.update(erase_on=TODAY() - timedelta(days=3))
    keeping.release_hold(actor=cast.ada.actor, customer=customer)
    keeping.release_hold(actor=cast.ada.actor, customer=customer)
    assert Retention.objects.get().erase_on == TODAY() + timedelta(days=30)
    handler = professional(cast.alpha, "Hal", RoleCode.CASE_HANDLER)
    for actor in (handler.actor, cast.cleo.actor):
        with pytest.raises(NotAllowed):
            keeping.hold(actor=actor, customer=customer, reason="x")


def test_whose_prospect_it_was_is_warned_once_and_not_of_what_is_held(cast):
    opened = dossiers.dossier()
    opened.adviser = cast.ben.account
    opened.save(update_fields=["adviser"])
    retention.rejected(cast, opened.customer)
    tasks.look()
    assert not Notice.objects.filter(kind="retention.erased_soon").exists()
    Retention.objects.update(erase_on=TODAY() + timedelta(days=20))
    for _twice in range(2):
        tasks.look()
    notice = Notice.objects.get(kind="retention.erased_soon", account=cast.ben.account)
    assert notice.path == path("customer", opened.customer.public_id)
    keeping.hold(actor=cast.ada.actor, customer=opened.customer, reason="A complaint.")
    notice.refresh_from_db()
    assert notice.is_done


def test_earlier_rejections_get_a_date_that_leaves_two_months(cast):
    customer = individual()
    Registration.objects.create(customer=customer, status="rejected", reason="Long ago.")
    Registration.objects.update(created_at=timezone.now() - timedelta(days=3000))
    for _twice in range(2):
        date_those_without()
    assert Retention.objects.get().erase_on == TODAY() + timedelta(days=60)


def test_due_diligence_after_the_date_was_set_keeps_somebody_longer(cast):
    opened = dossiers.dossier()
    retention.rejected(cast, opened.customer)
    retention.examined(cast, opened.customer)
    Retention.objects.update(erase_on=TODAY())
    tasks.look()
    assert Retention.objects.get().erase_on == months_later(TODAY(), 60)


def test_pages_show_the_date_and_say_what_is_wrong(cast):
    opened = dossiers.dossier()
    browser, customer = cast.ada.browser(), opened.customer
    assert "Nothing is erased" in browser.get(path("customer", customer.public_id)).content.decode()
    decide = reverse("professional:prospects:decide", urlconf="vestibule.config.urls_tenant", args=[opened.public_id])
    browser.post(decide, {"status": "rejected", "reason": "No.", "ground": "withdrew"})
    panel = browser.get(decide.replace("decide/", "")).content.decode()
    assert "Everything is erased on" in panel
    assert "(Withdrew)" in panel
    listed = reverse("professional:prospects:index", urlconf="vestibule.config.urls_tenant")
    assert "To be erased on" in browser.get(listed).content.decode()
    browser.post(
        reverse("professional:prospects:columns", urlconf="vestibule.config.urls_tenant"), {"columns": ["erased"]}
    )
    assert "To be erased on" in browser.get(listed).content.decode()
    wrong = browser.post(path("hold", customer.public_id), {"reason": ""})
    assert wrong.status_code == 422
    assert "Please say why" in wrong.content.decode()
    assert browser.post(path("keep_longer", customer.public_id), {"until_on": "x", "reason": "y"}).status_code == 422
    until = (TODAY() + timedelta(days=900)).isoformat()
    longer = browser.post(path("keep_longer", customer.public_id), {"until_on": until, "reason": "y"})
    assert longer.status_code == 302
    assert browser.post(path("hold", customer.public_id), {"reason": "A complaint."}).status_code == 302
    assert "A complaint." in browser.get(path("customer", customer.public_id)).content.decode()
    assert browser.post(path("release", customer.public_id)).status_code == 302
    page = browser.get(path("rules"))
    assert customer.name in page.content.decode()
    given = months() | {"duty": 3}
    assert browser.post(path("rules"), given).status_code == 422
    assert browser.post(path("rules"), given | {"duty": 60, "rejected": 9}).status_code == 302
    assert months()["rejected"] == 9


def test_the_list_of_dates_costs_the_same_with_more(cast, assert_queries):
    browser = cast.ada.browser()
    retention.rejected(cast, individual())
    browser.get(path("rules"))
    with assert_queries(6):
        browser.get(path("rules"))
    for _more in range(10):
        retention.rejected(cast, individual())
    with assert_queries(6):
        browser.get(path("rules"))
