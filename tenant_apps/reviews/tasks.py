"""Planning reviews, starting those that start by themselves, and telling of what is due. Each may run twice."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from tenant_apps.reviews import policies
from tenant_apps.reviews.commands import plan_what_is_missing, start_review, tell_of_due_reviews
from tenant_apps.reviews.models import Review
from tenant_apps.reviews.planning import current_plan
from tenants.schedule import nightly
from tenants.tasks import effect
from vestibule.core.actors import System
from vestibule.core.errors import DomainError
from vestibule.core.permissions import allows

WORK = System("reviews of clients")
AT_ONCE = 200
"""So many are started in one night: the rest follow in the next."""


@effect("reviews.nightly")
def look() -> None:
    """Plan, start and tell, where the plan of the firm holds the module. What cannot be asked stays planned."""
    if not allows(WORK, policies.WORK):
        return
    plan_what_is_missing(actor=WORK)
    plan = current_plan()
    if plan.is_started_by_itself:
        last = timezone.localdate() + timedelta(days=plan.lead_days)
        planned = Review.objects.visible_to(WORK).current().planned().filter(due_on__lte=last)
        for review in planned.soonest_first()[:AT_ONCE]:
            _start(review)
    tell_of_due_reviews(actor=WORK)


nightly("reviews.nightly", at="04:40")


def _start(review: Review) -> None:
    try:
        with transaction.atomic():
            start_review(actor=WORK, review=review)
    except DomainError:
        return
