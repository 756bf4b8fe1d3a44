"""Settings > Important documents."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.documents.commands.waiting import waiting_upload
from tenant_apps.library import policies
from tenant_apps.library.commands.categories import add_category, edit_category, order_categories, remove_category
from tenant_apps.library.commands.documents import (
    add_file,
    edit_document,
    order_documents,
    replace_file,
    restore_document,
    withdraw_document,
)
from tenant_apps.library.models import Category, Document
from tenant_apps.library.professional.forms import CategoryForm, DocumentForm, ReplaceForm
from tenant_apps.library.querysets import NEW, NEWER
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError
from vestibule.core.ordering import ordered

INDEX = "professional:library:index"


@professional_view(policies.CONFIGURE)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every category with its documents, in the order in which clients find them, and what was withdrawn."""
    documents = list(Document.objects.visible_to(request.actor).in_order().with_versions())
    categories = Category.objects.visible_to(request.actor).current().in_order()
    context = {
        "shelves": [
            (category, [each for each in documents if each.category_id == category.pk and not each.is_withdrawn])
            for category in categories
        ],
        "withdrawn": [each for each in documents if each.is_withdrawn],
    }
    return render(request, "library/professional/index.html", context)


@professional_view(policies.CONFIGURE)
@require_POST
def order(request: HttpRequest) -> HttpResponse:
    """Put the categories in another order."""
    return ordered(request, order_categories, actor=request.actor, back=INDEX)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def category_add(request: HttpRequest) -> HttpResponse:
    """Add a category."""
    form = CategoryForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.run(add_category, actor=request.actor, names=form.texts("name")):
        messages.success(request, phrases.SAVED)
        return redirect(INDEX)
    context = {"form": form, "category": None, "trail": _trail()}
    return render(request, "library/professional/category.html", context, status=form.status)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def category(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Rename a category."""
    found = _category(request, public_id)
    data, shown = request.POST if request.method == "POST" else None, request.GET.get("shown", "")
    form = CategoryForm(data, source=found, shown=shown)
    if form.is_valid() and form.run(edit_category, actor=request.actor, category=found, names=form.texts("name")):
        messages.success(request, phrases.SAVED)
        return redirect(INDEX)
    context = {"form": form, "category": found, "trail": _trail()}
    return render(request, "library/professional/category.html", context, status=form.status)


@professional_view(policies.CONFIGURE)
@require_POST
def category_remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take an empty category away."""
    try:
        remove_category(actor=request.actor, category=_category(request, public_id))
        messages.success(request, _("The category was removed."))
    except DomainError as error:
        messages.warning(request, str(error))
    return redirect(INDEX)


@professional_view(policies.CONFIGURE)
@require_POST
def documents_order(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Put the documents of a category in another order."""
    return ordered(request, order_documents, actor=request.actor, back=INDEX, category=_category(request, public_id))


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Make a document available to clients."""
    waiting = waiting_upload(request.actor, NEW, request.actor.account_id)
    form = DocumentForm(
        *_sent(request),
        actor=request.actor,
        waiting=waiting,
        initial={"category": request.GET.get("category", "")},
    )
    if form.is_valid():
        sent = {"file": form.cleaned_data["files"] or waiting, "language": form.cleaned_data["language"]}
        if form.run(add_file, actor=request.actor, **sent, **form.facts):
            messages.success(request, _("Clients find the document as soon as it has been checked."))
            return redirect(INDEX)
    context = {"form": form, "document": None, "title": _("Add a document"), "trail": _trail()}
    context |= _ahead(NEW, request.user.public_id)
    return render(request, "library/professional/document.html", context, status=form.status)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def document(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change a document, and see every file that it had."""
    found = _document(request, public_id)
    data, shown = request.POST if request.method == "POST" else None, request.GET.get("shown", "")
    form = DocumentForm(data, actor=request.actor, source=found, shown=shown)
    if form.is_valid() and form.run(edit_document, actor=request.actor, document=found, **form.facts):
        messages.success(request, phrases.SAVED)
        return redirect(INDEX)
    context = {"form": form, "document": found, "title": found.title, "trail": _trail()}
    return render(request, "library/professional/document.html", context, status=form.status)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def replace(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give a document a newer file."""
    found = _document(request, public_id)
    waiting = waiting_upload(request.actor, NEWER, found.pk)
    form = ReplaceForm(*_sent(request), waiting=waiting)
    if form.is_valid():
        sent = {"file": form.cleaned_data["files"] or waiting, "language": form.cleaned_data["language"]}
        if form.run(replace_file, actor=request.actor, document=found, **sent):
            messages.success(request, _("Clients get the new file as soon as it has been checked."))
            return redirect("professional:library:document", public_id)
    trail = [*_trail(), (found.title, reverse("professional:library:document", args=[public_id]))]
    context = {"form": form, "document": found, "trail": trail} | _ahead(NEWER, public_id)
    return render(request, "library/professional/replace.html", context, status=form.status)


@professional_view(policies.CONFIGURE)
@require_POST
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a document back."""
    withdraw_document(actor=request.actor, document=_document(request, public_id))
    messages.success(request, _("Clients no longer find the document."))
    return redirect(INDEX)


@professional_view(policies.CONFIGURE)
@require_POST
def restore(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Make it available again."""
    restore_document(actor=request.actor, document=_document(request, public_id))
    messages.success(request, _("Clients find the document again."))
    return redirect(INDEX)


def _category(request: HttpRequest, public_id: UUID) -> Category:
    return get_object_or_404(Category.objects.visible_to(request.actor), public_id=public_id)


def _document(request: HttpRequest, public_id: UUID) -> Document:
    visible = Document.objects.visible_to(request.actor).select_related("category").with_versions()
    return get_object_or_404(visible, public_id=public_id)


def _sent(request: HttpRequest) -> tuple[Any, ...]:
    """What a form with a file is made of."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _ahead(holder: str, subject: UUID) -> dict[str, object]:
    """Where the file is sent while the form is filled in."""
    return {
        "endpoint": reverse("professional:documents:uploads", args=[holder, subject]),
        "waiting": reverse("professional:documents:waiting", args=[holder, subject]),
        "largest": settings.MAXIMUM_UPLOAD_BYTES,
    }


def _trail() -> list[tuple[str, str]]:
    """The way here."""
    return [
        (_("Settings"), reverse("professional:professional_portal:settings")),
        (_("Important documents"), reverse(INDEX)),
    ]
