"""Documents made available: the panel on the dossier's page, making one available, changing and withdrawing it."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shared_apps.organisations.written import WrittenForm
from tenant_apps.customers.models import Party
from tenant_apps.documents.commands.waiting import waiting_upload
from tenant_apps.documents.errors import FileMissing
from tenant_apps.documents.models import Label, Upload
from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.publications import edit_publication, publish_file, withdraw_publication
from tenant_apps.dossiers.models import Dossier, Product, Publication
from tenant_apps.dossiers.professional.found import found_dossier
from tenant_apps.dossiers.published import HOLDER
from vestibule.core import phrases
from vestibule.core.actors import Actor
from vestibule.core.doors import professional_view
from vestibule.core.permissions import allows


class PublicationForm(WrittenForm):
    """What is made available, to whom, for what, with words in each language."""

    party = forms.ModelChoiceField(
        label=_("For whom"),
        queryset=Party.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("All applicants"),
    )
    product = forms.ModelChoiceField(
        label=_("Product"),
        queryset=Product.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("The whole dossier"),
    )
    labels = forms.ModelMultipleChoiceField(
        label=pgettext_lazy("on papers", "Labels"),
        help_text=_("What this document is, such as your credit guide."),
        queryset=Label.objects.none(),
        to_field_name="public_id",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        actor: Actor,
        dossier: Dossier,
        source: Publication | None = None,
        waiting: Upload | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.add_text("title", _("Title"), max_length=200, source=source)
        self.add_text("remark", _("Remark for the client"), max_length=2_000, source=source, is_required=False, rows=3)
        self.fields["party"].queryset = Party.objects.visible_to(actor).people_of(dossier.customer)
        self.fields["product"].queryset = Product.objects.visible_to(actor).filter(dossier=dossier).order_by("pk")
        labels = Label.objects.visible_to(actor).in_use().by_name()
        if labels:
            self.fields["labels"].queryset = labels
        else:
            del self.fields["labels"]
        if source is None:
            missing = str(FileMissing().message)
            self.fields["files"] = forms.FileField(
                label=_("File"), required=waiting is None, error_messages={"required": missing}
            )
        else:
            self.initial["party"] = source.party.public_id if source.party else None
            self.initial["product"] = source.product.public_id if source.product else None
            self.initial["labels"] = [label.public_id for label in source.file.labels.by_name()]

    @property
    def facts(self) -> dict[str, Any]:
        """What the commands take."""
        chosen = {name: self.cleaned_data[name] for name in ("party", "product", "labels") if name in self.fields}
        return chosen | {"titles": self.texts("title"), "remarks": self.texts("remark")}


@professional_view(policies.VIEW)
@require_GET
def panel(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What was made available in one dossier, and who has seen it."""
    dossier = found_dossier(request, public_id)
    context = {
        "dossier": dossier,
        "publications": Publication.objects.visible_to(request.actor).filter(dossier=dossier).with_everything(),
        "may_edit": allows(request.actor, policies.EDIT),
    }
    template = "_publications.html" if request.htmx else "publications.html"
    return render(request, f"dossiers/professional/{template}", context)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Make a document available."""
    dossier = found_dossier(request, public_id)
    waiting = waiting_upload(request.actor, HOLDER, dossier.pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PublicationForm(*sent, actor=request.actor, dossier=dossier, waiting=waiting)
    if form.is_valid():
        file = form.cleaned_data["files"] or waiting
        if form.run(publish_file, actor=request.actor, dossier=dossier, file=file, **form.facts):
            messages.success(request, gettext("The client sees the document as soon as it has been checked."))
            return redirect("professional:dossiers:detail", public_id)
    context = {
        "form": form,
        "dossier": dossier,
        "title": _("Make a document available"),
        "publication": None,
        "holder": HOLDER,
        "largest": settings.MAXIMUM_UPLOAD_BYTES,
    }
    return render(request, "dossiers/professional/publication.html", context, status=form.status)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change the words, the person or the product."""
    found = _found(request, public_id)
    data = request.POST if request.method == "POST" else None
    form = PublicationForm(data, actor=request.actor, dossier=found.dossier, source=found)
    if form.is_valid() and form.run(edit_publication, actor=request.actor, publication=found, **form.facts):
        messages.success(request, phrases.SAVED)
        return redirect("professional:dossiers:detail", found.dossier.public_id)
    context = {"form": form, "dossier": found.dossier, "title": found.title, "publication": found}
    return render(request, "dossiers/professional/publication.html", context, status=form.status)


@professional_view(policies.EDIT)
@require_POST
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a document back."""
    found = _found(request, public_id)
    withdraw_publication(actor=request.actor, publication=found)
    messages.success(request, gettext("The document is no longer available to the client."))
    return redirect("professional:dossiers:detail", found.dossier.public_id)


def _found(request: HttpRequest, public_id: UUID) -> Publication:
    visible = Publication.objects.visible_to(request.actor).select_related(
        "dossier__customer", "party", "product", "file"
    )
    return get_object_or_404(visible, public_id=public_id)
