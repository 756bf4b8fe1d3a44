"""The contracts of a client: the panel in the client's file, and the page of each contract with what can be done."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.contracts import commands, policies
from tenant_apps.contracts.enums import UNSIGNED, WITH_CLIENT, ContractState
from tenant_apps.contracts.history import history_of
from tenant_apps.contracts.models import Contract
from tenant_apps.contracts.professional.forms import (
    ApproveForm,
    ContractForm,
    EndForm,
    RecordForm,
    RemindForm,
    SendForm,
    WithdrawForm,
)
from tenant_apps.customers.enums import Lifecycle
from tenant_apps.customers.models import Customer, Party
from tenant_apps.documents.models import Delivery
from vestibule.core import phrases
from vestibule.core.actors import Actor
from vestibule.core.doors import professional_view
from vestibule.core.forms import Form
from vestibule.core.permissions import allows, permission_named


@professional_view(policies.VIEW)
@require_GET
def panel(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """The contracts of one client, in the client's file or on a page of their own."""
    customer = _customer(request, customer_id)
    contracts = list(Contract.objects.visible_to(request.actor).of(customer).with_everything())
    context = {"customer": customer, "contracts": contracts, "may_edit": allows(request.actor, policies.EDIT), "of": ""}
    context["back"] = _way_back(request.actor, customer)
    return render(request, f"contracts/professional/{'_panel' if request.htmx else 'panel'}.html", context)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """Add a contract; where there is no dossier yet, say that one is needed."""
    customer = _customer(request, customer_id)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    about = {"about": request.GET.get("dossier", "")}
    form = ContractForm(*sent, actor=request.actor, customer=customer, initial=about)
    if form.is_valid():
        facts = {"dossier": form.dossier, "file": form.cleaned_data["files"], "facts": form.facts}
        contract = form.run(commands.bring_contract, actor=request.actor, **facts)
        if contract is not None:
            messages.success(request, _("The contract was added. The client sees it once you send it."))
            return redirect("professional:contracts:detail", contract.public_id)
    context = {"form": form, "customer": customer, "contract": None, "back": _way_back(request.actor, customer)}
    return render(request, "contracts/professional/edit.html", context, status=422 if form.errors else 200)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change what was not sent yet."""
    found = _found(request, public_id)
    customer = found.dossier.customer
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ContractForm(*sent, actor=request.actor, customer=customer, source=found)
    if form.is_valid():
        facts = {"facts": form.facts, "file": form.cleaned_data["files"]}
        if form.run(commands.change_contract, actor=request.actor, contract=found, **facts):
            messages.success(request, phrases.SAVED)
            return redirect("professional:contracts:detail", public_id)
    back = reverse("professional:contracts:detail", args=[public_id])
    context = {"form": form, "customer": customer, "contract": found, "back": back}
    return render(request, "contracts/professional/edit.html", context, status=422 if form.errors else 200)


@professional_view(policies.VIEW)
@require_GET
def detail(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """How far the contract is, what can be done with it, and its history."""
    return _page(request, _found(request, public_id))


@professional_view(policies.EDIT)
@require_POST
def send(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Send the contract to the client."""
    form = SendForm(request.POST, auto_id=_ids("send"))
    done = _("The contract was sent. The client was written to.")
    return _act(request, public_id, commands.send_contract, done, send=form)


