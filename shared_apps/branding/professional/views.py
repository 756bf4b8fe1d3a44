"""Settings > Branding: the form, the preview of what is being tried out beside it, and the history."""

import json
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shared_apps.branding import commands, policies
from shared_apps.branding.enums import ImageKind
from shared_apps.branding.looks import Values, image_url
from shared_apps.branding.professional.forms import BrandForm, ImageForm, initial_of
from shared_apps.branding.published import branding_of, published_values, versions
from shared_apps.organisations.profile import current_organisation
from themes.base.navigation import Entry, Navigation, Section
from vestibule.core.doors import professional_view

_SHOWN_VERSIONS = 8
_PREVIEWS = {
    "login": "branding/professional/preview_login.html",
    "overview": "branding/professional/preview_overview.html",
}


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    """The form. Each change is kept in the draft, which nobody else sees until it is published."""
    draft = commands.current_draft()
    values = draft or published_values()
    form = BrandForm(request.POST or None, initial=initial_of(values))
    if request.method == "POST" and form.is_valid():
        values = form.run(commands.save_draft, actor=request.actor, values=form.values(values)) or values
        if request.htmx:
            language = form.cleaned_data["preview_language"]
            return render(
                request, "branding/professional/_preview.html", _preview_context(values, language, is_draft=True)
            )
        if request.POST.get("action") == "publish":
            return _published(request)
        messages.success(request, _("Your draft is saved. Nobody else sees it until you publish it."))
        return redirect("professional:branding:edit")
    if request.htmx:
        return render(
            request, "branding/professional/_preview.html", _preview_context(values, "", is_draft=draft is not None)
        )
    context = _page_context(form, ImageForm(), values, is_draft=draft is not None)
    return render(request, "branding/professional/edit.html", context, status=422 if form.errors else 200)


@professional_view(policies.EDIT)
@require_POST
def image(request: HttpRequest, kind: str) -> HttpResponse:
    """Put an image into the draft, or take it out."""
    if kind not in ImageKind.values:
        raise Http404
    form = ImageForm(request.POST, request.FILES)
    is_removal = "remove" in request.POST
    if is_removal or form.is_valid():
        file = None if is_removal else form.cleaned_data["image"]
        values = form.run(commands.set_image, actor=request.actor, kind=ImageKind(kind), file=file)
        if values is not None:
            return redirect(reverse("professional:branding:edit") + "#images")
    draft = commands.current_draft()
    values = draft or published_values()
    context = _page_context(
        BrandForm(initial=initial_of(values)), form, values, is_draft=draft is not None, faulty_kind=kind
    )
    return render(request, "branding/professional/edit.html", context, status=422)


@professional_view(policies.EDIT)
@require_POST
def discard(request: HttpRequest) -> HttpResponse:
    """Go back to what is published."""
    commands.discard_draft(actor=request.actor)
    messages.success(request, _("Your draft is gone. You see what is published."))
    return redirect("professional:branding:edit")


@professional_view(policies.EDIT)
@require_POST
def take_up(request: HttpRequest, number: int) -> HttpResponse:
    """Make an earlier version the draft."""
    commands.take_up_version(actor=request.actor, number=number)
    messages.info(
        request, _("Version %(number)d is your draft now. Publish it when it looks right.") % {"number": number}
    )
    return redirect("professional:branding:edit")


@professional_view(policies.EDIT)
@require_safe
def preview_style(_request: HttpRequest) -> HttpResponse:
    """The stylesheet of the draft."""
    branding = branding_of(commands.current_draft() or published_values())
    return HttpResponse(branding.css, content_type="text/css; charset=utf-8", headers={"Cache-Control": "no-store"})


@professional_view(policies.EDIT)
@require_safe
def preview(request: HttpRequest, page: str, language: str) -> HttpResponse:
    """A page of ours with the looks of the draft; nothing on it does anything."""
    if page not in _PREVIEWS or language not in dict(settings.LANGUAGES):
        raise Http404
    values = commands.current_draft() or published_values()
    request.branding = branding_of(
        values, css_path=f"{reverse('professional:branding:preview_style')}?v={_mark(values)}"
    )
    with translation.override(language):
        return render(request, _PREVIEWS[page], {"navigation": _sample_navigation()})


def _published(request: HttpRequest) -> HttpResponse:
    number = commands.publish(actor=request.actor)
    messages.success(
        request, _("Version %(number)d is published. Your clients see it from now on.") % {"number": number}
    )
    return redirect("professional:branding:edit")


def _page_context(
    form: BrandForm, image_form: ImageForm, values: Values, *, is_draft: bool, faulty_kind: str = ""
) -> dict[str, Any]:
    kinds = [
        {
            "code": kind.value,
            "label": kind.label,
            "url": image_url(digest) if (digest := getattr(values, kind)) else "",
            "form": image_form if kind == faulty_kind else ImageForm(auto_id=f"{kind}-%s"),
        }
        for kind in ImageKind
    ]
    history = list(versions()[:_SHOWN_VERSIONS])
    language = form["preview_language"].value() or ""
    return {
        "form": form,
        "kinds": kinds,
        "history": history,
        **_preview_context(values, str(language), is_draft=is_draft),
    }


def _preview_context(values: Values, language: str, *, is_draft: bool) -> dict[str, Any]:
    offered = [code for code, _name in current_organisation().language_choices]
    shown = language if language in offered else offered[0]
    return {
        "is_draft": is_draft,
        "mark": _mark(values),
        "login_url": reverse("professional:branding:preview", args=["login", shown]),
        "overview_url": reverse("professional:branding:preview", args=["overview", shown]),
    }


def _mark(values: Values) -> str:
    """A short hash that changes with every value, so that a browser asks again."""
    return sha256(json.dumps(values.to_columns(), sort_keys=True).encode()).hexdigest()[:16]


def _sample_navigation() -> Navigation:
    entries = (
        Entry(_("My overview"), "", "layout-dashboard", is_active=True),
        Entry(_("Documents"), "", "files", count=2),
        Entry(_("Questions"), "", "list-checks"),
    )
    return Navigation(sections=(Section("", entries),), home_url="")
