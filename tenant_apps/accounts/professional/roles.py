"""What each role may do, side by side, and roles of the firm's own."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.accounts.commands.roles import remove_role, save_role
from tenant_apps.accounts.models import Role
from tenant_apps.accounts.policies import MANAGE, permissions_of
from tenant_apps.accounts.professional.forms import RoleForm
from tenant_apps.accounts.rights import assignable, lines_of, own_roles, role_choices
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError

PAGE = "professional:accounts:roles"


@professional_view(MANAGE)
@require_GET
def roles(request: HttpRequest) -> HttpResponse:
    """The rights of each role; two that are chosen can be compared alone, without what they have in common."""
    own = own_roles()
    choices = role_choices(own)
    asked = request.GET.getlist("role")
    chosen = [code for code, _label in choices if code in asked]
    shown = chosen or [code for code, _label in choices]
    lines = lines_of(shown)
    if len(chosen) > 1:
        lines = [line for line in lines if not all(line.held)]
    names = [label for code, label in choices if code in shown]
    context = {
        "lines": [(line.permission, list(zip(names, line.held, strict=True))) for line in lines],
        "names": names,
        "choices": [(code, label, code in chosen) for code, label in choices],
        "own": own,
        "is_narrowed": bool(chosen),
        "is_compared": len(chosen) > 1,
    }
    return render(request, "accounts/professional/roles.html", context)


@professional_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Make a role, beginning with the rights of the one that is copied."""
    copied = request.GET.get("of", "")
    known = dict(role_choices(own_roles()))
    rights = _rights_of(copied) if copied in known else []
    name = _("Copy of %(role)s") % {"role": known[copied]} if copied in known else ""
    form = RoleForm(request.POST or None, initial={"name": name, "rights": rights})
    if form.is_valid() and form.run(save_role, actor=request.actor, **form.cleaned_data):
        messages.success(request, _("The role was made. Now give it to somebody."))
        return redirect(PAGE)
    context = {"form": form, "role": None}
    return render(request, "accounts/professional/role.html", context, status=422 if form.errors else 200)


@professional_view(MANAGE)
@require_http_methods(["GET", "POST"])
def role(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change the name and the rights of one of the firm's own roles."""
    found = get_object_or_404(Role.objects.visible_to(request.actor).own(), public_id=public_id)
    form = RoleForm(request.POST or None, initial={"name": found.name, "rights": found.permissions})
    if form.is_valid() and form.run(save_role, actor=request.actor, role=found, **form.cleaned_data):
        messages.success(request, str(phrases.SAVED))
        return redirect(PAGE)
    holders = found.accounts.visible_to(request.actor).order_by("name", "pk")
    context = {"form": form, "role": found, "holders": holders}
    return render(request, "accounts/professional/role.html", context, status=422 if form.errors else 200)


@professional_view(MANAGE)
@require_POST
def remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Remove a role that nobody has."""
    found = get_object_or_404(Role.objects.visible_to(request.actor).own(), public_id=public_id)
    try:
        remove_role(actor=request.actor, role=found)
    except DomainError as error:
        messages.error(request, str(error.message))
        return redirect("professional:accounts:role", public_id)
    messages.success(request, _("The role was removed."))
    return redirect(PAGE)


def _rights_of(code: str) -> list[str]:
    """What a role may do that another may too."""
    added = [found.permissions for found in own_roles() if found.code == code]
    held = permissions_of([code], added)
    return [each.code for each in assignable() if each.code in held]
