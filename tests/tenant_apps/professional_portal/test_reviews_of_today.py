"""Reviews of clients among one's work of today."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from shared_apps.organisations import profile
from tenant_apps.accounts.models import Role, Team
from tenant_apps.professional_portal.home import SHOWN, work_of
from tenant_apps.reviews.enums import ReviewState
from tenant_apps.reviews.models import Review
from tests.cast import professional
from tests.factories.clients import client
from tests.factories.customers import individual
from tests.factories.dossiers import dossier, free_point

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
HOME = reverse("professional:professional_portal:home", urlconf=TENANT_URLS)


def review(name: str, days: int, account: object = None, **facts: object) -> Review:
    due = timezone.localdate() + timedelta(days=days)
    return Review.objects.create(customer=client(individual(last_name=name)), due_on=due, assigned_to=account, **facts)


def names(cast, whose: str) -> list[str]:
    return [each.client.split()[-1] for each in work_of(cast.ben.actor, whose=whose).reviews]


def test_reviews_that_are_due_or_answered_are_work_of_today(cast):
    ben, ada = cast.ben.account, cast.ada.account
    late = review("Late", -3, ben)
    review("Soon", 7, ben, state=ReviewState.ASKED)
    review("Far", 8, ben)
    review("Answered", 90, ben, state=ReviewState.ANSWERED)
    review("Confirm", 80, ada, state=ReviewState.PROPOSED)
    review("Closed", -5, ben, state=ReviewState.CLOSED, closed_at=timezone.now())
    review("Nobody", 1)
    for name, lifecycle in (("Former", "former"), ("Prospect", "prospect")):
        gone = review(name, -1, ben).customer
        gone.lifecycle = lifecycle
        gone.save(update_fields=["lifecycle"])
    Team.objects.create(name="Two").members.add(ben, ada)
    free_point(dossier(adviser=ben), subject="Call", due_on=timezone.localdate())

    assert names(cast, "me") == ["Late", "Soon", "Answered"]
    assert names(cast, "team") == ["Late", "Soon", "Confirm", "Answered"]
    assert names(cast, "firm") == ["Late", "Nobody", "Soon", "Confirm", "Answered"]
    work = work_of(cast.ben.actor, whose="me")
    assert ([point.subject for point in work.due], work.due_count, work.reviews_count) == (["Call"], 1, 3)
    text = cast.ben.browser().get(HOME).content.decode().split("Reviews of clients")[1]
    assert reverse("professional:reviews:detail", urlconf=TENANT_URLS, args=[late.public_id]) in text
    assert [text.count(word) for word in ("Overdue", "With the client", "To look at")] == [1, 1, 1]


def test_without_reviews_the_page_says_so_and_without_the_right_or_the_module_nothing(cast, monkeypatch):
    assert "No review is due." in cast.ben.browser().get(HOME).content.decode()
    review("Late", -3, cast.ben.account)
    Role.objects.create(code="own:Watch", permissions=["professional_portal:enter", "customers:view"])
    helper = professional(cast.alpha, "Hal", "own:Watch")
    for browser, lacking in ((helper.browser(), set()), (cast.ben.browser(), {"clients"})):
        monkeypatch.setattr(profile, "lacking_modules", lambda lacking=lacking: frozenset(lacking))
        page = browser.get(HOME, {"whose": "firm"})
        assert page.context["work"].reviews is None
        assert not re.search(r"Reviews of clients|/pro/reviews/", page.content.decode().split('id="work"')[1])


def test_reviews_cost_no_statement_of_their_own(cast, assert_queries):
    for number in range(SHOWN + 2):
        review(f"Otter{number}", -number, cast.ben.account)
    free_point(dossier(adviser=cast.ben.account))
    browser = cast.ben.browser()
    browser.get(HOME)
    with assert_queries(11):
        page = browser.get(HOME)
    assert (len(page.context["work"].reviews), page.context["work"].reviews_count) == (SHOWN, SHOWN + 2)
