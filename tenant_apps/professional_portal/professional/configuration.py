"""Settings > Settings as a file: saving one, looking at what one would change, and taking it over."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shared_apps.organisations.policies import EDIT
from tenant_apps.professional_portal.commands import take_over_configuration
from tenant_apps.professional_portal.errors import ConfigurationTooLarge
from tenant_apps.professional_portal.exchange import (
    LARGEST,
    Plan,
    Section,
    exported,
    file_name,
    packed,
    parts_of,
    planned,
    read_configuration,
    unpacked,
)
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError
from vestibule.core.forms import Form

_PAGE = "professional_portal/professional/configuration.html"
_PLAN = "professional_portal/professional/configuration_plan.html"


class ConfigurationForm(Form):
    """A file that holds a configuration."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("You see first what it would change, and choose."),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".json,application/json"}),
    )

    def clean_file(self) -> bytes:
        """Read it; nothing of it is stored."""
        file = self.cleaned_data["file"]
        content: bytes = file.read(LARGEST + 1)
        try:
            if file.size > LARGEST:
                raise ConfigurationTooLarge
            read_configuration(content)
            packed(content)
        except DomainError as error:
            raise forms.ValidationError(str(error), code=error.code) from error
        return content


@professional_view(EDIT)
@require_http_methods(["GET", "POST"])
def configuration(request: HttpRequest) -> HttpResponse:
    """Save the settings, or look at what a file would change. Nothing changes here."""
    form = ConfigurationForm(request.POST, request.FILES) if request.method == "POST" else ConfigurationForm()
    if form.is_valid():
        return _difference(request, form.cleaned_data["file"])
    parts = [part.label for part in parts_of(request.actor)]
    return render(request, _PAGE, {"form": form, "parts": parts}, status=422 if form.errors else 200)


@professional_view(EDIT)
@require_GET
def save(request: HttpRequest) -> HttpResponse:
    """The settings as a file, named by firm and day."""
    headers = {"Content-Disposition": f'attachment; filename="{file_name()}"', "Cache-Control": "private, no-store"}
    return HttpResponse(exported(request.actor), content_type="application/json", headers=headers)


@professional_view(EDIT)
@require_POST
def take_over(request: HttpRequest) -> HttpResponse:
    """Take over what was ticked: an item, where its part is ticked too."""
    parts = set(request.POST.getlist("part"))
    chosen = [name for name in request.POST.getlist("item") if name.partition("|")[0] in parts]
    content = b""
    try:
        content = unpacked(request.POST.get("content", ""))
        file = read_configuration(content)
        seen = request.POST.get("seen", "")
        changes = take_over_configuration(actor=request.actor, file=file, chosen=chosen, seen=seen)
    except DomainError as error:
        return _difference(request, content, str(error), chosen=set(request.POST.getlist("item")), parts=parts)
    told = ngettext("%(count)d setting was taken over.", "%(count)d settings were taken over.", len(changes))
    messages.success(request, told % {"count": len(changes)})
    return redirect("professional:professional_portal:configuration")


def _difference(
    request: HttpRequest,
    content: bytes,
    error: str = "",
    *,
    chosen: set[str] | None = None,
    parts: set[str] | None = None,
) -> HttpResponse:
    """What the file would change, with everything ticked at first; without a readable file, the page to choose one."""
    try:
        plan = planned(request.actor, read_configuration(content))
    except DomainError as unreadable:
        form = ConfigurationForm({})
        form.errors["file"] = form.error_class([error or str(unreadable)])
        context: dict[str, Any] = {"form": form, "parts": [part.label for part in parts_of(request.actor)]}
        return render(request, _PAGE, context, status=422)
    context = {
        "plan": plan,
        "groups": [_group(section, chosen, parts) for section in plan.sections],
        "content": packed(content),
        "error": error,
        "counts": _counts(plan),
        "back": reverse("professional:professional_portal:configuration"),
    }
    return render(request, _PLAN, context, status=422 if error else 200)


def _group(section: Section, chosen: set[str] | None, parts: set[str] | None) -> dict[str, Any]:
    """One part of the difference, as the page shows it."""
    lines = [
        {"change": change, "is_chosen": chosen is None or change.name in chosen}
        for change in (*section.new, *section.changed)
    ]
    return {
        "section": section,
        "lines": lines,
        "is_chosen": parts is None or section.part.code in parts,
        "is_quiet": not (lines or section.left),
    }


def _counts(plan: Plan) -> list[tuple[str, int]]:
    """How much is new, changed, the same, only here, and not to be taken over."""
    return [
        (_("New"), sum(len(section.new) for section in plan.sections)),
        (_("Changed"), sum(len(section.changed) for section in plan.sections)),
        (_("The same"), sum(section.same for section in plan.sections)),
        (_("Only here"), sum(len(section.only_here) for section in plan.sections)),
        (_("Cannot be taken over"), sum(len(section.left) for section in plan.sections) + len(plan.left)),
    ]
