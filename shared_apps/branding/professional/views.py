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
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shared_apps.branding import commands, policies
from shared_apps.branding.differences import differences
from shared_apps.branding.enums import ImageKind
from shared_apps.branding.looks import Values, image_url
from shared_apps.branding.professional.forms import PREVIEW_PAGES, BrandForm, ImageForm, PreviewForm, initial_of
from shared_apps.branding.published import branding_of, published_values, values_of, versions
from themes.base.pdf import PdfUnavailable, can_make_pdfs, first_sheet
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError

_SHOWN_VERSIONS = 8
# Without scripts, forms and an origin to speak of; a letter brings its own styles.
_LOCKED = "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
_PAGE_POLICY = f"default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; {_LOCKED}"
_LETTER_POLICY = f"default-src 'none'; style-src 'unsafe-inline'; img-src 'self' %(origin)s; {_LOCKED}"


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    """The form. Each change is kept in the draft, which nobody else sees until it is published."""
    draft = commands.current_draft()
    values = draft or published_values()
    form = BrandForm(request.POST or None, initial=initial_of(values), shown=request.GET.get("shown", ""))
    shown = PreviewForm(request.POST or request.GET)
    if request.method == "POST" and form.is_valid():
        saved = form.run(commands.save_draft, actor=request.actor, values=form.values(values))
        if saved is not None and not request.htmx:
            return _saved(request, shown)
        values = saved or values
        draft = values
    status = 422 if form.errors else 200
    if request.htmx:
        context = _preview_context(values, shown, is_draft=draft is not None) | {"errors": form.errors}
        return render(request, "branding/professional/_state.html", context, status=status)
    context = _page_context(form, ImageForm(), values, shown, is_draft=draft is not None)
    return render(request, "branding/professional/edit.html", context, status=status)


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
        BrandForm(initial=initial_of(values)),
        form,
        values,
        PreviewForm(request.GET),
        is_draft=draft is not None,
        faulty_kind=kind,
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
@require_POST
def go_back(request: HttpRequest, number: int) -> HttpResponse:
    """Publish an earlier version again, as a new one."""
    new = commands.go_back_to_version(actor=request.actor, number=number)
    messages.success(
        request,
        _("Your clients see version %(number)d again; it is now version %(new)d.") % {"number": number, "new": new},
    )
    return redirect(reverse("professional:branding:edit") + "#history")


@professional_view(policies.EDIT)
@require_safe
def preview_style(_request: HttpRequest) -> HttpResponse:
    """The stylesheet of the draft."""
    branding = branding_of(commands.current_draft() or published_values())
    return HttpResponse(branding.css, content_type="text/css; charset=utf-8", headers={"Cache-Control": "no-store"})


@professional_view(policies.EDIT)
@require_safe
def preview(request: HttpRequest, page: str, language: str) -> HttpResponse:
    """A real page with the looks of the draft and invented data; nothing on it does anything."""
    if page not in settings.BRAND_PREVIEWS or language not in dict(settings.LANGUAGES):
        raise Http404
    _try_out(request)
    with translation.override(language):
        if page == "pdf":
            address = reverse("professional:branding:preview_sheet", args=[language])
            answer = render(request, "branding/professional/preview_pdf.html", {"sheet_url": address})
        else:
            answer = import_string(settings.BRAND_PREVIEWS[page])(request)
    answer["Content-Security-Policy"] = (_LETTER_POLICY if page == "email" else _PAGE_POLICY) % {
        "origin": request.branding.origin
    }
    answer["X-Frame-Options"] = "SAMEORIGIN"
    answer["Cache-Control"] = "no-store"
    return answer


@professional_view(policies.EDIT)
@require_safe
def preview_sheet(request: HttpRequest, language: str) -> HttpResponse:
    """The first sheet of a PDF with the looks of the draft, as an image: browsers frame no PDF without scripts."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    _try_out(request)
    with translation.override(language):
        try:
            document = import_string(settings.BRAND_PREVIEWS["pdf"])(request)
        except DomainError as error:
            raise Http404 from error
    return HttpResponse(first_sheet(document.content), content_type="image/png", headers={"Cache-Control": "no-store"})


def _try_out(request: HttpRequest) -> None:
    """Give the request the looks of the draft."""
    values = commands.current_draft() or published_values()
    style = f"{reverse('professional:branding:preview_style')}?v={_mark(values)}"
    request.branding = branding_of(values, css_path=style)
    request.theme = "dark" if request.GET.get("scheme") == "dark" else "light"


def _saved(request: HttpRequest, shown: PreviewForm) -> HttpResponse:
    action = request.POST.get("action", "")
    if action == "publish":
        number = commands.publish(actor=request.actor)
        messages.success(
            request, _("Version %(number)d is published. Your clients see it from now on.") % {"number": number}
        )
        return redirect("professional:branding:edit")
    if action != "preview":
        messages.success(request, _("Your draft is saved. Nobody else sees it until you publish it."))
    address = reverse("professional:branding:edit")
    return redirect(f"{address}?{shown.query}#branding-preview" if action == "preview" else address)


def _page_context(
    form: BrandForm, image_form: ImageForm, values: Values, shown: PreviewForm, *, is_draft: bool, faulty_kind: str = ""
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
    return {
        "form": form,
        "kinds": kinds,
        "history": _history(),
        **_preview_context(values, shown, is_draft=is_draft),
        "errors": {},
    }


def _history() -> list[dict[str, Any]]:
    """The latest versions, each with what it changed."""
    found = list(versions()[: _SHOWN_VERSIONS + 1])
    looks = [*map(values_of, found), Values()]
    return [
        {"version": version, "differences": differences(looks[at + 1], looks[at])}
        for at, version in enumerate(found[:_SHOWN_VERSIONS])
    ]


def _preview_context(values: Values, shown: PreviewForm, *, is_draft: bool) -> dict[str, Any]:
    chosen = shown.chosen
    address = reverse("professional:branding:preview", args=[chosen["page"], chosen["language"]])
    titles = dict(PREVIEW_PAGES)
    return {
        "is_draft": is_draft,
        "shown": shown,
        "preview_url": f"{address}?scheme={chosen['scheme']}&v={_mark(values)}",
        "preview_size": chosen["size"],
        "preview_title": titles[chosen["page"]],
        "has_pdf": chosen["page"] != "pdf" or can_make_pdfs(),
        "no_pdf": str(PdfUnavailable()),
    }


def _mark(values: Values) -> str:
    """A short hash that changes with every value, so that a browser asks again."""
    return sha256(json.dumps(values.to_columns(), sort_keys=True).encode()).hexdigest()[:16]
