"""Spreading the planned reviews of a part of the calendar over days and people."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tenant_apps.reviews import commands, policies
from tenant_apps.reviews.models import Review
from tenant_apps.reviews.professional.forms import SpreadForm
from tenant_apps.reviews.professional.views import within
from vestibule.core import formats
from vestibule.core.doors import professional_view
from vestibule.core.months import months_later

USUAL_MONTHS = 3


@professional_view(policies.WORK)
@require_http_methods(["GET", "POST"])
def spread(request: HttpRequest) -> HttpResponse:
    """How many stand there, and over which days and whom they go; those that were begun keep their day."""
    month, person = request.GET.get("month", ""), request.GET.get("person", "")
    planned = Review.objects.visible_to(request.actor).current().planned()
    reviews = list(within(planned, month, person).order_by("pk").values_list("pk", flat=True))
    today = timezone.localdate()
    initial = {"first": today, "last": months_later(today, USUAL_MONTHS)}
    form = SpreadForm(request.POST if request.method == "POST" else None, initial=initial, actor=request.actor)
    if form.is_valid():
        facts = {**form.cleaned_data, "people": list(form.cleaned_data["people"])}
        count = form.run(commands.spread_reviews, actor=request.actor, reviews=reviews, **facts)
        if count:
            told = ngettext("%(count)s review has its day.", "%(count)s reviews have their days.", count)
            messages.success(request, told % {"count": formats.number(count)})
            return redirect("professional:reviews:index")
    context = {"form": form, "count": len(reviews)}
    return render(request, "reviews/professional/spread.html", context, status=422 if form.errors else 200)
