"""The parts of the product that the firm's plan includes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from shared_apps.organisations.policies import EDIT
from vestibule.core.doors import professional_view
from vestibule.core.modules import all_modules


@professional_view(EDIT)
@require_GET
def modules(request: HttpRequest) -> HttpResponse:
    """Each module, what it holds, and whether the firm has it."""
    return render(request, "professional_portal/professional/modules.html", {"modules": all_modules()})
