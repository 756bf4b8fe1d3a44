"""What each role may do, side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_GET

from tenant_apps.accounts.enums import PROFESSIONAL_ROLES
from tenant_apps.accounts.policies import MANAGE
from tenant_apps.accounts.rights import lines_of
from vestibule.core.doors import professional_view


@professional_view(MANAGE)
@require_GET
def roles(request: HttpRequest) -> HttpResponse:
    """The rights of each role; two that are chosen can be compared alone, without what they have in common."""
    chosen = tuple(role for role in PROFESSIONAL_ROLES if role in request.GET.getlist("role"))
    shown = chosen or PROFESSIONAL_ROLES
    lines = lines_of(shown)
    if len(chosen) > 1:
        lines = [line for line in lines if not all(line.held)]
    names: list[tuple[str, str | Promise, bool]] = [(role, role.label, role in chosen) for role in PROFESSIONAL_ROLES]
    context = {
        "lines": lines,
        "shown": [role.label for role in shown],
        "choices": names,
        "is_compared": len(chosen) > 1,
    }
    return render(request, "accounts/professional/roles.html", context)
