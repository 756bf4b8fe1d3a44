"""What the firm usually asks, as its people set it up."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.templates import (
    add_rule,
    add_template,
    archive_template,
    edit_template,
    order_templates,
    remove_rule,
    restore_template,
)
from tenant_apps.dossiers.enums import ProductKind
from tenant_apps.dossiers.models import AnswerRule, PointTemplate
from tenant_apps.dossiers.professional.settings_forms import PointTemplateForm, RuleForm
from tenant_apps.dossiers.questions import described
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.ordering import ordered


@professional_view(policies.CONFIGURE)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Everything that is usually asked, product by product."""
    found = list(PointTemplate.objects.visible_to(request.actor).with_rule_count().in_order())
    kinds = [("", _("Any dossier")), *ProductKind.choices]
    groups = [
        (kind, label, [each for each in found if each.product_kind == kind and not each.is_archived])
        for kind, label in kinds
    ]
    context = {
        "groups": [group for group in groups if group[2]],
        "archived": [each for each in found if each.is_archived],
    }
    return render(request, "dossiers/professional/templates.html", context)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add something that is usually asked."""
    form = PointTemplateForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if form.is_valid():
        product = form.cleaned_data["product_kind"]
        template = form.run(add_template, actor=request.actor, product_kind=product, **form.facts)
        if template is not None:
            messages.success(request, phrases.SAVED)
            return redirect("professional:dossiers:template", template.public_id)
    context = {"form": form, "template": None, "rules": [], "rule_form": None, "trail": _trail()}
    return render(request, "dossiers/professional/template.html", context, status=form.status)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def template(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change it, and see because of which answers it is asked."""
    found = _found(request, public_id)
    data, shown = request.POST if request.method == "POST" else None, request.GET.get("shown", "")
    form = PointTemplateForm(data, actor=request.actor, template=found, shown=shown)
    if form.is_valid() and form.run(edit_template, actor=request.actor, template=found, **form.facts):
        messages.success(request, phrases.SAVED)
        return redirect("professional:dossiers:templates")
    return _page(request, found, form=form)


@professional_view(policies.CONFIGURE)
@require_POST
def order(request: HttpRequest) -> HttpResponse:
    """Put what is asked for a product in another order."""
    kind = request.GET.get("product", "")
    product = kind if kind in ProductKind.values else ""
    return ordered(
        request,
        order_templates,
        actor=request.actor,
        back=reverse("professional:dossiers:templates"),
        product_kind=product,
    )


@professional_view(policies.CONFIGURE)
@require_POST
def archive(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Offer it no more."""
    return _change(request, public_id, archive_template, _("It is not asked any more."))


@professional_view(policies.CONFIGURE)
@require_POST
def restore(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Offer it again."""
    return _change(request, public_id, restore_template, _("It is in use again."))


@professional_view(policies.CONFIGURE)
@require_POST
def rule_add(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask for it because of an answer."""
    found = _found(request, public_id)
    form = RuleForm(request.POST, actor=request.actor)
    if form.is_valid() and form.run(add_rule, actor=request.actor, template=found, **form.facts):
        messages.success(request, _("The rule was added."))
        return redirect("professional:dossiers:template", public_id)
    return _page(request, found, rule_form=form)


@professional_view(policies.CONFIGURE)
@require_POST
def rule_remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask for it because of this answer no more."""
    visible = AnswerRule.objects.visible_to(request.actor).select_related("template")
    rule = get_object_or_404(visible, public_id=public_id)
    remove_rule(actor=request.actor, rule=rule)
    messages.success(request, _("The rule was removed."))
    return redirect("professional:dossiers:template", rule.template.public_id)


def _found(request: HttpRequest, public_id: UUID) -> PointTemplate:
    visible = PointTemplate.objects.visible_to(request.actor).select_related("document_type")
    return get_object_or_404(visible, public_id=public_id)


def _page(
    request: HttpRequest,
    found: PointTemplate,
    *,
    form: PointTemplateForm | None = None,
    rule_form: RuleForm | None = None,
) -> HttpResponse:
    form = form or PointTemplateForm(actor=request.actor, template=found)
    rule_form = rule_form or RuleForm(actor=request.actor)
    rules = AnswerRule.objects.visible_to(request.actor).filter(template=found).order_by("pk")
    context = {
        "form": form,
        "template": found,
        "rules": described(request.actor, rules),
        "rule_form": rule_form,
        "trail": _trail(),
    }
    return render(request, "dossiers/professional/template.html", context, status=max(form.status, rule_form.status))


def _change(request: HttpRequest, public_id: UUID, command: Callable[..., object], done: str) -> HttpResponse:
    command(actor=request.actor, template=_found(request, public_id))
    messages.success(request, done)
    return redirect("professional:dossiers:templates")


def _trail() -> list[tuple[str, str]]:
    """The way here."""
    return [
        (_("Settings"), reverse("professional:professional_portal:settings")),
        (_("Usual action points"), reverse("professional:dossiers:templates")),
    ]