@professional_view(policies.EDIT)
@require_POST
def remind(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Write to the client once more."""
    form = RemindForm(request.POST, auto_id=_ids("remind"))
    return _act(request, public_id, commands.remind_of_contract, _("The client was reminded."), remind=form)


@professional_view(policies.EDIT)
@require_POST
def record(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Record by hand that it was signed, with the signed file."""
    form = RecordForm(request.POST, request.FILES, auto_id=_ids("record"))
    return _act(request, public_id, commands.bring_signature, _("The signature was recorded."), record=form)


@professional_view(policies.EDIT)
@require_POST
def approve(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Approve the signed copy that the client delivered."""
    form = ApproveForm(request.POST, auto_id=_ids("approve"))
    return _act(request, public_id, commands.approve_signature, _("The signature was recorded."), approve=form)


@professional_view(policies.EDIT)
@require_POST
def reopen(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take back a signature that was recorded by hand."""
    return _act(request, public_id, commands.reopen_signature, phrases.SAVED, reopen=Form(request.POST))


@professional_view(policies.EDIT)
@require_POST
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Withdraw what was not signed."""
    form = WithdrawForm(request.POST, auto_id=_ids("withdraw"))
    return _act(request, public_id, commands.withdraw_contract, _("The contract was withdrawn."), withdraw=form)


@professional_view(policies.EDIT)
@require_POST
def end(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say on what day a signed contract ends."""
    form = EndForm(request.POST, auto_id=_ids("end"))
    return _act(request, public_id, commands.end_contract, _("The end of the contract was recorded."), end=form)


def _act(
    request: HttpRequest, public_id: UUID, command: Callable[..., Contract], done: str | Promise, **bound: Form
) -> HttpResponse:
    """Run the command with what the form holds; what is wrong is told beside the form, on the same page."""
    found = _found(request, public_id)
    (form,) = bound.values()
    if form.is_valid():
        facts = {"file" if name == "files" else name: value for name, value in form.cleaned_data.items()}
        if form.run(command, actor=request.actor, contract=found, **facts):
            messages.success(request, done)
            return redirect("professional:contracts:detail", public_id)
    return _page(request, _found(request, public_id), **bound)


def _page(request: HttpRequest, contract: Contract, **bound: Form) -> HttpResponse:
    state = contract.state
    copy = contract.copy
    came = Delivery.objects.visible_to(request.actor).counted().select_related("file").order_by("pk")
    people = _people(request, contract)
    signature = {"people": people, "initial": {"seen": copy.revision if copy else None}}
    context = {
        "contract": contract,
        "state": state,
        "customer": contract.dossier.customer,
        "back": _way_back(request.actor, contract.dossier.customer),
        "people": people,
        "deliveries": list(came.filter(request=copy, round=copy.round)) if copy else [],
        "history": history_of(contract),
        "may_edit": allows(request.actor, policies.EDIT),
        "is_draft": state == ContractState.DRAFT,
        "is_with_client": state in WITH_CLIENT,
        "may_remind": state in WITH_CLIENT and contract.is_asked,
        "is_received": state == ContractState.RECEIVED,
        "is_unsigned": state in UNSIGNED,
        "is_incomplete": contract.signed_at is not None and contract.signed_on is None,
        "refusal": next((error for form in bound.values() for error in form.non_field_errors()), ""),
        "send": SendForm(auto_id=_ids("send")),
        "remind": RemindForm(auto_id=_ids("remind")),
        "record": RecordForm(auto_id=_ids("record"), people=people),
        "approve": ApproveForm(auto_id=_ids("approve"), **signature),
        "withdraw": WithdrawForm(auto_id=_ids("withdraw")),
        "end": EndForm(auto_id=_ids("end"), initial={"ends_on": contract.ends_on}),
    }
    status = 422 if any(form.errors for form in bound.values()) else 200
    return render(request, "contracts/professional/detail.html", context | bound, status=status)


def _people(request: HttpRequest, contract: Contract) -> str:
    """Who must sign, by name."""
    if contract.party is not None:
        return str(contract.party)
    found = Party.objects.visible_to(request.actor).people_of(contract.dossier.customer)
    return ", ".join(str(party) for party in found)


def _ids(name: str) -> str:
    """Several forms stand on one page."""
    return f"id_{name}_%s"


def _way_back(actor: Actor, customer: Customer) -> str:
    """The client's file, where the plan holds it and they are a client; otherwise the list of their contracts."""
    if customer.lifecycle != Lifecycle.PROSPECT and allows(actor, permission_named("clients:view")):
        return f"{reverse('professional:clients:detail', args=[customer.public_id])}#contracts"
    return reverse("professional:contracts:panel", args=[customer.public_id])


def _customer(request: HttpRequest, customer_id: UUID) -> Customer:
    return get_object_or_404(Customer.objects.visible_to(request.actor), public_id=customer_id)


def _found(request: HttpRequest, public_id: UUID) -> Contract:
    visible = Contract.objects.visible_to(request.actor).with_everything()
    return get_object_or_404(visible, public_id=public_id)
